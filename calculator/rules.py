"""What a rule is, as data: layers of the waterfall, checks, rates, sums, deadlines, refusals. Holds no figures of
its own and computes nothing; the corpus builds these from benefits.yaml."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

from calculator.value import Source, Value

Test = Literal[">", ">=", "<", "<="]


@dataclass(frozen=True, slots=True)
class Period:
    """When something is in force: first..last (None: open). ``conditional`` marks days on which the text itself is
    unclear."""

    first: date | None
    last: date | None
    source: Source
    conditional: bool = False
    identities: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Condition:
    """A fact a benefit asks for. ``unknown`` says what an unstated fact does: assumed (and said), or asked for.
    ``hedged``: the text says 原则上, so a failed condition pays nothing but only conditionally."""

    fact: str
    allowed: frozenset[str]
    source: Source
    unknown: Literal["assume", "ask", "conditional"] = "assume"
    hedged: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """Somebody decides: 认定、会议、公示, or a word without a measure. Makes a figure conditional."""

    by: str
    source: Source


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """What a layer gives to some identities. Compared by identity, so that its readings can be kept."""

    identities: frozenset[str]
    deductible: Value
    ratio: Value
    cap: Value
    sublimits: tuple[tuple[str, Value], ...] = ()
    decisions: tuple[Decision, ...] = ()
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A part of the burden that does not count: whole, or only above a yearly total."""

    part: str
    source: Source
    above: Value | None = None
    total: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Layer:
    """One benefit on what is still to pay: min(cap left, ratio × max(0, base − deductible)).

    ``enters`` names the balance fact it works on; ``paid`` the fact that gives its payment when it is known from
    a slip; ``cares`` the care types it covers (empty: all); ``unit`` whose bills are added up; ``year`` which
    year's."""

    id: str
    label: str
    document: str
    enters: str
    paid: str
    base: Source
    terms: tuple[Terms, ...]
    periods: tuple[Period, ...]
    cares: frozenset[str] = frozenset()
    care_source: Source | None = None
    requires: tuple[Condition, ...] = ()
    decisions: tuple[Decision, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    joins: tuple[tuple[str, Source], ...] = ()
    base_limit: str | None = None
    less: tuple[str, ...] = ()
    lookback: tuple[int, Source] | None = None
    unit: Literal["person", "household"] = "person"
    year: Literal["expense", "previous"] = "expense"
    covers: tuple[str, ...] = ()
    topic: str = ""
    open_group: bool = False
    remark: str | None = None

    def terms_for(self, identity: str) -> Terms | None:
        """The terms of one identity; None when this benefit does not name it."""
        for terms in self.terms:
            if identity in terms.identities or "everyone" in terms.identities:
                return terms
        return None


@dataclass(frozen=True, slots=True)
class Input:
    """A payment the document sets no rule for (基本医保…): known only from a slip. ``required``: without it nothing
    below can be computed; otherwise it is taken as not received, and the answer says so."""

    id: str
    label: str
    enters: str
    paid: str
    required: bool


@dataclass(frozen=True, slots=True)
class Check:
    """A quantity against a threshold: monitoring lines, limits, shares. ``group`` says whom it is for."""

    id: str
    label: str
    document: str
    measures: tuple[str, ...]
    test: Test
    threshold: Value
    requires: tuple[Condition, ...]
    periods: tuple[Period, ...]
    source: Source
    identities: frozenset[str] = frozenset()
    share_of: str | None = None
    unit: str = "元"
    covers: tuple[str, ...] = ()
    topic: str = ""
    year: int | None = None
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What a rate should reach in a year, in one version of the text (正文, 附件1, 附件2 may differ)."""

    year: int
    test: Test
    percent: Fraction
    version: str
    source: Source


@dataclass(frozen=True, slots=True)
class Rate:
    """An indicator: sum of the numerator over the denominator, in per cent, against the year's targets."""

    id: str
    label: str
    document: str
    numerator: tuple[str, ...]
    denominator: str
    formula: Source
    targets: tuple[Target, ...]
    periods: tuple[Period, ...]
    covers: tuple[str, ...] = ()
    topic: str = ""
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of given and fixed amounts, e.g. what a fund can spend. ``floor``: the fixed parts are minimums."""

    id: str
    label: str
    document: str
    adds: tuple[str, ...]
    fixed: tuple[tuple[str, Value], ...]
    periods: tuple[Period, ...]
    covers: tuple[str, ...] = ()
    topic: str = ""
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Eligibility:
    """Who belongs: one of the identities, and every condition."""

    id: str
    label: str
    document: str
    identities: frozenset[str]
    requires: tuple[Condition, ...]
    periods: tuple[Period, ...]
    source: Source
    covers: tuple[str, ...] = ()
    topic: str = ""
    open_group: bool = False
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date counted from a start: n working days after, the month after, the end of the year; chosen by one fact."""

    id: str
    label: str
    document: str
    start: str
    choices: tuple["Choice", ...]
    chooses: str
    periods: tuple[Period, ...]
    covers: tuple[str, ...] = ()
    topic: str = ""
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One way a deadline is counted, for the given values of the choosing fact."""

    values: frozenset[str]
    count: Literal["workdays", "next_month", "next_year", "same_month", "year_end"]
    n: int
    source: Source


@dataclass(frozen=True, slots=True)
class Refusal:
    """The text sets no number here (适当比例, 按规定, 由会议确定): says so, names who decides, never a figure."""

    id: str
    label: str
    document: str
    reason: Literal["not_set", "needs_decision"]
    by: str | None
    source: Source
    more: tuple[Source, ...] = ()
    periods: tuple[Period, ...] = ()
    covers: tuple[str, ...] = ()
    topic: str = ""
    identities: frozenset[str] = frozenset()
    cares: frozenset[str] = frozenset()
    remark: str | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A government target: quoted, never a person's entitlement, never computed."""

    id: str
    label: str
    document: str
    sources: tuple[Source, ...]
    covers: tuple[str, ...] = ()
    topic: str = ""
    periods: tuple[Period, ...] = ()
    remark: str | None = None


Rule = Layer | Check | Rate | Sum | Eligibility | Deadline | Refusal | Goal


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules of one document: the stack in paying order, and every rule by id. ``best_of`` is the clause that
    lets the best total win (就高不就低); None where no clause says so."""

    document: str
    region: str
    stack: tuple[Layer | Input, ...]
    rules: dict[str, Rule]
    best_of: Source | None = None
    exclusive: tuple[tuple[frozenset[str], Source], ...] = ()
    figures: dict[str, str] = field(default_factory=dict)
