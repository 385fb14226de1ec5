"""A rule asked about in everyday words is the rule that answers, not its neighbour; words waved away are not asked;
what only one document speaks of needs no place."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer
from assistant.lexicon import asked_in

Ask = Callable[[str], Answer]

LEADS = {
    "建德特困，老太太装了副假牙，这笔钱能放进封顶里算吗": "jd.a.svc",
    "建德封顶补助最后是哪家单位把钱打过来": "jd.3.4",
    "嵊州暖心基金，哪个部门来家里调查我收了多少花了多少": "sz.a3.3.3",
    "绵阳，我婆婆两顶帽子都戴着，低保和监测户，救助是两份都给吗": "my.2.5.p3",
    "温州，本月刚办好资助参保，马上就能刷卡报销了吧": "wz.3.3",
    "浙里病贫共济平台推送给谁": "sz.a2.13",
    "绵阳边缘户要先交申请才轮到救助吗": "my.2.7",
    "建德看的是什么证件": "jd.2.1",
    "温州，我家特困让街道给取消了，今年的医保还能接着用吗": "wz.3.3",
    "嵊州那个防返贫方案已经正式实施了吧，我照着办": "sz.title",
}
NOT_SET = (
    "富阳低保，明年的合作医疗政府帮我们交几成",
    "温州申请医疗救助得带哪几样东西去",
    "建德低保，我被电瓶车撞断了腿，对方全责不肯赔，这钱能进封顶吗",
)


@pytest.mark.parametrize("words", LEADS)
def test_the_rule_asked_about_leads(ask: Ask, words: str) -> None:
    assert ask(words).citations[0].clause == LEADS[words]


@pytest.mark.parametrize("words", NOT_SET)
def test_what_the_text_leaves_open_is_said_to_be_so(ask: Ask, words: str) -> None:
    assert ask(words).reason == "not_set"


def test_a_bill_somebody_else_paid_part_of_is_still_computed(ask: Ask) -> None:
    answer = ask("富阳低保住院，保险公司赔了2万以后政策内还剩3万，救助多少")
    assert answer.results[0].amount == "24000.00"


def test_what_is_borne_first_is_the_deductible(ask: Ask) -> None:
    answer = ask("绵阳低边，一年自己先扛多少才给救助")
    assert answer.results[0].benefit.endswith("deductible") and "10%" in answer.text


def test_what_is_left_in_the_end_is_no_deductible(ask: Ask) -> None:
    assert ask("富阳低保，住院保险报完剩3万，最后自己还要承担多少").results[0].benefit == "self_pay"


def test_words_waved_away_are_not_asked() -> None:
    assert "会议" not in asked_in("少给我念什么会议，补几成")
    assert "多少" not in asked_in("不问多少钱，就问在不在里面")
    assert asked_in("问多少钱") == "问多少钱"


def test_another_place_keeps_its_own_answer(ask: Ask) -> None:
    assert ask("诸暨的越惠保今年多少钱").reason == "not_in_corpus"


def test_the_line_of_a_rule_is_nobodys_own_rate(ask: Ask) -> None:
    assert not ask("富阳规定医院自费不得超过10%，超了退我吗").results
    assert ask("富阳困难人员整体自费率12%，达标吗").results[0].verdict == "no"


def test_a_card_refused_is_not_held(ask: Ask) -> None:
    answer = ask("富阳，我舅舅低保没批，二级残疾证在有效期内，算不算医疗救助对象")
    assert answer.results[0].verdict == "yes"
    assert answer.facts["identities"] == ["severe_disability"]


def test_the_line_of_the_retired_is_theirs(ask: Ask) -> None:
    assert "养老金" in ask("富阳，我退休了，吃职工医保，看病花多少会被预警").text.split("\n")[0]


@pytest.mark.parametrize(
    ("words", "clause"),
    [
        ("温州低边的大病险，上限是不是也放开了", "wz.3.4"),
        ("绵阳五保户，一年救助不受限额管，请核实", "my.2.5"),
        ("富阳医疗救助对象的大病保险还设不设最高限额", "fy.2.3"),
        ("温州是自己负担越重救助比例就越高吗", "wz.4.2"),
        ("绵阳低边，参保费说是政府补七成五", "my.2.2"),
        ("温州低边也在补保费的名单里，对吧", "wz.3.3"),
    ],
)
def test_a_rule_put_in_words_is_confirmed_or_corrected_by_its_clause(ask: Ask, words: str, clause: str) -> None:
    answer = ask(words)
    assert answer.status == "answered"
    assert answer.citations[0].clause.startswith(clause)
    assert not answer.results


@pytest.mark.parametrize("words", ["绵阳低保一年救助限额是多少", "温州分段救助按几成"])
def test_a_figure_the_text_leaves_open_is_still_refused(ask: Ask, words: str) -> None:
    assert ask(words).reason == "not_set"


@pytest.mark.parametrize(
    ("words", "now"),
    [
        ("绵阳的文件去年就作废了吧", "按今天的日期，这份文件在有效期里"),
        ("绵阳这份文件到2030年还管用吗", "按您说的那个日期，这份文件已经过了有效期"),
        ("建德的方案现在还有效吗", "按今天的日期，这份文件已经施行"),
    ],
)
def test_validity_is_told_for_the_day_asked_about(ask: Ask, words: str, now: str) -> None:
    assert now in ask(words).text


@pytest.mark.parametrize("words", ["富阳去北京看病就不能救助了吗", "富阳转到上海住院还能救助吗"])
def test_treatment_elsewhere_is_a_matter_of_referral(ask: Ask, words: str) -> None:
    answer = ask(words)
    assert (answer.status, answer.reason) == ("refused", "not_set")


@pytest.mark.parametrize(
    ("words", "reason"), [("富阳救助款啥时候能到手", "not_set"), ("富阳救助的钱打到社保卡里吗", "not_set")]
)
def test_how_and_when_the_money_comes_is_no_rate(ask: Ask, words: str, reason: str) -> None:
    assert ask(words).reason == reason


def test_no_visit_to_a_health_centre_is_no_first_visit(ask: Ask) -> None:
    answer = ask("绵阳低保户在市里医院住院，没到过乡镇卫生院，押金免不免")
    assert [result.verdict for result in answer.results] == ["no"]
