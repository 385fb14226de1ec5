"""Regions set side by side say first which gives more, by how much, and when the texts cannot settle it."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("said", "first"),
    [
        (
            "富阳和绵阳，低保住院自付2万，哪里给得多",
            "哪里多，光看文件还定不下来：绵阳市的文件只写了下限（不低于），实际可能更多。",
        ),
        ("温州和富阳低保的年度限额哪个高", "杭州市富阳区比温州市多 70,000.00 元。"),
        ("低保一年封顶，温州跟富阳哪边高", "杭州市富阳区比温州市多 70,000.00 元。"),
        ("富阳低边住院自付2万，要是换到绵阳呢（居民可支配收入2万），相差多少", "杭州市富阳区比绵阳市多 5,000.00 元。"),
        ("温州跟富阳，特困住院合规自付9万，去哪边划算", "杭州市富阳区比温州市多 10,000.00 元。"),
        ("特困住院自付2万，富阳和绵阳比哪边给得多", "按文件写定的数，两地一样多。"),
    ],
)
def test_the_first_sentence_says_which_gives_more(said: str, first: str, ask: Ask) -> None:
    answer = ask(said)
    assert answer.text.split("\n")[0] == first
    assert all(result.region for result in answer.results)


def test_a_difference_stands_in_the_proof(ask: Ask) -> None:
    answer = ask("温州和富阳低保的年度限额哪个高")
    assert answer.proof[-1].value == "70,000.00"
    assert answer.proof[-1].with_ == "150,000.00 − 80,000.00"


def test_results_of_regions_are_told_apart_by_name(ask: Ask) -> None:
    answer = ask("富阳和绵阳，低保住院自付2万，各给多少")
    assert [result.label for result in answer.results] == ["医疗救助（杭州市富阳区）", "医疗救助（绵阳市）"]


def test_a_limit_that_is_the_same_for_all_is_said_once(ask: Ask) -> None:
    text = ask("温州医疗救助的年度限额是多少").text
    assert text.count("80,000.00") == 1
    assert "特困人员、低保对象、低保边缘家庭成员、因病致贫重病患者" in text


def test_a_limit_that_differs_is_said_apart(ask: Ask) -> None:
    lines = ask("富阳医疗救助的年度限额是多少").text.split("\n")
    assert "特困人员医疗救助不设年度限额" in lines[0]
    assert "一、二级残疾人、低保对象、低保边缘家庭成员" in lines[1]


def test_what_is_left_of_a_bill_is_said_before_it_is_asked_for(ask: Ask) -> None:
    answer = ask("富阳，低保，住院花了5万，医保报了3万，剩下的还能救助多少")
    assert answer.status == "clarify"
    assert "还剩 20,000.00 元" in answer.text
    assert not any(result.amount for result in answer.results if result.requested)
