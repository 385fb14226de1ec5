"""Several questions in one message are answered one after the other, what was told before counting for all; a message
that is one question stays whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer
from assistant.one_by_one import MARKER, questions

Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("富阳低保。住院有起付线吗？比例是多少呢？", ["富阳低保。住院有起付线吗？", "比例是多少呢？"]),
        ("绵阳低保救助多少？对吗？", ["绵阳低保救助多少？对吗？"]),
        ("绵阳低保救助比例多少？？？", ["绵阳低保救助比例多少？？？"]),
        ("绵阳低保救助比例多少？我妈今年七十了。", ["绵阳低保救助比例多少？我妈今年七十了。"]),
        ("", []),
    ],
)
def test_questions_are_cut_where_they_end(text: str, parts: list[str]) -> None:
    assert questions(text) == parts


def test_each_question_is_answered_with_what_was_told_before(ask: Ask) -> None:
    told = "我是绵阳的特困，上年人均可支配收入按3万算。"
    answer = ask(f"{told}大病保险起付线是多少钱？过了线报百分之几？基层转到市里定点医院住院，收不收押金？")
    assert answer.status == "answered" and answer.primary == 0
    assert [item.amount or item.verdict for item in answer.results if item.requested] == ["7500.00", "65.00", "yes"]
    assert {"my.2.3", "my.2.8"} <= {citation.clause for citation in answer.citations}


def test_the_markers_of_all_parts_are_those_of_their_citations(ask: Ask) -> None:
    answer = ask("建德低边，去年全家合理费用自己承担7万，封顶能补多少？要经过谁来审核呢？")
    markers = [citation.marker for citation in answer.citations]
    assert markers == list(range(1, len(markers) + 1))
    assert {int(marker) for marker in MARKER.findall(answer.text)} <= set(markers)
    assert "初审" in answer.text and answer.results[0].amount == "20000.00"


@pytest.mark.parametrize(
    "words",
    [
        "富阳低保住院报完政策内自付2万，真的能给吗？能救助多少呢？",
        "我住院花了好多钱，能救助吗？比例是多少呢？",
        "富阳低保救助比例多少？建德的呢？",
    ],
)
def test_what_hangs_together_or_lacks_something_stays_whole(ask: Ask, words: str) -> None:
    assert not ask(words).text.startswith("（一）")


def test_a_person_in_need_is_answered_first(ask: Ask) -> None:
    assert ask("富阳低保救助比例多少？我不想活了，还有什么意思呢？").reason == "unsafe"


@pytest.mark.parametrize(
    ("said", "both"),
    [
        ("绵阳低保住院政策内自付2万，最少能救助多少，去哪里申请", ("14,000.00", "申请")),
        ("富阳低保户住院能救助几成，一年封顶是多少", ("80%", "150,000.00")),
        ("绵阳特困，住院政策内自付9000，救助多少？那天没能联网结算，该去哪里申请", ("9,000.00", "申请")),
    ],
)
def test_two_questions_of_one_sentence_are_both_answered(
    said: str, both: tuple[str, str], ask: Callable[[str], Answer]
) -> None:
    answer = ask(said)
    assert answer.text.startswith("（一）")
    assert all(words in answer.text for words in both)


def test_what_one_calculation_gives_is_said_once(ask: Callable[[str], Answer]) -> None:
    answer = ask("富阳低保住院报完自付2万，能救助多少，自己还要出多少")
    assert not answer.text.startswith("（一）")
    assert len(answer.results) == 1
