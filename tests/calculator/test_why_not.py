"""Every other benefit that pays nothing is named with the fact or line that decides it, and with nothing else."""

from __future__ import annotations

from datetime import date

from calculator.why_not import why_not
from tests.calculator.books import TODAY, book, case_of

IN_2023 = date(2023, 6, 1)


def reasons(region: str, benefit: str, on: date | None = None, **facts: object) -> dict[str, tuple[str, object, str]]:
    found = why_not(book(region), case_of(on, TODAY, **facts), benefit)
    return {other.benefit: (note.kind, note.data, note.source.clause if note.source else "") for other, note in found}


def test_a_place_outside_the_province_decides_against_tilted_assistance() -> None:
    facts = {"identities": "subsistence", "after_insurance": 60000, "tilt_threshold": 8000, "referral": "standard"}
    away = reasons("mianyang", "medical_assistance", IN_2023, place="out_of_province", **facts)
    assert away["tilted_assistance"] == ("condition_failed", ("place", "out_of_province"), "my.2.5.p2")
    near = reasons("mianyang", "medical_assistance", IN_2023, place="in_province", **facts)
    assert "tilted_assistance" not in near


def test_an_identity_that_is_not_named_decides_against_a_subsidy() -> None:
    found = reasons("fuyang", "medical_assistance", IN_2023, identities="subsistence", after_insurance=50000)
    assert found["child_premium"] == ("not_named", ("subsistence",), "fy.2.3")


def test_a_bill_up_to_the_deductible_says_both_sums_and_a_fen_more_says_nothing() -> None:
    facts = {"identities": "near_subsistence", "disposable_income": 30000, "care": "inpatient"}
    at = reasons("mianyang", "premium_aid", IN_2023, after_basic="15000.00", **facts)
    assert at["serious_illness"] == ("not_above", ("1500000", "1500000"), "my.2.3")
    above = reasons("mianyang", "premium_aid", IN_2023, after_basic="15000.01", **facts)
    assert "serious_illness" not in above


def test_a_day_after_the_last_decides_and_names_the_clause_of_the_day() -> None:
    found = reasons("fuyang", "medical_assistance", date(2024, 3, 1), identities="subsistence", after_insurance=50000)
    assert found["burden_cap"][0] == "expired"


def test_what_is_not_known_is_named_first_among_the_reasons() -> None:
    found = reasons("mianyang", "medical_assistance", IN_2023, identities="subsistence", after_insurance=50000)
    assert found["premium_aid"][:2] == ("lacks", ("premium_min",))


def test_where_everything_is_paid_nothing_is_left_for_the_next() -> None:
    facts = {"identities": "destitute", "after_insurance": 0, "tilt_threshold": 8000, "place": "in_city"}
    found = reasons("mianyang", "medical_assistance", IN_2023, referral="standard", **facts)
    assert found["tilted_assistance"][0] == "nothing_left"


def test_a_benefit_that_may_pay_and_the_one_asked_for_are_not_in_the_list() -> None:
    found = reasons("fuyang", "medical_assistance", IN_2023, identities="subsistence", after_insurance=300000)
    assert "medical_assistance" not in found
    assert "special_assistance" not in found
