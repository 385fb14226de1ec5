"""The task of peer.py for our calculator, with its rules as they are loaded: reads a task as JSON, writes timings."""

from __future__ import annotations

import json
import resource
import sys
import time
from datetime import date
from fractions import Fraction
from typing import Any

import numpy as np

from calculator.batch import Settled, settle_all
from calculator.columns import ABSENT, Kinds, Table
from calculator.compute import compute
from calculator.facts import Case
from calculator.rules import RuleBook
from calculator.value import Bound
from corpus.benefits import read_book
from corpus.load import DOCUMENTS

Task = dict[str, Any]


def main() -> None:
    task: Task = json.load(sys.stdin)
    folder = DOCUMENTS / task["document"]
    book = read_book(folder / "benefits.yaml", task["document"], task["region"])
    table = table_from(task)
    single = one_by_one(book, table, task)
    settled, seconds = all_at_once(book, table, task)
    np.save(task["out"], settled.amounts("paid").low)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {"single": single, "batch": seconds, "peak": peak, "differ": differences(book, table, task, settled)}
    print(json.dumps(found))


def table_from(task: Task) -> Table:
    """The columns of the task; everything that is the same for all rows is a kind with one value."""
    sums = {name: np.load(path) for name, path in task["sums"].items()}
    codes = np.load(task["codes"]).astype(np.int8)
    same = np.zeros(len(codes), np.int8)
    kinds = {"identities": Kinds(codes, [frozenset({name}) for name in task["categories"]])}
    kinds |= {name: Kinds(same, [value]) for name, value in task["same"].items()}
    figures = {name: Kinds(same, [Bound(Fraction(fen), Fraction(fen))]) for name, fen in task["figures"].items()}
    return Table(len(codes), date.fromisoformat(task["as_of"]), sums, kinds, figures)


def case_at(table: Table, row: int) -> Case:
    sums = {name: int(column[row]) for name, column in table.sums.items() if column[row] != ABSENT}
    kinds = {name: int(kind.codes[row]) for name, kind in table.kinds.items()}
    return table.case(sums, kinds, dict.fromkeys(table.figures, 0))


def one_by_one(book: RuleBook, table: Table, task: Task) -> list[int]:
    """The time of each single case, with its full proof, in nanoseconds."""
    times = []
    for row in range(task["single"]):
        case = case_at(table, row)
        start = time.perf_counter_ns()
        compute(book, case, task["benefit"])
        times.append(time.perf_counter_ns() - start)
    return times


def all_at_once(book: RuleBook, table: Table, task: Task) -> tuple[Settled, float]:
    best = float("inf")
    for _ in range(task["runs"]):
        start = time.perf_counter()
        settled = settle_all(book, table, task["benefit"])
        best = min(best, time.perf_counter() - start)
    return settled, best


def differences(book: RuleBook, table: Table, task: Task, settled: Settled) -> int:
    """Of the first rows, how many the table settles otherwise than asking one by one."""
    low, high = settled.amounts("paid")
    pairs = ((row, compute(book, case_at(table, row), task["benefit"])) for row in range(task["checked"]))
    return sum((outcome.low, outcome.high) != (low[row], high[row]) for row, outcome in pairs)


if __name__ == "__main__":
    main()
