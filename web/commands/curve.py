"""``huisuan curve``: what a benefit pays while one sum grows, corner by corner. Computes nothing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from web.commands.calc import read_bytes
from web.words import say

if TYPE_CHECKING:
    from assistant.calc import Desk
    from assistant.calc_request import Request
    from assistant.varied import Varied


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help=say("cli.curve.file"))
    parser.add_argument("--over", default=None, metavar="FACT", help=say("cli.curve.over"))
    parser.add_argument("--json", action="store_true", help=say("cli.curve.json"))


def run(arguments: argparse.Namespace) -> int:
    from assistant.varied import corners

    return tell(arguments, lambda desk, request: corners(desk, request, arguments.over))


def tell(arguments: argparse.Namespace, find: Callable[[Desk, Request], Varied]) -> int:
    """Read the request, find what is asked of it and print it; what is wrong with it is said instead."""
    data = read_bytes(arguments.file)
    if data is None:
        return 2
    from assistant.calc import Desk
    from assistant.calc_request import CalcError, read_request
    from assistant.calc_text import varied_text

    try:
        told = find(Desk.open(), read_request(data, date.today()))
    except CalcError as error:
        print(say("cli.calc.wrong", reason=error), file=sys.stderr)
        return 2
    print(told.model_dump_json() if arguments.json else varied_text(told))
    return 0
