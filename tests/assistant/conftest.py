"""What the assistant's tests share: one assistant, opened once, and small ways to put a question to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Answer
from assistant.opening import normalise_text
from assistant.service import Assistant, Session
from assistant.state import Reading, State
from assistant.understand import understand

TODAY = date(2026, 11, 22)
Read = Callable[[str], Reading]
Ask = Callable[[str], Answer]


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    opened = Assistant.open()
    if opened.know.searcher.note:
        pytest.fail(f"向量检索没有开：{opened.know.searcher.note}")
    return opened


@pytest.fixture
def read(assistant: Assistant) -> Callable[[str], Reading]:
    """What the rules read in one turn, before it meets a session."""

    def reading(words: str) -> Reading:
        state = State(words, TODAY, Session(), assistant.know)
        normalise_text(state)
        understand(state)
        return state.reading

    return reading


@pytest.fixture
def ask(assistant: Assistant) -> Callable[[str], Answer]:
    """One question of its own, on the day of these tests."""
    return lambda words: assistant.ask(words, Session(), TODAY)


@pytest.fixture
def talk(assistant: Assistant) -> Callable[..., list[Answer]]:
    """Several turns of one session, one answer each."""

    def turns(*words: str) -> list[Answer]:
        session = Session()
        return [assistant.ask(each, session, TODAY) for each in words]

    return turns
