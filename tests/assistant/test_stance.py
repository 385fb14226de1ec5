"""A claim put to be checked is called wrong or right in plain words, only where the text settles it; and what was not
asked for as a sum is not answered by one of nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Answer
from assistant.service import Assistant, Session

Ask = Callable[[str], Answer]

WRONG = [
    "富阳二级残疾证救助的比例人家讲是九成，准不准",
    "绵阳防止返贫监测户的救助比例是70%，对吧",
    "富阳特困户救助一年封顶15万，对不对",
    "温州年度救助封顶线10万，是不是真的",
    "建德部门对已经享受补助的要在十个工作日内反馈，对吗",
    "绵办规〔2022〕6号有效期十年，是不是",
    "绵阳倾斜救助是2024年1月才开始算的，对不对",
    "绵阳只有特困人员免押金，对吗",
    "富阳低边救助不是八成吗",
    "富阳救助的年度限额是30万，瞎说的吧",
    "建德低保户封顶标准是2万，是这么回事吗",
]
RIGHT = [
    "富阳二级残疾证救助的比例人家讲是八成，准不准",
    "绵阳低保救助比例不低于70%，对吧",
    "富阳低边一年救助限额15万，对不对",
    "富阳低保救助不是八成吗",
]
UNSAID = [
    "富阳低边救助比例超过60%，对吗",
    "绵阳低保救助比例70%，对吗",
    "富阳低边救助比例是70%还是80%？",
    "绵阳特困和孤儿全额资助参保，是不是只有这两种",
    "绵阳低保户免不免押金",
    "温州低边起付线都是2000元，对吧",
    "绵阳年度限额8万，对不对",
]


@pytest.mark.parametrize("words", WRONG)
def test_what_the_text_has_otherwise_is_wrong(ask: Ask, words: str) -> None:
    assert ask(words).text.startswith("不对")


@pytest.mark.parametrize("words", RIGHT)
def test_what_the_text_has_so_is_right(ask: Ask, words: str) -> None:
    assert ask(words).text.startswith("对，")


@pytest.mark.parametrize("words", UNSAID)
def test_what_the_text_does_not_settle_is_left_unsaid(ask: Ask, words: str) -> None:
    assert not ask(words).text.startswith(("对", "不对"))


def test_nobody_who_told_no_sum_is_told_of_nothing(ask: Ask) -> None:
    text = ask("绵阳的低边户买居民医保，参保资助有没有").text
    assert "0.00" not in text
    assert "不在" in text
    assert "0.00" in ask("建德二级残疾人，家里上年合理费用6万元，封顶兜多少").text


def test_a_line_said_to_be_gone_is_a_claim_not_a_fact(ask: Ask) -> None:
    assert "逐步取消" in ask("温州低边的救助起付线已经取消了，是真的吗").text
    assert "0.00" not in ask("温州低边的救助起付线已经取消了，是真的吗").text


LOOK_BACK = {
    "富阳支出型低边，今年7月15日新认定的，1月10日出院的那次能不能一起救助？": "no",
    "富阳支出型低保，今年7月15日新认定的，2月20日出院的那次能不能一起救助？": "yes",
}


@pytest.mark.parametrize("words", LOOK_BACK)
def test_whether_a_stay_lies_in_the_months_before_needs_no_sum(ask: Ask, words: str) -> None:
    answer = ask(words)
    assert answer.primary is not None
    assert answer.results[answer.primary].verdict == LOOK_BACK[words]


def test_the_name_of_the_document_is_no_benefit(ask: Ask) -> None:
    assert ask("建德低保户的医疗救助比例，封顶制方案里写没写是多少").status == "refused"


def test_leaving_the_list_is_no_question_for_its_standard(ask: Ask) -> None:
    for words in ("温州，今年低保退掉了，医保还作数吗", "温州的，退了低保以后政府交的医保还管用不"):
        assert "继续有效" in ask(words).text


def test_in_time_or_not_is_told_by_the_last_day(ask: Ask) -> None:
    answer = ask("建德，3月2日推送的，符合条件还没享受，3月10日才反馈，逾期没有")
    assert [item.date for item in answer.results] == ["2026-03-11"]


def test_a_benefit_named_by_the_way_is_taken_up_after_another(assistant: Assistant) -> None:
    session = Session()
    for words in ("绵阳孤儿，按规定转诊到成都住院，押金免不免", "那倾斜救助呢，规范转诊又在省内，认不认"):
        answer = assistant.ask(words, session=session, as_of=date(2026, 11, 22))
    assert answer.citations[0].clause == "my.2.5.p2"


def test_what_somebody_spoke_of_is_no_bill_of_ones_own(ask: Ask) -> None:
    heard = ask("建德的，邻居说低保家庭一年自己背到4万，多出来的都给报，有这回事吗")
    assert heard.text.startswith("不对")
    assert heard.results[0].amount == "30000.00"
    mine = ask("建德低保户，去年我家合理费用自己背了4万，多出来的都给报，是真的吗")
    assert mine.results[0].amount == "10000.00"


def test_a_rule_put_without_a_benefit_is_looked_up(ask: Ask) -> None:
    answer = ask("建德那边讲钱不用公示就直接打给人，是真的吗")
    assert (answer.status, answer.citations[0].clause) == ("answered", "jd.3.4")


def test_several_things_asked_in_one_sentence_are_all_answered(ask: Ask) -> None:
    text = ask("建德暖心基金平时哪家单位在管，里头的钱又是从哪里来的，财政最多占几成").text
    assert "慈善总会" in text
    assert "1/3" in text


def test_who_is_meant_decides_whether_one_must_apply(assistant: Assistant) -> None:
    session = Session()
    for words in ("绵阳孤儿的救助比例多少", "还要自己去申请不"):
        answer = assistant.ask(words, session=session, as_of=date(2026, 11, 22))
    assert "直接获得" in answer.text
    answer = assistant.ask("没联网结算的要不要写申请？", session=session, as_of=date(2026, 11, 22))
    assert answer.citations[0].clause == "my.2.8"


def test_an_expired_card_fails_the_condition_not_the_person(ask: Ask) -> None:
    answer = ask("建德低边证，可是上个月到期了，封顶还够条件吗")
    assert answer.results[0].verdict == "no"
    assert "不符合" in answer.text


def test_the_rate_above_a_line_is_that_of_the_line(assistant: Assistant) -> None:
    session = Session()
    for words in ("建德低保家庭封顶线多少", "超出的给几成"):
        answer = assistant.ask(words, session=session, as_of=date(2026, 11, 22))
    assert answer.results[0].amount == "100.00"


def test_a_bill_told_by_somebody_of_the_family_is_one(ask: Ask) -> None:
    answer = ask("建德低保，我爸讲我家去年合理费用自己背了7万，多出来的全兜，对吗")
    assert answer.results[0].amount == "40000.00"


def test_a_card_made_anew_is_no_expired_one(ask: Ask) -> None:
    assert all(item.verdict != "no" for item in ask("建德低保证过期了，上月补办了，能享受封顶吗").results)
    assert ask("建德低保证过期了，还没补办，能享受封顶吗").results[0].verdict == "no"


@pytest.mark.parametrize(
    ("words", "opening"),
    [
        ("你确定？我听说是七成", "不对，文件写的比例是 80%"),
        ("隔壁说有80%", "对，"),
        ("不是60%吗", "不对"),
    ],
)
def test_a_rate_heard_of_is_held_against_the_one_worked_with(assistant: Assistant, words: str, opening: str) -> None:
    session, day = Session(), date(2026, 3, 1)
    assistant.ask("富阳低保住院，合规自付3万，救助多少", session=session, as_of=day)
    assert assistant.ask(words, session=session, as_of=day).text.startswith(opening)


def test_a_higher_rate_than_a_floor_is_not_judged(assistant: Assistant) -> None:
    session, day = Session(), date(2026, 3, 1)
    assistant.ask("温州低保住院，自负合规3万，救助起码多少", session=session, as_of=day)
    assert not assistant.ask("我听说是80%", session=session, as_of=day).text.startswith(("对", "不对"))
