"""Somebody at home where no document is held, who names a held place only for its distance, asks about home."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer

Ask = Callable[[str], Answer]
Talk = Callable[..., list[Answer]]


@pytest.mark.parametrize(
    "words",
    [
        "我家在淳安，离建德坐车半个钟头，低保看病救助几成",
        "我是诸暨人，挨着嵊州，我们低边户能救助多少",
        "我从桐庐打来的，富阳开车四十分钟就到，低保住院报几成",
    ],
)
def test_a_distance_is_no_home(ask: Ask, words: str) -> None:
    assert ask(words).reason == "not_in_corpus"


def test_a_home_named_later_is_taken(talk: Talk) -> None:
    answers = talk("富阳低保住院救助几成", "我们桐庐的低边户又是几成")
    assert answers[1].reason == "not_in_corpus"


@pytest.mark.parametrize(
    "words", ["我是富阳的，在桐庐住院，低保能救助几成", "我住富阳，离杭州主城开车半小时，低保住院救助几成"]
)
def test_where_one_was_treated_is_no_home(ask: Ask, words: str) -> None:
    assert ask(words).results[0].amount == "80.00"
