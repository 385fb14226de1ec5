"""The ``huisuan`` command: reads the command line and hands over to one module per verb. Imports nothing heavy."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

from web.words import say

VERBS = ("serve", "index", "ask", "search", "compare", "calc", "curve", "solve", "batch", "replay", "check", "eval")


class Parser(argparse.ArgumentParser):
    """argparse with Chinese headings."""

    def __init__(self, prog: str | None = None, description: str | None = None) -> None:
        super().__init__(prog, description=description, formatter_class=_Formatter, add_help=False, allow_abbrev=False)
        self._positionals.title = say("cli.arguments_head")
        self._optionals.title = say("cli.options_head")
        self.add_argument("-h", "--help", action="help", help=say("cli.help"))

    def error(self, message: str) -> NoReturn:
        self.exit(2, say("cli.misused", reason=message, command=self.prog) + "\n")


class _Formatter(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, say("cli.usage_head") if prefix is None else prefix)


def build_parser() -> Parser:
    from web import __version__

    parser = Parser(prog="huisuan", description=say("cli.description"))
    parser.add_argument("--version", action="version", version=__version__, help=say("cli.version"))
    verbs = parser.add_subparsers(
        dest="verb", required=True, metavar=say("cli.verb"), parser_class=Parser, title=say("cli.verbs_head")
    )
    for verb in VERBS:
        module = import_module(f"web.commands.{verb}")
        verb_parser = verbs.add_parser(verb, help=say(f"cli.{verb}.help"), description=say(f"cli.{verb}.help"))
        module.add_arguments(verb_parser)
        verb_parser.set_defaults(run=module.run)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one verb; its return value is the exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    arguments = build_parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except KeyboardInterrupt:
        print(say("cli.stopped"), file=sys.stderr)
        return 130
    except BrokenPipeError:
        # The reader left (``| head``): nothing is wrong, but Python would complain again when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        from corpus.errors import CorpusError

        if not isinstance(error, CorpusError):
            raise
        print(say("cli.unsound", reason=error), file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
