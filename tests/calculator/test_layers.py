"""One layer: what it pays and leaves at every corner, in every order of limits, deductible and what was used before."""

from __future__ import annotations

from fractions import Fraction

import pytest

from calculator.layer import NOTHING_USED, Paid, Span, Stream, Used, pay
from calculator.rules import Layer, Terms
from calculator.value import Bound, Source, Value

F = Fraction
SOURCE = Source("x.1", "原文")
NONE = Value("exact", F(0), ())
FREE = Value("unlimited", None, ())


def fixed(number: Fraction | int) -> Value:
    return Value("exact", F(number), (SOURCE,))


FULL = fixed(1)


def layer(deductible: Value = NONE, ratio: Value = FULL, cap: Value = FREE, **sublimits: Value) -> Layer:
    terms = Terms(frozenset({"subsistence"}), deductible, ratio, cap, tuple(sublimits.items()))
    return Layer("aid", "救助", "x", "left", "paid", SOURCE, (terms,), ())


def paid(rule: Layer, *streams: tuple[str, int, int], used: Used = NOTHING_USED, **figures: Bound) -> Paid:
    balance = tuple(Stream(care, Span(low, high)) for care, low, high in streams)
    return pay(rule, rule.terms[0], balance, figures, used)


@pytest.mark.parametrize(
    ("base", "amount", "left"),
    [
        (0, 0, 0),
        (100000, 0, 100000),
        (100001, 1, 100000),
        (100002, 1, 100001),
        (300000, 100000, 200000),
        (300003, 100000, 200003),
    ],
)
def test_the_part_above_the_deductible_is_paid_at_the_ratio_up_to_the_cap(base: int, amount: int, left: int) -> None:
    """Half of what lies above 1000.00元, at most 1000.00元; half a 分 goes up."""
    done = paid(layer(fixed(100000), fixed(F(1, 2)), fixed(100000)), ("", base, base))
    assert (done.low, done.high, done.left) == (amount, amount, Span(left, left))


def test_rounding_happens_once_for_all_streams_together() -> None:
    rule = layer(ratio=fixed(F(1, 2)))
    assert paid(rule, ("inpatient", 1, 1), ("outpatient_chronic", 1, 1)).low == 1
    assert paid(rule, ("inpatient", 1, 1)).low == 1


def test_a_deductible_is_taken_once_from_streams_without_a_limit_of_their_own_first() -> None:
    rule = layer(fixed(500), fixed(1), FREE, outpatient_ordinary=fixed(300))
    done = paid(rule, ("outpatient_ordinary", 1000, 1000), ("inpatient", 400, 400))
    assert done.low == 300
    done = paid(rule, ("outpatient_ordinary", 1000, 1000), ("inpatient", 1000, 1000))
    assert done.low == 800


def test_a_limit_within_the_limit_holds_its_own_stream_only() -> None:
    rule = layer(NONE, fixed(F(7, 10)), fixed(15000), outpatient_ordinary=fixed(2000))
    assert paid(rule, ("outpatient_ordinary", 4000, 4000), ("inpatient", 10000, 10000)).low == 9000
    assert paid(rule, ("outpatient_chronic", 4000, 4000)).low == 2800
    assert paid(rule, ("outpatient_ordinary", 4000, 4000), ("inpatient", 30000, 30000)).low == 15000


def test_what_was_used_comes_off_the_cap_and_never_turns_negative() -> None:
    rule = layer(cap=fixed(1000))
    for used, amount in ((0, 600), (400, 600), (401, 599), (1000, 0), (5000, 0)):
        done = paid(rule, ("", 600, 600), used=Used(Span(used, used)))
        assert (done.low, done.high) == (amount, amount)
    assert paid(rule, ("", 600, 600), used=Used(Span(400, 400))).capped
    assert not paid(rule, ("", 599, 599), used=Used(Span(400, 400))).capped


def test_an_unsplit_use_may_have_taken_any_part_of_a_limit_within_the_limit() -> None:
    rule = layer(cap=fixed(15000), outpatient_ordinary=fixed(2000))
    done = paid(rule, ("outpatient_ordinary", 5000, 5000), used=Used(Span(500, 500)))
    assert (done.low, done.high) == (1500, 2000)
    split = Used(Span(500, 500), {"outpatient_ordinary": 100})
    assert paid(rule, ("outpatient_ordinary", 5000, 5000), used=split).low == 1900


def test_a_ratio_of_at_least_pays_its_floor_at_least_and_everything_at_most() -> None:
    done = paid(layer(ratio=Value("at_least", F(7, 10), (SOURCE,))), ("", 1000, 1000))
    assert (done.low, done.floor_high, done.high, done.open_up) == (700, 700, 1000, True)
    assert done.left == Span(0, 300)
    rule = layer(ratio=Value("at_least", F(7, 10), (SOURCE,)))
    above = pay(rule, rule.terms[0], (Stream("", Span(1000, 1000)),), {}, at_floor=True)
    assert (above.low, above.high, above.left, above.open_up) == (700, 700, Span(300, 300), False)


def test_a_floor_that_reaches_the_cap_is_one_figure() -> None:
    done = paid(layer(ratio=Value("at_least", F(7, 10), (SOURCE,)), cap=fixed(700)), ("", 1000, 1000))
    assert (done.low, done.high, done.open_up, done.capped) == (700, 700, False, True)


def test_a_balance_between_bounds_is_paid_and_left_between_bounds() -> None:
    done = paid(layer(fixed(100), fixed(F(1, 2))), ("", 100, 300))
    assert (done.low, done.high, done.left) == (0, 100, Span(100, 200))


def test_an_unpublished_deductible_may_be_anything_and_is_asked_for() -> None:
    rule = layer(Value("unpublished", None, (SOURCE,), published="line", by="各地"))
    done = paid(rule, ("", 1000, 1000))
    assert (done.low, done.high, done.missing, done.unpublished) == (0, 1000, ("line",), ())
    assert paid(rule, ("", 1000, 1000), line=Bound(F(200), F(200))).low == 800


def test_an_unpublished_cap_is_left_out_and_named() -> None:
    rule = layer(cap=Value("unpublished", None, (SOURCE,), published="cap", by="市局"))
    done = paid(rule, ("", 1000, 1000))
    assert (done.low, done.high, done.missing, done.unpublished, done.capped) == (1000, 1000, (), ("cap",), False)
    assert paid(rule, ("", 1000, 1000), cap=Bound(F(200), F(300))).low == 200
    assert paid(rule, ("", 1000, 1000), cap=Bound(F(200), F(300))).high == 300


def test_an_unpublished_ratio_is_asked_for_and_pays_nothing_until_then() -> None:
    rule = layer(ratio=Value("unpublished", None, (SOURCE,), published="ratio", by="各地"))
    done = paid(rule, ("", 1000, 1000))
    assert (done.low, done.high, done.missing) == (0, 1000, ("ratio",))


def test_a_cap_that_rests_on_a_figure_nobody_gave_may_be_nothing() -> None:
    rule = layer(cap=Value("exact", F(2), (SOURCE,), of="income"))
    done = paid(rule, ("", 1000, 1000))
    assert (done.low, done.high, done.missing) == (0, 1000, ("income",))
    assert paid(rule, ("", 1000, 1000), income=Bound(F(300), F(300))).low == 600


def test_a_limit_within_the_limit_that_rests_on_a_figure_is_asked_for_where_it_matters() -> None:
    rule = layer(outpatient_ordinary=Value("exact", F(1), (SOURCE,), of="income"))
    done = paid(rule, ("outpatient_ordinary", 1000, 1000))
    assert (done.low, done.high, done.missing) == (0, 1000, ("income",))
    assert paid(rule, ("inpatient", 1000, 1000)).missing == ()


def test_the_proof_is_made_by_the_payment_itself() -> None:
    rule = layer(fixed(100), fixed(F(1, 2)), fixed(400), outpatient_ordinary=fixed(50))
    done = paid(rule, ("outpatient_ordinary", 200, 200), ("inpatient", 900, 900), used=Used(Span(10, 10)))
    assert [step.kind for step in done.steps] == ["base", "deductible", "ratio", "sublimit", "cap", "pay", "left"]
    assert done.steps[-2].value == Span(done.low, done.high)
    assert done.steps[-1].value == done.left
    assert [step.kind for step in paid(layer(), ("", 5, 5)).steps] == ["base", "ratio", "pay", "left"]


def test_who_a_layer_does_not_name_has_no_terms() -> None:
    rule = layer()
    assert rule.terms_for("subsistence") is rule.terms[0]
    assert rule.terms_for("destitute") is None
