"""A value as the text has it: exact, at least, at most, unlimited, unpublished. Resolves against published figures
to bounds; never guesses a figure that is missing."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, NamedTuple

Kind = Literal["exact", "at_least", "at_most", "unlimited", "unpublished"]


class Source(NamedTuple):
    """The clause a value or condition comes from, and the words in it."""

    clause: str
    quote: str


class Adjustment(NamedTuple):
    """A later sentence that changes a value: ``cut`` lowers it by a share of itself, ``plus`` adds percentage
    points."""

    op: Literal["cut", "plus"]
    by: Fraction
    source: Source


class Value(NamedTuple):
    """One number of a rule. ``of`` names the published figure it is a share of; ``published`` names a figure that,
    once published, replaces it; ``by`` says who publishes or decides."""

    kind: Kind
    number: Fraction | None
    sources: tuple[Source, ...]
    of: str | None = None
    adjust: tuple[Adjustment, ...] = ()
    published: str | None = None
    by: str | None = None
    hedge: str | None = None


class Bound(NamedTuple):
    """A resolved value: low <= value <= high (None: no upper bound). ``missing`` names the figure that is not
    known; ``open_up`` says that whoever decides may go above ``low`` (不低于); ``unpublished`` that the text leaves
    it to others."""

    low: Fraction
    high: Fraction | None
    missing: tuple[str, ...] = ()
    open_up: bool = False
    unpublished: bool = False

    @property
    def exact(self) -> bool:
        return self.low == self.high


ZERO = Fraction(0)
ONE = Fraction(1)
UNLIMITED = Bound(ZERO, None)


def resolve(value: Value, figures: Mapping[str, Bound], top: Fraction | None = None) -> Bound:
    """A value -> its bounds. figures: published figures by name (money in 分). top: the natural maximum (1 for a
    ratio)."""
    if value.published and (known := figures.get(value.published)) is not None:
        return known
    if value.kind == "unlimited":
        return UNLIMITED
    if value.kind == "unpublished" or value.number is None:
        return Bound(ZERO, top, (value.published,) if value.published else (), unpublished=True)
    low = high = _adjusted(value)
    if value.of is not None:
        figure = figures.get(value.of)
        if figure is None or figure.high is None:
            return Bound(ZERO, None, (value.of,))
        low, high = low * figure.low, high * figure.high
    if value.kind == "at_least":
        return Bound(low, top, open_up=True)
    if value.kind == "at_most":
        return Bound(ZERO, high)
    return Bound(low, high)


def _adjusted(value: Value) -> Fraction:
    number = value.number or ZERO
    for change in value.adjust:
        number = number * (1 - change.by) if change.op == "cut" else number + change.by
    return number


def sources_of(value: Value) -> tuple[Source, ...]:
    """Every sentence a value rests on, adjustments included."""
    return value.sources + tuple(change.source for change in value.adjust) if value.adjust else value.sources
