"""A table of cases as CSV, and the outcomes of a table as CSV: yuan in and out, an empty cell is what nobody said.
Takes and gives lines of text; opens no file."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import islice

from calculator.batch import Settled
from calculator.columns import ABSENT, Coded, Table
from calculator.errors import BadFact, CalculatorError
from calculator.facts import FactSpec, read_facts, split_figures
from calculator.money import fen, show

MOST_ROWS = 2**20
TOGETHER = "+"
"""Stands between the identities of one person."""


def read_sheet(lines: Iterable[str], vocabulary: Mapping[str, FactSpec], as_of: date) -> Table:
    """A header of fact names ("after_insurance", "after_insurance.inpatient", "members.1", "on" for the day of the
    costs), then a case a line. Raises BadFact or BadAmount, with the row in its details."""
    return read_rows(csv.DictReader(lines), vocabulary, as_of, first=2)


def read_rows(cells: Iterable[Mapping[str, str]], vocabulary: Mapping[str, FactSpec], as_of: date, first: int) -> Table:
    """The same from cells by column, however they were stored. first: the number of the first row."""
    rows = list(islice(cells, MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise BadFact("rows", len(rows), str(MOST_ROWS))
    words = {**vocabulary, "on": FactSpec("on", "date", "on")}
    table = Table(len(rows), as_of)
    kinds, figures = Coded(table.size), Coded(table.size)
    for row, case in enumerate(rows):
        try:
            _take(table, kinds, figures, row, case, words)
        except CalculatorError as error:
            error.details["row"] = str(row + first)
            raise
    table.kinds, table.figures = kinds.columns, figures.columns
    return table


def _take(
    table: Table, kinds: Coded, figures: Coded, row: int, cells: Mapping[str, str], words: Mapping[str, FactSpec]
) -> None:
    for name, cell in cells.items():
        if not cell:
            continue
        spec = words.get(str(name).partition(".")[0])
        if spec is None or isinstance(cell, list):
            raise BadFact(str(name), cell, "declared")
        if spec.kind in ("money", "members"):
            table.put(name, row, fen(cell))
            continue
        value: object = cell.split(TOGETHER) if spec.kind == "identities" else cell
        mine, published = split_figures(read_facts({name: value}, words), words)
        for fact, known in (*mine.items(), *published.items()):
            (kinds if fact in mine else figures).set(fact, row, known)


def write_sheet(settled: Settled) -> Iterator[str]:
    """Outcomes as lines of CSV."""
    return (",".join(cells) + "\n" for cells in outcomes(settled))  # ids, codes and sums: nothing that needs quotes


def outcomes(settled: Settled) -> Iterator[list[str]]:
    """A header, then the outcome of a case a row: status and words, then each sum between its bounds."""
    names = sorted(name for name in settled.sums if not name.endswith(".high"))
    sums = [column.tolist() for name in names for column in settled.amounts(name)]
    heads = [f"{name}.{end}" for name in names for end in ("low", "high")]
    yield ["status", "reason", "identity", "missing", *heads]
    for row, code in enumerate(settled.answer.tolist()):
        answer = settled.answers[code]
        words = [answer.status, answer.reason or "", answer.identity, TOGETHER.join(answer.missing)]
        yield [*words, *("" if column[row] == ABSENT else show(column[row]) for column in sums)]
