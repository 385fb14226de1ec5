"""Coming back to what was worked out before: of whom, of where, or of what is so after a what-if. Worked out by
hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer

Talk = Callable[..., list[Answer]]

TALKS: dict[str, list[tuple[str, str | None]]] = {
    "a place by its number": [
        ("富阳特困住院，保险报完政策内自付9万，救助多少", "90000.00"),
        ("换到温州呢", "80000.00"),
        ("第一个地方的再说一遍", "90000.00"),
    ],
    "one of two is put off": [
        ("两个工友都在富阳，老赵是低保住院合规自付3万，老孙是低边住院合规自付2万，各救助多少", "24000.00"),
        ("老赵的先不管，老孙那个再说一次", "14000.00"),
    ],
    "another sum is tried while another care is supposed": [
        ("富阳低边住院，合规自付6万，救助多少", "42000.00"),
        ("要是我不住院，只跑普通门诊呢", "20000.00"),
        ("住院的话，换成9万呢", "63000.00"),
        ("回到最开始那个", "42000.00"),
    ],
    "a supposed way without referral, and reassurance": [
        ("绵阳低保住院，报完政策内自付3万，起码救助多少", "21000.00"),
        ("要是没办转诊就去重庆呢", "0.00"),
        ("手续办了的，放心，那个数再说下", "21000.00"),
    ],
    "one's own bill beside a sister's": [
        ("我跟我姐都住富阳。我是低边，住院合规自付2万，救助多少", "14000.00"),
        ("我姐是低保，她住院合规自付4万，救助多少", "32000.00"),
        ("我自己那份是多少来着", "14000.00"),
    ],
}


@pytest.mark.parametrize("name", TALKS)
def test_going_back(talk: Talk, name: str) -> None:
    turns = TALKS[name]
    for answer, (turn, wanted) in zip(talk(*(turn for turn, _ in turns)), turns, strict=True):
        item = answer.results[answer.primary] if answer.primary is not None else None
        assert ((item.amount or item.low) if item else None) == wanted, turn
