"""``huisuan eval``: runs the evaluation set of the source tree. An installed package does not carry it."""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

from web.words import say

TREE = Path(__file__).resolve().parents[2]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    if not (TREE / "evals" / "run.py").is_file():
        print(say("cli.eval.missing"), file=sys.stderr)
        return 1
    sys.path.insert(0, str(TREE))  # before any other package that calls itself ``evals``
    return int(import_module("evals.run").main(arguments.arguments) or 0)
