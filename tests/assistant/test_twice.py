"""A second sum beside a person's own balance is added only where words give it a place of its own; a result claimed or
doubted, and what arithmetic explains, is no fact; two sums that nothing tells apart are asked about."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer

from .conftest import Ask

Talk = Callable[..., list[Answer]]


@pytest.mark.parametrize(
    ("words", "balance"),
    [
        ("富阳低边，各种保险报完自己还要付六万，七成是四万二，没错吧", "60000.00"),
        ("富阳低保住院，保险报完个人负担9万，邻居说拿七万二，是这样吗", "90000.00"),
        ("富阳低边住院保险报完自付30万，减掉15万的限额，剩下15万谁来出", "300000.00"),
        ("富阳低保住院保险报完自付5万，凭什么只给我3万？", "50000.00"),
        ("温州低保，住院合规自负4万，社区替他算的是2.4万，对不对", "40000.00"),
        ("富阳低保住院，听说救助封顶涨到30万了，保险报完自付11万，能救助多少", "110000.00"),
    ],
)
def test_a_claimed_result_is_not_added(ask: Ask, words: str, balance: str) -> None:
    assert ask(words).facts["after_insurance"] == balance


@pytest.mark.parametrize(
    ("words", "balance"),
    [
        ("富阳低保住院报完政策内自付3万，又住了一次自付2万，能救助多少", "50000.00"),
        ("富阳低保，上半年住院报完自付3万，下半年住院报完自付3万，救助多少", "60000.00"),
        ("富阳低保，两次住院保险报完分别自付2万元、5万元，能救助多少", "70000.00"),
    ],
)
def test_a_sum_with_a_place_of_its_own_is_added(ask: Ask, words: str, balance: str) -> None:
    assert ask(words).facts["after_insurance"] == balance


def test_two_sums_that_nothing_tells_apart_are_asked_about(talk: Talk) -> None:
    first, then = talk("富阳低保，住院报完自付4万。自付3万，能救助多少", "只有3万")
    assert first.status == "clarify" and "after_insurance" not in first.facts
    assert then.facts["after_insurance"] == "30000.00"


def test_a_result_doubted_after_the_answer_changes_nothing(talk: Talk) -> None:
    said = talk("富阳低边住院保险报完自付5万，能救助多少", "那不是应该四万吗")
    assert said[1].facts["after_insurance"] == "50000.00"


def test_people_likened_to_are_not_held(ask: Ask) -> None:
    assert ask("富阳低边户，住院跟吃低保的人一个样按八成给的吧").facts["identities"] == ["near_subsistence"]
    assert ask("富阳，我妈吃低保，住院救助几成").facts["identities"] == ["subsistence"]


def test_what_a_neighbour_got_is_not_ones_own(ask: Ask) -> None:
    answer = ask("富阳低边，保险报完住院剩8万。我邻居低保剩7万拿了5万6，我是不是也拿这么多")
    assert answer.facts["after_insurance"] == "80000.00" and answer.facts["identities"] == ["near_subsistence"]
    theirs = ask("替邻居问，富阳低保，住院保险报完剩7万，能救助多少")
    assert theirs.facts["after_insurance"] == "70000.00" and theirs.facts["identities"] == ["subsistence"]


def test_costs_told_before_payments_are_asked_about(talk: Talk) -> None:
    """Whether the payments are off the sum already makes another figure."""
    asked, told = talk("建德低保，去年全家合理费用9万，商业险赔了2万，能兜多少", "扣掉以后是7万")
    assert (asked.status, told.results[0].amount) == ("clarify", "40000.00")


@pytest.mark.parametrize("sums", ["1万1、2万4、3万", "11000、24000、30000", "一万一、两万四和三万"])
def test_three_stays_told_in_a_list_add_up(sums: str, talk: Talk) -> None:
    (answer,) = talk(f"富阳低保今年住了三回院，合规自付分别是{sums}，一共救助多少")
    assert answer.results[0].amount == "52000.00"
