"""One layer on a balance: from known or bounded amounts to what it pays, what is left, and the steps of the proof.
The proof is made by the computation itself. Knows no other layer."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from calculator.money import half_up
from calculator.rules import Layer, Terms
from calculator.value import ZERO, Bound, Source, resolve, sources_of

ONE = Fraction(1)


class Span(NamedTuple):
    """An amount in 分 known exactly (low == high) or between bounds."""

    low: int
    high: int


class Stream(NamedTuple):
    """The part of a balance that belongs to one care type ("" when nobody said which)."""

    care: str
    amount: Span


class Step(NamedTuple):
    """One line of a proof. ``kind`` picks the words (templates live with the doors); ``data`` are the operands in order."""

    kind: str
    layer: str
    data: tuple[object, ...]
    value: Span | Bound | None
    sources: tuple[Source, ...]


class Paid(NamedTuple):
    """What a layer pays: low..high, ``floor_high`` the best case if nobody pays more than the text's minimum;
    ``left`` what remains of the balance. ``missing``: facts that would narrow it. ``open``: 不低于 leaves room above."""

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


class Resolved(NamedTuple):
    """The terms of a layer with every value resolved."""

    deductible: Bound
    ratio: Bound
    cap: Bound
    sublimits: Mapping[str, Bound]


NOTHING_USED = Used()


def resolve_terms(terms: Terms, figures: Mapping[str, Bound]) -> Resolved:
    """Every value of the terms against the published figures."""
    return Resolved(
        resolve(terms.deductible, figures),
        resolve(terms.ratio, figures, ONE),
        resolve(terms.cap, figures),
        {care: resolve(value, figures) for care, value in terms.sublimits},
    )


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
    values = resolve_terms(terms, figures)
    if at_floor:
        values = values._replace(ratio=values.ratio._replace(high=values.ratio.low, open_up=False))
    least = _amount(balance, values, used, high=False, best=False, generous=False)
    if _settled(balance, values, used):
        floor_high = most = left_low_pay = left_high_pay = least
    else:
        floor_high = _amount(balance, values, used, high=True, best=True, generous=False)
        most = _amount(balance, values, used, high=True, best=True, generous=True)
        left_low_pay = _amount(balance, values, used, high=False, best=True, generous=True)
        left_high_pay = _amount(balance, values, used, high=True, best=False, generous=False)
    total = Span(sum(s.amount.low for s in balance), sum(s.amount.high for s in balance))
    left = Span(total.low - left_low_pay, total.high - left_high_pay)
    cap = values.cap
    capped = cap.high is not None and least == max(0, half_up(cap.low.numerator, cap.low.denominator) - used.total.high)
    limits = [cap, *(limit for care, limit in values.sublimits.items() if any(s.care == care for s in balance))]
    open_values = [values.deductible, values.ratio, *(limit for limit in limits if not limit.unpublished)]
    missing = tuple(dict.fromkeys(name for value in open_values for name in value.missing))
    unpublished = cap.missing if cap.unpublished else ()
    steps = _steps(layer, terms, balance, values, used, Span(least, most), left)
    open_up = values.ratio.open_up and most > floor_high
    return Paid(least, floor_high, most, left, steps, missing, unpublished, open_up, capped)


def _settled(balance: tuple[Stream, ...], values: Resolved, used: Used) -> bool:
    """Whether every corner pays the same, because nothing the payment rests on is open."""
    fixed = (values.cap, *values.sublimits.values())
    split = used.by_care is not None or not values.sublimits or used.total.high == 0
    return (
        split
        and used.total.low == used.total.high
        and all(s.amount.low == s.amount.high for s in balance)
        and values.deductible.exact
        and values.ratio.exact
        and all(bound.exact or _free(bound) for bound in fixed)
    )


def _amount(
    balance: tuple[Stream, ...], values: Resolved, used: Used, *, high: bool, best: bool, generous: bool
) -> int:
    """The payment in 分 at one corner: high picks the upper balance, best the deductible, limits and use of them that pay
    most, generous the upper ratio. The deductible is taken first from streams without a limit of their own."""
    deductible = values.deductible.low if best else values.deductible.high
    rate = (values.ratio.high or ONE) if generous else values.ratio.low
    if deductible is None:
        return 0
    total = ZERO
    for stream in sorted(balance, key=lambda s: s.care in values.sublimits):
        amount = stream.amount.high if high else stream.amount.low
        part = rate * max(ZERO, amount - deductible)
        deductible = max(ZERO, deductible - amount)
        limit = values.sublimits.get(stream.care)
        total += part if limit is None else _under(part, limit, used.of(stream.care, not best), best)
    total = _under(total, values.cap, used.total.low if best else used.total.high, best)
    return half_up(total.numerator, total.denominator)


def _free(limit: Bound) -> bool:
    """No limit, or one that is left out until it is published."""
    return limit.high is None and (limit.unpublished or not limit.missing)


def _under(amount: Fraction, limit: Bound, used: int, best: bool) -> Fraction:
    """An amount under what is left of a limit; a limit nobody published is left out, one that rests on a figure nobody
    gave may be nothing."""
    if _free(limit) or (best and limit.high is None):
        return amount
    most = limit.high if best else limit.low
    return min(amount, max(ZERO, (most or ZERO) - used))


def _steps(
    layer: Layer, terms: Terms, balance: tuple[Stream, ...], values: Resolved, used: Used, paid: Span, left: Span
) -> tuple[Step, ...]:
    steps = [Step("base", layer.id, balance, None, (layer.base,))]
    if terms.deductible.sources:
        steps.append(Step("deductible", layer.id, (terms.deductible,), values.deductible, sources_of(terms.deductible)))
    steps.append(Step("ratio", layer.id, (terms.ratio,), values.ratio, sources_of(terms.ratio)))
    for care, limit in terms.sublimits:
        if any(s.care == care for s in balance):
            steps.append(Step("sublimit", layer.id, (care, limit), values.sublimits[care], sources_of(limit)))
    if terms.cap.sources:
        steps.append(Step("cap", layer.id, (terms.cap, used.total.high), values.cap, sources_of(terms.cap)))
    steps.append(Step("pay", layer.id, (balance, values, used.total.high), paid, sources_of(terms.ratio)))
    steps.append(Step("left", layer.id, (balance,), left, ()))
    return tuple(steps)
