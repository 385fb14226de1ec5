"""A table of cases at once, equal to the 分 to asking one by one, since it is the same program: the calculator runs on
one row while a tape takes down its steps, and NumPy runs the tape on every row that goes the same way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from calculator.columns import ABSENT, Table
from calculator.errors import BadAmount, UnknownBenefit
from calculator.money import LIMIT
from calculator.outcome import Outcome, Status
from calculator.rules import Layer, RuleBook
from calculator.settle import settle
from calculator.tape import Line, Op, Tape, Taped

Column = Any
"""An int64 array of NumPy."""


class Answer(NamedTuple):
    """What is the same for all rows that go one way: everything of an outcome that is no sum."""

    status: Status
    reason: str | None
    identity: str
    missing: tuple[str, ...]
    notes: tuple[str, ...]


class Amounts(NamedTuple):
    """A sum of every row in 分, between bounds (one column where every row is exact); ABSENT where there is none."""

    low: Column
    high: Column


@dataclass
class Settled:
    """The outcomes of a table: ``answers[answer[row]]``, what is paid and left, and what each layer paid."""

    answer: Column
    answers: list[Answer] = field(default_factory=list)
    sums: dict[str, Column] = field(default_factory=dict)

    def amounts(self, name: str) -> Amounts:
        """By name: "paid", "left", or "paid." and the id of a layer above, or of the benefit itself."""
        low = self.sums[name]
        return Amounts(low, self.sums.get(f"{name}.high", low))


def settle_all(book: RuleBook, table: Table, target: str) -> Settled:
    """What a benefit pays for every case of a table, everything above it in the stack included.

    Raises UnknownBenefit for one that is no layer, BadAmount for a sum that is none, or when sums are so large that
    64 bits might not hold a step (with the five documents' rules no sum up to LIMIT is)."""
    import numpy as np

    if not isinstance(book.rules.get(target), Layer):
        raise UnknownBenefit(target)
    sums = {name: _checked(np.asarray(column)) for name, column in table.sums.items()}
    run = _Run(book, table, target, sums, Settled(np.zeros(table.size, np.int32)))
    for rows in _alike(table, sums):
        run.settle(rows)
    return run.settled


def _checked(column: Column) -> Column:
    """A column of sums: whole numbers of 分 up to LIMIT, or ABSENT."""
    import numpy as np

    if column.dtype.kind not in "iu":
        raise BadAmount(column.dtype, "type")
    low, high = (int(column.min()), int(column.max())) if column.size else (0, 0)
    if low < ABSENT:
        raise BadAmount(low, "negative")
    if high > LIMIT:
        raise BadAmount(high, "too_large")
    return column.astype(np.int64, copy=False)


def _alike(table: Table, sums: dict[str, Column]) -> Iterator[Column]:
    """The rows of a table in groups in which everything but the sums is the same, and the same sums are known."""
    import numpy as np

    key, ways = np.zeros(table.size, np.int64), 1
    marks = [(np.asarray(kind.codes), len(kind.values)) for kind in (*table.kinds.values(), *table.figures.values())]
    marks += [(column < 0, 2) for column in sums.values() if column.size and column.min() < 0]
    for codes, count in marks:
        if count > 1:
            key, ways = key * count + codes, ways * count
        if ways > 2**16:
            values, key = np.unique(key, return_inverse=True)
            ways = len(values)
    order = np.argsort(key.astype(np.uint16) if ways <= 2**16 else key, kind="stable")  # short keys are sorted by radix
    counts = np.bincount(key)
    yield from np.split(order, np.cumsum(counts[counts > 0])[:-1]) if table.size else ()


class _Run:
    """One pass over a table: ways already found, and the columns being written."""

    def __init__(self, book: RuleBook, table: Table, target: str, sums: dict[str, Column], settled: Settled) -> None:
        self.book, self.table, self.target, self.sums, self.settled = book, table, target, sums, settled
        self.bounds = {name: (max(0, int(c.min())), max(0, int(c.max()))) for name, c in sums.items() if c.size}
        self.codes: dict[Answer, int] = {}

    def settle(self, rows: Column) -> None:
        """Every row of a group: the way of the first, then those that part from it somewhere, until none is left."""
        waiting = [rows]
        while waiting:
            rows = waiting.pop()
            tape, outcome = self._record(int(rows[0]))
            wanted = {name: (low, high) for name, low, high in _sums_of(outcome)}
            lines = {amount.line for pair in wanted.values() for amount in pair if isinstance(amount, Taped)}
            rows, values = _play(tape, lines, self.sums, rows, waiting)
            self._note(rows, outcome)
            for name, ends in wanted.items():
                self._put(name, rows, *(values[end.line] if isinstance(end, Taped) else end for end in ends))

    def _record(self, row: int) -> tuple[Tape, Outcome]:
        tape = Tape()
        known = {name: amount for name, c in self.sums.items() if (amount := int(c[row])) != ABSENT}
        taped = {name: tape.column(name, amount, *self.bounds[name]) for name, amount in known.items()}
        kinds = {name: int(kind.codes[row]) for name, kind in self.table.kinds.items()}
        figures = {name: int(kind.codes[row]) for name, kind in self.table.figures.items()}
        return tape, settle(self.book, self.table.case(taped, kinds, figures), self.target)

    def _note(self, rows: Column, outcome: Outcome) -> None:
        notes = tuple(note.kind for note in outcome.notes)
        answer = Answer(outcome.status, outcome.reason, outcome.identity, outcome.missing, notes)
        code = self.codes.setdefault(answer, len(self.codes))
        if code == len(self.settled.answers):
            self.settled.answers.append(answer)
        self.settled.answer[rows] = code

    def _put(self, name: str, rows: Column, low: Column, high: Column) -> None:
        """Writes the low ends, and the high ends once a row has any of its own."""
        import numpy as np

        sums, upper = self.settled.sums, f"{name}.high"
        if name not in sums:
            sums[name] = np.full(self.table.size, ABSENT)
        if upper not in sums and high is not low:
            sums[upper] = sums[name].copy()
        sums[name][rows] = low
        if upper in sums:
            sums[upper][rows] = high


def _sums_of(outcome: Outcome) -> Iterator[tuple[str, int, int]]:
    """The sums of an outcome by name; ABSENT for one it does not have."""
    low, high = outcome.low, outcome.high
    yield "paid", ABSENT if low is None else low, ABSENT if high is None else high
    yield "left", *(outcome.left or (ABSENT, ABSENT))
    for layer, amount in outcome.parts:
        yield f"paid.{layer}", amount.low, amount.high


def _play(
    tape: Tape, wanted: set[int], sums: Mapping[str, Column], rows: Column, waiting: list[Column]
) -> tuple[Column, dict[int, Any]]:
    """Runs a tape on rows: those that go its way to the end, and the wanted lines for them. Rows for which a comparison
    comes out otherwise go to ``waiting``."""
    import numpy as np

    values: dict[int, Any] = {}

    def value(place: int) -> Any:
        if place not in values:  # columns are fetched when they are first read, not before
            line = tape.lines[place]
            values[place] = sums[line.of].take(rows) if line.op == "column" else line.of
        return values[place]

    for place, line, done in _needed(tape.lines, wanted):
        a, b = value(line.a), value(line.b)
        for read in done:
            del values[read]
        if line.truth is None:
            values[place] = _operated(line.op, a, b)
            continue
        same = ((a < b) if line.op == "lt" else (a == b)) == line.truth
        if not same.all():
            waiting.append(rows.compress(~same))
            kept = np.flatnonzero(same)
            rows = rows.take(kept)
            values = {key: held if isinstance(held, int) else held.take(kept) for key, held in values.items()}
    return rows, {place: value(place) for place in wanted}


def _operated(op: Op, a: Any, b: Any) -> Any:
    import numpy as np

    match op:
        case "add":
            return a + b
        case "sub":
            return a - b
        case "mul":
            return a * b
        case "div":
            return a // b
        case "less":
            difference = a - b
            return np.maximum(difference, 0, out=difference)
        case _:
            return np.minimum(a, b)


def _needed(lines: list[Line], wanted: set[int]) -> list[tuple[int, Line, set[int]]]:
    """The comparisons, and the operations that lead to one or to a wanted line; each with the lines read there last."""
    needed, kept = set(wanted), []
    for place in range(len(lines) - 1, -1, -1):
        line = lines[place]
        if line.truth is not None or (place in needed and line.a >= 0):
            reads = {line.a, line.b}
            kept.append((place, line, reads - needed))
            needed |= reads
    return kept[::-1]
