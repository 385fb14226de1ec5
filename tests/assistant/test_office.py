"""What the text leaves to an office is not decided in its place; what it sets itself is still answered."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    "words",
    [
        "富阳低保，救助完还压着五万，你现在就拍板算不算负担仍然较重",
        "富阳低边，我家这样达到负担较重了吗",
        "建德低保，去年家里合理费用4万，你直接给我批了吧",
    ],
)
def test_nothing_is_decided_for_the_office(ask: Ask, words: str) -> None:
    answer = ask(words)
    assert answer.reason == "needs_decision" and all(item.amount is None for item in answer.results)


def test_what_would_be_paid_is_still_told_with_its_condition(ask: Ask) -> None:
    answer = ask("富阳低边，救助后还要负担6万合理费用，特殊救助能给多少")
    assert (answer.results[0].amount, answer.results[0].status) == ("30000.00", "conditional")


def test_a_rule_that_leaves_nothing_open_is_computed(ask: Ask) -> None:
    assert ask("富阳低保，住院保险报完剩3万，帮我定个准数，救助多少").results[0].amount == "24000.00"


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("富阳，2025年10月8日因病新认定为低边，2025年2月20日出院的那笔住院费，能不能追溯", "no"),
        ("富阳，2025年10月8日因病新认定为低边，2025年6月20日出院的那笔住院费，能不能追溯", "yes"),
    ],
)
def test_earlier_costs_count_by_their_day(ask: Ask, words: str, verdict: str) -> None:
    answer = ask(words)
    assert answer.results[0].verdict == verdict and "2025年4月8日" in answer.text
