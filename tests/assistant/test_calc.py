"""A benefit computed from given facts: the slip shows every sum with its quote, and every slip of the pen is named."""

from __future__ import annotations

import json
import re
import time
from datetime import date
from functools import cache
from typing import Any

import pytest

from assistant.calc import Desk, calculate, receipt_of, replay
from assistant.calc_request import CalcError, Request, case_of, read_request
from assistant.calc_text import replay_text, settlement_text
from assistant.settlement import Settlement, settlement
from calculator.receipt import Difference
from tests.calculator.test_cases import ALL, REGION_OF

TODAY = date(2026, 11, 22)
SEVENTY = "《最低生活保障边缘家庭证》持有者救助70%"


@cache
def desk() -> Desk:
    return Desk.open()


def given(region: str, benefit: str, **facts: object) -> Request:
    return read_request(json.dumps({"region": region, "benefit": benefit, "facts": facts}).encode(), TODAY)


def slip(region: str, benefit: str, **facts: object) -> Settlement:
    return settlement(desk(), calculate(desk(), given(region, benefit, **facts)))


def reason(data: bytes | str) -> str:
    with pytest.raises(CalcError) as caught:
        calculate(desk(), read_request(data.encode() if isinstance(data, str) else data, TODAY))
    return str(caught.value)


def fact_reason(value: str, fact: str = "after_insurance") -> str:
    return reason(f'{{"region":"fuyang","benefit":"medical_assistance","facts":{{"{fact}":{value}}}}}')


def test_the_slip_has_result_waterfall_formulas_quotes_questions_and_who_bears_the_rest() -> None:
    facts = {"identities": ["near_subsistence"], "care": "inpatient", "in_scope": "300000", "paid_basic": "180000"}
    text = settlement_text(slip("fuyang", "medical_assistance", **facts))
    assert text.startswith("杭州市富阳区：低保边缘家庭成员医疗救助为 84,000.00 元[1][2]。自己还要付 36,000.00 元。")
    assert "  起算的费用                                    300,000.00\n" in text
    assert "  减：医疗救助                                   84,000.00\n" in text
    assert "  核对：180,000.00 + 0.00 + 0.00 + 84,000.00 + 36,000.00 = 300,000.00" in text
    assert "  5. 计入费用 × 比例：120,000.00 × 70% = 84,000.00 → 84,000.00 [1]" in text
    assert f"  [1] 富政办〔2022〕21号 第二部分第3项\n      “{SEVENTY}”" in text
    assert "证件还在有效期内吗？证件过期不能享受。（答案不同，结果会变：“否”时 0.00 元）" in text
    assert "  1. 留给个人 36,000.00 元。\n  2. 后面还有：部门和慈善补助、特殊救助、" in text
    heads = re.findall("【(.*)】", text)
    assert heads == [
        "结算单（元）",
        "怎么算的",
        "说明",
        "别的待遇为什么没有",
        "什么会让结果改变",
        "再问什么",
        "剩下的由谁负担",
        "依据",
        "提醒",
    ]


def test_the_slip_says_why_other_benefits_pay_nothing_and_what_would_change_the_result() -> None:
    facts = {"identities": ["subsistence"], "after_insurance": {"inpatient": "160000"}}
    text = settlement_text(slip("fuyang", "medical_assistance", **facts))
    assert "困境儿童参保补助：文件列出的对象里没有“低保对象”[" in text
    assert "到 187,500.00 元为止，每多 100 元医疗救助多给 80.00 元；再往上每多 100 元多给 0.00 元。" in text
    facts = {"identities": ["near_subsistence"], "after_basic": "15000", "disposable_income": "30000"}
    text = settlement_text(slip("mianyang", "medical_assistance", **facts))
    assert "大病保险：能计入的 15,000.00 元没有超过起付线 15,000.00 元[" in text
    assert "费用发生在 2028-01-01 或以后，条文的期限已过，不能再按它计算。" in text
    text = settlement_text(slip("mianyang", "warning", self_after_insurance="9000", disposable_income="30000"))
    assert "到 15,000.01 元时，结果为“是”。" in text


def test_every_line_of_the_proof_is_named_after_its_own_layer() -> None:
    facts = {"identities": ["near_subsistence"], "care": "inpatient", "after_insurance": "120000"}
    lines = [step.formula for step in slip("fuyang", "special_assistance", **facts).proof]
    assert lines[0] == "计入医疗救助的费用"
    assert "计入特殊救助的费用" in lines


def test_a_long_proof_quotes_every_step_in_its_own_words() -> None:
    facts = {"identities": ["subsistence"], "after_basic": "400000", "disposable_income": "30000"}
    places = {"place": "in_city", "referral": "standard", "tilt_threshold": "8000"}
    found = slip("mianyang", "tilted_assistance", **facts, **places)
    assert len(found.citations) > 8
    assert all(step.citation for step in found.proof if "还要付" not in step.formula)
    assert {c.marker for c in found.citations} == set(range(1, len(found.citations) + 1))


def test_no_marker_stands_twice_in_a_row() -> None:
    request = Request("fuyang", "burden_cap", TODAY, None, {"identities": ["subsistence"], "after_special": "9"})
    assert "[1][1]" not in settlement_text(settlement(desk(), calculate(desk(), request)))


def test_data_is_the_slip_in_yuan_strings() -> None:
    data = json.loads(slip("jiande", "burden_cap", identities=["subsistence"], burden="80000", part_service="10000")
                      .model_dump_json(by_alias=True))  # fmt: skip
    assert data["result"]["amount"] == "40000.00" and data["result"]["status"] == "conditional"
    assert [row["amount"] for row in data["waterfall"]] == ["80000.00", "10000.00", "40000.00", "30000.00"]
    assert data["adds_up"] is True
    assert data["facts"] == {"identities": ["subsistence"], "burden": "80000.00", "part_service": "10000.00"}
    assert "“清单外医疗服务项目（种植牙、特需等）”不计入的 10,000.00 元，也由个人承担。" in data["left_to"]
    assert {"with", "formula", "value", "rule", "citation"} == set(data["proof"][0])
    assert set(data["versions"]) == {"corpus", "program"}


def test_what_is_missing_is_asked_and_no_figure_is_made_up() -> None:
    found = slip("fuyang", "medical_assistance", after_insurance="100000")
    assert found.headline == "杭州市富阳区：医疗救助还差下面的情况，暂时不能算出数[1]。"
    assert found.questions[0].fact == "identities" and found.questions[0].how == "needed"
    assert found.questions[0].answers[0].result == " 100,000.00 元"
    assert (found.result.amount, found.waterfall) == (None, [])
    partly = slip("mianyang", "medical_assistance", identities=["near_subsistence"], after_insurance="26000")
    assert "在 0.00 元到 13,000.00 元之间" in partly.headline
    assert partly.questions[0].label == "绵阳市上一年度居民人均可支配收入"


def test_an_identity_that_came_out_lower_is_shown_too() -> None:
    found = slip("fuyang", "medical_assistance", identities=["subsistence", "near_subsistence"], after_insurance="100")
    assert found.result.amount == "80.00"
    assert found.other_lines == [
        "按另一身份：杭州市富阳区：低保边缘家庭成员医疗救助为 70.00 元[4][2]。自己还要付 30.00 元。"
    ]
    assert [other.requested for other in found.others] == [False]


def test_a_fact_that_is_of_no_use_here_is_said_to_be_left_out() -> None:
    found = slip("fuyang", "medical_assistance", identities=["destitute"], after_insurance="1", total_cost="5")
    assert "算这一项用不到，没有计入：医疗总费用。" in found.notices


def test_every_worked_case_makes_a_slip_and_a_receipt_that_replays() -> None:
    started, slips = time.perf_counter(), 0.0
    for worked in ALL:
        request = Request(REGION_OF[worked.document], worked.benefit, worked.as_of, worked.on, worked.given)
        began = time.perf_counter()
        done = calculate(desk(), request)
        text = settlement_text(settlement(desk(), done))
        slips += time.perf_counter() - began
        assert "{" not in text and "None" not in text, worked.id
        assert replay(desk(), receipt_of(desk(), done)) == [], worked.id
    print(f"{len(ALL)} slips, {slips / len(ALL) * 1000:.1f} ms each, {time.perf_counter() - started:.1f} s in all")
    assert slips / len(ALL) < 0.1


def test_a_range_is_not_said_to_add_up() -> None:
    text = settlement_text(slip("mianyang", "medical_assistance", identities=["subsistence"], after_insurance="26000"))
    assert "有的行是一个范围，各行的最少、最多不能直接相加。" in text and "核对" not in text
    assert "减：医疗救助  18,200.00 至 26,000.00" in text


def test_a_day_before_any_rule_gives_a_status_and_no_figure() -> None:
    request = Request("fuyang", "medical_assistance", TODAY, date(1999, 1, 1), {"identities": ["subsistence"]})
    found = settlement(desk(), calculate(desk(), request))
    assert (found.result.status, found.result.reason, found.result.amount) == ("refused", "not_in_force", None)
    assert "这个时间不能按这份文件计算" in found.headline


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ('"-5"', "不能是负数（-5）"),
        ("-5", "不能是负数（-5）"),
        ("NaN", "“nan”不是金额"),
        ("Infinity", "“inf”不是金额"),
        ("42000.5", "“42000.5”不是金额：请写成带引号的元"),
        ("true", "“True”不是金额"),
        ("1000000000000000000", "写的数太大（1000000000000000000）"),
        ('"1e5"', "“1e5”没有看懂"),
        ('"1.005"', "小数超过两位"),
        ("{}", "按就医方式分开写时，只能用：inpatient（住院）"),
        ('{"low":"2","high":"1"}', "“2～1”不对：low 不能大于 high"),
    ],
)
def test_a_sum_that_is_none_is_named_with_its_fact(value: str, words: str) -> None:
    said = fact_reason(value)
    assert said.startswith("“各项保险报销后政策范围内个人负担”（after_insurance）") and words in said


@pytest.mark.parametrize(
    ("fact", "value", "words"),
    [
        ("identities", '["king"]', "“king”不对：要从这些里选：destitute（特困人员）"),
        ("identities", "5", "身份要从这些里选，可以写几个：destitute（特困人员）"),
        ("care", '"spa"', "“spa”不对：要从这些里选：inpatient（住院）"),
        ("nothing", "1", "“nothing”写的“1”不对：没有这一项事实；算这项待遇能用到的有：identities（身份）"),
        ("members", json.dumps(["1"] * 10_000), "“10000”不对：家庭成员至少一人、最多 100 人"),
        ("insured_here", '"maybe"', "请写 yes（是）或 no（否）"),
        ("identified_on", '"昨天"', "请写成 年-月-日"),
        ("count_part", '"1.5"', "请写成不带小数的数"),
        ("rate", '"many"', "请写成百分数"),
        ("bills", "[1]", "每张账单要有 last"),
        ("bills", "1", "最多 100 张"),
        ("extra_workdays", "1", "请写成日期的列表，最多 100 个"),
    ],
)
def test_a_fact_that_is_none_is_answered_with_what_would_be_one(fact: str, value: str, words: str) -> None:
    assert words in fact_reason(value, fact)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ('{"region":"beijing","benefit":"x"}', "没有收录地区“beijing”。已收录：fuyang（杭州市富阳区）、"),
        ('{"region":"fuyang","benefit":"x"}', "杭州市富阳区没有“x”这项待遇。可以算的有：eligibility（"),
        ('{"region":"fuyang"}', "缺少“benefit”"),
        ('{"region":5,"benefit":"x"}', "缺少“region”"),
        ('{"region":"fuyang","benefit":"x","fact":{}}', "不认识“fact”。可以写：region、benefit、on、as_of、facts。"),
        ('{"region":"fuyang","benefit":"x","facts":[]}', "facts 应当是一个对象"),
        ('{"region":"fuyang","region":"jiande"}', "“region”写了两次"),
        ('{"region":"fuyang","benefit":"x","on":"2023-02-30"}', "“on”写的“2023-02-30”不是日期"),
        ('{"region":"fuyang","benefit":"x","as_of":"0001-01-01"}', "年份在 1900 到 2199 之间"),
        ('{"region":"fuyang","benefit":"x","as_of":20260101}', "“as_of”写的“20260101”不是日期"),
        ("[1]", "应当是一个对象，例如 {"),
        ('{"a"', "第 1 行第 5 个字符起看不懂"),
        ("[" * 100_000, "括号套得太深"),
        ('{"a":' + "9" * 5000 + "}", "有的数太长"),
        (b"\xff", "不是 UTF-8 文字"),
        (b" " * 1_000_001, "内容太大，最多 1000000 字节"),
    ],
)
def test_a_request_that_is_none_is_explained(data: Any, words: str) -> None:
    assert words in reason(data)


def test_a_region_may_be_written_by_its_name_and_the_day_of_asking_is_today_unless_said() -> None:
    request = given("绵阳市", "medical_assistance", identities=["destitute"], after_insurance="5")
    assert request.as_of == TODAY
    assert settlement(desk(), calculate(desk(), request)).region == "mianyang"
    later = read_request(b'{"region":"a","benefit":"b","as_of":"2024-01-02","on":"2023-05-06"}', TODAY)
    assert (later.as_of, later.on, later.facts) == (date(2024, 1, 2), date(2023, 5, 6), {})


def test_a_request_becomes_the_same_case_as_a_worked_one() -> None:
    request = given("fuyang", "medical_assistance", after_insurance="12.30", disposable_income="5")
    case = case_of(request, desk().book("fuyang"), desk().vocabulary)
    assert case.facts == {"after_insurance": 1230} and case.figures["disposable_income"].low == 500


def test_a_replay_says_the_same_or_names_each_difference() -> None:
    data = receipt_of(desk(), calculate(desk(), given("fuyang", "medical_assistance", identities=["destitute"],
                                                      after_insurance="5")))  # fmt: skip
    assert replay_text(replay(desk(), data), len(data)) == f"一致：重新计算，得到同样的 {len(data)} 个字节。"
    old = data.replace(desk().corpus.version.encode(), b"sha256:old")
    assert replay_text(replay(desk(), old), 1).startswith(
        "不一致：有 1 处不同。\n  政策文件的版本（corpus）：收据里是“sha256:old”，现在是“sha256:"
    )
    changed = data.replace(b'"low":"5.00"', b'"low":"6.00"')
    assert "结果（outcome.low）：收据里是“6.00”，现在是“5.00”" in replay_text(replay(desk(), changed), 1)
    spaced = json.dumps(json.loads(data)).encode()
    assert "内容相同，写法不同" in replay_text(replay(desk(), spaced), 1)


def test_a_difference_is_short_and_says_when_there_was_nothing() -> None:
    text = replay_text([Difference("facts.x", None, "长" * 100), Difference("strange", "a", "b")], 0)
    assert f"事实（facts.x）：收据里是“没有这一项”，现在是“{'长' * 79}…”" in text
    assert "  strange：收据里是“a”，现在是“b”" in text


def test_a_receipt_that_is_none_or_names_no_region_is_said_to_be_so() -> None:
    for data, words in ((b"{}", "不是一张惠算收据，或者已经损坏（form）"), (b"\xff", "（json）")):
        with pytest.raises(CalcError, match=words):
            replay(desk(), data)
    asked = {"form": "huisuan-receipt-1", "region": "x", "benefit": "y", "as_of": "2026-01-01", "facts": {}}
    with pytest.raises(CalcError, match="没有收录地区“x”"):
        replay(desk(), json.dumps(asked).encode())
