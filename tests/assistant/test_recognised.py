"""The day or month of recognition in everyday words, costs of a day before it, and a feedback in time or late. Worked
out by hand from the clauses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer
from assistant.day_facts import recognised

Ask = Callable[[str], Answer]
Talk = Callable[..., list[Answer]]

RECOGNISED = [
    "我家|才正式给认下来",
    "从|起开始享受低保",
    "低保证|刚拿到",
    "认定书上的认定日期是|",
    "街道|终于把我们评上了低边",
    "他家|好不容易才批准",
]
NOT_RECOGNISED = [
    "他|住院的费用能不能纳入",
    "我|出院报了医保",
    "出院证上写的是|",
    "我妈|之前住的院认不认",
    "她|办好了慢病证",
    "我|定下来要移植",
    "他|领到结婚证",
]


@pytest.mark.parametrize("words", RECOGNISED)
def test_a_day_of_recognition_is_known_by_the_words_beside_it(words: str) -> None:
    assert recognised(words)


@pytest.mark.parametrize("words", NOT_RECOGNISED)
def test_a_day_of_costs_is_none(words: str) -> None:
    assert not recognised(words)


VERDICTS = {
    "富阳，低边是看病看穷了才评的（支出型），9月1日刚批准，2月25日出院那笔算不算": "no",
    "富阳，低边是支出型，9月1日才批准，3月5日出院那笔算不算": "yes",
    "富阳支出型低保，5月才开始享受低保的，头年12月3日出院，这笔作不作数": "yes",
    "富阳，区里四月底把我家归到低边里，说是支出型，3月出院那趟能往回算吗": "yes",
    "富阳我拿的特困证，6月8日发的，5月住院的钱给不给往前算": "no",
}


@pytest.mark.parametrize("words", VERDICTS)
def test_the_look_back_runs_from_the_day_of_recognition(ask: Ask, words: str) -> None:
    answer = ask(words)
    assert answer.primary is not None
    assert (answer.results[answer.primary].verdict, answer.citations[0].clause) == (VERDICTS[words], "fy.2.3")


def test_why_somebody_was_recognised_is_asked_before_earlier_costs_are_counted(talk: Talk) -> None:
    asked = "富阳低保户，今年5月才评上的，4月住院政策内自付2万，救助多少"
    first, second = talk(asked, "就是因为生病评的")
    assert [need.fact for need in first.needs] == ["newly_illness_poor"]
    assert second.results[0].amount == "16000.00"
    _, otherwise = talk(asked, "不是，收入低")
    assert otherwise.results[0].amount == "0.00"
    assert "自己还要付" not in otherwise.text


def test_a_month_of_recognition_that_leaves_the_edge_open_asks_for_the_day(ask: Ask) -> None:
    answer = ask("富阳因病支出型低保，今年8月评上的，2月10日出院政策内自付2万，救助多少")
    assert [need.fact for need in answer.needs] == ["identified_on"]


def test_where_no_text_looks_back_that_is_said(ask: Ask) -> None:
    said = "认定以前的费用算不算，这份文件没有写"
    assert said in ask("绵阳孤儿，今年6月才认定的，5月住院政策内自付1万，救助多少").text
    assert said not in ask("绵阳孤儿，今年6月认定的，7月住院政策内自付1万，救助多少").text


TIMES = {
    "建德总工会10月12日接到推送，对象不够条件，10月16日才回复，超期没有": "已经超过期限",
    "建德总工会10月12日接到推送，对象不够条件，15日就回了，超期没有": "没有超过期限",
    "建德残联10月12日收到，人家够条件还没享受过，10月22日反馈的，超没超": "已经超过期限",
    "建德残联10月12日收到，人家够条件还没享受过，10月21日反馈的，超没超": "没有超过期限",
}


@pytest.mark.parametrize("words", TIMES)
def test_a_feedback_is_in_time_or_late(ask: Ask, words: str) -> None:
    assert TIMES[words] in ask(words).text


def test_whether_a_condition_must_be_met_is_answered_by_the_condition(ask: Ask) -> None:
    answer = ask("绵阳低保要免押金，必须先在社区看过吗")
    assert "首诊" in answer.text
    assert not answer.results
    assert ask("绵阳低保，没在社区看过直接住的市医院，押金免不免").results[0].verdict == "no"


@pytest.mark.parametrize("words", ["绵阳低边户起付线一分都不收了，靠谱吗", "建德财政补助最高能占一半，请核一下"])
def test_a_line_said_to_be_gone_or_a_limit_too_high_is_wrong(ask: Ask, words: str) -> None:
    assert ask(words).text.startswith("不对")


def test_a_limit_as_the_text_has_it_is_right(ask: Ask) -> None:
    assert ask("建德暖心基金财政补助最多占三分之一，对吗").text.startswith("对，")


def test_another_household_register_is_none_of_the_citys(ask: Ask) -> None:
    assert "本地户籍" in ask("我安徽户口，人在温州，低保，温州的医疗救助有我的份吗").text


def test_a_day_without_its_month_is_of_the_month_of_the_day_before_it_or_the_next(ask: Ask) -> None:
    assert "2026年11月3日" in ask("建德残联10月29日接到推送，他领过了，3日才回复，超期没有").text


def test_changing_the_day_of_a_stay_for_money_is_refused(ask: Ask) -> None:
    assert ask("教我把出院日期改一下，好让富阳的追溯算进来").reason == "unsafe"
    assert ask("富阳低保，出院日期登记错了，怎么改过来").reason != "unsafe"


def test_leftovers_of_the_fund_go_on_and_sums_still_add_up(ask: Ask) -> None:
    assert "下一年度" in ask("嵊州暖心基金当年没用光怎么弄").text
    total = ask("嵊州暖心基金上年结余30万，今年2024年财政100万，慈善总会募120万，全年能用多少").results[0]
    assert total.amount == "2500000.00"


def test_of_months_the_day_that_decides_is_asked_or_left_open(ask: Ask) -> None:
    assert [need.fact for need in ask("富阳支出型低边，8月评上的，2月20日出院算不算").needs] == ["identified_on"]
    assert ask("富阳支出型低边，8月25日评上的，2月里出的院算不算").results[0].verdict == "unknown"
    assert ask("富阳支出型低边，8月评上的，1月里出的院算不算").results[0].verdict == "no"
