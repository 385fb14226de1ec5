"""``huisuan search``: clauses with their official labels. Ranking is the index floor's work."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from web.commands.options import add_data_dir, add_day, day_or_today
from web.words import name_of, say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", help=say("cli.search.text"))
    parser.add_argument("--region", help=say("cli.search.region"))
    parser.add_argument("--limit", type=int, default=8, help=say("cli.search.limit"))
    add_day(parser)
    add_data_dir(parser)


def run(arguments: argparse.Namespace) -> int:
    from corpus.load import load_corpus
    from index.opening import open_searcher
    from web.commands.progress import Bar
    from web.lookup import find_clauses

    corpus = load_corpus()
    regions = [document.region for document in corpus.documents.values()]
    if arguments.region and arguments.region not in regions:
        known = "、".join(regions)
        print(say("cli.search.unknown_region", value=arguments.region, regions=known), file=sys.stderr)
        return 2
    bar = Bar()
    searcher = open_searcher(corpus, arguments.data_dir, bar)
    bar.close()
    day: date = day_or_today(arguments)
    found = find_clauses(corpus, searcher, arguments.text, region=arguments.region, on=day, most=arguments.limit)
    if searcher.note:
        print(searcher.note, file=sys.stderr)
    if not found:
        print(say("cli.search.nothing"), file=sys.stderr)
        return 1
    for clause in found:
        print(f"{clause.label}  ({clause.id}, {name_of('status', clause.document_status)})\n  {clause.text}\n")
    return 0
