"""No number and no day of a rule can be wrong by the least step and stay unnoticed: for every mutant of every value, a
worked case of its document comes out otherwise, or `huisuan check` finds the day. Prints killed/total."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

import pytest

from calculator.compute import compute
from calculator.facts import Case
from corpus.cases import WorkedCase, differences, read_cases
from corpus.load import DOCUMENTS, load_corpus
from corpus.node import mappings
from corpus.rule_numbers import NUMBERS
from corpus.rule_periods import period_problems
from corpus.strict_yaml import Node, read_yaml
from corpus.vocabulary import load_vocabulary
from tests.calculator.books import FOLDERS, book
from tests.calculator.mutations import Mutant, mutants, with_rule

# No case can show these, and check must: a period one day longer that runs into the next one, whose terms are the same;
# and the day a yearly settlement starts from, of which the calculator only sees the year.
UNSEEN_BY_CASES = {
    "fuyang": {
        "medical_assistance: periods[1].last+1d",
        "special_assistance: periods[1].last+1d",
        "burden_cap: periods[1].last+1d",
    },
    "mianyang": {"medical_assistance: periods[1].last+1d", "tilted_assistance: periods[1].last+1d"},
    "jiande": {"burden_cap: periods[0].first-1d", "burden_cap: periods[0].first+1d"},
    "wenzhou": set(),
    "shengzhou": set(),
}


@cache
def worked(region: str) -> dict[str, list[tuple[WorkedCase, Case]]]:
    """The worked cases of a region by the benefit they ask for."""
    found: dict[str, list[tuple[WorkedCase, Case]]] = defaultdict(list)
    for case in read_cases(DOCUMENTS / FOLDERS[region] / "cases.yaml", FOLDERS[region]):
        found[case.benefit].append((case, case.case(load_vocabulary())))
    return found


def a_case_turns_red(region: str, mutant: Mutant) -> bool:
    changed = with_rule(book(region), mutant.changed)
    cases = worked(region)[mutant.rule]
    return any(differences(case.expect, compute(changed, facts, mutant.rule)) for case, facts in cases)


def check_finds_it(region: str, mutant: Mutant) -> bool:
    """Whether the days of the mutant, written into the file, are found there."""
    rules = read_yaml(DOCUMENTS / FOLDERS[region] / "benefits.yaml").need("benefits").items()
    node = next(rule for rule in rules if rule.need("id").text() == mutant.rule)
    for written, period in zip(node.maybe_items("in_force"), mutant.changed.periods, strict=True):
        for key, day in (("from", period.first), ("until", period.last)):
            if day is not None:
                written.mapping()[key] = Node(written.path, written.line, day.isoformat())
    return bool(list(period_problems(node, load_corpus().documents[FOLDERS[region]])))


@pytest.mark.parametrize("region", FOLDERS)
def test_every_parameter_off_by_the_least_step_turns_something_red(region: str) -> None:
    found = {f"{mutant.rule}: {mutant.where}": mutant for mutant in mutants(book(region))}
    unseen = {name for name, mutant in found.items() if not a_case_turns_red(region, mutant)}
    survivors = {name for name in unseen if not check_finds_it(region, found[name])}
    print(f"{region}: {len(found) - len(unseen)} by a case + {len(unseen - survivors)} by check, {len(found)} in all")
    assert unseen == UNSEEN_BY_CASES[region]
    assert survivors == set()
    assert len(found) == len(list(mutants(book(region)))), "every mutant has its own name"


@pytest.mark.parametrize("region", FOLDERS)
def test_the_mutants_reach_every_number_and_day_of_the_file(region: str) -> None:
    written = 0
    for node in mappings(read_yaml(DOCUMENTS / FOLDERS[region] / "benefits.yaml").need("benefits")):
        target = {"year"} if node.get("percent") is not None else set()
        written += len(({*NUMBERS, "from", "until"} | target) & set(node.mapping()))
    steps = [f"{m.rule}: {m.where}" for m in mutants(book(region)) if re.search(r"[+-][0-9/]+d?$", m.where)]
    assert len({re.sub(r"[+-][0-9/]+d?$", "", step) for step in steps}) == written
