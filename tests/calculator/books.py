"""The five rule books as the tests use them: loaded once, asked in one line. Holds no expectations."""

from __future__ import annotations

from datetime import date
from functools import cache

from calculator.compute import compute
from calculator.facts import Case, read_facts, split_figures
from calculator.outcome import Outcome
from calculator.rules import RuleBook
from corpus.benefits import read_book
from corpus.load import DOCUMENTS
from corpus.vocabulary import load_vocabulary

FOLDERS = {
    "fuyang": "fuyang-2022-21",
    "mianyang": "mianyang-2022-6",
    "jiande": "jiande-2024-4",
    "wenzhou": "wenzhou-2019-13",
    "shengzhou": "shengzhou-draft-2022-2025",
}
TODAY = date(2026, 11, 22)


@cache
def book(region: str) -> RuleBook:
    folder = FOLDERS[region]
    return read_book(DOCUMENTS / folder / "benefits.yaml", folder, region)


def case_of(on: date | None = None, as_of: date = TODAY, /, **facts: object) -> Case:
    """Facts as a person gives them, in yuan."""
    mine, figures = split_figures(read_facts(facts, load_vocabulary()), load_vocabulary())
    return Case(mine, as_of, on, figures)


def ask(region: str, benefit: str, on: date | None = None, as_of: date = TODAY, /, **facts: object) -> Outcome:
    return compute(book(region), case_of(on, as_of, **facts), benefit)
