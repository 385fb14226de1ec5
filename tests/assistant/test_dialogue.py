"""Ten conversations as people have them: every turn with its status, its figure, what is left to pay, the clause it
rests on first, and what it asks back."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest

from assistant.answer import Answer


class Turn(NamedTuple):
    """What is said, and what must come back; "" where the answer has none."""

    says: str
    status: str
    figure: str = ""
    left: str = ""
    clause: str = ""
    asks: str = ""


CONVERSATIONS: dict[str, list[Turn]] = {
    "somebody worried says one thing at a time": [
        Turn("我老伴住院花了好多钱，能救助吗", "clarify", asks="region"),
        Turn("富阳", "clarify", clause="fy.2.3", asks="identities"),
        Turn("低保", "clarify", clause="fy.2.3", asks="after_insurance"),
        Turn("自付4万", "answered", "amount=32000.00", "8000.00", "fy.2.3"),
    ],
    "a grade, then more bills, then what is left": [
        Turn("富阳残疾人住院自付2万救助多少", "clarify", clause="fy.2.3", asks="identities"),
        Turn("二级的", "answered", "amount=16000.00", "4000.00", "fy.2.3"),
        Turn("还有普通门诊自付3万", "answered", "amount=36000.00", "14000.00", "fy.2.3"),
        Turn("我自己一共还要出多少", "answered", "amount=14000.00", "14000.00", "fy.2.3"),
    ],
    "a published figure is asked for, then another benefit": [
        Turn("绵阳低边自付3万能救助多少", "clarify", clause="my.2.5.p1", asks="disposable_income"),
        Turn("5.2万", "answered", "amount=12400.00", "17600.00", "my.2.5.p1"),
        Turn("那大病能报多少", "clarify", clause="my.2.3", asks="after_basic"),
        Turn("基本医保报完自付6万", "answered", "amount=20400.00", "39600.00", "my.2.3"),
    ],
    "aid beyond the three tiers, and without a referral": [
        Turn(
            "绵阳低保，经三重制度后还剩3万，规范转诊，省内，倾斜救助多少",
            "clarify",
            clause="my.2.5.p2",
            asks="tilt_threshold",
        ),
        Turn("监测标准8000元", "answered", "amount=11000.00", "19000.00", "my.2.5.p2"),
        Turn("要是没办转诊呢", "answered", "amount=0.00", "30000.00", "my.2.5.p2"),
    ],
    "a family, member by member": [
        Turn("建德低保，妈妈1万，爸爸2.5万，去年", "answered", "amount=5000.00", "30000.00", "jd.2.3"),
        Turn("哪条规定的", "answered", "amount=5000.00", "30000.00", "jd.2.3"),
        Turn("那要是低边呢", "answered", "amount=0.00", "35000.00", "jd.2.3"),
    ],
    "a local deductible, another identity, another kind of care": [
        Turn("温州低边住院自付5万，能救助多少", "clarify", clause="wz.3.5", asks="local_deductible"),
        Turn("1万", "answered", "low=24000.00", "26000.00", "wz.3.5"),
        Turn("如果是低保呢", "answered", "low=35000.00", "15000.00", "wz.3.5"),
        Turn("门诊的能报吗", "answered", clause="wz.3.5"),
    ],
    "a fund that has set no rate stays without a figure": [
        Turn("嵊州暖心基金给我补多少", "refused", clause="sz.a3.2"),
        Turn("我是低保，自付5万", "refused", clause="sz.a3.2"),
        Turn("大概能有多少", "refused", clause="sz.a3.2"),
    ],
    "a hotline agent looks things up one after the other": [
        Turn("富阳低保救助比例多少", "answered", "amount=80.00", clause="fy.2.3"),
        Turn("一年最多多少", "answered", "amount=150000.00", clause="fy.2.3"),
        Turn("什么时候生效的", "answered", clause="fy.eff"),
        Turn("谢谢", "clarify"),
    ],
    "the wrong place, put right": [
        Turn("重庆低保能报多少", "refused"),
        Turn("我搞错了，是绵阳，自付2万", "answered", "low=14000.00", "6000.00", "my.2.5.p1"),
        Turn("富阳呢", "answered", "amount=16000.00", "4000.00", "fy.2.3"),
    ],
    "a premium, and a higher class of it": [
        Turn("绵阳特困参保补多少", "clarify", clause="my.2.2", asks="premium_min"),
        Turn("400", "answered", "amount=400.00", "0.00", "my.2.2"),
        Turn("选600元的档呢，我自己出多少", "answered", "amount=200.00", "200.00", "my.2.2"),
    ],
}


def heard(answer: Answer, says: str) -> Turn:
    """The turn as it came back."""
    figure = left = ""
    if answer.status == "answered" and answer.primary is not None:
        result = answer.results[answer.primary]
        figure = f"amount={result.amount}" if result.amount else f"low={result.low}" if result.low else ""
        left = result.remaining or ""
    clause = answer.citations[0].clause if answer.citations else ""
    return Turn(says, answer.status, figure, left, clause, answer.needs[0].fact if answer.needs else "")


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_a_conversation_goes_as_it_should(talk: Callable[..., list[Answer]], name: str) -> None:
    turns = CONVERSATIONS[name]
    answers = talk(*(turn.says for turn in turns))
    assert [heard(answer, turn.says) for answer, turn in zip(answers, turns, strict=True)] == turns


def test_a_refused_conversation_never_lets_a_figure_slip(talk: Callable[..., list[Answer]]) -> None:
    said = CONVERSATIONS["a fund that has set no rate stays without a figure"]
    for answer in talk(*(turn.says for turn in said)):
        assert [(r.amount, r.low, r.high) for r in answer.results] == [(None, None, None)]
