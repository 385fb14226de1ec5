"""Who is paid: the best of several identities, conditions that stop a benefit, and whom it is not for."""

from __future__ import annotations

from datetime import date

import pytest

from calculator.layer import Span
from tests.calculator.books import ask, book

IN_2023 = date(2023, 6, 1)


def test_the_best_total_wins_where_a_clause_says_so_and_losers_stay() -> None:
    outcome = ask(
        *("mianyang", "medical_assistance", IN_2023),
        **{"identities": ["monitored", "subsistence"], "after_basic": 90000, "disposable_income": 30000},
    )
    assert outcome.identity == "subsistence"
    assert [(o.identity, o.low) for o in outcome.others] == [("monitored", 2827500)]
    assert outcome.low == 2546250
    assert outcome.notes[-1].kind == "best_of"
    assert outcome.notes[-1].source == book("mianyang").best_of


def test_without_such_a_clause_the_better_one_is_shown_conditionally() -> None:
    outcome = ask(
        *("fuyang", "medical_assistance", IN_2023),
        **{"identities": ["near_subsistence", "severe_disability"], "after_insurance": {"inpatient": 100}},
    )
    assert (outcome.status, outcome.amount, outcome.identity) == ("conditional", 8000, "severe_disability")
    assert outcome.notes[-1].kind == "no_best_of"
    same = ask(
        *("fuyang", "medical_assistance", IN_2023),
        **{"identities": ["subsistence", "severe_disability"], "after_insurance": {"inpatient": 100}},
    )
    assert (same.status, same.amount) == ("exact", 8000)


def test_an_identity_in_force_goes_before_one_that_is_not() -> None:
    outcome = ask(
        *("mianyang", "medical_assistance", date(2022, 10, 1)),
        **{"identities": ["orphan", "subsistence"], "after_insurance": 100, "assistance_cap": 1000},
    )
    assert (outcome.identity, outcome.amount) == ("orphan", 10000)
    assert [(o.identity, o.status) for o in outcome.others] == [("", "refused")]


def test_identities_that_exclude_each_other_are_not_set_side_by_side() -> None:
    outcome = ask(
        *("mianyang", "medical_assistance", IN_2023),
        **{"identities": ["illness_poor", "near_subsistence"], "after_insurance": 45000, "disposable_income": 30000},
    )
    assert (outcome.identity, outcome.others) == ("near_subsistence", ())


def test_an_identity_the_benefit_does_not_name_gives_way_to_one_it_names() -> None:
    outcome = ask(
        *("fuyang", "medical_assistance", IN_2023),
        **{"identities": ["orphan", "subsistence"], "after_insurance": {"inpatient": 100}},
    )
    assert (outcome.identity, outcome.amount, outcome.others) == ("subsistence", 8000, ())


@pytest.mark.parametrize(
    ("fact", "value", "clause"),
    [
        ("insured_here", False, "fy.2.3"),
        ("certificate_valid", False, "fy.2.3"),
        ("certificate_local", False, "fy.2.3"),
        ("designated", False, "fy.2.3"),
    ],
)
def test_a_condition_that_fails_pays_nothing_and_cites_its_clause(fact: str, value: object, clause: str) -> None:
    outcome = ask(
        *("fuyang", "medical_assistance", IN_2023),
        **{"identities": "subsistence", "after_insurance": {"inpatient": 100}, fact: value},
    )
    assert (outcome.status, outcome.reason, outcome.amount) == ("exact", "not_eligible", 0)
    assert outcome.left == Span(10000, 10000)
    assert (outcome.sources[0].clause, outcome.notes[0].data[0]) == (clause, fact)


def test_a_hedged_condition_that_fails_pays_nothing_in_principle() -> None:
    outcome = ask(
        *("mianyang", "medical_assistance", IN_2023),
        **{"identities": "subsistence", "after_insurance": 100, "referral": "non_compliant"},
    )
    assert (outcome.status, outcome.reason, outcome.amount) == ("conditional", "not_eligible", 0)
    assert outcome.sources[0].clause == "my.2.8"


def test_unstated_conditions_are_said_to_be_assumed() -> None:
    outcome = ask(
        *("fuyang", "medical_assistance", IN_2023), **{"identities": "subsistence", "after_insurance": {"inpatient": 1}}
    )
    assumed = [note.data[0] for note in outcome.notes if note.kind == "assumed"]
    assert assumed == ["insured_here", "certificate_valid", "certificate_local", "designated"]


def test_a_period_for_one_identity_only_is_cited_when_it_decides() -> None:
    outcome = ask("mianyang", "medical_assistance", date(2022, 8, 31), identities="orphan", after_insurance=1)
    assert outcome.sources[0].quote.startswith("本实施意见关于“倾斜救助”待遇以及“孤儿”")


def test_people_in_need_get_an_answer_without_an_identity_only_where_it_is_the_same_for_all() -> None:
    same = ask("fuyang", "burden_cap", date(2023, 10, 1), aided=True, after_special=60000)
    assert (same.status, same.amount, same.identity) == ("conditional", 1000000, "")
    differs = ask("fuyang", "medical_assistance", IN_2023, aided=True, after_insurance={"inpatient": 100})
    assert (differs.status, differs.missing) == ("needs", ("identities",))
    unsaid = ask("fuyang", "burden_cap", date(2023, 10, 1), after_special=60000)
    assert (unsaid.status, unsaid.amount, unsaid.notes[-1].kind) == ("conditional", 1000000, "if_named")
    assert ask("fuyang", "burden_cap", date(2023, 10, 1)).missing == ("identities",)


def test_before_its_first_day_nobody_is_told_that_a_benefit_does_not_name_them() -> None:
    outcome = ask("fuyang", "medical_assistance", date(2020, 1, 1), identities="orphan", after_insurance=1)
    assert (outcome.status, outcome.reason) == ("refused", "not_in_force")


def test_who_no_benefit_names_is_sent_to_the_clause_that_says_who_belongs() -> None:
    outcome = ask("fuyang", "special_assistance", IN_2023, identities="orphan", reasonable_left=1)
    assert (outcome.reason, outcome.sources[0].clause) == ("not_eligible", "fy.2.3")


def test_an_identity_that_may_still_turn_out_better_is_asked_about() -> None:
    """低边 may leave no less than 低保, so 低保 stands; 防返贫 may leave a 分 less than 低边, so the place is asked."""
    facts = {"identities": ["subsistence", "near_subsistence"], "care": "inpatient", "after_insurance": 200000}
    sure = ask("wenzhou", "medical_assistance", **facts)
    assert (sure.status, sure.identity, sure.amount) == ("conditional", "subsistence", 8000000)
    tilted = ask(
        *("mianyang", "tilted_assistance", IN_2023),
        **{"identities": ["monitored", "near_subsistence"], "after_basic": "0.01", "disposable_income": "0.05"},
        **{"tilt_threshold": "0.01", "tilt_cap": "0.01", "referral": "standard"},
    )
    assert (tilted.status, tilted.identity, tilted.missing) == ("needs", "monitored", ("place",))
