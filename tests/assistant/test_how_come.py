"""Asked how a figure came about the working is told; few words answer what was asked back. Worked out by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer

Talk = Callable[..., list[Answer]]


def figure(answer: Answer) -> str | None:
    """The figure answered: an amount, or the lower bound of one."""
    item = answer.results[answer.primary] if answer.primary is not None else None
    return (item.amount or item.low) if item else None


HOW = "富阳低边，住院保险报完政策内自付52000，医疗救助多少"


@pytest.mark.parametrize(
    "asked", ["刚才那个金额是咋算出来的", "列个算式给我看看", "为啥才这么点", "凭什么只给36400", "这个数怎么来的"]
)
def test_asked_how_a_figure_came_about_the_working_is_told(talk: Talk, asked: str) -> None:
    answer = talk(HOW, asked)[-1]
    assert figure(answer) == "36400.00"
    assert "52,000.00 × 70% = 36,400.00" in answer.text


@pytest.mark.parametrize("asked", ["这钱从哪里来的", "家庭收入是怎么算的", "封顶线为什么是这个数"])
def test_how_something_else_is_reckoned_is_not_about_the_figure(talk: Talk, asked: str) -> None:
    assert "52,000.00 × 70%" not in talk(HOW, asked)[-1].text


def test_why_only_a_floor_is_told_by_the_words_that_set_it(talk: Talk) -> None:
    answer = talk("温州低边，住院，自负合规费用2万，当地没有起付线，救助多少", "为什么没有个准数")[-1]
    assert figure(answer) == "12000.00"
    assert "不低于" in answer.text


TILTED = "绵阳低边，在成都华西住院，保险和救助都走完，政策内自己还付了3万，倾斜救助给多少"


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (("有转诊", "监测标准是1万"), "10000.00"),
        (("1万", "办了的"), "10000.00"),
        (("没办，起付线1万",), "0.00"),
    ],
)
def test_what_was_asked_back_is_answered_in_a_few_words(talk: Talk, turns: tuple[str, ...], expected: str) -> None:
    assert figure(talk(TILTED, *turns)[-1]) == expected


def test_few_words_answer_only_what_was_asked(talk: Talk) -> None:
    assert "referral" not in talk("绵阳低保，住院，救助比例多少", "办了的")[-1].facts


def test_a_referral_found_later_changes_the_sum(talk: Talk) -> None:
    first = "绵阳低保，没办转诊自己去成都住院，保险报完还剩2万，救助多少"
    answers = talk(first, "抽屉里找到一张转诊单，是按规定转的，那救助多少")
    assert [figure(answer) for answer in answers] == ["0.00", "14000.00"]


def test_costs_outside_the_policy_are_added_where_that_is_asked(talk: Talk) -> None:
    bill = "富阳低保，住院总费用6万，医保报了3万，大病报了4000，另外自费6000，救助多少"
    with_them, without = talk(bill, "那我家总共要掏多少，目录外的也加上")[-1], talk(bill, "那我自己还要掏多少")[-1]
    assert "10,000.00" in with_them.text
    assert "10,000.00" not in without.text


def test_another_bill_of_a_member_comes_on_top(talk: Talk) -> None:
    first = "建德低保户，去年自己承担的合理医疗费：我2万，老公8000，孩子9000，封顶补多少"
    assert figure(talk(first, "漏了，老公还有一笔5000")[-1]) == "12000.00"
    assert figure(talk(first, "说错了，老公应该是5000")[-1]) == "4000.00"


@pytest.mark.parametrize("words", ["依据的那一句原话念给我听", "条文怎么写的", "原文贴给我看看"])
def test_the_words_asked_for_are_whole_sentences(words: str, talk: Talk) -> None:
    answers = talk("温州低边住院，起付线取消了，自负合规2万，救助多少", words)
    assert "全额解决特困供养人员住院基本医疗费用" in answers[1].text
    assert "全额解决特困供养人员住院基本医疗费用" not in answers[0].text


def test_an_insurer_that_paid_is_no_premium(talk: Talk) -> None:
    (answer,) = talk("富阳低边住院，医保大病益联保统统报掉，目录里还有一万八要自己掏，救助多少")
    assert figure(answer) == "12600.00"
