"""What holds for every case: rows add up, payments stay within their limits and grow with the bill, order does not
matter, and knowing less never claims more. HUISUAN_EXAMPLES raises the number of examples (10000 for the full run)."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from calculator.layer import Span
from calculator.outcome import Outcome
from calculator.rules import Layer
from calculator.run import run_to
from tests.calculator.books import book
from tests.calculator.random_cases import how_many
from tests.calculator.situations import (
    ANY,
    LAYERED,
    SUMS,
    Facts,
    Situation,
    blurred,
    decided,
    fuyang,
    mianyang,
    wenzhou,
)

many = settings(
    max_examples=how_many(250),
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
Blurred = tuple[Situation, Facts, Facts]


def known(outcome: Outcome) -> tuple[int, int]:
    assert outcome.low is not None and outcome.high is not None
    return outcome.low, outcome.high


def claims_no_top(outcome: Outcome) -> bool:
    """A range of floors (不低于 with an open deductible): its upper end is a floor, not the most that can be paid."""
    return outcome.status == "range" and any(note.kind == "floor" for note in outcome.notes)


def assert_inside(inner: Outcome, outer: Outcome) -> None:
    """Everything the better-known outcome allows, the less-known one allowed."""
    if outer.low is None or inner.low is None:
        return
    assert inner.low >= outer.low
    if outer.high is not None and not claims_no_top(outer) and not claims_no_top(inner):
        assert inner.high is not None and inner.high <= outer.high
    if outer.left is not None and inner.left is not None:
        assert outer.left.low <= inner.left.low <= inner.left.high <= outer.left.high


@many
@given(LAYERED)
def test_what_the_rows_pay_plus_what_is_left_is_the_bill(situation: Situation) -> None:
    rules = book(situation.region)
    layer = rules.rules[situation.benefit]
    assert isinstance(layer, Layer)
    case = situation.case()
    for who in situation.facts["identities"]:
        run = run_to(rules, case, layer, who)
        assert run is not None
        left = run.total
        above, last = run.paid[:-1], run.paid[-1][1] if run.paid else Span(0, 0)
        assert run.bill.low == run.bill.high or situation.region == "jiande"
        if run.bill.low == run.bill.high and all(span.low == span.high for _, span in above):
            taken = sum(span.low for _, span in above)
            assert taken + last.low + left.high == run.bill.high
            assert taken + last.high + left.low == run.bill.low


@many
@given(LAYERED)
def test_a_payment_is_never_negative_nor_more_than_there_was_to_pay(situation: Situation) -> None:
    outcome = situation.outcome()
    assume(outcome.low is not None)
    low, high = known(outcome)
    assert 0 <= low <= high
    if outcome.left is not None:
        assert 0 <= outcome.left.low <= outcome.left.high


@many
@given(st.one_of(fuyang(), mianyang(), wenzhou()), SUMS)
def test_a_payment_stays_within_what_is_left_of_its_cap(situation: Situation, used: int) -> None:
    caps = {
        ("fuyang", "medical_assistance"): 15000000,
        ("fuyang", "special_assistance"): 10000000,
        ("wenzhou", "medical_assistance"): 8000000,
        ("mianyang", "medical_assistance"): situation.facts.get("assistance_cap"),
        ("mianyang", "tilted_assistance"): situation.facts.get("tilt_cap"),
    }
    cap = caps.get((situation.region, situation.benefit))
    free = situation.region == "fuyang" and situation.benefit == "medical_assistance"
    assume(cap is not None and not (free and "destitute" in situation.facts["identities"]))
    outcome = situation.outcome({**situation.facts, f"used_{situation.benefit}": used})
    assert cap is not None
    assert known(outcome)[1] <= max(0, cap - used)


@many
@given(LAYERED, st.one_of(st.integers(0, 3), SUMS))
def test_a_larger_bill_never_pays_less_nor_leaves_less(situation: Situation, more: int) -> None:
    bill = next(
        n
        for n in ("in_scope", "after_basic", "after_insurance", "household_reasonable", "part_other", "premium_chosen")
        if n in situation.facts
    )
    value = situation.facts[bill]
    if isinstance(value, dict):
        care = sorted(value)[more % len(value)]
        larger: object = {**value, care: value[care] + more}
    else:
        larger = value + more
    one, two = situation.outcome(), situation.outcome({**situation.facts, bill: larger})
    assume(one.low is not None and one.status != "refused")
    assert known(two)[0] >= known(one)[0] and known(two)[1] >= known(one)[1]
    if one.reason == "not_eligible" and one.left is None:
        return
    assert one.left is not None and two.left is not None
    assert two.left.low >= one.left.low and two.left.high >= one.left.high


@many
@given(LAYERED)
def test_the_order_of_identities_does_not_matter(situation: Situation) -> None:
    turned = {**situation.facts, "identities": list(reversed(situation.facts["identities"]))}
    assert situation.outcome(turned) == situation.outcome()


@many
@given(st.lists(SUMS, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_the_order_and_the_split_of_household_members_do_not_matter(shares: list[int], random: object) -> None:
    def paid(facts: Facts) -> tuple[object, ...]:
        done = Situation("jiande", "burden_cap", {"identities": ["subsistence"], **facts}, on=None).outcome()
        return done.status, done.low, done.high, done.left

    shuffled = list(shares)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    together = paid({"household_reasonable": sum(shares)})
    assert paid({"members": shares}) == paid({"members": shuffled}) == together


@many
@given(blurred())
def test_knowing_more_never_leaves_what_was_said_when_less_was_known(example: Blurred) -> None:
    situation, less, more = example
    vague, clearer, truth = situation.outcome(less), situation.outcome(more), situation.outcome()
    assert_inside(clearer, vague)
    assert_inside(truth, clearer)
    assert_inside(truth, vague)


@many
@given(blurred(), st.fractions(0, 1))
def test_whatever_is_decided_above_a_floor_lies_in_what_was_said(example: Blurred, share: Fraction) -> None:
    situation, less, _ = example
    assume(situation.region in ("mianyang", "wenzhou"))
    rules = decided(book(situation.region), situation.benefit, share)
    assert_inside(situation.outcome(rules=rules), situation.outcome())
    assert_inside(situation.outcome(less, rules), situation.outcome(less))


@many
@given(mianyang(), SUMS)
def test_publishing_a_limit_never_pays_more(situation: Situation, limit: int) -> None:
    facts = {k: v for k, v in situation.facts.items() if k not in ("assistance_cap", "used_medical_assistance")}
    before, after = situation.outcome(facts), situation.outcome({**facts, "assistance_cap": limit})
    assume(situation.benefit == "medical_assistance")
    assert known(after)[0] <= known(before)[0] and known(after)[1] <= known(before)[1]


@many
@given(blurred())
def test_a_single_figure_is_only_named_when_nothing_is_open(example: Blurred) -> None:
    situation, less, _ = example
    outcome = situation.outcome(less)
    if outcome.status in ("exact", "conditional"):
        assert outcome.low == outcome.high and outcome.missing == ()
    if outcome.status == "needs":
        assert outcome.missing != ()
    if outcome.status == "range":
        assert known(outcome)[0] < known(outcome)[1]


@many
@given(ANY)
def test_the_same_case_gives_the_same_outcome(situation: Situation) -> None:
    assert situation.outcome() == situation.outcome()
