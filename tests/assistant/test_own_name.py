"""The name of the thing asked about does not decide which of its clauses answers: what is asked of it does."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer

Ask = Callable[[str], Answer]

LEADS = {
    "嵊州市级暖心无忧专项基金，今年剩下的钱怎么弄": "sz.a3.4",
    "嵊州暖心基金里财政一年拿多少出来": "sz.a3.1",
    "嵊州暖心无忧专项基金是归谁管的": "sz.2.4.13",
    "嵊州暖心基金补助，上门来核实的是谁": "sz.a3.3.3",
    "建德看病封顶，手上要有哪几本证才能轮到": "jd.2.1",
}


@pytest.mark.parametrize("words", LEADS)
def test_what_is_asked_of_it_leads(ask: Ask, words: str) -> None:
    assert ask(words).citations[0].clause == LEADS[words]


def test_which_of_a_matter_left_open_is_told_and_how_much_is_refused(ask: Ask) -> None:
    assert ask("温州对哪几种罕见病有专项救助？").status == "answered"
    assert ask("温州有没有专门给渐冻症的救助？").status == "answered"
    assert ask("温州罕见病专项救助给多少钱？").reason == "not_set"
