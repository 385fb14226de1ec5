"""Sums said roughly (3万多, 不到5万, 大概2万): the answer counts with the figure named and says so; a threshold is met
only if it is met by every sum the words may mean. Reads no words."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from assistant.amounts import Bound
from calculator.facts import Case
from calculator.layer import Span
from calculator.outcome import Note, Outcome
from calculator.value import Bound as Figure

DOUBLE = 2
"""超过3万 is taken to be less than 6万."""


def rough_case(case: Case, rough: Mapping[str, Bound | None]) -> Case:
    """The case with sums that were said to be above or below a figure as bounds."""
    facts = dict(case.facts)
    for name, bound in rough.items():
        fen = facts.get(name)
        if isinstance(fen, int) and fen and bound is not None:
            facts[name] = Span(fen + 1, DOUBLE * fen) if bound == "over" else Span(0, fen - 1)
    return replace(case, facts=facts)


def without(case: Case, name: str) -> Case:
    """The case as if one fact had not been said."""
    facts = {known: value for known, value in case.facts.items() if known != name}
    figures: dict[str, Figure] = {known: value for known, value in case.figures.items() if known != name}
    return replace(case, facts=facts, figures=figures)


def about(outcome: Outcome, facts: Mapping[str, object], rough: Iterable[str]) -> Outcome:
    """The outcome with a note for each of the rough sums it rests on; one exact figure becomes a conditional one."""
    notes = [Note("about", (name, *_amounts(facts[name]))) for name in rough if name in facts]
    if not notes or outcome.status in ("needs", "refused"):
        return outcome
    exact = outcome.status == "exact" and outcome.low is not None
    return replace(outcome, status="conditional" if exact else outcome.status).noted(*notes)


def _amounts(value: object) -> list[str]:
    """What stands between the amounts of a fact, and the amounts."""
    if isinstance(value, Mapping):
        return ["到" if "low" in value else "、", *map(str, value.values())]
    items = value if isinstance(value, list) else [value]
    return ["、", *(str(item["amount"] if isinstance(item, Mapping) else item) for item in items)]
