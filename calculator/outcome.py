"""What the calculator answers: one Outcome per benefit, with status, figures in 分, proof and notes. Holds no words."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal, NamedTuple

from calculator.layer import Span, Step
from calculator.value import Source

Verdict = Literal["yes", "no", "unknown"]
Status = Literal["exact", "at_least", "at_most", "range", "conditional", "needs", "refused"]


class Note(NamedTuple):
    """Something the answer must say: ``kind`` picks the words, ``data`` fill them, ``source`` is the clause behind
    it."""

    kind: str
    data: tuple[str, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result for one benefit. Money in 分; ``rate`` in per cent. ``sources``: the most decisive first."""

    benefit: str
    label: str
    document: str
    status: Status
    reason: str | None = None
    identity: str = ""
    low: int | None = None
    high: int | None = None
    left: Span | None = None
    rate: Fraction | None = None
    verdict: Verdict | None = None
    threshold: int | None = None
    date: str | None = None
    sources: tuple[Source, ...] = ()
    steps: tuple[Step, ...] = ()
    notes: tuple[Note, ...] = ()
    missing: tuple[str, ...] = ()
    others: tuple["Outcome", ...] = ()
    unit: str = "元"
    parts: tuple[tuple[str, Span], ...] = ()

    @property
    def amount(self) -> int | None:
        """The one figure, when there is one."""
        return self.low if self.low == self.high else None

    def noted(self, *notes: Note) -> "Outcome":
        """The same outcome with more notes."""
        return replace(self, notes=self.notes + notes)


def refused(
    benefit: str, label: str, document: str, reason: str, sources: tuple[Source, ...], notes: tuple[Note, ...] = ()
) -> Outcome:
    """No figure, with the reason and the clause that leaves it open."""
    return Outcome(benefit, label, document, "refused", reason, sources=sources, notes=notes)
