"""A sum that says by how much an earlier one changes (少自付三万呢, 医院退了一万): the earlier sum less or plus it.
What is added as a sum of its own (又住了一次院，再付3万) is amend.py's."""

import re

from assistant.amend import SILENT, WHOLE, adds, is_balance, sums_of
from assistant.gather import Facts
from assistant.lexicon import load_lexicon
from assistant.state import Mention, State
from assistant.suppose import supposes
from calculator.money import fen, less, show

LAST = "after_insurance"
CLAUSE = re.compile(r"[，。；！？\n]")


def shift(state: State, facts: Facts) -> bool:
    """Put the changed sum in the place of the change among this turn's facts; whether the turn told one."""
    live = [mention for mention in state.reading.mentions if mention.role not in SILENT]
    sums = {said for value in state.session.facts.values() for said in sums_of(value)}
    live = [mention for mention in live if show(mention.low) not in sums] if len(live) > 1 else live
    if len(live) != 1 or live[0].low != live[0].high or not state.session.facts:
        return False
    names = [name for name, value in facts.items() if value == show(live[0].low)]
    if (
        names
        and names[0].startswith("paid_")
        and names[0] not in state.session.facts
        and set(WHOLE) & set(state.session.facts)
    ):
        return False  # one more payment of a bill told whole
    sign = _sign(state, live[0])
    target = _target(state, names) if sign and names else ""
    if not target:
        return False
    if names[0].startswith("paid_") != target.startswith("paid_"):
        sign = -sign  # 医保多报一万: as much less to pay
    before = fen(str(state.session.facts[target]))
    del facts[names[0]]
    facts[target] = show(before + live[0].low if sign > 0 else less(before, live[0].low))
    state.reading.rough.pop(names[0], None)
    state.reading.shifted = True
    return True


def _sign(state: State, mention: Mention) -> int:
    """+1 for more, -1 for less, by the words right before the sum; 0 where it is a sum of its own."""
    text, words = state.text, load_lexicon().words
    start = max((stop.end() for stop in CLAUSE.finditer(text, 0, mention.at)), default=0)
    before = text[start : mention.at]
    if not supposes(state) and (slip := words["miscounted"].search(before)):
        return 1 if slip["few"] else -1
    if words["reimbursed_less"].search(before):
        return 1 if not _paid(mention) else -1
    if words["reimbursed_more"].search(before):
        return -1 if not _paid(mention) else 1
    if _paid(mention) and isinstance(state.session.facts.get(LAST), str) and words["paid_later"].search(text):
        return 1  # 赔的钱今天到账了
    if words["less_by"].search(before):
        return -1
    return 1 if words["more_by"].search(before) and not adds(text) else 0


def _paid(mention: Mention) -> bool:
    return mention.role.startswith("paid_")


def _target(state: State, names: list[str]) -> str:
    """The known sum that changes: what insurances left, the one of the same name, else the only balance."""
    known = state.session.facts
    if names[0].startswith("paid_") and isinstance(known.get(LAST), str):
        return LAST
    if names[0] in known and isinstance(known[names[0]], str):
        return names[0]
    balances = [name for name in known if is_balance(name)]
    return balances[0] if len(balances) == 1 and isinstance(known[balances[0]], str) else ""
