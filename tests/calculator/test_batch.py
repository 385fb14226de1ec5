"""A table of cases gives, row by row, exactly what asking one by one gives: sums, status, identity, what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from calculator.batch import Settled, settle_all
from calculator.columns import ABSENT, Kinds, Table, table_of
from calculator.compute import compute
from calculator.errors import BadAmount, UnknownBenefit
from calculator.facts import Case
from calculator.layer import Span
from calculator.money import LIMIT
from calculator.outcome import Outcome
from calculator.rules import Layer, RuleBook, Terms
from calculator.value import Bound, Source, Value
from tests.calculator.books import TODAY, book, case_of
from tests.calculator.random_cases import Draw, how_many

F = Fraction
CARES = ("inpatient", "outpatient_chronic", "outpatient_ordinary")
REGIONS = {
    "fuyang": ("medical_assistance", "special_assistance", "burden_cap"),
    "mianyang": ("serious_illness", "medical_assistance", "tilted_assistance", "premium_aid"),
    "jiande": ("burden_cap",),
    "wenzhou": ("serious_illness", "medical_assistance"),
}
EDGES = {"fuyang": ("187500", "25000", "50000"), "mianyang": ("7500", "3000"), "jiande": ("30000", "300000")}
SUMS = (
    *("in_scope", "paid_basic", "after_basic", "paid_serious", "after_serious", "paid_supplement", "after_insurance"),
    *("used_medical_assistance", "after_assistance", "paid_other_aid", "reasonable_left", "after_special"),
    *("out_of_catalogue", "used_special_assistance", "household_reasonable", "burden", "premium_chosen"),
    *("part_drug", "drug_total", "part_consumable", "consumable_total", "part_service", "part_other"),
)
FIGURES = (
    *("disposable_income", "assistance_cap", "assistance_deductible", "tilt_threshold", "tilt_cap"),
    *("local_deductible", "serious_cap", "premium_min"),
)
PEOPLE = (
    *("destitute", "orphan", "subsistence", "near_subsistence", "severe_disability", "monitored", "illness_poor"),
    "ordinary",
)
DAYS = ("2022-08-31", "2022-10-15", "2023-01-01", "2023-02-09", "2023-06-01", "2024-03-01", "2028-01-01")


def random_case(draw: Draw, region: str) -> Case:
    """Any few facts, whether or not they make sense together."""
    facts: dict[str, Any] = {name: amount(draw, region) for name in SUMS if draw.maybe(0.15)}
    if draw.maybe(0.5):
        facts["after_insurance"] = {care: str(draw.sum(25000)) for care in CARES if draw.maybe(0.6)} or "100"
    if draw.maybe(0.1):
        facts["used_medical_assistance"] = {care: str(draw.sum(20000, 150000)) for care in CARES}
    if draw.maybe(0.3):
        facts["members"] = [str(draw.sum(30000)) for _ in range(draw.one(1, 2, 3))]
    figures = {name: draw.one("30000", "80000.01", "3000.01") for name in FIGURES if draw.maybe(0.6)}
    if draw.maybe(0.1):
        figures["disposable_income"] = Span(2000000, 3000001)  # type: ignore[assignment]
    facts |= {"identities": [draw.one(*PEOPLE) for _ in range(draw.one(0, 1, 1, 1, 2))]}
    facts |= {"care": draw.one(*CARES)} if draw.maybe(0.7) else {}
    facts |= {"place": draw.one("in_city", "in_province", "out_of_province")} if draw.maybe(0.4) else {}
    facts |= {"referral": draw.one("standard", "non_compliant")} if draw.maybe(0.4) else {}
    facts |= {"aided": "yes"} if draw.maybe(0.1) else {}
    on = date.fromisoformat(draw.one(*DAYS)) if draw.maybe(0.8) else None
    return case_of(on, TODAY, **facts, **figures)


def amount(draw: Draw, region: str) -> object:
    if draw.maybe(0.1):
        least = int(draw.sum() * 100)
        return Span(least, least + draw.random.randint(0, 500000))
    return str(draw.sum(*EDGES.get(region, ("80000",))))


def row(settled: Settled, at: int) -> object:
    """A row of a table as the sums and words of an outcome."""
    answer = settled.answers[settled.answer[at]]
    sums = {name: settled.amounts(name) for name in settled.sums if not name.endswith(".high")}
    both = {name: (int(low[at]), int(high[at])) for name, (low, high) in sums.items()}
    return answer, {name: pair for name, pair in both.items() if pair != (ABSENT, ABSENT)}


def asked(outcome: Outcome) -> object:
    """The same of an outcome."""
    notes = tuple(note.kind for note in outcome.notes)
    answer = (outcome.status, outcome.reason, outcome.identity, outcome.missing, notes)
    sums = {"paid": (outcome.low, outcome.high), "left": outcome.left, **{f"paid.{k}": v for k, v in outcome.parts}}
    return answer, {name: tuple(pair) for name, pair in sums.items() if pair is not None and pair[0] is not None}


def differences(rules: RuleBook, benefit: str, cases: list[Case]) -> list[object]:
    settled = settle_all(rules, table_of(cases, TODAY), benefit)
    pairs = ((row(settled, at), asked(compute(rules, case, benefit)), case.facts) for at, case in enumerate(cases))
    return [pair for pair in pairs if pair[0] != pair[1]]


def like(draw: Draw, region: str, case: Case) -> Case:
    """The same case with other sums."""
    facts = {
        name: int(draw.sum(*EDGES.get(region, ("80000",))) * 100) if type(value) is int else value
        for name, value in case.facts.items()
    }
    return replace(case, facts=facts)


ALL = pytest.mark.parametrize(
    ("region", "benefit"), [(r, benefit) for r, names in REGIONS.items() for benefit in names]
)


@ALL
def test_a_table_equals_asking_one_by_one(region: str, benefit: str) -> None:
    draw = Draw(f"batch {region} {benefit}")
    cases = [random_case(draw, region) for _ in range(how_many(300))]
    assert differences(book(region), benefit, cases)[:3] == []


@ALL
def test_rows_that_go_one_way_together_come_out_as_each_alone(region: str, benefit: str) -> None:
    draw = Draw(f"alike {region} {benefit}")
    kinds = [random_case(draw, region) for _ in range(12)]
    cases = [like(draw, region, draw.one(*kinds)) for _ in range(how_many(400))]
    assert differences(book(region), benefit, cases)[:3] == []


def in_columns(size: int = 3, **sums: object) -> Table:
    return Table(size, TODAY, dict(sums), {"identities": Kinds([0] * size, [frozenset({"subsistence"})])})


def test_what_nobody_said_is_asked_for_and_not_taken_as_nothing() -> None:
    settled = settle_all(book("mianyang"), in_columns(after_insurance=[100, ABSENT, 0]), "medical_assistance")
    assert [settled.answers[code].status for code in settled.answer] == ["at_least", "needs", "conditional"]
    assert settled.amounts("paid").low.tolist() == [70, ABSENT, 0]


def test_the_payment_promised_at_least_and_what_is_left_then_stand_in_the_table() -> None:
    table = in_columns(after_insurance=[1, 2600000, 3])
    table.figures["assistance_cap"] = Kinds([0, 1, 0], [Bound(F(10000000), F(10000000)), Bound(F(1000000), F(1000000))])
    settled = settle_all(book("mianyang"), table, "medical_assistance")
    assert settled.amounts("paid").low.tolist() == [1, 1000000, 2]
    assert settled.amounts("left").high.tolist() == [0, 1600000, 1]
    assert settled.amounts("paid").high.tolist() == [1, 1000000, 3]


def test_a_table_of_nobody_has_no_answers() -> None:
    settled = settle_all(
        book("mianyang"), Table(0, TODAY, {"after_insurance": np.zeros(0, np.int64)}), "serious_illness"
    )
    assert settled.answers == []
    assert len(settled.answer) == 0


@pytest.mark.parametrize(
    ("column", "code"),
    [
        ([1.5, 2, 3], "bad_amount_type"),
        (["1", "2", "3"], "bad_amount_type"),
        ([-2, 0, 0], "bad_amount_negative"),
        ([LIMIT + 1, 0, 0], "bad_amount_too_large"),
    ],
)
def test_a_column_holds_sums_only(column: list[object], code: str) -> None:
    with pytest.raises(BadAmount) as caught:
        settle_all(book("mianyang"), in_columns(after_insurance=column), "medical_assistance")
    assert caught.value.code == code


def test_only_a_layer_is_settled_for_a_table() -> None:
    with pytest.raises(UnknownBenefit):
        settle_all(book("mianyang"), in_columns(after_insurance=[1, 2, 3]), "warning")


def one_layer(ratio: Fraction, deductible: Fraction) -> RuleBook:
    source = Source("x.1", "原文")
    terms = Terms(
        frozenset({"subsistence"}),
        Value("exact", deductible, (source,)),
        Value("exact", ratio, (source,)),
        Value("unlimited", None, ()),
    )
    layer = Layer("aid", "救助", "x", "left", "paid", source, (terms,), ())
    return RuleBook("x", "x", (layer,), {"aid": layer})


def test_sums_up_to_the_limit_stay_exact() -> None:
    """13/37 of what lies above 1/3 分, of ten trillion yuan and a 分 less."""
    rules = one_layer(F(13, 37), F(1, 3))
    settled = settle_all(rules, in_columns(left=[LIMIT, LIMIT - 1, 1]), "aid")
    assert settled.amounts("paid").low.tolist() == [351351351351351, 351351351351351, 0]


def test_a_step_that_64_bits_might_not_hold_is_refused() -> None:
    with pytest.raises(BadAmount) as caught:
        settle_all(one_layer(F(13001, 37001), F(1, 3)), in_columns(left=[LIMIT, 1, 1]), "aid")
    assert caught.value.code == "bad_amount_too_large"


def test_more_kinds_of_cases_than_a_short_key_can_tell_apart() -> None:
    size = 300
    table = in_columns(size, after_insurance=list(range(size)))
    for name in ("insured_here", "designated", "disease"):
        table.kinds[name] = Kinds(list(range(size)), [f"{name} {code}" for code in range(size)])
    table.kinds["designated"].values[7] = "yes"
    settled = settle_all(book("mianyang"), table, "medical_assistance")
    paid = settled.amounts("paid").low
    assert (paid[7], paid.sum()) == (5, 5)
