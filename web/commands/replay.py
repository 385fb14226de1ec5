"""``huisuan replay``: computes a receipt again and says that the bytes are the same, or names every difference."""

from __future__ import annotations

import argparse
import sys

from web.commands.calc import read_bytes
from web.words import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", help=say("cli.replay.file"))


def run(arguments: argparse.Namespace) -> int:
    data = read_bytes(arguments.file)
    if data is None:
        return 2
    from assistant.calc import Desk, replay
    from assistant.calc_request import CalcError
    from assistant.calc_text import replay_text

    try:
        found = replay(Desk.open(), data)
    except CalcError as error:
        print(say("cli.replay.wrong", reason=error), file=sys.stderr)
        return 2
    print(replay_text(found, len(data)))
    return 1 if found else 0
