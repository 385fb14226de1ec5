"""Options several verbs share, and how they are read."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from web.words import say


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(say("cli.bad_date", value=text)) from None


def add_day(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", type=day, default=None, metavar="YYYY-MM-DD", help=say("cli.as_of"))


def add_data_dir(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data-dir", type=Path, default=None, metavar="DIR", help=say("cli.data_dir"))


def day_or_today(arguments: argparse.Namespace) -> date:
    """The floors below have no clock: today is read here."""
    chosen = arguments.as_of
    return chosen if isinstance(chosen, date) else date.today()
