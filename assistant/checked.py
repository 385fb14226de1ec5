"""Says 对 or 不对 to one figure of the text that somebody wants confirmed (温州一年最多救助10万，对吧), before the
answer: only where the claim is plain, and of the same kind for everybody the answer names. Repeats the person's own
words."""

import re
from fractions import Fraction
from typing import NamedTuple

from assistant.claims import CLAIMED
from assistant.counts import find_rates
from assistant.lexicon import load_lexicon
from assistant.state import State
from assistant.wording import say
from calculator.outcome import Outcome

CLAUSE = re.compile("[，。；！？\n]")
UNLIMITED = "unlimited"


class Claim(NamedTuple):
    """A figure put to be confirmed: as written, in per cent or in 分."""

    words: str
    value: Fraction
    rate: bool


def checked(state: State, outcomes: list[Outcome]) -> list[str]:
    """The line that confirms or corrects what was claimed; none where nothing plain was, or the text says both."""
    reading = state.reading
    if state.plan.doing != "parameter" or "eligible" not in reading.aspects or "amount" in reading.aspects:
        return []
    claim = _claim(state)
    if claim is None:
        return []
    found = {_verdict(claim, outcome) for outcome in outcomes}
    verdict = found.pop() if len(found) == 1 else ""
    return [say(f"checked.{verdict}", claim=claim.words)] if verdict else []


def _claim(state: State) -> Claim | None:
    """The one figure of the turn, unless it is said to be one's own share, a bound or not so."""
    text, words = state.text, load_lexicon().words
    rates = [rate for rate in find_rates(text) if not rate.points]
    most = state.plan.aspect != "ratio"  # 最多15万, 超过5万 name the limit itself
    sums = [m for m in state.reading.mentions if m.role in CLAIMED and m.low == m.high and (most or not m.about)]
    if len(rates) + len(sums) != 1 or len(state.reading.mentions) > len(sums):
        return None
    start, end = (rates[0].start, rates[0].end) if rates else (sums[0].at, sums[0].end)
    before = max((stop.end() for stop in CLAUSE.finditer(text, 0, start)), default=0)
    said = text[before:start]
    if state.plan.aspect == "deductible":
        said = words["above"].sub("", said)  # 超过5万才兜底: the line is claimed
    if words["no_plain_claim"].search(said) or words["no_plain_claim_after"].match(text, end):
        return None
    value = rates[0].value * 100 if rates else Fraction(sums[0].low)
    return Claim(text[start:end], value, bool(rates))


def _verdict(claim: Claim, outcome: Outcome) -> str:
    """yes, no, or floor where the text sets no more than the least; "" where the two are none of a kind."""
    if any(note.kind == UNLIMITED for note in outcome.notes):
        return "" if claim.rate else "no"
    value = outcome.rate if claim.rate else None if outcome.rate is not None else outcome.low
    if value is None or outcome.status not in ("exact", "at_least"):
        return ""
    if outcome.status == "at_least":
        return "no" if claim.value < value else "floor" if claim.value == value else ""
    return "yes" if claim.value == value else "no"
