"""What the text leaves open stays open, whoever names a figure, wants a guess or takes another place's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer

Talk = Callable[..., list[Answer]]


@pytest.mark.parametrize(
    "pressing", ["人家讲是12万，真的吗", "你大概估个数嘛", "照你的经验给个范围", "网上说8万对不对"]
)
def test_no_figure_comes_of_a_guess(talk: Talk, pressing: str) -> None:
    answer = talk("绵阳低保医疗救助年度限额是多少", pressing)[1]
    assert answer.status == "refused" and answer.reason == "not_set"
    assert "after_insurance" not in answer.facts


def test_another_place_lends_no_figure(talk: Talk) -> None:
    answer = talk("建德低保住院，医疗救助比例是多少", "富阳是80%，你们这里总一样吧")[1]
    assert answer.status == "refused" and answer.facts["region"] == "jiande"


def test_a_bill_told_after_is_worked_out(talk: Talk) -> None:
    answer = talk("绵阳低保医疗救助年度限额是多少", "那住院政策内自付3万，起付线1000，大概救助多少")[1]
    assert answer.status == "answered" and answer.facts["after_insurance"] == "30000.00"


def test_a_running_total_replaces(talk: Talk) -> None:
    said = talk(
        "富阳低保，三重保障和补助都算完，今年政策内自己累计负担4000，纳入监测吗", "又配了趟药，政策内累计到4600了呢"
    )
    assert said[1].facts["self_after_aid"] == "4600.00"
