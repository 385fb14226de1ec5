"""``huisuan calc``: one benefit for given facts, as a settlement slip or as data, with a receipt. Computes nothing."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from web.words import say

MOST_BYTES = 4_000_001


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help=say("cli.calc.file"))
    parser.add_argument("--json", action="store_true", help=say("cli.calc.json"))
    parser.add_argument("--receipt", type=Path, default=None, metavar="FILE", help=say("cli.calc.receipt"))


def run(arguments: argparse.Namespace) -> int:
    data = read_bytes(arguments.file)
    if data is None:
        return 2
    from assistant.calc import Desk, calculate, receipt_of
    from assistant.calc_request import CalcError, read_request
    from assistant.calc_text import settlement_text
    from assistant.settlement import settlement

    desk = Desk.open()
    try:
        done = calculate(desk, read_request(data, date.today()))
    except CalcError as error:
        print(say("cli.calc.wrong", reason=error), file=sys.stderr)
        return 2
    slip = settlement(desk, done)
    print(slip.model_dump_json(by_alias=True) if arguments.json else settlement_text(slip))
    return 0 if arguments.receipt is None else _save(arguments.receipt, receipt_of(desk, done))


def read_bytes(name: str) -> bytes | None:
    """A file's bytes, or standard input's for ``-``; None when it cannot be read, which is said."""
    try:
        if name == "-":
            return sys.stdin.buffer.read(MOST_BYTES)
        with open(name, "rb") as file:
            return file.read(MOST_BYTES)
    except OSError as error:
        print(say("cli.calc.cannot_read", path=name, reason=error.strerror), file=sys.stderr)
        return None


def _save(path: Path, data: bytes) -> int:
    try:
        path.write_bytes(data)
    except OSError as error:
        print(say("cli.calc.cannot_write", path=path, reason=error.strerror), file=sys.stderr)
        return 2
    print(say("cli.calc.saved", path=path), file=sys.stderr)
    return 0
