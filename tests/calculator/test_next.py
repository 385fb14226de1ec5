"""The next sum and the next day that change a result are the very next ones, worked out by hand, exact to the 分."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from calculator.next_day import next_day
from calculator.next_sum import next_sum
from tests.calculator.books import TODAY, book, case_of

F = Fraction
IN_2023 = date(2023, 6, 1)
NEAR = {"identities": "near_subsistence", "disposable_income": 30000, "care": "inpatient"}


def test_the_limit_of_fuyang_is_ahead_until_it_is_reached() -> None:
    for bill, ahead in ((160000, 18750000), ("187499.99", 18750000), ("187500.00", None)):
        case = case_of(IN_2023, TODAY, identities="subsistence", after_insurance=bill, care="inpatient")
        turn = next_sum(book("fuyang"), case, "medical_assistance")
        assert (turn.at if turn else None) == ahead, bill
        if turn:
            assert (turn.fact, turn.before, turn.after) == ("after_insurance", F(4, 5), 0)


def test_below_the_deductible_the_deductible_is_next() -> None:
    case = case_of(IN_2023, TODAY, after_insurance=2000, **NEAR)
    turn = next_sum(book("mianyang"), case, "medical_assistance")
    assert turn is not None
    assert (turn.fact, turn.at, turn.before, turn.after) == ("after_insurance", 300000, 0, F(1, 2))


def test_the_sum_the_waterfall_starts_from_is_the_one_that_moves() -> None:
    """After basic insurance 14000: serious illness (60%) starts at 15000, and assistance then has half of 40%."""
    case = case_of(IN_2023, TODAY, after_basic=14000, **NEAR)
    turn = next_sum(book("mianyang"), case, "medical_assistance")
    assert turn is not None
    assert (turn.fact, turn.at, turn.before, turn.after) == ("after_basic", 1500000, F(1, 2), F(1, 5))


def test_a_bill_of_one_care_type_moves_by_that_type_and_of_two_is_left_alone() -> None:
    book_, who = book("fuyang"), {"identities": "subsistence"}
    one = case_of(IN_2023, TODAY, after_insurance={"inpatient": 160000}, **who)
    turn = next_sum(book_, one, "medical_assistance")
    assert turn is not None and turn.fact == "after_insurance.inpatient"
    two = case_of(IN_2023, TODAY, after_insurance={"inpatient": 160000, "outpatient_ordinary": 1}, **who)
    assert next_sum(book_, two, "medical_assistance") is None


def test_a_warning_has_its_line_ahead_and_says_what_it_will_say() -> None:
    for sum_, ahead in (("14999.99", 1500001), ("15000.00", 1500001), ("15000.01", None)):
        case = case_of(IN_2023, TODAY, self_after_insurance=sum_, disposable_income=30000)
        turn = next_sum(book("mianyang"), case, "warning")
        assert (turn.at if turn else None) == ahead, sum_
        if turn:
            assert turn.says is not None and turn.says.verdict == "yes"


def test_without_a_sum_or_for_a_rule_without_sums_nothing_is_ahead() -> None:
    assert next_sum(book("fuyang"), case_of(IN_2023, TODAY, identities="subsistence"), "medical_assistance") is None
    assert next_sum(book("mianyang"), case_of(IN_2023, TODAY), "warning") is None
    assert next_sum(book("fuyang"), case_of(IN_2023, TODAY), "eligibility") is None


def test_the_day_after_the_last_day_changes_the_result() -> None:
    case = case_of(date(2027, 12, 31), TODAY, identities="subsistence", after_insurance=20000)
    found = next_day(book("mianyang"), case, "medical_assistance")
    assert found is not None
    assert (found[0], found[1].reason) == (date(2028, 1, 1), "not_in_force")
    later = case_of(date(2028, 1, 1), TODAY, identities="subsistence", after_insurance=20000)
    assert next_day(book("mianyang"), later, "medical_assistance") is None


def test_before_the_first_day_the_first_day_is_next_and_it_pays() -> None:
    case = case_of(date(2022, 12, 31), TODAY, identities="near_subsistence", after_insurance=0)
    found = next_day(book("mianyang"), case, "medical_assistance")
    assert found is not None and found[0] == date(2023, 1, 1)
    open_end = case_of(date(2023, 2, 9), TODAY, identities="subsistence", after_insurance=5000)
    found = next_day(book("fuyang"), open_end, "medical_assistance")
    assert found is not None and (found[0], found[1].low) == (date(2023, 2, 10), 400000)


def test_a_day_that_changes_nothing_for_this_person_is_passed_over() -> None:
    """Orphans are in from 2022-09-01; for the near-subsistence household it is still the wrong day until 2023."""
    case = case_of(date(2022, 8, 1), TODAY, identities="near_subsistence", after_insurance=5000, disposable_income=1)
    found = next_day(book("mianyang"), case, "medical_assistance")
    assert found is not None and found[0] == date(2023, 1, 1)


def test_an_open_document_has_no_day_ahead() -> None:
    case = case_of(IN_2023, TODAY, identities="subsistence", after_insurance=20000)
    assert next_day(book("wenzhou"), case, "medical_assistance") is None
