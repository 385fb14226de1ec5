"""A case: what is known about a person, a bill and a day, each fact of a declared kind. Refuses what nobody
declared. Unknown facts are simply absent; nothing here fills one in."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from calculator.errors import BadFact
from calculator.layer import Span, Stream
from calculator.money import LIMIT, checked, fen
from calculator.value import Bound

FactKind = Literal[
    "money", "figure", "choice", "identities", "date", "flag", "count", "rate", "members", "bills", "dates"
]
CARES = ("inpatient", "outpatient_chronic", "outpatient_ordinary")
MAX_MEMBERS = 100
FIRST_YEAR, LAST_YEAR = 1900, 2199
COUNT = re.compile("[0-9]{1,12}")
RATE = re.compile(r"([0-9]{1,9}(?:\.[0-9]{1,6})?)%?")


@dataclass(frozen=True, slots=True)
class FactSpec:
    """One fact of the vocabulary: kind, allowed values of a choice, the words people read (from data); whether a
    published figure is of the year of the costs or of the one before."""

    id: str
    kind: FactKind
    label: str
    ask: str = ""
    why: str = ""
    options: tuple[tuple[str, str], ...] = ()
    asked: bool = True
    year: Literal["same", "previous"] = "same"

    def year_for(self, day: date) -> int:
        """The year whose figure counts for costs of a day."""
        return day.year - (self.year == "previous")


@dataclass(frozen=True, slots=True)
class Bill:
    """One bill: the day it counts on (discharge for a hospital stay), its first day, care type, amount in 分."""

    first: date
    last: date
    care: str
    amount: int


@dataclass(frozen=True, slots=True)
class Case:
    """Facts by name, the day the costs arose (None: as_of), the day of asking, published figures by name (bounds in
    分)."""

    facts: Mapping[str, object]
    as_of: date
    on: date | None = None
    figures: Mapping[str, Bound] = field(default_factory=dict)

    @property
    def day(self) -> date:
        """The day whose rules apply."""
        return self.on or self.as_of

    def money(self, name: str) -> Span | None:
        """A money fact as a Span in 分; None when unknown."""
        value = self.facts.get(name)
        if value is None:
            return None
        if isinstance(value, int):
            return Span(value, value)
        if isinstance(value, Span):
            return value
        assert isinstance(value, Mapping)
        return Span(sum(value.values()), sum(value.values()))

    def streams(self, name: str) -> tuple[Stream, ...] | None:
        """A money fact split by care type; one unnamed stream when nobody said which care."""
        value = self.facts.get(name)
        if value is not None and not isinstance(value, int) and isinstance(value, Mapping):
            return tuple(Stream(care, Span(value[care], value[care])) for care in CARES if care in value)
        span = self.money(name)
        return None if span is None else (Stream(str(self.facts.get("care", "")), span),)

    def identities(self) -> frozenset[str]:
        """The identities held; empty when unknown."""
        value = self.facts.get("identities", frozenset())
        assert isinstance(value, frozenset)
        return value


def read_facts(raw: Mapping[str, object], vocabulary: Mapping[str, FactSpec]) -> dict[str, object]:
    """Facts as given by a person or a file (yuan as strings or ints) -> facts of the declared kinds (money in 分).

    Raises BadFact for an undeclared name or a value of the wrong kind, BadAmount for a sum that is no sum."""
    facts: dict[str, object] = {}
    for name, value in raw.items():
        spec = vocabulary.get(name)
        if spec is None:
            raise BadFact(name, value, "declared")
        facts[name] = _read(spec, value)
    return facts


def split_figures(
    facts: Mapping[str, object], vocabulary: Mapping[str, FactSpec]
) -> tuple[dict[str, object], dict[str, Bound]]:
    """Facts about the person, and published figures that the question brings, apart."""
    mine: dict[str, object] = {}
    figures: dict[str, Bound] = {}
    for name, value in facts.items():
        if vocabulary[name].kind != "figure":
            mine[name] = value
        else:
            low, high = value if isinstance(value, Span) else (checked(value), checked(value))
            figures[name] = Bound(Fraction(low), Fraction(high))
    return mine, figures


def _read(spec: FactSpec, value: object) -> object:
    match spec.kind:
        case "money" | "figure":
            return _money(spec, value)
        case "identities":
            items = [value] if isinstance(value, str) else value
            if not isinstance(items, (list, tuple, set, frozenset)):
                raise BadFact(spec.id, value, "identities")
            return frozenset(_one_of(spec, item) for item in items)
        case "choice":
            return _one_of(spec, value)
        case "flag":
            if value in (True, "yes", "true", "是"):
                return "yes"
            if value in (False, "no", "false", "否"):
                return "no"
            raise BadFact(spec.id, value, "flag")
        case "date":
            return _date(spec, value)
        case "count":
            if COUNT.fullmatch(_plain(value)) is None:
                raise BadFact(spec.id, value, "count")
            return int(_plain(value))
        case "rate":
            return _rate(spec, value)
        case "members":
            if not isinstance(value, (list, tuple)) or not value or len(value) > MAX_MEMBERS:
                raise BadFact(spec.id, f"{len(value) if isinstance(value, (list, tuple)) else value}", "members")
            return tuple(_yuan(item) for item in value)
        case "dates":
            if not isinstance(value, (list, tuple)) or len(value) > MAX_MEMBERS:
                raise BadFact(spec.id, value, "dates")
            return tuple(_date(spec, item) for item in value)
        case _:  # bills
            if not isinstance(value, (list, tuple)) or len(value) > MAX_MEMBERS:
                raise BadFact(spec.id, value, "bills")
            return tuple(_bill(spec, item) for item in value)


def _yuan(value: object) -> int:
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        return fen(value)
    return checked(value)


def _money(spec: FactSpec, value: object) -> object:
    if isinstance(value, Span):
        return _range(spec, checked(value.low), checked(value.high))
    if isinstance(value, Mapping):
        if {"low", "high"} == set(value):
            return _range(spec, _yuan(value["low"]), _yuan(value["high"]))
        if spec.kind == "figure" or not value or not set(value) <= set(CARES):
            raise BadFact(spec.id, dict(value), "cares")
        return {str(care): _yuan(item) for care, item in value.items()}
    return _yuan(value)


def _range(spec: FactSpec, low: int, high: int) -> Span:
    if low > high:
        raise BadFact(spec.id, f"{low}..{high}", "range")
    return Span(low, high)


def _one_of(spec: FactSpec, value: object) -> str:
    if not isinstance(value, str) or value not in {name for name, _ in spec.options}:
        raise BadFact(spec.id, value, "options")
    return value


def _date(spec: FactSpec, value: object) -> date:
    """A day as YYYY-MM-DD, within years that any rule could mean."""
    try:
        day = value if type(value) is date else date.fromisoformat(value)  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise BadFact(spec.id, value, "date") from error
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise BadFact(spec.id, day.isoformat(), "date")
    return day


def _rate(spec: FactSpec, value: object) -> Fraction:
    match = RATE.fullmatch(_plain(value))
    if match is None:
        raise BadFact(spec.id, value, "rate")
    return Fraction(match[1])


def _plain(value: object) -> str:
    """A text, or a whole number as one; empty for anything else."""
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LIMIT:
        return str(value)
    return value if isinstance(value, str) else ""


def _bill(spec: FactSpec, item: object) -> Bill:
    if not isinstance(item, Mapping) or not {"last", "care", "amount"} <= set(item):
        raise BadFact(spec.id, item, "bill")
    last = _date(spec, item["last"])
    first = _date(spec, item.get("first", item["last"]))
    if str(item["care"]) not in CARES or first > last:
        raise BadFact(spec.id, item, "bill")
    return Bill(first, last, str(item["care"]), _yuan(item["amount"]))
