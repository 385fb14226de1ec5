"""The sum at which a limit or a line is reached is the smallest one: a 分 less does not do it. Worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from calculator.solve import first, limit_reached, line_crossed, paid_reached
from tests.calculator.books import TODAY, book, case_of

IN_2023 = date(2023, 6, 1)


@pytest.mark.parametrize(
    ("who", "used", "bill"),
    [
        ("subsistence", 0, 18750000),  # 150000 / 80%
        ("near_subsistence", 0, 21428571),  # 150000 / 70% = 214285.714…: 149999.997 is rounded up to the limit
        ("subsistence", "149999.99", 1),  # 80% of 0.01 is rounded up to 0.01
        ("subsistence", 150000, 0),
    ],
)
def test_the_bill_at_which_the_yearly_limit_of_fuyang_is_used_up(who: str, used: int | str, bill: int) -> None:
    case = case_of(IN_2023, TODAY, identities=who, care="inpatient", used_medical_assistance=used)
    assert limit_reached(book("fuyang"), case, "medical_assistance", "after_insurance") == bill


def test_a_benefit_without_a_limit_never_reaches_one() -> None:
    case = case_of(IN_2023, TODAY, identities="destitute", care="inpatient")
    assert limit_reached(book("fuyang"), case, "medical_assistance", "after_insurance") is None


def test_a_limit_is_reached_by_one_care_type_beside_another() -> None:
    split = {"inpatient": 100000, "outpatient_ordinary": 0}
    case = case_of(IN_2023, TODAY, identities="subsistence", after_insurance=split)
    assert limit_reached(book("fuyang"), case, "medical_assistance", "after_insurance.inpatient") == 18750000


def test_the_bill_for_a_wanted_payment_goes_through_every_layer_above() -> None:
    """Serious illness pays 60% above 15000, assistance 50% of what is left above 3000: 10000 when 23000 is left."""
    facts = {"identities": "near_subsistence", "care": "inpatient", "disposable_income": 30000}
    case = case_of(IN_2023, TODAY, **facts)
    found = paid_reached(book("mianyang"), case, "medical_assistance", "after_basic", 1000000)
    assert found == 3499997  # 35000.00 leaves 23000.00; rounding twice reaches it three 分 earlier
    assert paid_reached(book("mianyang"), case, "medical_assistance", "premium_chosen", 1) is None


def test_a_warning_fires_above_half_the_income() -> None:
    case = case_of(IN_2023, TODAY, disposable_income="30000.01")
    assert line_crossed(book("mianyang"), case, "warning", "self_after_insurance") == 1500001  # over 15000.005


def test_a_warning_that_fires_at_its_line_fires_there() -> None:
    case = case_of(date(2025, 1, 1), TODAY, identities="subsistence")
    assert line_crossed(book("jiande"), case, "monitoring_aided", "burden") == 2000000


def test_a_share_is_too_large_a_fen_above_its_third() -> None:
    case = case_of(None, TODAY, fund_total=3000000)
    assert line_crossed(book("jiande"), case, "fund_share", "fund_fiscal") == 100000001


def test_without_the_income_nobody_knows_where_the_line_is() -> None:
    assert line_crossed(book("mianyang"), case_of(IN_2023), "warning", "self_after_insurance") is None


def test_someone_a_line_is_not_for_never_crosses_it() -> None:
    case = case_of(date(2025, 1, 1), TODAY, identities="ordinary")
    assert line_crossed(book("jiande"), case, "monitoring_aided", "burden") is None


@pytest.mark.parametrize("at", [0, 1, 49, 99, 100])
def test_the_first_number_is_found_wherever_it_lies(at: int) -> None:
    assert first(lambda number: number >= at, 0, 100) == at


def test_what_never_happens_has_no_first() -> None:
    assert first(lambda number: number > 100, 0, 100) is None
