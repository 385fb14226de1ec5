"""Dated bills over several turns: a day told anew of a bill told before (要是3月2日出的院呢), a further bill, and the
day of identification told only after the bill. Moves days; reckons no window."""

import re

from assistant.amend import adds, corrects
from assistant.gather import Facts
from assistant.lexicon import load_lexicon
from assistant.state import State
from assistant.suppose import supposes
from calculator.rules import Deadline, Layer, Rule

MONTH = 31
"""Days of the longest span that is told as a month."""
SMALL = re.compile("[，。；！？\n]")
Bill = dict[str, str]


def redate(state: State, rule: Rule | None, facts: Facts) -> None:
    """Fill facts["bills"] with the bills of earlier turns as this turn leaves them."""
    if isinstance(rule, Deadline) and rule.chooses:
        _enrolled(state, facts)
    if not isinstance(rule, Layer) or not rule.lookback:
        return
    old, new = _bills(state.session.facts), _bills(facts)
    if old and new:
        facts["bills"] = _merged(state, old, new)
    elif len(old) == 1 and "event_date" in facts and not state.reading.mentions and _moves(state):
        first, last = _span(state, str(facts["event_date"]))
        facts["bills"] = [{**old[0], "first": first, "last": last}]
    elif not (old or new) and "identified_on" in facts:
        _dated_before(state, facts)


def _enrolled(state: State, facts: Facts) -> None:
    """Of several days the one of being enrolled or recognised counts, not that of a stay."""
    words, days = load_lexicon().words, state.reading.days
    near = [
        (first, last) for said, first, last in days if words["enrol_day"].search(SMALL.split(said.partition("|")[2])[0])
    ]
    exact = [first for first, last in near if (last - first).days < MONTH]
    if len(days) > 1 and near:
        facts["event_date"] = [*(first for first, _ in near), *exact][-1].isoformat()


def _bills(facts: Facts) -> list[Bill]:
    bills = facts.get("bills", [])
    return list(bills) if isinstance(bills, list) else []


def _merged(state: State, old: list[Bill], new: list[Bill]) -> list[Bill]:
    """Bills said to be added stand beside the old ones; some of the same sums as old ones take their place."""
    if adds(state.text) and not corrects(state.text):
        return [*old, *new]
    again = {bill["amount"]: bill for bill in new}
    if len(new) < len(old) and set(again) <= {bill["amount"] for bill in old}:
        return [again.get(bill["amount"], bill) for bill in old]
    return new


def _moves(state: State) -> bool:
    """Whether a day of the turn is another day of the bill: supposed, put right, or said to be that of a discharge."""
    return supposes(state) or corrects(state.text) or load_lexicon().words["cost_day"].search(state.text) is not None


def _span(state: State, day: str) -> tuple[str, str]:
    """The days of the date that begins on a day."""
    lasts = [last.isoformat() for _, first, last in state.reading.days if first.isoformat() == day]
    return day, min(lasts, default=day)


def _dated_before(state: State, facts: Facts) -> None:
    """A sum and its day were told first, the day of identification now: together they are a bill."""
    known = state.session.facts
    amount, day = known.get("after_insurance"), known.get("start_date")
    if not isinstance(amount, str) or not isinstance(day, str) or "after_insurance" in facts:
        return
    care = str(known.get("care", "inpatient"))
    facts["bills"] = [{"first": day, "last": day, "care": care, "amount": amount}]
