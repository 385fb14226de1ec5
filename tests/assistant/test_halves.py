"""Questions about different regions that ask different things are each answered for their own; what asks the same of
both stays a comparison, and a claim about both is answered by what each sets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer

Ask = Callable[[str], Answer]


def test_each_half_is_answered_for_its_own_region(ask: Ask) -> None:
    answer = ask("富阳低保住院救助几成？绵阳低保交医保补几成？")
    assert [(item.region, item.amount) for item in answer.results] == [("fuyang", "80.00"), ("mianyang", "75.00")]


def test_who_was_told_of_is_meant_in_the_other_half(ask: Ask) -> None:
    answer = ask("富阳低保救助比例多少？建德的家庭封顶标准是多少呢？")
    asked = [item for item in answer.results if item.requested]
    assert [(item.region, item.amount) for item in asked] == [("fuyang", "80.00"), ("jiande", "30000.00")]


def test_a_half_that_only_lacks_a_sum_tells_what_is_set(ask: Ask) -> None:
    answer = ask("绵阳孤儿看病救助几成？富阳困境儿童交居民医保能补多少？")
    assert {"my.2.5.p1", "fy.2.3"} <= {citation.clause for citation in answer.citations}
    assert "clarify" not in answer.status


@pytest.mark.parametrize(
    "words",
    [
        "我弟在绵阳，吃低保，我在温州也是。医保的钱政府补，绵阳补几成？温州那份写没写补几成？",
        "我是富阳低保，自己付了3万能补多少？绵阳低保呢？",
        "温州低边救助封顶是多少？富阳呢？",
    ],
)
def test_the_same_asked_of_both_is_compared(ask: Ask, words: str) -> None:
    assert len({result.region for result in ask(words).results}) == 2


def test_a_claim_about_two_regions_is_answered_by_their_own_figures(ask: Ask) -> None:
    answer = ask("温州和富阳低保的救助封顶都是8万，这个说法准确吗")
    assert [item.amount for item in answer.results] == ["80000.00", "150000.00"]


def test_both_units_and_sums_of_a_capped_burden_are_told(ask: Ask) -> None:
    answer = ask("富阳和建德的费用负担封顶，按个人还是家庭、封顶数额各为多少")
    assert "5万元" in answer.text and "3万元" in answer.text
