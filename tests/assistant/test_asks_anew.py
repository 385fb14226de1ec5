"""A turn that asks something new is looked up, never answered by the last figure; asking for the money again is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer

Talk = Callable[..., list[Answer]]
JIANDE = "建德低保家庭，去年一家人合理医疗费自己承担了4万6，兜底多少"
FUYANG = "富阳低保，这次住院各种保险报完政策内自付3万5，救助多少"
MIANYANG = "绵阳低保，县医院住院，保险报完政策内自付2万，救助多少"

NEW = [
    (JIANDE, "初审以后哪个会上讨论", "jd.3.4"),
    (JIANDE, "公示要几天", "jd.3.4"),
    (JIANDE, "今年花的钱算不算在内", "jd.2.3"),
    (FUYANG, "惠民型商业补充保险自己那份要不要掏", "fy.2.3"),
    (MIANYANG, "他是镇卫生院首诊再转上来的，押金要不要交", "my.2.8"),
]
AGAIN = ["那我自己还要出多少", "能拿到这么多吗", "再算一遍", "二级呢", "不清楚"]


@pytest.mark.parametrize(("first", "then", "clause"), NEW)
def test_a_new_question_is_looked_up(first: str, then: str, clause: str, talk: Talk) -> None:
    worked_out, answer = talk(first, then)
    assert worked_out.results[worked_out.primary or 0].benefit not in {item.benefit for item in answer.results}
    assert answer.citations[0].clause == clause


@pytest.mark.parametrize("then", AGAIN)
def test_the_sum_asked_again_is_worked_out_again(then: str, talk: Talk) -> None:
    again = talk(FUYANG, then)[-1]
    assert {"28000.00", "7000.00"} & {item.amount for item in again.results}


def test_what_was_worked_out_stays_the_matter(talk: Talk) -> None:
    answers = talk(JIANDE, "今年花的钱算不算在内", "那我们自己还要出多少")
    assert "30,000.00" in answers[-1].text
    assert answers[1].facts["indicator_year"] == "2025"


def test_what_aid_left_is_held_against_the_line_of_a_list(talk: Talk) -> None:
    high = talk(FUYANG, "这样会被列入监测名单吗")[-1]
    low = talk("富阳低保，住院保险报完政策内自付1万，救助多少", "这样会被列入监测名单吗")[-1]
    assert [answer.results[0].verdict for answer in (high, low)] == ["yes", "no"]
    assert talk(FUYANG, "进了监测名单就能拿救助吗")[-1].results == []


def test_a_card_said_to_be_valid_is_no_question_about_the_document(talk: Talk) -> None:
    answer = talk("富阳参保，住院保险都报完政策内还剩4万，医疗救助多少", "是低边证，区民政局发的，在有效期内")[-1]
    assert answer.results[0].amount == "28000.00"


def test_a_comparison_goes_on_with_the_places_and_figures_told(talk: Talk) -> None:
    both = talk("低边户的年度救助限额，富阳和温州两地有什么区别", "低保的救助比例两地分别怎么写")[-1]
    assert [item.region for item in both.results] == ["fuyang", "wenzhou"]
    assert "80%" in both.text and "70%" in both.text
    told = talk("绵阳低边，住院保险报完政策内自付3万，公布的起付线2000，救助多少", "跟富阳比比看，同一个人")[-1]
    assert {item.amount for item in told.results} == {"14000.00", "21000.00"}
    why = talk("低保一年最多救助多少，温州和绵阳各是多少", "绵阳怎么没有数")[-1]
    assert why.reason == "not_set" and "my.2.5.p3" in {one.clause for one in why.citations}


def test_a_general_term_finds_its_document_but_no_money(talk: Talk) -> None:
    assert talk("防止返贫监测对象是哪个部门评的")[0].citations[0].document == "mianyang-2022-6"
    assert talk("防止返贫监测对象住院自付3万，救助多少")[0].status == "clarify"


def test_what_is_told_beside_a_bill_is_read_for_what_it_is(talk: Talk) -> None:
    house = talk("温州低保，装修房子花了12万，住院保险报完合规自负还有2万，救助多少")[0]
    assert house.facts.get("total_cost") is None and house.results[0].low == "14000.00"
    ward = talk("温州低保，化疗住院，自负合规3万，救助多少")[0]
    assert ward.results[0].low == "21000.00"
    assert talk("温州低保，在门诊化疗，自负合规3万，救助多少")[0].status == "refused"
    grade = talk("富阳残疾证四级，要是评成二级，住院保险报完还剩1万，救助多少")[0]
    assert grade.results[0].amount == "8000.00"
    referred = talk("绵阳低保，没有转诊方面的问题，县医院住院，政策内自付1万，救助多少")[0]
    assert referred.results[0].low == "7000.00"


def test_who_answers_for_an_indicator_is_read_from_its_row(talk: Talk) -> None:
    answers = talk("嵊州困难群众医疗费用综合保障率2025年目标多少", "这一项由哪个部门牵头")
    assert "医保局" in answers[-1].text and answers[-1].citations[0].clause == "sz.a1.7"
    assert "医保局" not in answers[0].text
    assert "没有写责任部门" in talk("嵊州社会力量化解率目标多少", "谁负责")[-1].text


def test_costs_before_the_identity_are_asked_for_whatever_they_were_for(talk: Talk) -> None:
    answer = talk("富阳，我爸3月因为看病批下来低保，批之前靶向药和住院的费用还能补吗")[0]
    assert answer.citations[0].clause == "fy.2.3" and "6个月" in answer.text


def test_several_identities_go_by_the_best_one(talk: Talk) -> None:
    answer = talk("绵阳，我爸是低保，也是监测户，两种救助能不能叠加")[0]
    assert answer.citations[0].clause == "my.2.5.p3"


def test_a_question_that_nobody_is_known_to_ask_is_not_answered_apart(talk: Talk) -> None:
    answer = talk("办建德的封顶兜底要带哪些材料？是盖红章的还是打印的？")[0]
    assert "（二）" not in answer.text
