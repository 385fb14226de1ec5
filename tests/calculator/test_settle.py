"""The waterfall: where it enters, what it takes from slips, who is paid what, which conditions stop it, and that the
rows always add up to the bill."""

from __future__ import annotations

from datetime import date

from calculator.facts import Case
from calculator.layer import Span
from calculator.outcome import Note
from calculator.rules import Layer
from calculator.run import run_to
from tests.calculator.books import ask, book, case_of

IN_2023 = date(2023, 6, 1)


def kinds(notes: tuple[Note, ...]) -> list[str]:
    return [note.kind for note in notes]


def rows(region: str, target: str, who: str, case: Case) -> tuple[Span, list[tuple[str, Span]], Span]:
    """The bill, what each row paid, what is left."""
    layer = book(region).rules[target]
    assert isinstance(layer, Layer)
    run = run_to(book(region), case, layer, who)
    assert run is not None
    return run.bill, run.paid, run.total


def test_the_rows_of_a_whole_waterfall_add_up_to_the_bill() -> None:
    case = case_of(
        IN_2023,
        **{"identities": "subsistence", "care": "inpatient", "in_scope": 320000, "paid_basic": 200000},
        **{"paid_serious": 40000, "paid_supplement": 10000, "paid_other_aid": 4000, "out_of_catalogue": "90000.01"},
    )
    bill, paid, left = rows("fuyang", "burden_cap", "subsistence", case)
    assert bill == Span(41000001, 41000001)
    assert [(id, span.low) for id, span in paid] == [
        ("basic_insurance", 20000000),
        ("serious_illness_paid", 4000000),
        ("supplement_insurance", 1000000),
        ("medical_assistance", 5600000),
        ("other_aid", 400000),
        ("special_assistance", 5000001),
        ("burden_cap", 0),
    ]
    assert left == Span(5000000, 5000000)
    assert sum(span.low for _, span in paid) + left.low == bill.low


def test_the_waterfall_enters_at_the_lowest_balance_that_is_known() -> None:
    facts = {"identities": "near_subsistence", "disposable_income": 30000, "assistance_cap": 100000}
    from_top = ask("mianyang", "medical_assistance", IN_2023, **facts, in_scope=100000, paid_basic=10000)
    from_middle = ask("mianyang", "medical_assistance", IN_2023, **facts, after_basic=90000)
    from_below = ask("mianyang", "medical_assistance", IN_2023, **facts, after_basic=90000, after_insurance=45000)
    assert from_top.amount == from_middle.amount == from_below.amount == 2100000


def test_a_payment_on_the_slip_goes_before_the_rule() -> None:
    """The serious-illness insurance paid 40000 by the slip, not the 45000 the rule gives."""
    facts = {
        "identities": "near_subsistence",
        "disposable_income": 30000,
        "assistance_cap": 100000,
        "after_basic": 90000,
    }
    outcome = ask("mianyang", "medical_assistance", IN_2023, **facts, paid_serious=40000)
    assert outcome.amount == 2350000


def test_a_supplementary_payment_nobody_mentioned_is_taken_as_none_and_said() -> None:
    outcome = ask(
        *("fuyang", "medical_assistance", IN_2023),
        **{"identities": "subsistence", "care": "inpatient", "in_scope": 100000, "paid_basic": 50000},
    )
    assert outcome.amount == 4000000
    assert [note.data[-1] for note in outcome.notes if note.kind == "assumed_none"] == [
        "paid_serious",
        "paid_supplement",
    ]


def test_what_the_benefit_itself_paid_does_not_replace_what_the_rule_gives() -> None:
    facts = {"identities": "subsistence", "after_insurance": {"inpatient": 100000}, "paid_medical_assistance": 5}
    outcome = ask("fuyang", "medical_assistance", IN_2023, **facts)
    assert (outcome.status, outcome.amount) == ("exact", 8000000)
    below = ask("fuyang", "special_assistance", IN_2023, **facts)
    assert below.amount == 4999750


def test_payments_above_the_balance_leave_nothing_and_no_less() -> None:
    outcome = ask(
        *("fuyang", "medical_assistance", IN_2023),
        **{"identities": "subsistence", "care": "inpatient", "in_scope": 1000, "paid_basic": 2000},
    )
    assert (outcome.amount, outcome.left) == (0, Span(0, 0))


def test_a_payment_between_bounds_leaves_the_rest_between_bounds() -> None:
    outcome = ask(
        *("fuyang", "medical_assistance", IN_2023),
        **{"identities": "subsistence", "care": "inpatient", "in_scope": 1000, "paid_basic": {"low": 400, "high": 500}},
    )
    assert (outcome.status, outcome.low, outcome.high) == ("range", 40000, 48000)
    assert outcome.left == (10000, 12000)


def test_a_layer_above_pays_the_least_its_text_promises_and_the_answer_says_so() -> None:
    outcome = ask(
        *("wenzhou", "medical_assistance"),
        **{"identities": "destitute", "care": "inpatient", "after_basic": 50000, "disposable_income": 40000},
    )
    assert outcome.amount == 2400000
    assert "taken_at_floor" in kinds(outcome.notes)


def test_nothing_is_asked_that_cannot_change_the_result() -> None:
    nothing = ask("mianyang", "medical_assistance", IN_2023, identities="near_subsistence", after_insurance=0)
    assert (nothing.status, nothing.amount, nothing.missing) == ("conditional", 0, ())
    tilted = ask("mianyang", "tilted_assistance", IN_2023, identities="near_subsistence", after_assistance=0)
    assert (tilted.amount, tilted.missing) == (0, ())
    spent = ask(
        *("fuyang", "medical_assistance", IN_2023),
        **{"identities": "subsistence", "used_medical_assistance": 150000, "in_scope": 9, "care": "inpatient"},
    )
    assert (spent.status, spent.missing) == ("needs", ("paid_basic",))  # how much is left to pay still depends on it


def test_costs_that_only_a_later_layer_counts_join_the_bill_there() -> None:
    with_joined = ask(
        *("fuyang", "special_assistance", IN_2023),
        **{"identities": "destitute", "reasonable_left": 1000, "out_of_catalogue": 500},
    )
    assert (with_joined.amount, with_joined.left) == (90000, Span(60000, 60000))
    without = ask(
        "fuyang", "special_assistance", IN_2023, identities="destitute", reasonable_left=1000, out_of_catalogue=0
    )
    assert without.amount == 60000


def test_a_part_of_another_care_type_is_set_aside_and_left_to_the_person() -> None:
    outcome = ask(
        *("wenzhou", "medical_assistance"),
        **{"identities": "destitute", "after_insurance": {"inpatient": 100, "outpatient_ordinary": 50}},
    )
    assert (outcome.amount, outcome.left) == (10000, Span(5000, 5000))
    assert "aside" in kinds(outcome.notes)


def test_the_aid_on_a_premium_follows_the_lowest_tier() -> None:
    cheap = ask("mianyang", "premium_aid", IN_2023, identities="destitute", premium_chosen=300, premium_min=400)
    dear = ask("mianyang", "premium_aid", IN_2023, identities="subsistence", premium_chosen=700, premium_min=400)
    unknown = ask("mianyang", "premium_aid", IN_2023, identities="subsistence")
    assert (cheap.amount, cheap.left) == (30000, Span(0, 0))
    assert (dear.amount, dear.left) == (30000, Span(40000, 40000))
    assert unknown.missing == ("premium_min",)


def test_excluded_parts_are_taken_out_of_members_and_of_a_whole() -> None:
    members = ask("jiande", "burden_cap", identities="subsistence", members=[50000, 4000], part_service=24000)
    whole = ask("jiande", "burden_cap", identities="subsistence", burden=54000, part_service=24000)
    parts = ask("jiande", "burden_cap", identities="subsistence", part_other=30000, part_service=24000)
    assert (members.amount, whole.amount, parts.amount) == (0, 0, 0)
    assert members.left == Span(3000000, 3000000)
    assert [step.kind for step in members.steps[:2]] == ["household", "exclude"]


def test_a_yearly_total_nobody_gave_is_taken_as_all_ones_own_and_said() -> None:
    outcome = ask("jiande", "burden_cap", identities="subsistence", part_drug=380000)
    assert outcome.amount == 27000000
    assert "total_assumed" in kinds(outcome.notes)


def test_bills_without_a_day_of_identification_all_count() -> None:
    bills = [{"last": "2023-03-10", "care": "outpatient_ordinary", "amount": 5000}]
    outcome = ask("fuyang", "medical_assistance", IN_2023, identities="subsistence", bills=bills)
    assert outcome.amount == 400000


def test_bills_all_outside_the_window_leave_nothing() -> None:
    bills = [{"last": "2023-03-10", "care": "inpatient", "amount": 5000}]
    outcome = ask(
        *("fuyang", "medical_assistance", IN_2023),
        **{"identities": "subsistence", "bills": bills, "identified_on": "2023-09-15", "newly_illness_poor": True},
    )
    assert (outcome.amount, outcome.left) == (0, Span(0, 0))


def test_a_day_at_the_end_of_time_is_a_status_and_no_crash() -> None:
    last = ask("jiande", "burden_cap", date(9999, 12, 31), identities="subsistence", household_reasonable=44000)
    first = ask("jiande", "burden_cap", date(1, 1, 1), identities="subsistence", household_reasonable=44000)
    assert last.status == "conditional"
    assert (first.status, first.reason) == ("refused", "not_in_force")


def test_which_care_type_a_payment_fell_on_stays_open_where_it_matters() -> None:
    """6万 ordinary outpatient and 1万 inpatient, of which the insurance paid 1万: of one or of the other."""
    facts = {"identities": "near_subsistence", "paid_basic": 10000, "paid_serious": 0, "paid_supplement": 0}
    bill = {"outpatient_ordinary": 60000, "inpatient": 10000}
    outcome = ask("fuyang", "medical_assistance", IN_2023, **facts, in_scope=bill)
    assert (outcome.status, outcome.low, outcome.high) == ("range", 2000000, 2700000)
    assert outcome.left == Span(3300000, 4000000)
    for split, amount in (
        ({"outpatient_ordinary": 60000}, 2000000),
        ({"outpatient_ordinary": 50000, "inpatient": 10000}, 2700000),
    ):
        told = ask("fuyang", "medical_assistance", IN_2023, identities="near_subsistence", after_insurance=split)
        assert told.amount == amount
    everything = ask("fuyang", "medical_assistance", IN_2023, **{**facts, "identities": "destitute"}, in_scope=bill)
    assert (everything.status, everything.amount) == ("exact", 6000000)


def test_ordinary_outpatient_costs_stay_aside_through_the_layers_above() -> None:
    facts = {"identities": "destitute", "disposable_income": 40000, "assistance_cap": 1000000}
    outcome = ask(
        "mianyang", "medical_assistance", IN_2023, **facts, after_basic={"outpatient_ordinary": 9000, "inpatient": 1000}
    )
    assert (outcome.amount, outcome.left) == (100000, Span(900000, 900000))
    larger = ask(
        "mianyang", "medical_assistance", IN_2023, **facts, after_basic={"outpatient_ordinary": 9000, "inpatient": 3000}
    )
    assert (larger.status, larger.low, larger.high) == ("range", 170000, 300000)
    assert larger.left == Span(770000, 900000)


def test_a_yearly_total_is_at_least_what_the_person_paid_of_it() -> None:
    outcome = ask("jiande", "burden_cap", identities="subsistence", part_drug=400000, drug_total=100000)
    assert outcome.amount == 27000000


def test_the_in_scope_part_of_a_total_cost_is_known_once_the_rest_is() -> None:
    """90,000 less 10,000 out of scope, 45,000 and 5,000 paid: 30,000 counts, 80 % of it is paid."""
    bill = {"identities": "subsistence", "total_cost": 90000, "paid_basic": 45000, "paid_serious": 5000}
    known = ask("fuyang", "medical_assistance", **bill, out_of_scope=10000)
    assert (known.status, known.low, known.left) == ("exact", 24_000_00, Span(6_000_00, 6_000_00))
    assert "outside" in kinds(known.notes)
    unknown = ask("fuyang", "medical_assistance", **bill)
    assert (unknown.status, unknown.missing) == ("needs", ("after_insurance",))


def test_more_out_of_scope_than_the_total_leaves_nothing_to_count() -> None:
    facts = {"identities": "subsistence", "total_cost": 1000, "out_of_scope": "1000.01", "paid_basic": 0}
    nothing = ask("fuyang", "medical_assistance", **facts)
    assert (nothing.low, nothing.left) == (0, Span(0, 0))


def test_a_households_burden_follows_from_its_total_cost_and_what_was_paid() -> None:
    """200,000 less 100,000 and 20,000 leaves 80,000 borne; above the line of 30,000 all of it is paid: 50,000."""
    bill = {"identities": "subsistence", "total_cost": 200000, "paid_serious": 20000}
    known = ask("jiande", "burden_cap", **bill, paid_basic=100000)
    assert (known.low, known.left) == (50_000_00, Span(30_000_00, 30_000_00))
    assert ask("jiande", "burden_cap", **bill).status == "needs"
