"""``huisuan batch``: a table of cases to a table of outcomes for one benefit, CSV or Parquet. Computes nothing."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from web.commands.options import add_day, day_or_today
from web.words import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help=say("cli.batch.file"))
    parser.add_argument("--region", required=True, help=say("cli.batch.region"))
    parser.add_argument("--benefit", required=True, help=say("cli.batch.benefit"))
    parser.add_argument("--out", type=Path, required=True, metavar="FILE", help=say("cli.batch.out"))
    add_day(parser)


def run(arguments: argparse.Namespace) -> int:
    from assistant.calc_request import CalcError
    from calculator.errors import CalculatorError
    from web.tables import BadTable

    start = time.perf_counter()
    try:
        count = _settle(arguments)
    except (BadTable, CalcError) as error:
        return _wrong(str(error))
    except CalculatorError as error:
        return _wrong(_reason(error))
    except OSError as error:
        return _wrong(say("cli.calc.cannot_read", path=error.filename, reason=error.strerror))
    seconds = f"{time.perf_counter() - start:.1f}"
    print(say("cli.batch.done", count=count, path=arguments.out, seconds=seconds), file=sys.stderr)
    return 0


def _settle(arguments: argparse.Namespace) -> int:
    from assistant.calc import Desk
    from assistant.published import fill, named
    from calculator.batch import settle_all
    from calculator.matters import facts_of
    from web.tables import read_table, write_table

    desk = Desk.open()
    book = desk.book(arguments.region)
    usable = facts_of(book, arguments.benefit)
    table = read_table(arguments.file, desk.vocabulary, day_or_today(arguments))
    figures = [one for one in desk.parameters if one.name in usable]
    used = fill(table, figures, book.region, desk.vocabulary)
    settled = settle_all(book, table, arguments.benefit)
    write_table(arguments.out, settled)
    for told in named(used, desk.corpus, desk.vocabulary):
        print(say("cli.batch.published", told=told), file=sys.stderr)
    return table.size


def _reason(error: Exception) -> str:
    """The words for what the calculator refused, with the row it stands in."""
    details: dict[str, str] = getattr(error, "details", {})
    code: str = getattr(error, "code", "")
    key = "bad_amount" if code.startswith("bad_amount") else code
    words = {"row": "", "fact": "", "value": "", "benefit": ""} | details
    return say(f"cli.batch.{key}", **words) + (say("cli.batch.at_row", row=details["row"]) if "row" in details else "")


def _wrong(reason: str) -> int:
    print(say("cli.calc.wrong", reason=reason), file=sys.stderr)
    return 2
