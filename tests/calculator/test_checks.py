"""Rules that are no layer: thresholds with both sides of every line, rates with their versions, sums, who belongs,
dates, and what the text leaves open. Unknown never reads as no."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from calculator.compute import compute
from calculator.outcome import Outcome
from calculator.rules import Check, Condition, Deadline, Eligibility, Period, Rate, RuleBook, Sum
from calculator.value import Source, Value
from tests.calculator.books import TODAY, ask, book, case_of

SOURCE = Source("x.1", "原文")


def fixed(number: int | Fraction, **more: object) -> Value:
    return Value("exact", Fraction(number), (SOURCE,))._replace(**more)  # type: ignore[arg-type]


def line_at(threshold: Value, **more: object) -> Check:
    blank = Check("line", "线", "x", ("burden",), ">", threshold, (), (), SOURCE)
    return replace(blank, **more)  # type: ignore[arg-type]


def judge(rule: Check, **facts: object) -> Outcome:
    return compute(RuleBook("x", "x", (), {"line": rule}), case_of(**facts), "line")


@pytest.mark.parametrize(
    ("test", "below", "at", "above"),
    [(">", "no", "no", "yes"), (">=", "no", "yes", "yes"), ("<", "yes", "no", "no"), ("<=", "yes", "yes", "no")],
)
def test_each_test_is_kept_a_cent_either_side(test: str, below: str, at: str, above: str) -> None:
    rule = line_at(fixed(500000), test=test)
    verdicts = [judge(rule, burden=burden).verdict for burden in ("4999.99", "5000", "5000.01")]
    assert verdicts == [below, at, above]
    assert judge(rule, burden=5000).threshold == 500000


def test_a_burden_between_bounds_is_judged_only_when_both_ends_agree() -> None:
    rule = line_at(fixed(500000))
    assert judge(rule, burden={"low": 5001, "high": 9000}).verdict == "yes"
    assert judge(rule, burden={"low": 1, "high": 5000}).verdict == "no"
    unsure = judge(rule, burden={"low": 5000, "high": "5000.01"})
    assert (unsure.status, unsure.verdict) == ("range", "unknown")


def test_a_line_that_rests_on_a_figure_between_bounds_is_judged_only_when_both_ends_agree() -> None:
    income = {"low": 20000, "high": 40000}
    assert ask("mianyang", "warning", self_after_insurance=10000, disposable_income=income).verdict == "no"
    assert ask("mianyang", "warning", self_after_insurance="20000.01", disposable_income=income).verdict == "yes"
    unsure = ask("mianyang", "warning", self_after_insurance=15000, disposable_income=income)
    assert (unsure.status, unsure.verdict, unsure.threshold) == ("range", "unknown", None)
    zero = ask("mianyang", "warning", self_after_insurance=15000, disposable_income={"low": 0, "high": 40000})
    assert zero.verdict == "unknown"


def test_at_most_draws_the_line_at_its_ceiling_and_at_least_at_its_floor() -> None:
    ceiling = line_at(fixed(500000, kind="at_most"), test="<=")
    assert [judge(ceiling, burden=b).verdict for b in ("5000", "5000.01")] == ["yes", "no"]
    assert judge(ceiling, burden=1).threshold == 500000
    floor = line_at(fixed(500000, kind="at_least"), test=">=")
    assert [judge(floor, burden=b).verdict for b in ("4999.99", "5000")] == ["no", "yes"]
    assert judge(floor, burden=1).threshold == 500000


def test_a_line_nobody_published_is_asked_for() -> None:
    unpublished = Value("unpublished", None, (SOURCE,), published="pension_average", by="统计局")
    outcome = judge(line_at(unpublished), burden=1)
    assert (outcome.status, outcome.verdict, outcome.missing) == ("needs", "unknown", ("pension_average",))
    assert judge(line_at(unpublished), burden=1, pension_average=2).verdict == "no"


def test_a_share_is_compared_exactly_and_needs_its_whole() -> None:
    facts = {"fund_fiscal": 1000000, "fund_total": 3000000}
    assert ask("jiande", "fund_share", **facts).verdict == "yes"
    assert ask("jiande", "fund_share", fund_fiscal=1).missing == ("fund_total",)
    assert ask("jiande", "fund_share", fund_total=1).missing == ("fund_fiscal",)
    nothing = ask("jiande", "fund_share", fund_fiscal=1, fund_total=0)
    assert (nothing.verdict, nothing.threshold) == ("unknown", None)
    assert ask("jiande", "fund_share", fund_fiscal=1, fund_total={"low": 2, "high": 4}).verdict == "unknown"
    assert ask("jiande", "fund_share", fund_fiscal=1, fund_total={"low": 3, "high": 4}).verdict == "yes"


def test_a_condition_that_fails_says_which_and_why() -> None:
    outcome = ask("fuyang", "monitoring_resident", date(2023, 6, 1), insurance="employee_active", burden=1)
    assert (outcome.verdict, outcome.reason) == ("no", "not_eligible")
    assert outcome.notes[0].kind == "condition_failed"
    assert outcome.notes[0].data == ("insurance", "employee_active")
    assert outcome.sources[0].clause == "fy.2.1"


def test_somebody_a_line_is_not_for_is_told_so() -> None:
    outcome = ask("fuyang", "monitoring_aided", date(2023, 6, 1), identities="ordinary", self_after_aid=9000)
    assert (outcome.verdict, outcome.reason, outcome.notes[0].kind) == ("no", "not_eligible", "not_named")


def test_an_unstated_condition_is_assumed_and_said_or_asked() -> None:
    assume = Condition("insured_here", frozenset({"yes"}), SOURCE)
    ask_first = Condition("insured_here", frozenset({"yes"}), SOURCE, "ask")
    said = judge(line_at(fixed(500000), requires=(assume,)), burden=1)
    assert (said.verdict, [n.kind for n in said.notes]) == ("no", ["assumed"])
    asked = judge(line_at(fixed(500000), requires=(ask_first,)), burden=1)
    assert (asked.status, asked.missing) == ("needs", ("insured_here",))
    told = judge(line_at(fixed(500000), requires=(ask_first,)), burden=1, insured_here=True)
    assert (told.status, told.verdict) == ("exact", "no")


@pytest.mark.parametrize(
    ("rule", "region"),
    [
        ("monitoring_aided", "fuyang"),
        ("eligibility", "fuyang"),
        ("warning", "mianyang"),
        ("fund_share", "jiande"),
        ("feedback_deadline", "jiande"),
    ],
)
def test_a_rule_is_not_applied_before_its_first_day(rule: str, region: str) -> None:
    outcome = ask(region, rule, date(2020, 1, 1))
    assert (outcome.status, outcome.reason, outcome.notes[0].kind) == ("refused", "not_in_force", "not_yet")
    assert outcome.low is None and outcome.verdict is None


def test_rates_and_sums_are_dated_too() -> None:
    period = (Period(date(2023, 1, 1), date(2023, 12, 31), SOURCE),)
    rated = book("shengzhou").rules["indicator_fundpay"]
    summed = book("shengzhou").rules["fund_size"]
    assert isinstance(rated, Rate) and isinstance(summed, Sum)
    rules = RuleBook("x", "x", (), {"r": replace(rated, periods=period), "s": replace(summed, periods=period)})
    for id in ("r", "s"):
        assert compute(rules, case_of(date(2024, 1, 1)), id).reason == "not_in_force"
        assert compute(rules, case_of(date(2023, 12, 31)), id).reason is None


def test_a_rate_without_a_year_is_only_computed() -> None:
    outcome = ask("shengzhou", "indicator_fundpay", rate="82.5")
    assert (outcome.verdict, outcome.rate, outcome.notes[0].kind) == (None, Fraction(165, 2), "no_year")


def test_the_year_of_a_rate_may_come_from_the_day() -> None:
    assert ask("shengzhou", "indicator_fundpay", date(2023, 12, 31), rate="82").verdict == "yes"
    assert ask("shengzhou", "indicator_fundpay", date(2024, 1, 1), rate="82").verdict == "no"


def test_a_rate_of_zero_is_a_rate() -> None:
    assert ask("shengzhou", "indicator_burden", indicator_year=2024, rate=0).verdict == "yes"


def test_a_rate_over_nothing_does_not_apply() -> None:
    outcome = ask("shengzhou", "indicator_fundpay", amount_three_tier=0, amount_in_policy=0, indicator_year=2023)
    assert (outcome.status, outcome.reason, outcome.rate) == ("refused", "not_set", None)


def test_a_part_of_the_numerator_nobody_gave_leaves_a_floor() -> None:
    """760万 of 1000万 without the supplementary part: at least 76 %, met only where the floor meets the target."""
    facts = {"amount_three_tier": 7600000, "amount_total": 10000000}
    below = ask("shengzhou", "indicator_comprehensive", indicator_year=2023, **facts)
    assert (below.status, below.rate, below.verdict) == ("at_least", Fraction(76), "unknown")
    assert below.missing == ("amount_supplement",)
    above = ask(
        *("shengzhou", "indicator_comprehensive"), indicator_year=2023, amount_three_tier=8500000, amount_total=10000000
    )
    assert (above.status, above.verdict) == ("at_least", "yes")
    none = ask("shengzhou", "indicator_comprehensive", indicator_year=2023, amount_total=10000000)
    assert (none.status, none.missing) == ("needs", ("amount_three_tier",))


def test_a_floor_above_a_ceiling_fails_it() -> None:
    rated = book("shengzhou").rules["indicator_burden"]
    assert isinstance(rated, Rate)
    rule = replace(rated, numerator=("amount_burden", "amount_supplement"))
    rules = RuleBook("x", "x", (), {rule.id: rule})
    facts = {"indicator_year": 2024, "amount_total": 100}
    assert compute(rules, case_of(**facts, amount_burden=17), rule.id).verdict == "no"
    assert compute(rules, case_of(**facts, amount_burden=16), rule.id).verdict == "unknown"


def test_versions_of_a_target_that_differ_stand_side_by_side() -> None:
    outcome = ask("shengzhou", "indicator_comprehensive", indicator_year=2023, rate="82")
    assert [(o.notes[0].data[0], o.verdict, o.sources[0].clause) for o in outcome.others] == [
        ("附件1", "no", "sz.a1.7"),
        ("正文", "yes", "sz.1.2.p1"),
        ("附件2", "yes", "sz.a2.12"),
    ]


def test_who_belongs_needs_an_identity_and_every_condition() -> None:
    on = date(2023, 6, 1)
    assert ask("fuyang", "eligibility", on).missing == ("identities",)
    yes = ask("fuyang", "eligibility", on, identities="subsistence")
    assert (yes.verdict, {n.kind for n in yes.notes}) == ("yes", {"assumed"})
    no = ask("fuyang", "eligibility", on, identities=["ordinary"])
    assert (no.verdict, no.reason) == ("no", "not_eligible")
    one_of_two = ask("fuyang", "eligibility", on, identities=["ordinary", "severe_disability"])
    assert one_of_two.verdict == "yes"


def test_a_condition_to_be_asked_keeps_eligibility_open() -> None:
    rule = Eligibility(
        "e",
        "e",
        "x",
        frozenset({"subsistence"}),
        (Condition("hukou_here", frozenset({"yes"}), SOURCE, "ask"),),
        (),
        SOURCE,
    )
    rules = RuleBook("x", "x", (), {"e": rule})
    assert compute(rules, case_of(identities="subsistence"), "e").missing == ("hukou_here",)
    assert compute(rules, case_of(), "e").missing == ("identities", "hukou_here")
    assert compute(rules, case_of(identities="subsistence", hukou_here=True), "e").verdict == "yes"


def test_a_deadline_asks_for_its_start_and_its_kind() -> None:
    on = date(2024, 6, 1)
    assert ask("jiande", "feedback_deadline", on).missing == ("feedback", "start_date")
    outcome = ask("jiande", "feedback_deadline", on, feedback="received")
    assert (outcome.status, outcome.missing, outcome.date) == ("needs", ("start_date",), None)
    assert outcome.sources[0].quote.startswith("困难人员不符合")


def test_a_deadline_with_one_way_of_counting_needs_no_choice() -> None:
    rule = book("wenzhou").rules["list_entry"]
    assert isinstance(rule, Deadline) and rule.chooses == ""
    assert ask("wenzhou", "list_entry", event_date="2020-02-29").date == "2020-02"


def test_a_refusal_names_who_decides_and_every_clause() -> None:
    outcome = ask("shengzhou", "fund_benefit", identities="subsistence")
    assert (outcome.status, outcome.reason, outcome.low) == ("refused", "needs_decision", None)
    assert [s.clause for s in outcome.sources] == ["sz.a3.2", "sz.a3.2", "sz.2.4.13"]
    assert [n.kind for n in outcome.notes] == ["decided_by", "remark"]
    plain = ask("shengzhou", "fund_addition")
    assert [n.kind for n in plain.notes] == ["remark"]
    bare = ask("mianyang", "assistance_limit")
    assert [n.kind for n in bare.notes] == ["decided_by"]


@pytest.mark.parametrize("region", ["fuyang", "mianyang", "jiande", "wenzhou"])
def test_a_goal_is_never_a_persons_figure(region: str) -> None:
    outcome = ask(region, "goals", TODAY, identities="destitute", after_insurance=100000)
    assert (outcome.status, outcome.low, outcome.verdict) == ("refused", None, None)
    assert outcome.sources


def test_a_year_without_a_target_is_said_at_once_not_after_asking_for_sums() -> None:
    outcome = ask("shengzhou", "indicator_fundpay", indicator_year=2022)
    assert (outcome.status, outcome.reason, outcome.missing) == ("refused", "not_set", ())
    assert outcome.notes[0].data == ("2022", "2023", "2024", "2025")
