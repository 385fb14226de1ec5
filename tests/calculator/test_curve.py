"""The curve of a benefit has the corners the rules give it, worked out by hand, exact to the 分 on both sides, and
between them the calculator pays what the curve says."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from calculator.compute import compute
from calculator.curve import Corner, curve
from calculator.facts import Case
from calculator.rules import Layer, RuleBook, Terms
from calculator.solve import with_sum
from calculator.value import Kind, Source, Value
from tests.calculator.books import TODAY, book, case_of
from tests.calculator.random_cases import Draw, how_many

F = Fraction
IN_2023 = date(2023, 6, 1)
NEAR: dict[str, Any] = {
    "identities": "near_subsistence",
    "care": "inpatient",
    "disposable_income": "34567.89",
    "assistance_cap": 30000,
}
TILT = {"tilt_threshold": 8000, "tilt_cap": 20000, "place": "in_city", "referral": "standard"}
SHAPES: dict[str, tuple[str, str, str, dict[str, Any]]] = {
    "fuyang assistance": ("fuyang", "medical_assistance", "after_insurance", {"identities": "subsistence"}),
    "fuyang burden": ("fuyang", "burden_cap", "in_scope", {"identities": "subsistence", "paid_basic": 100000}),
    "mianyang near": ("mianyang", "medical_assistance", "after_basic", NEAR),
    "mianyang tilt": ("mianyang", "tilted_assistance", "after_basic", NEAR | TILT),
    "mianyang two": (
        "mianyang",
        "medical_assistance",
        "after_basic",
        NEAR | {"identities": ["subsistence", "monitored"]},
    ),
    "jiande drugs": ("jiande", "burden_cap", "part_drug", {"identities": "subsistence", "part_other": 20000}),
    "wenzhou": ("wenzhou", "medical_assistance", "after_basic", NEAR),
}


def shape(name: str) -> tuple[str, str, str, Case, tuple[Corner, ...]]:
    region, benefit, fact, facts = SHAPES[name]
    case = case_of(None if region in ("jiande", "wenzhou") else IN_2023, TODAY, **facts)
    return region, benefit, fact, case, curve(book(region), case, benefit, fact)


def corners(name: str) -> list[object]:
    return [(corner.exact, corner.ratio) for corner in shape(name)[4]]


def test_the_limit_of_fuyang_is_a_corner_at_187500_yuan() -> None:
    assert corners("fuyang assistance") == [(0, (F(4, 5), F(4, 5))), (18750000, (0, 0))]
    region, benefit, fact, case, found = shape("fuyang assistance")
    assert found[1].paid == (15000000, 15000000)
    assert found[1].left == (3750000, 3750000)
    pays = [compute(book(region), with_sum(case, fact, 18750000 + more), benefit).low for more in (-2, -1, 0, 1)]
    assert pays == [14999998, 14999999, 15000000, 15000000]


def test_a_waterfall_has_the_corners_of_every_layer_above() -> None:
    """After 100000 of basic insurance: 80% up to 150000, half of the rest up to 100000, all above 50000."""
    assert corners("fuyang burden") == [(0, (0, 0)), (35000000, (F(1, 2), F(1, 2))), (45000000, (1, 1))]


def test_a_corner_may_fall_between_two_fen() -> None:
    """Tilted assistance in Mianyang: 8000 left after 50% above 3456.789; insurance from 17283.945; both limits."""
    assert corners("mianyang tilt") == [
        (0, (0, 0)),
        (F("1254321.1"), (F(1, 4), F(1, 4))),
        (F("1728394.5"), (F(1, 10), F(1, 10))),
        (F("13271605.5"), (F(1, 5), F(1, 5))),
        (F("16907408.25"), (0, 0)),
    ]
    assert [corner.bill for corner in shape("mianyang tilt")[4]] == [0, 1254322, 1728395, 13271606, 16907409]


def test_what_the_negative_list_takes_out_ends_the_curve() -> None:
    assert corners("jiande drugs") == [(0, (0, 0)), (1000000, (1, 1)), (30000000, (0, 0))]


def test_a_part_of_one_care_type_has_its_own_limit() -> None:
    split = {"inpatient": 100000, "outpatient_ordinary": 1}
    case = case_of(IN_2023, TODAY, identities="subsistence", after_insurance=split)
    found = curve(book("fuyang"), case, "medical_assistance", "after_insurance.outpatient_ordinary")
    assert [(int(corner.exact), corner.paid.low) for corner in found] == [(0, 8000000), (2500000, 10000000)]


def test_without_a_figure_there_is_no_curve() -> None:
    case = case_of(date(2028, 1, 1), TODAY, **NEAR)
    assert curve(book("mianyang"), case, "medical_assistance", "after_insurance") == ()


def test_an_identity_that_becomes_the_better_one_takes_over_with_a_jump() -> None:
    """At least half leaves half at worst, nothing at best; 90% above 70.00 is as good up to 270.01, then better."""
    source = Source("x.1", "原文")

    def value(kind: Kind, number: Fraction | int) -> Value:
        return Value(kind, F(number), (source,))

    unlimited = Value("unlimited", None, ())
    first = Terms(frozenset({"subsistence"}), value("exact", 0), value("at_least", F(1, 2)), unlimited)
    second = Terms(frozenset({"monitored"}), value("exact", 7000), value("exact", F(9, 10)), unlimited)
    layer = Layer("aid", "救助", "x", "burden", "paid", source, (first, second), ())
    rules = RuleBook("x", "x", (layer,), {"aid": layer}, source)
    case = case_of(IN_2023, TODAY, identities=["subsistence", "monitored"])
    assert [(int(corner.exact), corner.paid) for corner in curve(rules, case, "aid", "burden")] == [
        (0, (0, 0)),
        (27002, (18002, 18002)),
    ]
    assert compute(rules, with_sum(case, "burden", 27001), "aid").low == 13501


@pytest.mark.parametrize("name", sorted(SHAPES))
def test_between_and_beside_the_corners_the_calculator_pays_what_the_curve_says(name: str) -> None:
    """Each layer rounds once, by half a 分 at most; four layers at most stand above one another."""
    region, benefit, fact, case, found = shape(name)
    draw = Draw(name)
    edges = [corner.bill + step for corner in found for step in (-2, -1, 0, 1, 2)]
    sums = [*edges, *(draw.random.randint(0, 40000000) for _ in range(how_many(200)))]
    for amount in (max(0, amount) for amount in sums):
        here = max((corner for corner in found if corner.exact <= amount), key=lambda corner: corner.exact)
        outcome = compute(book(region), with_sum(case, fact, amount), benefit)
        assert outcome.low is not None and outcome.high is not None
        grown = [paid + ratio * (amount - here.bill) for paid, ratio in zip(here.paid, here.ratio, strict=True)]
        assert abs(outcome.low - grown[0]) <= 2, (amount, here)
        assert abs(outcome.high - grown[1]) <= 2, (amount, here)
