"""What comes in at the door is of its declared kind, or a CalculatorError with a code: never a guess, never a crash."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

import pytest

from calculator.errors import BadFact, CalculatorError, UnknownBenefit
from calculator.facts import Bill, Case, FactSpec, read_facts, split_figures
from calculator.layer import Span, Stream
from calculator.value import Bound
from corpus.vocabulary import load_vocabulary
from tests.calculator.books import TODAY, ask


def read(**facts: object) -> dict[str, object]:
    return read_facts(facts, load_vocabulary())


@pytest.mark.parametrize(
    ("fact", "value", "kept"),
    [
        ("in_scope", "35,000.50", 3500050),
        ("in_scope", {"low": "1", "high": "2"}, Span(100, 200)),
        ("in_scope", {"low": 5, "high": 5}, Span(500, 500)),
        ("in_scope", Span(100, 200), Span(100, 200)),
        (
            "after_insurance",
            {"inpatient": 5, "outpatient_ordinary": "0.01"},
            {"inpatient": 500, "outpatient_ordinary": 1},
        ),
        ("identities", "subsistence", frozenset({"subsistence"})),
        ("identities", ["subsistence", "monitored"], frozenset({"subsistence", "monitored"})),
        ("identities", (), frozenset()),
        ("care", "inpatient", "inpatient"),
        ("insured_here", True, "yes"),
        ("insured_here", "是", "yes"),
        ("insured_here", "no", "no"),
        ("insured_here", False, "no"),
        ("identified_on", "2024-02-29", date(2024, 2, 29)),
        ("identified_on", date(2024, 2, 29), date(2024, 2, 29)),
        ("count_part", "120", 120),
        ("count_part", 0, 0),
        ("rate", "82.5%", Fraction(165, 2)),
        ("rate", 82, Fraction(82)),
        ("members", [1, "2.5"], (100, 250)),
        ("extra_workdays", ["2024-05-11"], (date(2024, 5, 11),)),
        (
            "bills",
            [{"last": "2023-03-20", "first": "2023-03-05", "care": "inpatient", "amount": 3}],
            (Bill(date(2023, 3, 5), date(2023, 3, 20), "inpatient", 300),),
        ),
        (
            "bills",
            [{"last": "2023-03-20", "care": "inpatient", "amount": 3}],
            (Bill(date(2023, 3, 20), date(2023, 3, 20), "inpatient", 300),),
        ),
    ],
)
def test_a_fact_is_read_as_its_kind(fact: str, value: object, kept: object) -> None:
    assert read(**{fact: value}) == {fact: kept}


@pytest.mark.parametrize(
    ("fact", "value", "expected"),
    [
        ("household_size", 3, "declared"),
        ("identities", "五保", "options"),
        ("identities", ["subsistence", "rich"], "options"),
        ("identities", [["subsistence"]], "options"),
        ("identities", {"subsistence": 1}, "identities"),
        ("identities", None, "identities"),
        ("identities", 7, "identities"),
        ("care", "surgery", "options"),
        ("care", None, "options"),
        ("care", ["inpatient"], "options"),
        ("insured_here", "maybe", "flag"),
        ("insured_here", 2, "flag"),
        ("insured_here", None, "flag"),
        ("identified_on", "2023-02-29", "date"),
        ("identified_on", "去年", "date"),
        ("identified_on", "", "date"),
        ("identified_on", 20230210, "date"),
        ("identified_on", datetime(2023, 2, 10, 8, 0), "date"),
        ("identified_on", "0001-01-01", "date"),
        ("identified_on", "1899-12-31", "date"),
        ("identified_on", date(2200, 1, 1), "date"),
        ("identified_on", "9999-12-31", "date"),
        ("count_part", -1, "count"),
        ("count_part", "1.5", "count"),
        ("count_part", 1.0, "count"),
        ("count_part", True, "count"),
        ("count_part", "１２", "count"),
        ("count_part", "٣", "count"),
        ("count_part", "9" * 13, "count"),
        pytest.param("count_part", 10**5000, "count", id="five thousand digits of count_part"),
        ("rate", "NaN", "rate"),
        ("rate", "-5", "rate"),
        ("rate", "1/0", "rate"),
        ("rate", "1e99999999", "rate"),
        ("rate", "８２", "rate"),
        ("rate", 82.5, "rate"),
        ("rate", True, "rate"),
        ("rate", None, "rate"),
        pytest.param("rate", 10**5000, "rate", id="five thousand digits of rate"),
        ("in_scope", {"low": 2, "high": 1}, "range"),
        ("in_scope", Span(200, 100), "range"),
        ("in_scope", {"low": 2}, "cares"),
        ("in_scope", {"surgery": 2}, "cares"),
        ("in_scope", {}, "cares"),
        ("disposable_income", {"inpatient": 30000}, "cares"),
        ("members", [], "members"),
        ("members", 5, "members"),
        ("members", "5", "members"),
        ("members", [1] * 101, "members"),
        ("members", [1] * 10000, "members"),
        ("extra_workdays", "2024-05-11", "dates"),
        ("extra_workdays", ["2024-05-11"] * 101, "dates"),
        ("extra_workdays", ["5月11日"], "date"),
        ("bills", {"last": "2023-01-01"}, "bills"),
        ("bills", [{}] * 101, "bills"),
        ("bills", ["2023-01-01"], "bill"),
        ("bills", [{"last": "2023-01-01", "care": "inpatient"}], "bill"),
        ("bills", [{"last": "2023-01-01", "care": "surgery", "amount": 1}], "bill"),
        ("bills", [{"last": "2023-01-01", "first": "2023-01-02", "care": "inpatient", "amount": 1}], "bill"),
        ("bills", [{"last": "2023-13-01", "care": "inpatient", "amount": 1}], "date"),
    ],
)
def test_a_fact_of_the_wrong_kind_is_refused_by_name(fact: str, value: object, expected: str) -> None:
    with pytest.raises(BadFact) as caught:
        read(**{fact: value})
    assert (caught.value.code, caught.value.details["expected"]) == ("bad_fact", expected)
    assert caught.value.details["fact"] == fact
    assert len(caught.value.details["value"]) <= 40


@pytest.mark.parametrize(
    ("fact", "value", "code"),
    [
        ("in_scope", 0.1, "bad_amount_type"),
        ("in_scope", None, "bad_amount_type"),
        ("in_scope", True, "bad_amount_type"),
        ("in_scope", [1], "bad_amount_type"),
        ("in_scope", "-1", "bad_amount_negative"),
        ("in_scope", "NaN", "bad_amount_format"),
        ("in_scope", 10**18, "bad_amount_too_large"),
        ("in_scope", {"low": 0.5, "high": 1}, "bad_amount_type"),
        ("in_scope", Span(-5, 5), "bad_amount_negative"),
        ("after_insurance", {"inpatient": "1.001"}, "bad_amount_decimals"),
        ("disposable_income", "三万", "bad_amount_format"),
        ("members", [1, "x"], "bad_amount_format"),
        ("bills", [{"last": "2023-01-01", "care": "inpatient", "amount": -1}], "bad_amount_negative"),
    ],
)
def test_a_sum_that_is_none_is_refused_with_a_code(fact: str, value: object, code: str) -> None:
    with pytest.raises(CalculatorError) as caught:
        read(**{fact: value})
    assert caught.value.code == code


def test_a_benefit_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownBenefit) as caught:
        ask("fuyang", "lottery")
    assert (caught.value.code, caught.value.details) == ("unknown_benefit", {"benefit": "lottery"})


def test_published_figures_are_kept_apart_from_facts_of_the_person() -> None:
    facts = read(identities="subsistence", disposable_income=30000, assistance_cap={"low": 1, "high": 2})
    mine, figures = split_figures(facts, load_vocabulary())
    assert mine == {"identities": frozenset({"subsistence"})}
    assert figures == {
        "disposable_income": Bound(Fraction(3000000), Fraction(3000000)),
        "assistance_cap": Bound(Fraction(100), Fraction(200)),
    }


def test_a_case_sums_a_split_amount_and_keeps_its_parts() -> None:
    case = Case(read(after_insurance={"outpatient_ordinary": 2, "inpatient": 1}, care="inpatient"), TODAY)
    assert case.money("after_insurance") == Span(300, 300)
    assert case.streams("after_insurance") == (
        Stream("inpatient", Span(100, 100)),
        Stream("outpatient_ordinary", Span(200, 200)),
    )
    assert case.money("in_scope") is None
    assert case.streams("in_scope") is None


def test_an_amount_without_a_care_type_is_one_unnamed_stream() -> None:
    assert Case(read(after_insurance=1), TODAY).streams("after_insurance") == (Stream("", Span(100, 100)),)
    named = Case(read(after_insurance={"low": 1, "high": 2}, care="inpatient"), TODAY)
    assert named.streams("after_insurance") == (Stream("inpatient", Span(100, 200)),)


def test_the_day_of_the_costs_goes_before_the_day_of_asking() -> None:
    assert Case({}, TODAY).day == TODAY
    assert Case({}, TODAY, date(2023, 1, 1)).day == date(2023, 1, 1)


def test_the_vocabulary_says_how_each_fact_is_asked() -> None:
    """Every fact that is asked for has a question and a reason; a choice offers at least two answers."""
    specs: list[FactSpec] = list(load_vocabulary().values())
    assert [s.id for s in specs if s.asked and not (s.ask and s.why)] == []
    assert [s.id for s in specs if s.kind in ("choice", "identities") and len(s.options) < 2] == []
