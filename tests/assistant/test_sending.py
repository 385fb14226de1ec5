"""The last steps: an answer that is checked leaves with its versions, one that fails is never half sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Answer
from assistant.sending import check, record
from assistant.service import Assistant, Session
from assistant.state import State

TODAY = date(2026, 11, 22)
Ask = Callable[[str], Answer]


@pytest.mark.parametrize(
    ("words", "value"), [("富阳低保，自付-3万", "3万"), ("自付99999999999999999万", "99999999999999999")]
)
def test_a_sum_not_understood_is_shown_and_asked_for_again(ask: Ask, words: str, value: str) -> None:
    answer = ask(words)
    assert (answer.status, answer.results) == ("clarify", [])
    assert f"“{value}”" in answer.text
    assert [need.fact for need in answer.needs] == ["amount"]


def _state(assistant: Assistant, text: str) -> State:
    state = State("富阳低保自付3万", TODAY, Session(), assistant.know, text="富阳低保自付3万")
    state.answer = Answer(status="answered", text=text, notices=["一条提示"], followups=["再问一句"])
    return state


def test_nothing_of_an_answer_that_fails_the_check_is_sent(assistant: Assistant) -> None:
    state = _state(assistant, "救助金额是 77,123.00 元。")
    check(state)
    assert state.answer is not None
    assert (state.answer.status, state.answer.reason) == ("refused", "not_set")
    assert "77" not in state.answer.text
    assert (state.answer.results, state.answer.citations, state.answer.proof) == ([], [], [])


def test_an_answer_that_holds_is_sent_unchanged(assistant: Assistant) -> None:
    state = _state(assistant, "您说的是 30000 元。")
    before = state.answer
    check(state)
    assert state.answer is before


def test_every_answer_names_the_versions_it_was_made_with(assistant: Assistant, ask: Ask) -> None:
    state = _state(assistant, "您好")
    record(state)
    assert state.answer is not None
    assert sorted(state.answer.versions) == ["corpus", "program"]
    for words in ("你好", "重庆低保报多少", "富阳低保自付3万", "富阳低保自付-3万"):
        assert ask(words).versions == state.answer.versions
    assert state.answer.versions["corpus"].startswith("sha256")
