"""Why the other benefits of a document pay nothing for a case: each with the one fact or line that decides it. Asks the
front door; adds no rule of its own."""

from typing import Any

from calculator.compute import compute
from calculator.facts import Case
from calculator.outcome import Note, Outcome
from calculator.rules import Layer, RuleBook
from calculator.value import Bound

DECIDES = ("not_named", "condition_failed", "not_yet", "expired", "care_not_named")
"""Notes by which a benefit itself says what decided against it."""


def why_not(book: RuleBook, case: Case, benefit: str) -> tuple[tuple[Outcome, Note], ...]:
    """Every other benefit that surely pays nothing, or cannot be computed, with the note that decides it."""
    others = (compute(book, case, rule.id) for rule in book.rules.values() if isinstance(rule, Layer))
    decided = ((other, _deciding(other)) for other in others if other.benefit != benefit)
    return tuple((other, note) for other, note in decided if note is not None)


def _deciding(outcome: Outcome) -> Note | None:
    """What decided against a benefit; None for one that may pay."""
    said = next((note for note in outcome.notes if note.kind in DECIDES), None)
    if said is not None:
        return said
    if outcome.status == "needs":
        return Note("lacks", outcome.missing[:1], outcome.sources[0])
    return _short(outcome) if outcome.high == 0 else None


def _short(outcome: Outcome) -> Note:
    """A benefit that pays, but nothing here: what it counts is not above its deductible, or nothing is left to pay."""
    own = {step.kind: step for step in outcome.steps if step.layer == outcome.benefit}
    line = own["deductible"].value if "deductible" in own else None
    streams: Any = own["base"].data
    counted = sum(stream.amount.high for stream in streams)
    if isinstance(line, Bound) and line.low > 0 and counted > 0:
        return Note("not_above", (str(counted), str(int(line.low))), own["deductible"].sources[0])
    return Note("nothing_left", (), own["base"].sources[0])
