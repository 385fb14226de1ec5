"""The command: ask every question, measure the searcher alone, write the scorecard, say the totals.
``python -m evals.run --set dev`` while building; ``--set all`` for the record."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from evals.asking import Asks, Outcome, put_all
from evals.load import HERE, load_questions
from evals.report import results, scorecard, write
from evals.searching import Ranked, Searches, all_found, hit_at, measure_search, reciprocal
from evals.stats import share_of


def main(arguments: Sequence[str] | None = None) -> int:
    options = parse(arguments)
    outcomes = [] if options.no_questions else ask_all(options.which, options.kind)
    searches = {} if options.no_search else measure_search(options.which, open_searcher())
    card = scorecard(options.which, outcomes, searches, hide_held=not options.reveal)
    write(options.out, card, results(outcomes, searches))
    print(totals(outcomes, searches))
    right = share_of([one.right for one in outcomes])
    return 1 if right.value < options.fail_under else 0


def ask_all(which: str, kind: str | None) -> list[Outcome]:
    questions = [one for one in load_questions(which) if kind in (None, one.kind)]
    assistant, new_session = open_assistant()
    return put_all(questions, assistant, new_session)


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals.run", description=__doc__)
    parser.add_argument("--set", dest="which", choices=("dev", "held", "all"), default="all")
    parser.add_argument("--out", type=Path, default=HERE, help="where SCORECARD.md and results.json go")
    parser.add_argument("--fail-under", type=float, default=0.0, help="share of wholly right questions, 0 to 1")
    parser.add_argument("--kind", help="only questions of this kind")
    parser.add_argument("--no-questions", action="store_true", help="only measure the searcher alone")
    parser.add_argument("--no-search", action="store_true", help="do not measure the searcher alone")
    parser.add_argument("--reveal", action="store_true", help="list the wording of held questions too")
    return parser.parse_args(arguments)


def open_assistant() -> tuple[Asks, Callable[[], object]]:
    """Late, because the assistant loads the corpus and the index."""
    from assistant.service import Assistant, Session

    return Assistant.open(), Session


def open_searcher() -> Searches:
    from corpus.load import load_corpus
    from index import open_searcher as open_index

    return open_index(load_corpus())


def totals(outcomes: Sequence[Outcome], searches: dict[str, list[Ranked]]) -> str:
    lines = [f"全对 {share_of([one.right for one in outcomes])}"]
    for name, ranked in searches.items():
        lines.append(f"检索 {name} R@1 {hit_at(ranked, 1)}，R@5 {hit_at(ranked, 5)}")
        lines.append(f"检索 {name} 几条都在前 5 {all_found(ranked)}，MRR@10 {reciprocal(ranked)}")
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main())
