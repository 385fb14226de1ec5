"""What is asked next: what narrows the result most comes first, and what cannot change it is never asked."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random

import pytest

from calculator.ask import Question, doubt_of, same, what_to_ask
from calculator.compute import compute
from calculator.errors import UnknownBenefit
from calculator.facts import Case
from calculator.matters import facts_of, sums_of
from calculator.probes import answers, scale_of
from calculator.rules import Layer, RuleBook
from calculator.value import Bound
from corpus.vocabulary import load_vocabulary
from tests.calculator.books import FOLDERS, book, case_of
from tests.calculator.random_cases import how_many
from tests.calculator.test_cases import ALL, REGION_OF

IN_2023 = date(2023, 6, 1)
VOCABULARY = load_vocabulary()


def questions(region: str, benefit: str, on: date | None = IN_2023, /, **facts: object) -> tuple[Question, ...]:
    return what_to_ask(book(region), case_of(on, **facts), benefit, VOCABULARY)


def asked(region: str, benefit: str, on: date | None = IN_2023, /, **facts: object) -> list[str]:
    return [question.fact for question in questions(region, benefit, on, **facts)]


def test_the_care_type_is_never_asked_of_the_destitute_in_fuyang() -> None:
    assert "care" not in asked("fuyang", "medical_assistance", identities="destitute", after_insurance=100000)
    assert "used_medical_assistance" not in asked(
        "fuyang", "medical_assistance", identities="destitute", after_insurance=100000
    )
    assert "care" in asked("fuyang", "medical_assistance", identities="subsistence", after_insurance=100000)


def test_incomes_are_never_asked_of_somebody_without_a_deductible() -> None:
    facts = {"identities": "subsistence", "after_insurance": 26000}
    assert "disposable_income" not in asked("mianyang", "medical_assistance", **facts)
    assert asked("mianyang", "medical_assistance", identities="near_subsistence", after_insurance=26000)[0] == (
        "disposable_income"
    )


def test_an_income_counts_again_when_the_bill_still_passes_the_insurance() -> None:
    assert asked("mianyang", "medical_assistance", identities="subsistence", after_basic=26000)[0] == (
        "disposable_income"
    )


def test_the_published_deductible_is_asked_before_the_income_that_only_caps_it() -> None:
    """不高于 5%: the income leaves the deductible open, the published one settles it."""
    found = questions("mianyang", "medical_assistance", identities="monitored", after_insurance=26000)
    assert [q.fact for q in found[:2]] == ["assistance_deductible", "disposable_income"]
    assert (found[0].worst.width, found[0].how) == (0, "narrows")
    assert (found[1].worst.width, found[1].how) == (169000, "needed")


def test_a_small_bill_asks_for_no_small_limit() -> None:
    facts = {"identities": "subsistence", "care": "outpatient_ordinary", "after_insurance": 100}
    assert "used_medical_assistance" in asked("fuyang", "medical_assistance", **facts)
    assert "out_of_catalogue" not in asked("fuyang", "medical_assistance", **facts)


def test_nothing_known_asks_who_then_how_much_then_the_rest() -> None:
    found = questions("mianyang", "tilted_assistance")
    assert [(q.fact, q.how) for q in found[:2]] == [("identities", "needed"), ("after_assistance", "needed")]
    assert {"tilt_threshold", "place", "referral"} <= {q.fact for q in found[2:]}


def test_what_the_calculator_assumed_is_asked_last_and_says_what_no_would_do() -> None:
    found = questions("fuyang", "medical_assistance", identities="destitute", after_insurance=100000)
    assert {q.how for q in found} == {"moves"}
    valid = next(q for q in found if q.fact == "certificate_valid")
    assert [(word, outcome.amount) for word, outcome in valid.answers] == [("yes", 10000000), ("no", 0)]


def test_who_is_said_to_be_in_need_is_not_asked_for_an_identity_that_makes_no_difference() -> None:
    facts = {"aided": "yes", "premium_supplement": 150}
    assert "identities" not in asked("fuyang", "supplement_premium", **facts)
    assert "identities" in asked("fuyang", "supplement_premium", premium_supplement=150)


def test_a_balance_that_follows_and_a_payment_that_is_computed_are_not_asked() -> None:
    facts = {"identities": "near_subsistence", "care": "inpatient", "in_scope": 300000, "paid_basic": 180000}
    found = asked("fuyang", "special_assistance", **facts)
    assert not {"after_insurance", "after_assistance", "reasonable_left", "paid_medical_assistance"} & set(found)
    assert {"paid_serious", "paid_supplement", "paid_other_aid"} <= set(found)


def test_a_payment_of_which_only_the_floor_is_known_is_asked() -> None:
    facts = {"identities": "subsistence", "after_insurance": 90000, "place": "in_city", "referral": "standard"}
    assert "paid_medical_assistance" in asked("mianyang", "tilted_assistance", **facts)


def test_checks_rates_sums_dates_and_eligibility_are_asked_by_their_own_rules() -> None:
    assert asked("mianyang", "warning", after_insurance=26000) == ["disposable_income"]
    assert asked("fuyang", "monitoring_employee") == ["insurance", "urban_income", "burden"]
    assert asked("shengzhou", "indicator_enroll", None) == ["count_part", "count_whole", "indicator_year"]
    assert asked("shengzhou", "fund_size", None) == ["fund_fiscal", "fund_charity"]
    assert asked("jiande", "feedback_deadline", date(2024, 5, 1)) == ["feedback", "start_date"]
    assert asked("mianyang", "deposit")[0] == "identities"


def test_a_refusal_and_a_goal_ask_nothing() -> None:
    assert questions("fuyang", "premium_aid") == ()
    assert questions("fuyang", "goals") == ()
    assert questions("jiande", "burden_cap", date(2020, 6, 1), identities="subsistence") == ()


def test_a_bill_with_dates_asks_for_the_day_of_recognition() -> None:
    bills = [{"last": "2023-03-02", "care": "inpatient", "amount": "9000"}]
    facts = {"identities": "subsistence", "bills": bills, "newly_illness_poor": "yes"}
    assert "identified_on" in asked("fuyang", "medical_assistance", **facts)


def test_an_unknown_benefit_is_no_question() -> None:
    with pytest.raises(UnknownBenefit):
        questions("fuyang", "nothing")
    with pytest.raises(UnknownBenefit):
        facts_of(book("fuyang"), "nothing")


def test_the_order_does_not_depend_on_how_facts_rules_or_words_are_ordered() -> None:
    facts = {"identities": "monitored", "after_basic": 260000, "care": "inpatient"}
    case = case_of(IN_2023, **facts)
    turned = replace(case, facts=dict(reversed(case.facts.items())))
    rules = book("mianyang")
    mixed = replace(rules, rules=dict(reversed(rules.rules.items())))
    words = dict(reversed(VOCABULARY.items()))
    expected = what_to_ask(rules, case, "medical_assistance", VOCABULARY)
    assert len(expected) > 4
    assert what_to_ask(mixed, turned, "medical_assistance", words) == expected


def test_only_declared_facts_that_are_meant_for_people_are_asked() -> None:
    for region in FOLDERS:
        for benefit in book(region).rules:
            for name in asked(region, benefit):
                assert VOCABULARY[name].asked and VOCABULARY[name].ask, name


def test_the_sums_tried_are_the_lines_of_the_rules() -> None:
    assert sums_of(book("fuyang"), "medical_assistance") == (2000000, 15000000)
    assert sums_of(book("jiande"), "burden_cap") == (500000, 3000000, 5000000, 10000000, 30000000)
    assert sums_of(book("fuyang"), "monitoring_aided") == (500000,)
    assert sums_of(book("shengzhou"), "fund_size") == ()


def test_a_list_is_never_tried_and_days_stay_within_years_that_a_rule_can_mean() -> None:
    case = case_of(date(1900, 1, 2), bills=[{"last": "2199-12-31", "care": "inpatient", "amount": "1"}])
    assert answers(VOCABULARY["bills"], case, 1, ()) == ()
    days = [day for day, _ in answers(VOCABULARY["identified_on"], case, 1, ())]
    assert (min(days), max(days)) == ("1900-01-01", "2199-12-31")


def test_sums_are_tried_at_the_size_of_what_is_known() -> None:
    assert scale_of(case_of(), ()) == 10000000
    assert scale_of(case_of(), (300,)) == 300
    assert scale_of(case_of(after_insurance={"low": 1, "high": 7}, rate="99"), (300,)) == 700
    assert scale_of(case_of(after_insurance={"inpatient": 9}, members=["10", "3"]), ()) == 1000
    tried = [amount for _, amount in answers(VOCABULARY["after_insurance"], case_of(), 1000, (77,))]
    assert tried == [0, 77, 100, 500, 1000, 2000]
    assert answers(VOCABULARY["disposable_income"], case_of(), 1000, ())[0] == ("1", 1)


def test_doubt_counts_no_bounds_before_wide_bounds_before_status() -> None:
    case = case_of(IN_2023, identities="monitored", after_insurance=26000)
    wide = compute(book("mianyang"), case, "medical_assistance")
    none = compute(book("mianyang"), case_of(IN_2023), "medical_assistance")
    refused = compute(book("fuyang"), case_of(IN_2023), "premium_aid")
    assert doubt_of(none) > doubt_of(wide) > doubt_of(refused) == (False, 0, 0)


def _completed(case: Case, name: str, draw: Random) -> Case:
    """The case with one unknown fact told at random."""
    spec = VOCABULARY[name]
    if spec.kind == "figure":
        figure = Fraction(draw.randint(1, 30000000))
        return replace(case, figures={**case.figures, name: Bound(figure, figure)})
    values = {
        "flag": draw.choice(("yes", "no")),
        "choice": draw.choice(spec.options)[0] if spec.options else "",
        "identities": frozenset({draw.choice(spec.options)[0]}) if spec.options else frozenset(),
        "money": draw.randint(0, 50000000),
    }
    return replace(case, facts={**case.facts, name: values[spec.kind]})


def _follows(rules: RuleBook, benefit: str) -> set[str]:
    """Balances and payments of the stack: what is known may already settle them."""
    layers = [item for item in rules.rules.values() if isinstance(item, Layer)]
    return {name for item in (*rules.stack, *layers) for name in (item.enters, item.paid)}


def test_a_fact_that_is_not_asked_changes_nothing_whatever_its_answer() -> None:
    """Worked cases with a fact or two forgotten, and every fact that is then not asked told at random."""
    draw, tried = Random("not asked"), 0
    for _ in range(how_many(600)):
        worked = draw.choice(ALL)
        rules, full = book(REGION_OF[worked.document]), worked.case(VOCABULARY)
        if not isinstance(rules.rules[worked.benefit], Layer) or "aided" in full.facts:
            continue
        forgotten = draw.sample(sorted(full.facts), min(len(full.facts), draw.randint(0, 2)))
        case = replace(full, facts={name: value for name, value in full.facts.items() if name not in forgotten})
        outcome = compute(rules, case, worked.benefit)
        if outcome.low is None:
            continue
        known = {q.fact for q in what_to_ask(rules, case, worked.benefit, VOCABULARY)} | set(case.facts)
        known |= set(case.figures) | _follows(rules, worked.benefit)
        silent = [name for name in facts_of(rules, worked.benefit) if name not in known and name in VOCABULARY]
        for name in silent:
            if VOCABULARY[name].asked and VOCABULARY[name].kind != "date":
                tried += 1
                told = compute(rules, _completed(case, name, draw), worked.benefit)
                assert same(outcome, told), (worked.id, forgotten, name)
    assert tried > 200


def test_asking_is_quick() -> None:
    started = time.perf_counter()
    for worked in ALL:
        what_to_ask(book(REGION_OF[worked.document]), worked.case(VOCABULARY), worked.benefit, VOCABULARY)
    assert (time.perf_counter() - started) / len(ALL) < 0.05  # 0.002 s on a quiet machine
