"""One layer on a balance: from known or bounded amounts to what it pays, what is left, and the steps of the proof.
The proof is made by the computation itself. Knows no other layer."""

from collections.abc import Mapping
from typing import NamedTuple

from calculator.formula import Corner, Readings, Resolved, payment, readings
from calculator.rules import Layer, Terms
from calculator.value import Bound, Source, sources_of

__all__ = ["NOTHING_USED", "Paid", "Resolved", "Span", "Step", "Stream", "Used", "pay"]


class Span(NamedTuple):
    """An amount in 分 known exactly (low == high) or between bounds."""

    low: int
    high: int


class Stream(NamedTuple):
    """The part of a balance that belongs to one care type ("" when nobody said which)."""

    care: str
    amount: Span


class Step(NamedTuple):
    """One line of a proof. ``kind`` picks the words (templates live with the doors); ``data`` holds the operands."""

    kind: str
    layer: str
    data: tuple[object, ...]
    value: Span | Bound | None
    sources: tuple[Source, ...]


class Paid(NamedTuple):
    """What a layer pays: low..high, ``floor_high`` the best case if nobody pays more than the text's minimum;
    ``left`` what remains of the balance. ``missing``: facts that would narrow it. ``open``: 不低于 leaves room."""

    low: int
    floor_high: int
    high: int
    left: Span
    steps: tuple[Step, ...]
    missing: tuple[str, ...]
    unpublished: tuple[str, ...]
    open_up: bool
    capped: bool = False


class Used(NamedTuple):
    """What a layer has already paid this year: in all, and by care type where somebody split it."""

    total: Span = Span(0, 0)
    by_care: Mapping[str, int] | None = None

    def of(self, care: str, most: bool) -> int:
        """The most or the least of it that can belong to one care type."""
        if self.by_care is not None:
            return self.by_care.get(care, 0)
        return self.total.high if most else 0


NOTHING_USED = Used()


def pay(
    layer: Layer,
    terms: Terms,
    balance: tuple[Stream, ...],
    figures: Mapping[str, Bound],
    used: Used = NOTHING_USED,
    *,
    at_floor: bool = False,
) -> Paid:
    """What the layer pays on the balance (streams in 分), given figures and what it has already paid this year (分).
    at_floor: count a ratio of 不低于 at its floor."""
    read = readings(terms, figures, at_floor)
    low, high = [(s.care, s.amount.low) for s in balance], [(s.care, s.amount.high) for s in balance]
    least = _surely(read.least, low, used)
    if read.settled and low == high and _used_settled(read.values, used):
        floor_high = most = left_low_pay = left_high_pay = least
    else:
        floor_high, most = _maybe(read.floor, high, used), _maybe(read.most, high, used)
        left_low_pay, left_high_pay = _maybe(read.most, low, used), _surely(read.least, high, used)
    left = Span(sum(a for _, a in low) - left_low_pay, sum(a for _, a in high) - left_high_pay)
    capped = read.cap is not None and least == max(0, read.cap - used.total.high)
    missing = _missing(read, balance) if read.missing else ()
    unpublished = read.values.cap.missing if read.values.cap.unpublished else ()
    steps = _steps(layer, terms, balance, read.values, used, Span(least, most), left)
    open_up = read.values.ratio.open_up and most > floor_high
    return Paid(least, floor_high, most, left, steps, missing, unpublished, open_up, capped)


def _surely(corner: Corner, base: list[tuple[str, int]], used: Used) -> int:
    return payment(corner, base, used.total.high, lambda care: used.of(care, True))


def _maybe(corner: Corner, base: list[tuple[str, int]], used: Used) -> int:
    return payment(corner, base, used.total.low, lambda care: used.of(care, False))


def _used_settled(values: Resolved, used: Used) -> bool:
    """Whether what was used is known as far as the limits need it."""
    split = used.by_care is not None or not values.sublimits or used.total.high == 0
    return split and used.total.low == used.total.high


def _missing(read: Readings, balance: tuple[Stream, ...]) -> tuple[str, ...]:
    """The figures nobody gave that the payment rests on, those of a care type's limit only where there is such care."""
    cares = {"", *(stream.care for stream in balance)}
    return tuple(dict.fromkeys(name for care, name in read.missing if care in cares))


def _steps(
    layer: Layer, terms: Terms, balance: tuple[Stream, ...], values: Resolved, used: Used, paid: Span, left: Span
) -> tuple[Step, ...]:
    why = sources_of(terms.ratio)
    steps = [Step("base", layer.id, balance, None, (layer.base,))]
    if terms.deductible.sources:
        steps.append(Step("deductible", layer.id, (terms.deductible,), values.deductible, sources_of(terms.deductible)))
    steps.append(Step("ratio", layer.id, (terms.ratio,), values.ratio, why))
    for care, limit in terms.sublimits:
        if any(s.care == care for s in balance):
            steps.append(Step("sublimit", layer.id, (care, limit), values.sublimits[care], sources_of(limit)))
    if terms.cap.sources:
        steps.append(Step("cap", layer.id, (terms.cap, used.total.high), values.cap, sources_of(terms.cap)))
    steps.append(Step("pay", layer.id, (balance, values, used.total.high), paid, why))
    steps.append(Step("left", layer.id, (balance,), left, ()))
    return tuple(steps)
