"""Unknown is not zero: what nobody said travels as bounds, is asked for, and never becomes a figure by itself."""

from __future__ import annotations

from datetime import date

import pytest

from tests.calculator.books import ask

IN_2023 = date(2023, 6, 1)


def test_an_unknown_basic_insurance_payment_leaves_everything_from_nothing_to_all() -> None:
    outcome = ask("fuyang", "medical_assistance", IN_2023, identities="destitute", care="inpatient", in_scope=100000)
    assert (outcome.status, outcome.missing) == ("needs", ("paid_basic",))
    assert (outcome.low, outcome.high) == (0, 10000000)
    told = ask(
        *("fuyang", "medical_assistance", IN_2023),
        **{"identities": "destitute", "care": "inpatient", "in_scope": 100000, "paid_basic": 60000},
    )
    assert told.amount == 4000000


def test_a_layer_not_yet_in_force_above_leaves_its_payment_open() -> None:
    """An orphan in October 2022: the assistance is in force, the insurance before it is not: what it paid is asked."""
    facts = {"identities": "orphan", "after_basic": 90000, "disposable_income": 30000, "assistance_cap": 100000}
    outcome = ask("mianyang", "medical_assistance", date(2022, 10, 15), **facts)
    assert (outcome.status, outcome.missing) == ("needs", ("paid_serious",))
    assert (outcome.low, outcome.high) == (0, 9000000)
    told = ask("mianyang", "medical_assistance", date(2022, 10, 15), **facts, paid_serious=50000)
    assert told.amount == 4000000


def test_an_unpublished_premium_leaves_the_aid_between_nothing_and_the_chosen_one() -> None:
    outcome = ask("mianyang", "premium_aid", IN_2023, identities="destitute", premium_chosen=700)
    assert (outcome.status, outcome.missing) == ("needs", ("premium_min",))
    assert (outcome.low, outcome.high) == (0, 70000)


@pytest.mark.parametrize(
    ("facts", "status", "low", "high"),
    [
        ({"fund_charity": 1200000}, "at_least", 220000000, None),
        ({"fund_carry": 300000}, "at_least", 230000000, None),
        ({"fund_carry": 0, "fund_charity": 1200000}, "exact", 220000000, 220000000),
        ({"fund_carry": {"low": 0, "high": 5}, "fund_charity": 1200000}, "range", 220000000, 220000500),
    ],
)
def test_a_sum_with_an_unknown_part_is_a_floor(
    facts: dict[str, object], status: str, low: int, high: int | None
) -> None:
    outcome = ask("shengzhou", "fund_size", **facts)
    assert (outcome.status, outcome.low, outcome.high) == (status, low, high)


def test_who_is_not_named_is_told_so_for_the_year_of_the_costs() -> None:
    """Jiande handles 2023's costs in 2024: somebody it does not name gets nothing, not 'not yet in force'."""
    named = ask("jiande", "burden_cap", date(2023, 6, 1), identities="subsistence", household_reasonable=44000)
    other = ask("jiande", "burden_cap", date(2023, 6, 1), identities="severe_disability", household_reasonable=44000)
    assert (named.status, named.amount) == ("conditional", 1400000)
    assert (other.status, other.reason, other.amount) == ("exact", "not_eligible", 0)


@pytest.mark.parametrize(
    ("used", "low", "high"),
    [
        (0, 2000000, 2000000),
        (5000, 1500000, 2000000),
        (20000, 0, 2000000),
        (140000, 0, 1000000),
        ({"low": 0, "high": 5000}, 1500000, 2000000),
        ({"outpatient_ordinary": 5000, "inpatient": 60000}, 1500000, 1500000),
        ({"inpatient": 60000}, 2000000, 2000000),
        ({"outpatient_ordinary": 20000}, 0, 0),
    ],
)
def test_what_was_used_of_a_limit_within_a_limit_stays_open_until_it_is_split(
    used: object, low: int, high: int
) -> None:
    """4万元 of ordinary outpatient at 70%: 28000, under 2万 of which this year's aid may have used a part."""
    outcome = ask(
        *("fuyang", "medical_assistance", IN_2023),
        **{"identities": "near_subsistence", "after_insurance": {"outpatient_ordinary": 40000}},
        used_medical_assistance=used,
    )
    assert (outcome.low, outcome.high) == (low, high)
    assert outcome.status == ("exact" if low == high else "range")


def test_a_used_amount_between_bounds_leaves_the_payment_between_bounds() -> None:
    outcome = ask(
        *("fuyang", "medical_assistance", IN_2023),
        **{"identities": "subsistence", "after_insurance": {"inpatient": 100000}},
        used_medical_assistance={"low": 100000, "high": 140000},
    )
    assert (outcome.status, outcome.low, outcome.high) == ("range", 1000000, 5000000)
    assert outcome.left == (5000000, 9000000)


def test_a_limit_between_bounds_leaves_the_payment_between_bounds() -> None:
    outcome = ask(
        *("mianyang", "medical_assistance", IN_2023),
        **{"identities": "destitute", "after_insurance": 120000, "assistance_cap": {"low": 50000, "high": 100000}},
    )
    assert (outcome.status, outcome.low, outcome.high) == ("range", 5000000, 10000000)


def test_a_condition_that_is_asked_may_turn_out_against_the_person() -> None:
    facts = {"identities": "near_subsistence", "after_assistance": 24000, "tilt_threshold": 8000, "tilt_cap": 5000}
    open_case = ask("mianyang", "tilted_assistance", IN_2023, **facts)
    assert (open_case.status, open_case.missing) == ("needs", ("place", "referral"))
    assert (open_case.low, open_case.high, open_case.left) == (0, 500000, (1900000, 2400000))
    for place, amount, left in (("in_province", 500000, 1900000), ("out_of_province", 0, 2400000)):
        told = ask("mianyang", "tilted_assistance", IN_2023, **facts, referral="standard", place=place)
        assert (told.amount, told.left) == (amount, (left, left))


def test_a_lowest_tier_between_bounds_leaves_the_aid_between_bounds() -> None:
    facts = {"identities": "destitute", "premium_min": {"low": 300, "high": 400}}
    chosen = ask("mianyang", "premium_aid", IN_2023, **facts, premium_chosen=700)
    assert (chosen.status, chosen.low, chosen.high, chosen.left) == ("range", 30000, 40000, (30000, 40000))
    lowest = ask("mianyang", "premium_aid", IN_2023, **facts)
    assert (lowest.low, lowest.high) == (30000, 40000)


def test_identities_that_cannot_be_told_apart_yet_are_taken_in_the_order_of_the_text() -> None:
    outcome = ask("mianyang", "serious_illness", IN_2023, identities=["monitored", "orphan"], in_scope=9)
    assert (outcome.status, outcome.identity) == ("needs", "orphan")


def test_what_an_identification_was_for_decides_whether_the_months_before_count() -> None:
    bills = [
        {"last": "2023-06-01", "care": "inpatient", "amount": 100},
        {"last": "2023-10-01", "care": "inpatient", "amount": 10},
    ]
    facts = {"identities": "subsistence", "identified_on": "2023-09-15", "bills": bills}
    unsaid = ask("fuyang", "medical_assistance", date(2023, 10, 1), **facts)
    assert (unsaid.status, unsaid.low, unsaid.high) == ("range", 800, 8800)
    assert [note.data for note in unsaid.notes if note.kind in ("unsure", "edge")] == [("newly_illness_poor",)]
    for newly, amount in ((True, 8800), (False, 800)):
        told = ask("fuyang", "medical_assistance", date(2023, 10, 1), **facts, newly_illness_poor=newly)
        assert (told.status, told.amount) == ("exact", amount)
    after_only = ask("fuyang", "medical_assistance", date(2023, 10, 1), **{**facts, "bills": bills[1:]})
    assert (after_only.status, after_only.amount) == ("exact", 800)


def test_drugs_all_paid_by_oneself_between_bounds_count_between_bounds() -> None:
    spent = {"low": 200000, "high": 400000}
    outcome = ask("jiande", "burden_cap", identities="subsistence", part_drug=spent, drug_total=spent)
    assert (outcome.status, outcome.low, outcome.high) == ("range", 7000000, 37000000)
