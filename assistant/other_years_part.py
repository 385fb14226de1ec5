"""A part of a sum told before that turns out to be of another year (里头有1200是前年的，去年的只有7800): what is left
of the sum for its own year. Takes nothing out unless the sums add up, or the part is said to lie within the sum."""

import re

from assistant.amend import BALANCES, SILENT, is_balance
from assistant.ledger import year_of
from assistant.state import Bill, Mention, Session, State
from calculator.money import fen, show

WITHIN = re.compile("(?:里头|里面|其中|当中|中间|这里边|这里面|头里)[^，。；]{0,6}$")
ONLY = re.compile("(?:只有|只|就|才|仅)[^，。；]{0,4}$")


def take_out_other_year(state: State) -> None:
    """Put what is left of the sum in the place of the sum, and leave only its year in the reading."""
    reading, session = state.reading, state.session
    live = [mention for mention in reading.mentions if mention.role not in SILENT]
    names = [name for name, value in session.facts.items() if is_balance(name) and isinstance(value, str)]
    if len(names) != 1 or names[0] not in (*BALANCES, "after_insurance") or session.base is not None:
        return
    whole = fen(str(session.facts[names[0]]))
    dates = [(start, name[:4]) for kind, name, start, _ in reading.words if kind == "date"]
    years = [year_of(mention, dates) for mention in live]
    kept = _kept(state, live, years, whole)
    if kept is None:
        return
    left, year = kept
    session.facts[names[0]] = show(left)
    session.bills = [_cut(bill, whole, left) for bill in session.bills]
    session.open = [_cut(bill, whole, left) for bill in session.open]
    reading.mentions, reading.cares, reading.restated = [], [], True
    reading.days = [day for day in reading.days if str(day[2].year) == year]
    reading.years = [one for one in reading.years if one == year]


def _kept(state: State, live: list[Mention], years: list[str], whole: int) -> tuple[int, str] | None:
    """What is left in 分 and its year; None where no part of the sum is told to be of another year."""
    own = _own_year(state.session)
    if len(live) == 2 and len({*years} - {""}) == 2 and live[0].low + live[1].low == whole:
        only = [one for one in (0, 1) if ONLY.search(state.text[: live[one].at])]
        same = [one for one in (0, 1) if years[one] == own]
        place = (same or only or [1])[0]
        return live[place].low, years[place]
    within = len(live) == 1 and WITHIN.search(state.text[: live[0].at])
    if within and own and years[0] not in ("", own) and live[0].low < whole:
        return whole - live[0].low, own
    return None


def _own_year(session: Session) -> str:
    """The year the sum was told of; "" where none was."""
    return str(session.facts.get("event_date", ""))[:4]


def _cut(bill: Bill, whole: int, left: int) -> Bill:
    return bill._replace(low=left, high=left) if bill.low == whole else bill
