"""``huisuan ask --explain``: everything read is shown with its words, every decision with its reason, all of it from
the turn that is answered."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.explain import Explained
from assistant.explain_text import explained_text
from assistant.lexicon import load_lexicon
from assistant.reasons import Name
from assistant.service import Assistant, Session
from assistant.wording import messages

TODAY = date(2026, 11, 22)
BILL = "富杨低宝户，不是特困，三月份在杭州住院花了八万，医保报了四万，大病报了1万2，能救助多少"


def explained(assistant: Assistant, *turns: str) -> list[Explained]:
    session = Session()
    return [assistant.explain(turn, session, TODAY) for turn in turns]


def test_what_was_read_stands_beside_its_words(assistant: Assistant) -> None:
    (told,) = explained(assistant, BILL)
    assert told.text.startswith("富阳低保户，不是特困")
    assert told.heard == [("低宝户", "低保户"), ("富杨", "富阳")]
    assert [(one.kind, one.name, one.words) for one in told.read] == [
        ("region", "fuyang", "富阳"),
        ("place", "杭州市", "杭州"),
        ("identity", "subsistence", "低保"),
        ("denied", "destitute", "特困"),
        ("care", "inpatient", "住院"),
        ("date", "2026-03-01/2026-03-31", "三月份"),
        ("concept", "aid", "救助"),
        ("aspect", "amount", "多少"),
    ]


def test_each_sum_is_shown_with_role_value_and_clause(assistant: Assistant) -> None:
    (told,) = explained(assistant, BILL + "，还有3000多")
    assert [(one.role, one.value, one.plain, one.words, one.clause) for one in told.sums[:3]] == [
        ("total_cost", "80,000.00 元", True, "八万", "三月份在杭州住院花了八万"),
        ("paid_basic", "40,000.00 元", True, "四万", "医保报了四万"),
        ("paid_serious", "12,000.00 元", True, "1万2", "大病报了1万2"),
    ]


def test_what_is_supposed_stands_apart_from_what_is_so(assistant: Assistant) -> None:
    first, what_if, back = explained(
        assistant, "富阳低保，自付3万，能救助多少", "那要是特困呢", "按实际的情况，我要付多少"
    )
    assert first.before.so == [] and first.after.supposed == []
    assert [(fact.label, fact.value) for fact in first.after.so] == [
        ("地区", "杭州市富阳区"),
        ("身份", "低保对象"),
        ("各项保险报销后政策范围内个人负担", "30,000.00 元"),
    ]
    assert what_if.before == first.after and what_if.after.so == first.after.so
    assert [(fact.label, fact.value) for fact in what_if.after.supposed] == [("身份", "特困人员")]
    assert back.after == first.after


@pytest.mark.parametrize(
    ("turn", "why"),
    [
        ("绵阳低边自付3万能救助多少", "还缺“绵阳市上一年度居民人均可支配收入”"),
        ("绵阳低边自付3万能救助多少", "话里有能算的金额，按规则“医疗救助”算。"),
        ("上海能报多少", "说的是上海市，没有收录这里的文件。"),
        ("低保自付3万能救助多少", "没有说是哪个地区，前面也没有说过。"),
        ("富阳和绵阳低保报销比例有什么不同", "要对照的地区：杭州市富阳区、绵阳市。"),
        ("绵阳怎么申请医疗救助", "查条文回答。"),
        ("你好", "检查问题这一步就有固定的答复（打招呼），后面没有读。"),
    ],
)
def test_every_decision_says_why(assistant: Assistant, turn: str, why: str) -> None:
    (told,) = explained(assistant, turn)
    assert why in "\n".join(told.why)


def test_explaining_a_turn_answers_it_as_asking_does(assistant: Assistant) -> None:
    turns = ["富阳低保，自付3万，能救助多少", "那要是特困呢", "说错了，自付是4万"]
    session = Session()
    assert [told.answer for told in explained(assistant, *turns)] == [assistant.ask(t, session, TODAY) for t in turns]


def test_personal_numbers_are_not_shown_again(assistant: Assistant) -> None:
    (told,) = explained(assistant, "富阳低保自付3万，我电话13812345678")
    assert "13812345678" not in told.model_dump_json() + explained_text(told)
    assert "隐去了个人信息" in explained_text(told)


def test_the_text_for_people_has_a_line_for_each(assistant: Assistant) -> None:
    (told,) = explained(assistant, "富阳低保，住院自付3万，能救助多少")
    text = explained_text(told)
    assert "  身份：低保对象 ←「低保」\n" in text
    assert "  30,000.00 元：个人负担（看问哪一项）（话里说明了）←「3万」在「住院自付3万」\n" in text
    assert "【这句话以前知道的】\n  没有\n" in text


def test_all_that_can_be_read_or_decided_has_a_name_for_people(assistant: Assistant) -> None:
    name, lexicon, words = Name(assistant.know), load_lexicon(), messages()["explain"]
    assert [role.id for role in lexicon.roles if name.role(role.id).isascii()] == []
    assert [concept.id for concept in lexicon.concepts if name.concept(concept.id).isascii()] == []
    assert set(lexicon.aspects) <= set(words["aspect"])
    assert set(words["doing"]) == {"reply", "refuse", "clarify", "compute", "parameter", "look_up", "compare"}
