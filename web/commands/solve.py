"""``huisuan solve``: the smallest sum at which a benefit reaches its limit or pays so much, or a warning fires.
Computes nothing."""

from __future__ import annotations

import argparse

from web.commands import curve
from web.words import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    curve.add_arguments(parser)
    parser.add_argument("--paid", default=None, metavar="YUAN", help=say("cli.solve.paid"))


def run(arguments: argparse.Namespace) -> int:
    from assistant.varied import turning

    return curve.tell(arguments, lambda desk, request: turning(desk, request, arguments.over, arguments.paid))
