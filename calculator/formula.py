"""The one formula of a layer: min(cap left, ratio × max(0, base − deductible)). Exact: whole numbers of units in which
every term is whole, rounded once. Knows one layer's terms and amounts, no proof."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import NamedTuple

from calculator.money import half_up, least, less
from calculator.rules import Terms
from calculator.value import ONE, ZERO, Bound, resolve


class Resolved(NamedTuple):
    """The terms of a layer with every value resolved."""

    deductible: Bound
    ratio: Bound
    cap: Bound
    sublimits: Mapping[str, Bound]


class Corner(NamedTuple):
    """The terms at one end of their bounds as whole numbers: the deductible in 1/``parts`` 分 (None: nothing is sure to
    be paid), ``share`` of each such part in 1/``whole`` 分, limits in 1/``whole`` 分 (None: no limit)."""

    parts: int
    whole: int
    deductible: int | None
    share: int
    cap: int | None
    sublimits: Mapping[str, int | None]


class Readings(NamedTuple):
    """Every reading of resolved terms: the values, what they surely pay, what they may pay at the least ratio and at
    the most generous; ``settled`` when the three are one; the limit in whole 分; the figures nobody gave, each with the
    care type whose limit needs it ("" when all do)."""

    values: Resolved
    least: Corner
    floor: Corner
    most: Corner
    settled: bool
    cap: int | None
    missing: tuple[tuple[str, str], ...]


def readings(terms: Terms, figures: Mapping[str, Bound], at_floor: bool) -> Readings:
    """The terms against the published figures. at_floor: count a ratio of 不低于 at its floor."""
    return _readings(terms, tuple(figures.get(name) for name in _figures_of(terms)), at_floor)


@lru_cache(maxsize=4096)
def _figures_of(terms: Terms) -> tuple[str, ...]:
    values = (terms.deductible, terms.ratio, terms.cap, *(value for _, value in terms.sublimits))
    return tuple(dict.fromkeys(name for value in values for name in (value.published, value.of) if name))


@lru_cache(maxsize=4096)
def _readings(terms: Terms, known: tuple[Bound | None, ...], at_floor: bool) -> Readings:
    figures = {name: bound for name, bound in zip(_figures_of(terms), known, strict=True) if bound is not None}
    ratio = resolve(terms.ratio, figures, ONE)
    if at_floor:
        ratio = ratio._replace(high=ratio.low, open_up=False)
    deductible, cap = resolve(terms.deductible, figures), resolve(terms.cap, figures)
    sublimits = {care: resolve(value, figures) for care, value in terms.sublimits}
    values = Resolved(deductible, ratio, cap, sublimits)
    settled = deductible.exact and ratio.exact and all(b.exact or _free(b) for b in (cap, *sublimits.values()))
    cap_whole = None if cap.high is None else half_up(cap.low.numerator, cap.low.denominator)
    least, floor, most = _corner(values, False, False), _corner(values, True, False), _corner(values, True, True)
    return Readings(values, least, floor, most, settled, cap_whole, tuple(_missing(values)))


def _missing(values: Resolved) -> Iterator[tuple[str, str]]:
    for bound in (values.deductible, values.ratio):
        yield from (("", name) for name in bound.missing)
    for care, limit in (("", values.cap), *values.sublimits.items()):
        yield from ((care, name) for name in limit.missing if not limit.unpublished)


def _corner(values: Resolved, best: bool, generous: bool) -> Corner:
    """``best`` takes the deductible and limits that pay most, ``generous`` the upper ratio."""
    deductible = values.deductible.low if best else values.deductible.high
    rate = (values.ratio.high or ONE) if generous else values.ratio.low
    cap, *under = (_end(limit, best) for limit in (values.cap, *values.sublimits.values()))
    parts = lcm(*(end.denominator for end in (deductible, cap, *under) if end is not None))
    whole = parts * rate.denominator
    sublimits = {care: _count(end, whole) for care, end in zip(values.sublimits, under, strict=True)}
    return Corner(parts, whole, _count(deductible, parts), rate.numerator, _count(cap, whole), sublimits)


def _end(limit: Bound, best: bool) -> Fraction | None:
    """The end of a limit that counts. One nobody published is left out; one on a figure nobody gave may be 0."""
    if _free(limit) or (best and limit.high is None):
        return None
    return (limit.high if best else limit.low) or ZERO


def _free(limit: Bound) -> bool:
    """No limit, or one that is left out until it is published."""
    return limit.high is None and (limit.unpublished or not limit.missing)


def _count(amount: Fraction | None, parts: int) -> int | None:
    return None if amount is None else int(amount * parts)


def payment(corner: Corner, base: Sequence[tuple[str, int]], used: int, used_of: Callable[[str], int]) -> int:
    """What is paid in 分 on a base by care type. The deductible is taken first from care without a limit of its own.
    used: what the limit has already paid this year; used_of: the part of it under a care type's own limit."""
    if corner.deductible is None:
        return 0
    owed, total = corner.deductible, 0
    for care, amount in sorted(base, key=lambda part: part[0] in corner.sublimits) if len(base) > 1 else base:
        counted = amount * corner.parts
        part = less(counted, owed) * corner.share
        owed = less(owed, counted)
        limit = corner.sublimits.get(care)
        total += part if limit is None else least(part, less(limit, used_of(care) * corner.whole))
    if corner.cap is not None:
        total = least(total, less(corner.cap, used * corner.whole))
    return half_up(total, corner.whole)
