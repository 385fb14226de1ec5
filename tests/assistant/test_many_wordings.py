"""The same case in many wordings: the sum that holds parts of it, small change told along the way, sums in turn that
are somebody's own, lines that are no more."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.state import Reading

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    "question",
    [
        "去年自己掏了6万2，里面8000是镶牙，其余都合理",
        "我家去年报完还花了六万二，其中有八千是种牙的，别的都是治病的钱",
    ],
)
def test_a_sum_with_parts_inside_is_the_whole(read: Read, question: str) -> None:
    whole = [mention for mention in read(question).mentions if mention.covers]
    assert [mention.low for mention in whole] == [62000_00]


def test_a_part_said_beside_a_sum_is_not_inside_it(read: Read) -> None:
    assert not any(mention.covers for mention in read("去年自己掏了6万2，另外种牙8000").mentions)


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("坐车花了6块，住院自付2万", [20000_00]),
        ("租轮椅300块，这个不算，住院自付2万", [20000_00]),
        ("门诊自付30块，住院自付2万", [30_00, 20000_00]),
    ],
)
def test_small_change_is_no_bill(read: Read, question: str, left: list[int]) -> None:
    assert [mention.low for mention in read(question).mentions if mention.role != "aside"] == left


def test_sums_in_turn_that_are_borne_are_not_paid(read: Read) -> None:
    found = read("基本医保和大病保险报完后个人分别自付1万、2万")
    assert not any(mention.role.startswith("paid_") for mention in found.mentions)


@pytest.mark.parametrize(
    ("question", "none"),
    [
        ("我们县撤销了低边户的救助起付线", "*"),
        ("起付线这边低边今年起免掉", "*"),
        ("起付线没有取消", ""),
        ("起付线什么时候取消", ""),
    ],
)
def test_a_deductible_that_is_no_more(read: Read, question: str, none: str) -> None:
    assert read(question).no_deductible == none


@pytest.mark.parametrize("question", ["今年民政给的救助已经有8万了", "救助驮过8万", "80000=年内已救助"])
def test_aid_of_this_year(read: Read, question: str) -> None:
    assert read(question).mentions[0].role == "used"
