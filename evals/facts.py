"""Marks what was understood: every sum, identity and way of care stated must be read in its role, and no other sum.
Only names and values are compared; what they lead to is marked elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from assistant.answer import Answer
from corpus.vocabulary import load_vocabulary
from evals.score import Check

SUMS = ("money", "figure")


def check_facts(expected: Mapping[str, object], answer: Answer) -> Iterator[Check]:
    """One check: the facts written down against those understood. Where no sum is written down (they stand by person
    or by bill), sums are not looked at."""
    wanted = {_name(name): _plain(value) for name, value in expected.items()}
    sums = _sums() if any(name in _sums() for name in wanted) else frozenset[str]()
    got = {_name(n): _plain(v) for n, v in answer.facts.items() if _name(n) in wanted or n in sums}
    yield Check("facts", wanted == got, _words(wanted), _words(got))


@cache
def _sums() -> frozenset[str]:
    return frozenset(name for name, spec in load_vocabulary().items() if spec.kind in SUMS)


def _name(fact: str) -> str:
    """What is left after serious-illness insurance is what is left after all insurance, unless another one paid."""
    return "after_insurance" if fact == "after_serious" else fact


def _plain(value: object) -> object:
    """Lists without order; one way of writing for a flag; the parts of a sum by care."""
    if isinstance(value, (list, tuple)):
        return sorted(str(item) for item in value)
    if isinstance(value, Mapping) and len(value) == 1:
        return str(next(iter(value.values())))
    if isinstance(value, Mapping):
        return {str(name): str(part) for name, part in sorted(value.items())}
    return {"True": "yes", "False": "no"}.get(str(value), str(value))


def _words(facts: Mapping[str, object]) -> str:
    return "，".join(f"{name}={value}" for name, value in sorted(facts.items())) or "–"
