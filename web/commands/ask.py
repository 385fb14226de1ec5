"""``huisuan ask``: one question for a person or as JSON, or many as JSON lines. The assistant floor answers."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, TextIO

from web.commands.options import add_data_dir, add_day, day_or_today
from web.words import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="*", help=say("cli.ask.text"))
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=say("cli.ask.json"))
    form.add_argument("--jsonl", metavar="FILE", help=say("cli.ask.jsonl"))
    parser.add_argument("--explain", action="store_true", help=say("cli.ask.explain"))
    add_day(parser)
    add_data_dir(parser)


def run(arguments: argparse.Namespace) -> int:
    if bool(arguments.text) == (arguments.jsonl is not None) or (arguments.explain and arguments.jsonl):
        print(say("cli.ask.one_of"), file=sys.stderr)
        return 2
    return _many(arguments) if arguments.jsonl is not None else _one(arguments)


def _one(arguments: argparse.Namespace) -> int:
    """One conversation, a sentence a turn; each turn is answered, or explained."""
    from web.app import memory_maker, open_assistant

    with only_results_on_stdout() as out:
        assistant = open_assistant(arguments.data_dir, None)
        session = memory_maker(assistant)()
        shown = [_turn(arguments, assistant, session, text) for text in arguments.text]
        out.write(("\n" if arguments.json else "\n\n").join(shown) + "\n")
    return 0


def _turn(arguments: argparse.Namespace, assistant: Any, session: Any, text: str) -> str:
    from web.answer_text import answer_text

    day = day_or_today(arguments)
    if arguments.explain:
        from assistant.explain_text import explained_text

        told = assistant.explain(text, session=session, as_of=day)
        return str(told.model_dump_json(by_alias=True)) if arguments.json else explained_text(told)
    answer = assistant.ask(text, session=session, as_of=day)
    return str(answer.as_json()) if arguments.json else answer_text(answer)


def _many(arguments: argparse.Namespace) -> int:
    from web.app import memory_maker, open_assistant
    from web.batch import answer_lines

    try:
        source: BinaryIO = sys.stdin.buffer if arguments.jsonl == "-" else open(arguments.jsonl, "rb")  # noqa: SIM115
    except OSError as error:
        print(say("cli.ask.cannot_read", path=arguments.jsonl, reason=error.strerror), file=sys.stderr)
        return 2
    failures = 0
    with source, only_results_on_stdout() as out:
        assistant = open_assistant(arguments.data_dir, None)
        for line, failed in answer_lines(source, assistant, memory_maker(assistant), day_or_today(arguments)):
            out.write(line + "\n")
            out.flush()
            failures += failed
    return 1 if failures else 0


@contextmanager
def only_results_on_stdout() -> Iterator[TextIO]:
    """Gives the real standard output and points everyone else's at standard error, down to the C libraries."""
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):  # a test's captured stream has no file number
        yield sys.stdout
        return
    sys.stdout.flush()
    kept = os.dup(number)
    os.dup2(2, number)
    try:
        with os.fdopen(kept, "w", encoding="utf-8", newline="\n", closefd=False) as out:
            yield out
    finally:
        sys.stdout.flush()
        os.dup2(kept, number)
        os.close(kept)
