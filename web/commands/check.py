"""``huisuan check``: prints what corpus.check finds; exit code 1 when it finds problems. It judges nothing itself."""

from __future__ import annotations

import argparse
from pathlib import Path

from web.words import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", type=Path, help=say("cli.check.folder"))


def run(arguments: argparse.Namespace) -> int:
    from corpus.check import check

    report = check(arguments.folder)
    for problem in report.problems:
        print(say("cli.check.problem", file=problem.file, line=problem.line, message=problem.message))
    print(report.coverage)
    count = len(report.problems)
    print(say("cli.check.found", count=count) if count else say("cli.check.clean"))
    return 1 if count else 0
