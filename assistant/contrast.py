"""Says in one sentence which of the regions compared gives more, and by how much: only where the texts settle it. A
text that sets no more than a floor settles it only when even its floor, or its most, does. Subtracts, nothing else."""

from fractions import Fraction
from typing import NamedTuple

from assistant.answer import Step as Line
from assistant.describe import TERMS, Describer
from assistant.wording import percent, say, yuan
from calculator.outcome import Outcome


class Span(NamedTuple):
    """What one region gives: its name, the least and the most (None: no upper limit), in 分 or in per cent."""

    name: str
    low: Fraction
    high: Fraction | None


def contrast(describer: Describer, outcomes: list[tuple[str, Outcome]]) -> tuple[str, list[Line]]:
    """The sentence and, where it names a difference, its line of the proof; "" where the regions' figures are none of
    a kind."""
    if len({region for region, _ in outcomes}) < len(outcomes) or len({_kind(one) for _, one in outcomes}) != 1:
        return "", []
    spans = [span for region, one in outcomes if (span := _span(describer.region(region), one))]
    if len(spans) < len(outcomes) or len(spans) < 2:
        return "", []
    rates = outcomes[0][1].rate is not None
    ranked = sorted(spans, key=lambda span: span.low, reverse=True)
    top, last = ranked[0], ranked[-1]
    if all(span.low == span.high for span in spans):
        return _settled(top, last, len(spans), rates, outcomes[0][1].benefit)
    if len(spans) == 2 and last.high is not None and last.high <= top.low:
        return say("contrast.not_less", one=top.name, other=last.name), []
    words = "contrast.floors_rate" if rates else "contrast.floors"
    return say(words, names="、".join(one.name for one in spans if one.low != one.high)), []


def _settled(top: Span, last: Span, many: int, rates: bool, rule: str) -> tuple[str, list[Line]]:
    apart = top.low - last.low
    if not apart:
        return say("contrast.same" if many == 2 else "contrast.all_same"), []
    show = percent if rates else _yuan
    amount = show(apart).removesuffix("%")
    values = {"one": top.name, "other": last.name, "amount": amount}
    key = f"contrast.{'two' if many == 2 else 'more'}{'_rate' if rates else ''}"
    line = {
        "rule": rule,
        "formula": say("apart.formula", **values),
        "with": f"{show(top.low)} − {show(last.low)}",
        "value": amount,
    }
    return say(key, **values), [Line.model_validate(line)]


def _yuan(fen: Fraction) -> str:
    return yuan(int(fen))


def _kind(outcome: Outcome) -> tuple[str, bool]:
    """What an outcome is about: the same benefit, or the same term of one (its ratio, its limit)."""
    kind = outcome.benefit.rsplit("_", 1)[-1]
    return (kind if kind in TERMS and outcome.benefit != "burden_cap" else outcome.benefit), outcome.rate is not None


def _span(name: str, outcome: Outcome) -> Span | None:
    if outcome.status in ("refused", "needs") or outcome.verdict is not None:
        return None
    if outcome.rate is not None:
        return Span(name, outcome.rate, Fraction(100) if outcome.status == "at_least" else outcome.rate)
    if outcome.low is None or outcome.status == "at_most":
        return None
    return Span(name, Fraction(outcome.low), Fraction(outcome.high) if outcome.high is not None else None)
