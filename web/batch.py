"""The batch contract: JSON lines in, JSON lines out, in input order. A bad line gives an error line; none is lost."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from web.words import say

if TYPE_CHECKING:
    from web.house import Asks


@dataclass(frozen=True)
class Talk:
    """One line: the turns of one conversation."""

    id: str | int
    turns: list[str]
    as_of: date


class BadLine(Exception):
    """A line that cannot be read; ``id`` is what is known of it."""

    def __init__(self, code: str, line: int, talk_id: str | int | None = None) -> None:
        super().__init__(say(f"batch.{code}", line=line))
        self.id = talk_id


def answer_lines(
    source: Iterable[bytes], assistant: Asks, new_memory: Callable[[], Any], today: date
) -> Iterator[tuple[str, bool]]:
    """(output line, failed) for every input line that is not blank."""
    for number, raw in enumerate(source, start=1):
        if not raw.strip():
            continue
        try:
            talk = read_line(raw, number, today)
        except BadLine as error:
            yield _error_line(error.id, str(error)), True
            continue
        try:
            yield _answers_line(talk, assistant, new_memory()), False
        except Exception as error:
            yield _error_line(talk.id, say("batch.failed", line=number, kind=type(error).__name__)), True


def read_line(raw: bytes, number: int, today: date) -> Talk:
    """One line of the contract; unknown keys are left alone."""
    try:
        given = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadLine("not_text", number) from None
    except (ValueError, RecursionError):
        raise BadLine("not_json", number) from None
    if not isinstance(given, dict):
        raise BadLine("not_object", number)
    talk_id = given.get("id")
    if not isinstance(talk_id, str | int) or isinstance(talk_id, bool):
        raise BadLine("no_id", number)
    turns = given.get("turns")
    if not isinstance(turns, list) or not turns or not all(isinstance(turn, str) for turn in turns):
        raise BadLine("no_turns", number, talk_id)
    return Talk(talk_id, turns, _day(given.get("as_of"), today, number, talk_id))


def _day(value: object, today: date, number: int, talk_id: str | int) -> date:
    if value is None:
        return today
    try:
        return date.fromisoformat(value if isinstance(value, str) else "")
    except ValueError:
        raise BadLine("bad_date", number, talk_id) from None


def _answers_line(talk: Talk, assistant: Asks, memory: Any) -> str:
    answers = [assistant.ask(turn, session=memory, as_of=talk.as_of).as_json() for turn in talk.turns]
    return f'{{"id": {_text(talk.id)}, "answers": [{", ".join(answers)}]}}'


def _error_line(talk_id: str | int | None, message: str) -> str:
    return f'{{"id": {_text(talk_id)}, "error": {_text(message)}}}'


def _text(value: str | int | None) -> str:
    # A lone surrogate cannot be written as UTF-8; its escape can.
    plain = json.dumps(value, ensure_ascii=False)
    return plain if plain.isascii() or _encodes(plain) else json.dumps(value)


def _encodes(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
