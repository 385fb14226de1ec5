"""Bills told over a talk: added, asked for together, put right, and never mixed with another person's. By hand: of low
income 80 %, near it 70 %, in extreme poverty all, in Fuyang; ordinary outpatient aid has a limit of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer

Talk = Callable[..., list[Answer]]

TALKS: dict[str, list[tuple[str, str | None]]] = {
    "two ways of care, asked together later": [
        ("富阳低保，住院保险报完自付3万，救助多少", "24000.00"),
        ("普通门诊保险报完还有5000呢", "4000.00"),
        ("住院和门诊合起来救助多少", "28000.00"),
    ],
    "a bill told whole, and another one of which only the rest is told": [
        ("富阳低边，五月住院，合规费用9万，医保报了5万，大病报了1万，救助多少", "21000.00"),
        ("八月又住了一回，报完自付1万，两回合起来救助多少", "28000.00"),
        ("两回一共自己出多少", "12000.00"),
        ("头一次单独算呢", "9000.00"),
    ],
    "two bills told whole, each with its own payments": [
        ("富阳低保，四月住院总费用6万，医保报3万，大病报5000，其余全在目录内，救助多少", "20000.00"),
        ("九月又住一次，总费用3万，医保报2万，全在目录内，两次加起来救助多少", "28000.00"),
    ],
    "a payment put right changes the bill that is added to": [
        ("富阳低边，五月住院，合规费用9万，医保报了5万，大病报了1万，救助多少", "21000.00"),
        ("不对，大病报的是2万", "14000.00"),
        ("八月又住了一回，报完自付1万，两回合起来救助多少", "21000.00"),
    ],
    "a further bill taken together with the first": [
        ("富阳低边，住院保险报完剩2万，救助多少", "14000.00"),
        ("后来又开了一刀，剩1万，两次加起来能救助多少", "21000.00"),
    ],
    "somebody else's bill is a case of its own": [
        ("我妈富阳低保，住院保险报完剩1万，救助多少", "8000.00"),
        ("另外我爸是特困，住院保险报完剩6000", "6000.00"),
        ("我妈那边还漏了一张2000的住院单子，她一共多少", "9600.00"),
    ],
    "all people of the talk together": [
        ("我姐富阳低保，住院保险报完剩2万，救助多少", "16000.00"),
        ("我哥是低边，住院保险报完剩1万", "7000.00"),
        ("他们两个人一共能拿多少", "23000.00"),
    ],
    "one of two people told together, and back to both": [
        ("我和我妹都是富阳低边，我住院剩1万，她住院剩3万，一共救助多少", "28000.00"),
        ("我妹今年已经救助过14万", "10000.00"),
        ("那我自己的呢", "7000.00"),
        ("两个人加起来多少", "17000.00"),
    ],
    "a part told later of a whole bill": [
        ("富阳低保，住院总费用10万，医保报了5万，大病报了1万", None),
        ("里面自费药1万", "24000.00"),
        ("益联保又赔了5千", "20000.00"),
    ],
    "one of several bills put right": [
        ("富阳低保，第一次住院剩1万，第二次剩3万，一共救助多少", "32000.00"),
        ("不对，第二次是2万", "24000.00"),
    ],
    "a bill of another year stays apart": [
        ("富阳低保，今年住院保险报完剩1万，救助多少", "8000.00"),
        ("还有一笔是去年的，剩2万，这笔给多少", "16000.00"),
    ],
    "one of several bills asked about alone": [
        ("富阳低保，门诊慢特病剩1万，普通门诊剩3万，救助多少", "28000.00"),
        ("普通门诊那块单独给多少", "20000.00"),
        ("那慢特病那一块呢", "8000.00"),
    ],
    "of bills of two years, the year asked about": [
        ("富阳低保，去年10月住院剩1万，今年3月住院剩2万，今年一共能救助多少", "16000.00"),
        ("去年那次呢", "8000.00"),
    ],
    "what is inside a sum does not take its place": [
        ("建德低保，去年全家合理费用自己承担4万，兜底多少", "10000.00"),
        ("里头有3000是保健品", "10000.00"),
    ],
    "another bill told, and asked about alone": [
        ("富阳低边，住院保险报完剩2万，救助多少", "14000.00"),
        ("另外普通门诊也剩了1万，光算门诊这块给多少", "7000.00"),
        ("两块合起来呢", "21000.00"),
    ],
    "outpatient care after a stay is not the stay": [
        ("富阳低保，住院保险报完剩2万，救助多少", "16000.00"),
        ("出院后又跑普通门诊，门诊剩了4万，门诊给多少", "20000.00"),
    ],
    "sums of two years, of which the household's benefit counts one": [
        ("建德低保，去年全家合理费用自己承担5万，兜底多少", "20000.00"),
        ("不对，5万是今年的，去年全家的是4万1，按去年的算", "11000.00"),
    ],
    "a line supposed to be another": [
        ("温州低边，住院合规自负4万，当地起付线5000，救助多少", "21000.00"),
        ("起付线要是降到2000呢", "22800.00"),
    ],
    "an insurer supposed to pay more": [
        ("富阳低保，住院保险报完自付3万，救助多少", "24000.00"),
        ("要是益联保再赔我5000呢", "20000.00"),
    ],
    "how much is left to be given is asked of the benefit": [
        ("建德低保，去年全家合理费用自己承担5万，兜底多少", "20000.00"),
        ("里头有6000是种植牙，那还剩多少能给", "14000.00"),
    ],
    "what is only supposed is no bill": [
        ("富阳低保，住院保险报完剩1万，救助多少", "8000.00"),
        ("要是再住一次，又自付2万呢", "24000.00"),
        ("没有再住，按实际的，一共救助多少", "8000.00"),
    ],
    "一共 before a sum asks for nothing else": [
        ("富阳低保，住院保险报完剩1万，救助多少", "8000.00"),
        ("换个数，住院一共自付2万，救助多少", "16000.00"),
    ],
    "one more member of a household, by pronoun": [
        ("建德低保，去年我自付合理费用2万，老伴1万5，能兜底多少", "5000.00"),
        ("儿子也在一个户口上，他去年自己出了4000", "9000.00"),
        ("要是不把儿子的算进去呢", "5000.00"),
    ],
    "an insurer paid more afterwards": [
        ("富阳低保，住院保险报完自付2万，救助多少", "16000.00"),
        ("后来益联保又补赔了5000", "12000.00"),
    ],
    "a benefit has paid, the next is asked for": [
        ("温州低保，住院基本医保报完自付5万，上年人均可支配收入6万，大病保险报多少", "22750.00"),
        ("大病报了22750，剩27250是合规自负，救助至少多少", "19075.00"),
    ],
}


@pytest.mark.parametrize("name", TALKS)
def test_bills(talk: Talk, name: str) -> None:
    turns = TALKS[name]
    answers = talk(*(turn for turn, _ in turns))
    for answer, (turn, wanted) in zip(answers, turns, strict=True):
        item = answer.results[answer.primary] if answer.primary is not None else None
        assert ((item.amount or item.low) if item else None) == wanted, turn


def test_outpatient_care_of_a_new_bill_is_asked(talk: Talk) -> None:
    """Its limit may matter; that the first bill was a stay says nothing of it."""
    answers = talk("富阳低保，住院保险报完自付3万，救助多少", "那门诊的呢，剩2万8", "普通门诊", "两笔合起来呢")
    assert answers[1].status == "clarify"
    assert [answer.results[answer.primary or 0].amount for answer in answers[2:]] == ["20000.00", "44000.00"]


def test_what_the_answer_left_is_no_new_bill(talk: Talk) -> None:
    _, rest, back = talk("温州特困，住院自付合规9万，救助多少", "剩下1万怎么办", "那自己一共要付多少")
    assert rest.primary is None and rest.facts["after_insurance"] == "90000.00"
    assert back.results[back.primary or 0].remaining == "10000.00" or "10,000.00" in back.text


def test_one_sum_of_each_of_two(talk: Talk) -> None:
    (answer,) = talk("富阳，我姐低保，我弟低边，住院保险报完剩下的都是2万，分别救助多少")
    assert [result.amount for result in answer.results if result.requested] == ["16000.00", "14000.00"]


def test_a_deposit_is_asked_for_itself_even_in_a_what_if(talk: Talk) -> None:
    *_, last = talk("绵阳特困，住院自付1万，救助多少", "要是从乡卫生院转到市里住院，押金还交不交")
    assert last.citations[0].clause == "my.2.8"
