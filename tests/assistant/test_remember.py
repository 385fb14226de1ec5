"""What a session keeps from turn to turn: corrections win, what belongs to one region stays there, sums add up only
when they are said to, and the words of the person are never kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date

import pytest

from assistant.answer import Answer
from assistant.service import Assistant, Session

TODAY = date(2026, 11, 22)
Talk = Callable[..., list[Answer]]


def figure(answer: Answer) -> tuple[str, str | None, str | None]:
    """(region, the figure asked for, what the person still pays)."""
    assert answer.primary is not None, answer.text
    result = answer.results[answer.primary]
    return result.region, result.amount, result.remaining


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("富阳特困，住院个人负担18万", "说错了，是低边", ("fuyang", "126000.00", "54000.00")),
        ("富阳低保，住院自付3万", "不是低保，是低边", ("fuyang", "21000.00", "9000.00")),
        ("富阳低保，住院自付3万", "不对，自付是5万", ("fuyang", "40000.00", "10000.00")),
        ("富阳低保，住院自付3万", "说错了，是特困", ("fuyang", "30000.00", "0.00")),
        ("温州低保，住院自付3万", "我说错了，是在富阳", ("fuyang", "24000.00", "6000.00")),
        ("建德低保一家去年合理医疗费用自己承担4万4千", "那要是低边呢", ("jiande", "0.00", "44000.00")),
    ],
)
def test_a_correction_replaces_what_was_said(
    talk: Talk, first: str, second: str, expected: tuple[str, str, str]
) -> None:
    assert figure(talk(first, second)[1]) == expected


def test_what_is_not_corrected_stays(talk: Talk) -> None:
    last = talk("富阳低保，住院自付3万", "说错了，是低边")[1]
    assert last.facts["after_insurance"] == "30000.00"
    assert last.facts["care"] == "inpatient"


def test_an_identity_that_comes_on_top_does_not_replace_the_first(talk: Talk) -> None:
    last = talk("富阳低边，自付3万", "同时还是二级残疾")[1]
    assert last.facts["identities"] == ["near_subsistence", "severe_disability"]
    assert figure(last) == ("fuyang", "24000.00", "6000.00")


def test_an_identity_lost_is_not_counted_any_more(talk: Talk) -> None:
    last = talk("富阳低保，自付3万，能救助多少", "没有低保了，我不是低保")[1]
    assert "identities" not in last.facts


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ("再加6千", "36000.00"),
        ("另外还有1万", "40000.00"),
        ("漏了2000元", "32000.00"),
        ("加上5000元", "35000.00"),
    ],
)
def test_a_sum_said_to_be_added_is_added(talk: Talk, second: str, expected: str) -> None:
    assert talk("富阳低保，住院自付3万", second)[1].facts["after_insurance"] == expected


def test_a_sum_said_anew_replaces_the_one_before(talk: Talk) -> None:
    assert talk("富阳低保，住院自付3万", "自付5万呢")[1].facts["after_insurance"] == "50000.00"


def test_a_sum_of_other_care_is_laid_beside_the_first(talk: Talk) -> None:
    last = talk("富阳低保，住院自付3万", "另外普通门诊还有5000自付")[1]
    assert last.facts["after_insurance"] == {"inpatient": "30000.00", "outpatient_ordinary": "5000.00"}


def test_a_figure_published_for_one_region_is_not_carried_to_the_next(talk: Talk) -> None:
    first, second, third = talk("绵阳低边自付3万，居民人均可支配收入5.2万，能救助多少", "温州呢，住院", "绵阳呢")
    assert first.facts["disposable_income"] == "52000.00"
    assert "disposable_income" not in second.facts
    assert third.status == "clarify"
    assert [need.fact for need in third.needs] == ["disposable_income"]


def test_a_deductible_of_one_region_is_not_carried_to_the_next(talk: Talk) -> None:
    first, second = talk("温州低边住院自付5万，当地起付线1万，能救助多少", "绵阳呢")
    assert (first.facts["local_deductible"], first.results[0].low) == ("10000.00", "24000.00")
    assert "local_deductible" not in second.facts
    assert "assistance_deductible" not in second.facts


def test_what_a_person_said_of_themselves_is_carried_to_the_next_region(talk: Talk) -> None:
    second = talk("富阳特困自付3万", "绵阳呢")[1]
    assert figure(second) == ("mianyang", "30000.00", "0.00")
    assert second.facts["identities"] == ["destitute"]


def test_sums_said_before_the_region_is_known_are_not_lost(talk: Talk) -> None:
    first, second, third = talk("低保，住院自付2万", "另外还有1万", "富阳")
    assert [first.status, second.status] == ["clarify", "clarify"]
    assert figure(third) == ("fuyang", "24000.00", "6000.00")


def test_sums_said_before_the_region_get_the_meaning_they_have_there(talk: Talk) -> None:
    last = talk("低保，一家去年自己承担了4万4千", "建德")[1]
    assert last.facts["household_reasonable"] == "44000.00"
    assert figure(last) == ("jiande", "14000.00", "30000.00")


def test_a_bare_number_answers_the_question_asked_back(talk: Talk) -> None:
    first, second = talk("绵阳低边自付3万能救助多少", "5.2万")
    assert [need.fact for need in first.needs] == ["disposable_income"]
    assert second.facts["disposable_income"] == "52000.00"
    assert figure(second) == ("mianyang", "12400.00", "17600.00")


def test_a_bare_number_that_answers_nothing_is_the_persons_own_sum(talk: Talk) -> None:
    assert figure(talk("富阳低保住院救助多少", "3万")[1]) == ("fuyang", "24000.00", "6000.00")


@pytest.mark.parametrize(
    ("grade", "amount"), [("二级的", "16000.00"), ("一级", "16000.00"), ("三级的", "0.00"), ("四级", "0.00")]
)
def test_a_grade_answers_the_question_for_the_grade(talk: Talk, grade: str, amount: str) -> None:
    first, second = talk("富阳残疾人住院自付2万救助多少", grade)
    assert [need.fact for need in first.needs] == ["identities"]
    assert figure(second)[1] == amount


def test_after_a_look_up_one_can_return_to_the_earlier_question(talk: Talk) -> None:
    _, between, back = talk("富阳低边住院自付3万能救助多少", "富阳政策什么时候生效", "那低保呢")
    assert between.citations[0].clause == "fy.eff"
    assert figure(back) == ("fuyang", "24000.00", "6000.00")


def test_each_region_is_returned_to_with_its_own_question(talk: Talk) -> None:
    turns = talk("富阳特困自付3万", "绵阳呢", "富阳呢")
    assert [figure(turn)[0] for turn in turns] == ["fuyang", "mianyang", "fuyang"]
    assert figure(turns[2]) == figure(turns[0]) == ("fuyang", "30000.00", "0.00")


def test_small_talk_leaves_the_session_as_it_was(talk: Talk) -> None:
    _, greeting, back = talk("富阳低保自付3万能救助多少", "你好", "特困呢")
    assert greeting.status == "clarify"
    assert figure(back) == ("fuyang", "30000.00", "0.00")


def test_two_sessions_know_nothing_of_each_other(assistant: Assistant) -> None:
    one, other = Session(), Session()
    assistant.ask("富阳特困，自付18万", one, TODAY)
    answer = assistant.ask("低保自付3万能救助多少", other, TODAY)
    assert answer.status == "clarify"
    assert [need.fact for need in answer.needs] == ["region"]
    assert other.facts == {"identities": ["subsistence"], "after_insurance": "30000.00"}


def test_a_session_keeps_facts_and_never_the_words(assistant: Assistant) -> None:
    session = Session()
    for words in ("我叫张秀英，住在春江街道民主村18号", "富阳低边，隔壁老王说能报，自付四万二，电话13857112345"):
        assistant.ask(words, session, TODAY)
    kept = str(asdict(session))
    assert session.facts["after_insurance"] == "42000.00"
    assert not [words for words in ("张秀英", "民主村", "隔壁", "老王", "13857112345", "四万二") if words in kept]
