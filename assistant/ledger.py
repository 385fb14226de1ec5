"""The bills told over a talk: whose, of which care, of which year. What is added comes beside what was told before;
asked for together (两次合起来), all bills of one person count; somebody else's bill is never added to another's."""

import re

from assistant.amend import SILENT, WHOLE, adds, corrects, is_balance
from assistant.gather import Facts, money_fact
from assistant.lexicon import load_lexicon
from assistant.settle_bill import is_another, leave_parts
from assistant.state import Bill, Mention, Session, State
from assistant.sums import UNCLEAR
from assistant.who import ONESELF
from assistant.wording import say
from calculator.facts import CARES
from calculator.money import fen, show
from calculator.rules import Layer, Rule

ORDER = "一二三四五六七八九"
RATHER = re.compile("其实|应该|实际|准确")
UNTOLD = ("", UNCLEAR)
STOP = re.compile("[，。；！？\n]")
BEHIND = 3
YEAR_ONLY = 4
"""How long a month is written of which only the year is known."""
BORNE = ("self", "burden_group", "reasonable_left", "in_scope", "total_cost")
NO_BILL = ("members", "bills", "burden")
"""Sums kept member by member, day by day or part by part."""


def keep_bills(state: State, rule: Rule | None, facts: Facts) -> None:
    """Keep this turn's bill beside the earlier ones, and put what is asked for together into the session's facts."""
    session = state.session
    if _recare(state):
        return
    told = [name for name in facts if is_balance(name) and name not in NO_BILL]
    if len(told) > 1:
        session.open = []
        return
    if not told and (one := _picked(state)) is not None:
        _put_together(session, [one])
        session.facts |= {"care": one.care} if one.care in CARES else {}
        session.open = session.open if session.base else [one]
        return
    new = _streams(state, told[0], facts[told[0]], rule) if told else []
    if not new and "care" in facts and session.base is None:
        _care_told(session, str(facts["care"]))
    if new and (place := _which(state)) is not None and place < len(session.open):
        new = [*session.open[:place], *new[:1], *session.open[place + 1 :]]
        _put_together(session, new)
    together = _asks_together(state)
    if new and is_another(state, together):
        leave_parts(session, facts)
    if told and not new:
        session.open = []
        return
    if not new and not together:
        return
    counted = _of_the_year(state, _counted(state, new, together))
    if len(counted) != len(new) or not new:
        _put_together(session, counted)
        session.open = session.open if session.base else counted
    if new and session.base is None:
        _keep(session, new, counted)


def _recare(state: State) -> bool:
    """Put right of which care a bill is that is named by its sum (28000那张其实是慢特病的)."""
    session, reading = state.session, state.reading
    sums = {mention.low for mention in reading.mentions}
    named = [bill for bill in session.open if {bill.low, bill.high} == sums]
    right = corrects(state.text) or RATHER.search(state.text)
    if len(named) != 1 or len(reading.cares) != 1 or not right or named[0].care == reading.cares[0]:
        return False
    new = named[0]._replace(care=reading.cares[0])
    session.bills = [new if bill == named[0] else bill for bill in session.bills]
    session.open = [new if bill == named[0] else bill for bill in session.open]
    _put_together(session, session.open)
    if len({bill.care for bill in session.open}) > 1:
        session.facts.pop("care", None)
    return True


def sums_up(state: State) -> bool:
    """Whether the turn asks for several bills of the talk together, rather than whether they may be."""
    session, reading = state.session, state.reading
    new = sum(mention.role not in SILENT for mention in reading.mentions)
    known = sum(bill.kin == session.whose for bill in session.bills)
    whether = "eligible" in reading.aspects and "amount" not in reading.aspects
    return known > 0 and known + new > 1 and not whether and _asks_together(state)


def put_all_together(state: State) -> bool:
    """All settled bills of the one spoken of, where they are asked for together; whether there are several."""
    session = state.session
    if not _asks_together(state) or len(session.open) > 1 or not all(bill.settled for bill in session.open):
        return False
    counted = _of_the_year(state, _counted(state, [], True))
    if len(counted) < 2:
        return False
    _put_together(session, counted)
    session.open = counted
    return True


def _care_told(session: Session, care: str) -> None:
    """What was asked back of a bill: its way of care, told by itself."""
    untold = [bill for bill in session.open if bill.care in UNTOLD]
    if not untold:
        return
    told = {bill: bill._replace(care=care) for bill in untold}
    session.bills = [told.get(bill, bill) for bill in session.bills]
    session.open = [told.get(bill, bill) for bill in session.open]
    if len(session.open) > 1:
        _put_together(session, session.open)


def _which(state: State) -> int | None:
    """The place of the earlier bill that a correction names (第三次其实是13万); None where it names none."""
    found = load_lexicon().words["which_bill"].search(state.text)
    if found is None or len(state.session.open) < 2 or not (corrects(state.text) or RATHER.search(state.text)):
        return None
    return ORDER.index(found["number"]) if found["number"] else 0 if found["first"] else len(state.session.open) - 1


def _picked(state: State) -> Bill | None:
    """The one bill of several that a turn without sums asks about alone (去年那次呢, 普通门诊那块单独给多少)."""
    reading, text, words = state.reading, state.text, load_lexicon().words
    bills = [one for one in state.session.bills if one.kin == state.session.whose and one.region == state.plan.region]
    if len(bills) < 2 or reading.mentions or _asks_together(state) or not words["that_one"].search(text):
        return None
    place = words["which_bill"].search(text)
    if place is not None and (place["number"] or place["first"]):
        at = ORDER.index(place["number"]) if place["number"] else 0
        bills = bills[at : at + 1]
    if len(reading.cares) == 1:
        bills = [one for one in bills if one.care == reading.cares[0]]
    if months := {name[:7] for kind, name, *_ in reading.words if kind == "date"}:
        years = {month[:4] for month in months}
        exact = [one for one in bills if one.month in months]
        bills = exact or [one for one in bills if one.year in years]
    return bills[0] if len(bills) == 1 else None


def all_of_year(session: Session, year: str) -> None:
    """Put all bills of the one spoken of into one year (两张其实都开在2025年), taken together."""
    session.bills = [one._replace(month=year) if one.kin == session.whose else one for one in session.bills]
    session.open = [one for one in session.bills if one.kin == session.whose]
    _put_together(session, session.open)


def _of_the_year(state: State, bills: list[Bill]) -> list[Bill]:
    """Of bills of several years, those of the one asked about after them (今年一共能救助多少)."""
    last = max((mention.end for mention in state.reading.mentions), default=0)
    asked = {name[:4] for kind, name, start, _ in state.reading.words if kind == "date" and start >= last}
    of_it = [bill for bill in bills if bill.year in asked]
    return of_it if len(asked) == 1 and of_it else bills


def _counted(state: State, new: list[Bill], together: bool) -> list[Bill]:
    """The bills the turn asks about: the new one, with those it is added to or taken together with."""
    session = state.session
    anew = state.reading.anew or state.reading.shifted or state.reading.restated or corrects(state.text)
    one = new[-1] if new else session.open[-1] if session.open else None
    if one is None or (anew and new):
        return new
    known = session.open if new and not together else session.bills
    same = [bill for bill in known if _alike(bill, one) and bill not in new]
    alone = load_lexicon().words["alone_asked"].search(state.text) and not together
    if new and (alone or not (together or adds(state.text))):
        return new
    return [*same, *new]


def _alike(bill: Bill, one: Bill) -> bool:
    """Whether two bills are of one person, place, year and kind of sum."""
    return bill[:3] == one[:3] and bill.year == one.year


def _keep(session: Session, new: list[Bill], counted: list[Bill]) -> None:
    """A bill of another care or year stands beside those before; one of the same takes their place unless added."""
    replaced = [bill for bill in session.open if bill not in counted and any(_same(bill, one) for one in new)]
    session.bills = [*(bill for bill in session.bills if bill not in replaced and bill not in new), *new]
    session.open = counted


def _same(bill: Bill, one: Bill) -> bool:
    when = bill.month == one.month or YEAR_ONLY in (len(bill.month), len(one.month))
    return _alike(bill, one) and when and (bill.care == one.care or "" in (bill.care, one.care))


def _put_together(session: Session, bills: list[Bill]) -> None:
    """The sum of bills as one fact, by way of care where several are told."""
    whole = len(bills) == 1 and bills[0].settled and any(part in session.facts for part in WHOLE)
    if not bills or whole:
        return
    name, cares = bills[0].name, {bill.care for bill in bills}
    if any(bill.settled for bill in bills):
        leave_parts(session, {})
    if len(cares) > 1 and not cares & set(UNTOLD) and all(bill.low == bill.high for bill in bills):
        session.facts[name] = {c: show(sum(b.low for b in bills if b.care == c)) for c in sorted(cares)}
    else:
        session.facts[name] = money_fact(sum(bill.low for bill in bills), sum(bill.high for bill in bills))
    if any(bill.rough for bill in bills):
        session.rough[name] = None


def _asks_together(state: State) -> bool:
    """Whether all bills are asked for: words of adding up that do not themselves name a sum (一共3万)."""
    text, sums = state.text, [mention.at for mention in state.reading.mentions]
    return any(
        not any(found.end() <= at and not STOP.search(text[found.end() : at]) for at in sums)
        for found in load_lexicon().words["together"].finditer(text)
    )


def _streams(state: State, name: str, value: object, rule: Rule | None) -> list[Bill]:
    """A balance as bills, one for each way of care it is told by; [] for what is no sum."""
    session, rough = state.session, name in state.reading.rough
    household = isinstance(rule, Layer) and rule.unit == "household"
    kin, region = () if household else session.whose, state.plan.region
    own = str(session.facts.get("event_date", state.as_of))[:4]
    care = str(session.facts.get("care", UNCLEAR if state.reading.care_unclear else ""))

    def bill(low: int, high: int, way: str = care, month: str = own) -> Bill:
        return Bill(kin, region, name, way, month, low, high, rough, session.turns)

    if isinstance(value, dict) and set(value) <= set(CARES):
        return [bill(fen(said), fen(said), way) for way, said in value.items()]
    if isinstance(value, dict):
        return [bill(fen(value["low"]), fen(value["high"]))]
    if not isinstance(value, str):
        return []
    live = [one for one in state.reading.mentions if one.role not in SILENT]
    each = [one for one in live if one.low == one.high and one.low < fen(value)]
    if len(each) > 1 and sum(one.low for one in each) == fen(value):
        return [bill(one.low, one.high, month=_month(one, own)) for one in each]  # 第一次2万，第二次3万
    if len(live) == 1:
        return [bill(fen(value), fen(value), month=_month(live[0], own))]
    return [bill(fen(value), fen(value))]


def _month(mention: Mention, year: str) -> str:
    """When a sum arose: the month said beside it, or the year."""
    first, last = (day.isoformat() for day in mention.day) if mention.day else (year, year)
    return first[:7] if first[:7] == last[:7] else first[:4] if first[:4] == last[:4] else year


def of_asked_year(state: State, mentions: list[Mention], rule: Rule | None) -> list[Mention]:
    """Of a household's sums of two years (5万2是今年的，去年是3万7), those of the year its benefit counts: the one
    named after them, else the year before this one."""
    dates = [(start, name[:4]) for kind, name, start, _ in state.reading.words if kind == "date"]
    borne = [mention for mention in mentions if mention.role.startswith(BORNE)]
    years = {mention: year_of(mention, dates) for mention in borne}
    household = isinstance(rule, Layer) and rule.unit == "household"
    if not household or len({*years.values()} - {""}) < 2 or any(mention.who for mention in mentions):
        return mentions
    last = max(mention.end for mention in mentions)
    asked = {year for start, year in dates if start >= last}
    year = asked.pop() if len(asked) == 1 else str(state.as_of.year - 1)
    return [mention for mention in mentions if years.get(mention, "") in ("", year)]


def year_of(mention: Mention, dates: list[tuple[int, str]]) -> str:
    """The year said right behind a sum (5万2是今年的) or before it."""
    behind = [year for start, year in dates if 0 <= start - mention.end <= BEHIND]
    return behind[0] if behind else str(mention.day[1].year) if mention.day else ""


def every_year(state: State, rule: Rule | None) -> list[tuple[str, Facts]]:
    """Where one person's bills of several years are asked about together (两年一共呢), each year with its own bills
    and limit; [] otherwise."""
    session = state.session
    if not isinstance(rule, Layer) or rule.unit != "person" or state.reading.mentions or not _asks_together(state):
        return []
    own = [bill for bill in session.bills if bill.kin == session.whose and bill.region == state.plan.region]
    years = sorted({bill.year for bill in own})
    found: list[tuple[str, Facts]] = []
    for year in years if len(years) > 1 else ():
        apart = Session(facts=dict(session.facts) | {"event_date": f"{year}-12-31"})
        _put_together(apart, [bill for bill in own if bill.year == year])
        found.append((say("each.year", year=year), apart.facts))
    return found


def everybody(state: State, rule: Rule | None) -> list[tuple[str, Facts]]:
    """Where all people of the talk are asked about together (他俩一共能拿多少), each with their own bills and
    facts; [] otherwise."""
    session, lexicon = state.session, load_lexicon()
    if not isinstance(rule, Layer) or rule.unit != "person" or not lexicon.words["all_people"].search(state.text):
        return []
    here = [bill for bill in session.bills if bill.region == state.plan.region]
    found: list[tuple[str, Facts]] = []
    for kin in dict.fromkeys(bill.kin for bill in here):
        earlier = (one for one in reversed(session.matters) if set(kin) & set(one.kin) or not (kin and one.kin))
        matter = next(earlier, None)
        own = Session(facts=dict(matter.facts if matter else session.facts))
        _put_together(own, [bill for bill in here if bill.kin == kin])
        found.append(("、".join(lexicon.kin_names.get(one, one) for one in kin or (ONESELF,)), own.facts))
    return found if len(found) > 1 else []
