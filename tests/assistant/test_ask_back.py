"""What is asked back instead of a figure, and what is answered without asking: room of a limit, the most of a share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Answer
from assistant.service import Assistant, Session

TODAY = date(2026, 11, 22)
Ask = Callable[[str], Answer]


def needs(answer: Answer) -> list[str]:
    return [need.fact for need in answer.needs]


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("富阳因病新纳入低保的，评上以前住院报完自付2万，救助多少", "identified_on"),
        ("建德低边，我家去年看病不少，超出的部分能兜多少", "household_reasonable"),
        ("温州低保，保险报完合规自付2万，救助多少", "care"),
        ("富阳低保，住院发票上打着6万，救助多少", "after_insurance"),
        ("低保，住院报完自付2万，没讲是哪个市的，救助多少", "region"),
        ("不晓得是哪个县的低边户，住院自付2万，救助多少", "region"),
    ],
)
def test_the_fact_a_figure_rests_on_is_asked(ask: Ask, words: str, fact: str) -> None:
    answer = ask(words)
    assert (answer.status, needs(answer)[:1]) == ("clarify", [fact])


@pytest.mark.parametrize(
    "words",
    [
        "富阳低保，因病支出型的，住院报完自付2万，救助多少",
        "建德低边，超出多少才兜",
        "温州低保，心脏搭桥，保险报完合规自付2万，救助多少",
        "低保，住院报完自付2万，哪个市救助高",
    ],
)
def test_nothing_is_asked_where_the_answer_does_not_rest_on_it(ask: Ask, words: str) -> None:
    assert ask(words).status == "answered"


@pytest.mark.parametrize(("day", "amount"), [("9月1号批的", "16000.00"), ("11月20日", "0.00")])
def test_the_day_of_recognition_decides_whether_a_stay_counts(assistant: Assistant, day: str, amount: str) -> None:
    session = Session()
    assistant.ask("富阳因病刚纳入低保，5月3日出院的那次保险报完自付2万，评上前的能补多少", session=session, as_of=TODAY)
    answer = assistant.ask(day, session=session, as_of=TODAY)
    assert [result.amount for result in answer.results] == [amount]


@pytest.mark.parametrize("words", ["年度限额还余多少", "额度里还剩多少", "限额余额多少"])
def test_what_is_left_of_a_limit_is_told(ask: Ask, words: str) -> None:
    answer = ask(f"富阳低边，今年医疗救助已经给了4万，{words}")
    assert (answer.results[0].remaining, "110,000.00" in answer.text) == ("110000.00", True)


@pytest.mark.parametrize("words", ["离封顶还差多少", "救助额度还有多少可用", "距15万限额还差几多"])
def test_what_a_bill_just_worked_out_is_paid_counts_to_the_limit(assistant: Assistant, words: str) -> None:
    session = Session()
    assistant.ask("富阳低边住院，合规自付7万，救助多少", session=session, as_of=TODAY)
    answer = assistant.ask(words, session=session, as_of=TODAY)
    assert [result.remaining for result in answer.results] == ["101000.00"]
    assert "150,000.00 − 49,000.00 = 101,000.00" in [line.with_ for line in answer.proof]


def test_a_floor_leaves_at_most_so_much_of_the_limit(assistant: Assistant) -> None:
    session = Session()
    assistant.ask("温州低保住院，合规自付4万，救助多少", session=session, as_of=TODAY)
    assert "最多还剩 52,000.00 元" in assistant.ask("离8万封顶还有多少", session=session, as_of=TODAY).text


def test_ordinary_outpatient_care_has_less_room(ask: Ask) -> None:
    answer = ask("富阳低保，普通门诊今年救助了1.5万，门诊的额度还剩多少")
    assert "普通门诊还剩 5,000.00 元" in answer.text


def test_a_limit_without_payments_has_no_room(ask: Ask) -> None:
    assert ask("富阳低边年度救助限额是多少").results[0].remaining is None


@pytest.mark.parametrize("words", ["财政最多能出多少", "财政不能超过多少钱", "财政顶多占多少"])
def test_the_most_of_a_known_whole(ask: Ask, words: str) -> None:
    assert ask(f"建德暖心基金总额450万，{words}").results[0].high == "1500000.00"


def test_care_of_an_earlier_stay_holds_for_the_next(ask: Ask) -> None:
    told = "富阳低保，头回住院保险报完自己出1万，第二回2万，普通门诊报完自付4万，救助一共多少"
    assert ask(told).results[0].amount == "44000.00"


@pytest.mark.parametrize("words", ["居民医保个人那份要交390块", "参加城乡居民医保，个人应缴390元"])
def test_a_child_in_need_is_paid_the_premium(ask: Ask, words: str) -> None:
    assert ask(f"富阳的困境儿童，{words}，政府补多少").results[0].amount == "390.00"


def test_a_figure_that_is_the_line_names_the_cap(ask: Ask) -> None:
    answer = ask("富阳不是5万封顶吗，我低保，今年自己花了8万，多的3万给不给我")
    assert answer.reason == "not_in_force"
