"""One outcome as a result of the public contract: figures as strings, status, citations. Decides nothing."""

from assistant.answer import ResultItem
from assistant.describe import Describer
from assistant.wording import two_decimals
from calculator.money import show
from calculator.outcome import Outcome


def item(describer: Describer, region: str, outcome: Outcome, asked: str, *, requested: bool = True) -> ResultItem:
    """An outcome as data of the contract."""
    markers = [describer.citations.mark(source) for source in outcome.sources[:3]]
    low = high = amount = None
    if outcome.rate is not None and outcome.status != "refused":
        shown = two_decimals(outcome.rate)
        amount, low, high = _bounded(outcome, shown, None if outcome.status == "at_least" else shown)
    elif outcome.low is not None:
        top = show(outcome.high) if outcome.high is not None else None
        amount, low, high = _bounded(outcome, show(outcome.low), top)
    left = outcome.left
    self_pay = asked == "self_pay" and left is not None and outcome.status not in ("refused", "needs")
    if self_pay and left is not None:
        exact = left.low == left.high
        amount, low, high = (show(left.high), None, None) if exact else (None, show(left.low), show(left.high))
    return ResultItem(
        benefit="self_pay" if self_pay else outcome.benefit,
        label=outcome.label,
        region=region,
        document=outcome.document,
        status=outcome.status,
        requested=requested,
        amount=amount,
        low=low,
        high=high,
        unit="%" if outcome.rate is not None else "元",
        remaining=show(left.high) if left is not None and outcome.status not in ("refused", "needs") else None,
        verdict=outcome.verdict,
        threshold=show(outcome.threshold) if outcome.threshold is not None else None,
        date=outcome.date,
        reason=outcome.reason,
        citations=list(dict.fromkeys(markers)),
    )


def _bounded(outcome: Outcome, low: str, high: str | None) -> tuple[str | None, str | None, str | None]:
    match outcome.status:
        case "exact" | "conditional":
            return low, None, None
        case "at_least":
            return None, low, high
        case "at_most":
            return None, None, high
        case "range":
            return None, low, high
    return None, None, None
