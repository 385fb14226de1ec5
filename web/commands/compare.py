"""``huisuan compare``: topics against regions, to read, as CSV or as JSON. Opens no index."""

from __future__ import annotations

import argparse
import sys

from web.commands.options import add_day, day_or_today
from web.words import name_of, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("topics", nargs="*", metavar="TOPIC", help=say("cli.compare.topics"))
    parser.add_argument("--regions", default="", metavar="A,B", help=say("cli.compare.regions"))
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help=say("cli.compare.csv"))
    form.add_argument("--json", action="store_true", help=say("cli.compare.json"))
    add_day(parser)


def run(arguments: argparse.Namespace) -> int:
    from assistant.matrix import UnknownTopic, region_matrix
    from assistant.matrix_text import as_csv, lines
    from corpus.load import load_corpus

    regions = [name.strip() for name in arguments.regions.replace("，", ",").split(",") if name.strip()]
    try:
        matrix = region_matrix(load_corpus(), day_or_today(arguments), arguments.topics, regions)
    except UnknownTopic as error:
        print(say("cli.compare.unknown_topic", value=error), file=sys.stderr)
        return 2
    if arguments.json:
        print(matrix.model_dump_json())
    elif arguments.csv:
        sys.stdout.write(as_csv(matrix, lambda status: name_of("status", status)))
    else:
        print("\n".join(lines(matrix)))
    return 0
