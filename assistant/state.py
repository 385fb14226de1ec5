"""What a question carries through the pipeline: the words, what was read from them, what was decided, what was
found. Typed data only; every step reads and writes it, none keeps anything of its own."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from assistant.amounts import Bound
from assistant.answer import Answer
from assistant.knowledge import Knowledge
from calculator.outcome import Outcome
from corpus.models import Clause
from corpus.parameters import Published
from corpus.questions import QuestionEntry

Facts = dict[str, object]
Doing = Literal["reply", "refuse", "clarify", "compute", "parameter", "look_up", "compare"]


class Words(NamedTuple):
    """Where in the text something was read: of which kind, its name, the span."""

    kind: str
    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A sum in the question: what it is for, its bounds in 分, the care type and day said next to it."""

    role: str
    low: int
    high: int
    care: str = ""
    day: tuple[date, date] | None = None
    each: bool = False
    family: bool = False
    sure: bool = True
    all_own: bool = False
    at: int = 0
    about: bool = False
    total: bool = False
    region: str = ""
    who: str = ""
    bare: tuple[str, bool] = ("", False)
    bound: Bound | None = None
    listed: bool = False
    inner: bool = False
    rest: bool = False
    scoped: bool = False
    instead: int | None = None
    end: int = 0
    covers: bool = False
    alone: bool = False


@dataclass(slots=True)
class Reading:
    """What one turn says, before it meets the session."""

    regions: list[str] = field(default_factory=list)
    named: list[tuple[int, str]] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    elsewhere: str = ""
    identities: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    likened: list[str] = field(default_factory=list)
    adds: bool = False
    grade_unknown: bool = False
    flags: dict[str, str] = field(default_factory=dict)
    cares: list[str] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    bad_amount: str = ""
    days: list[tuple[str, date, date]] = field(default_factory=list)
    recognised: tuple[date, date] | None = None
    done: date | None = None
    old_calendar: bool = False
    rates: list[str] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    people: int = 0
    years: list[str] = field(default_factory=list)
    concepts: list[str] = field(default_factory=list)
    aspects: list[str] = field(default_factory=list)
    compares: bool = False
    looks_up: bool = False
    personal: bool = False
    care_unclear: bool = False
    rough: dict[str, Bound | None] = field(default_factory=dict)
    no_deductible: str = ""
    whether: bool = False  # 能不能一起救助？: asked whether, not how much, and no sum told
    labelled: bool = False
    comes_back: bool = False
    returns: bool = False
    shifted: bool = False
    restated: bool = False
    anew: bool = False
    bill_known: bool = False
    left_to_give: bool = False
    presses: bool = False
    words: list[Words] = field(default_factory=list)

    def stands(self, kind: str, name: str, span: tuple[int, int]) -> None:
        """Keep the words something was read from, for whoever asks why it was read so."""
        self.words.append(Words(kind, name, *span))


@dataclass(slots=True)
class Plan:
    """What to do: compute these rules, look up, compare, ask or refuse."""

    doing: Doing = "look_up"
    region: str = ""
    regions: list[str] = field(default_factory=list)
    concept: str = ""
    aspect: str = ""
    rule: str = ""
    reason: str = ""
    reply: str = ""
    needs: list[str] = field(default_factory=list)
    said: dict[str, str] = field(default_factory=dict)
    people: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    alternatives: "Alternatives | None" = None
    cases: list[tuple[str, Facts]] = field(default_factory=list)
    how_come: bool = False
    claim: bool = False
    aside: bool = False
    also: Facts = field(default_factory=dict)


class Alternatives(NamedTuple):
    """Identities of one person to compute one by one, and those held in truth."""

    names: list[str]
    so: list[str]


@dataclass(frozen=True, slots=True)
class Base:
    """What is so, while something else is supposed."""

    facts: dict[str, object]
    rough: dict[str, Bound | None]
    day: tuple[date, date] | None
    region: str


class Bill(NamedTuple):
    """One bill told in the talk: for which kin (by kind), where, as which fact, of which care and month (2025-11; the
    year alone where no more is known), its bounds in 分, whether it was said roughly, in which turn; settled: what was
    left of a bill told whole."""

    kin: tuple[str, ...]
    region: str
    name: str
    care: str
    month: str
    low: int
    high: int
    rough: bool
    turn: int
    settled: bool = False

    @property
    def year(self) -> str:
        return self.month[:4]


@dataclass(frozen=True, slots=True)
class Matter:
    """What was worked out in an earlier turn: what was asked, of which facts, for which kin and illness (by kind)."""

    concept: str
    aspect: str
    doing: str
    region: str
    facts: dict[str, object]
    rough: dict[str, Bound | None]
    day: tuple[date, date] | None
    kin: tuple[str, ...] = ()
    ills: tuple[str, ...] = ()


class Home(NamedTuple):
    """Of somebody told of apart: where they live, the identities they hold, their sums."""

    region: str
    identities: tuple[str, ...]
    mentions: tuple[Mention, ...]


@dataclass(slots=True)
class Session:
    """What earlier turns said: region, facts by name, which were said roughly, the day, what was asked. Holds no words
    of the person."""

    region: str = ""
    facts: dict[str, object] = field(default_factory=dict)
    rough: dict[str, Bound | None] = field(default_factory=dict)
    day: tuple[date, date] | None = None
    recognised: tuple[date, date] | None = None
    concept: str = ""
    aspect: str = ""
    doing: str = ""
    pending: str = ""
    asked: list[str] = field(default_factory=list)
    compared: list[str] = field(default_factory=list)
    turns: int = 0
    label: str = ""
    unplaced: list[Mention] = field(default_factory=list)
    by_region: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    base: Base | None = None
    last_sum: str = ""
    left: int | None = None
    rest: int | None = None
    members: dict[str, str] = field(default_factory=dict)
    people: list[tuple[str, dict[str, object]]] = field(default_factory=list)
    matters: list[Matter] = field(default_factory=list)
    whose: tuple[str, ...] = ()
    care_asked: bool = False
    bills: list[Bill] = field(default_factory=list)
    open: list[Bill] = field(default_factory=list)
    homes: dict[str, Home] = field(default_factory=dict)
    holds: dict[str, list[str]] = field(default_factory=dict)
    unset: bool = False


@dataclass(slots=True)
class Found:
    """Clauses found, best first, and the entries of questions.yaml nearest to the question."""

    clauses: list[tuple[Clause, str]] = field(default_factory=list)
    entry: QuestionEntry | None = None
    more: list[QuestionEntry] = field(default_factory=list)
    in_part: bool = False  # of several things asked, at least one other is answered
    silent: str = ""
    silent_clause: tuple[str, str] | None = None


@dataclass(slots=True)
class State:
    """One question on its way to an answer."""

    raw: str
    as_of: date
    session: Session
    know: Knowledge
    text: str = ""
    said: str = ""
    hidden: tuple[str, ...] = ()
    heard: tuple[tuple[str, str], ...] = ()
    screened: str = "ok"
    reply_key: str = ""
    reading: Reading = field(default_factory=Reading)
    plan: Plan = field(default_factory=Plan)
    found: Found = field(default_factory=Found)
    outcomes: list[tuple[str, Outcome]] = field(default_factory=list)
    published: tuple[Published, ...] = ()
    answer: Answer | None = None
