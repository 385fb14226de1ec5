"""``huisuan index``: opens the index, building it if need be, says what it is and if it is sound. No ranking."""

from __future__ import annotations

import argparse
import sys
import time

from web.commands.options import add_data_dir
from web.words import say


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rebuild", action="store_true", help=say("cli.index.rebuild"))
    add_data_dir(parser)


def run(arguments: argparse.Namespace) -> int:
    from corpus.load import load_corpus
    from index.opening import forget_index, index_in_use, open_searcher
    from web.commands.progress import Bar

    corpus, bar, started = load_corpus(), Bar(), time.perf_counter()
    if arguments.rebuild:
        forget_index(arguments.data_dir)
    searcher = open_searcher(corpus, arguments.data_dir, bar)
    bar.close()
    if searcher.note:
        print(searcher.note, file=sys.stderr)
        return 1
    used = index_in_use(arguments.data_dir)
    where = say("cli.index.embedded") if used["place"] == "embedded" else say("cli.index.server", place=used["place"])
    clauses, seconds = len(list(corpus.clauses)), f"{time.perf_counter() - started:.1f}"
    print(say("cli.index.sound", clauses=clauses, seconds=seconds, where=where, **used))
    return 0
