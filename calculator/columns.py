"""Cases as columns, sums apart from everything else: which facts a table holds, and the one case a row stands for.
Holds plain lists or arrays; computes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from calculator.facts import Case
from calculator.layer import Span
from calculator.value import Bound

ABSENT = -1
"""In a column of sums: nobody said. Unknown is not zero, so it has a mark of its own."""

Parts = dict[str, int]


@dataclass
class Kinds:
    """A column of anything that is no sum: a code for every row, and what each code stands for (None: nobody said)."""

    codes: Any
    values: list[object] = field(default_factory=list)


@dataclass
class Table:
    """Cases by column. ``sums``: 分 by fact, or by fact and part ("after_insurance.inpatient", "members.2",
    "burden.low"); ``kinds``: identities, choices, days by fact, the day of the costs as "on"; published ``figures``."""

    size: int
    as_of: date
    sums: dict[str, Any] = field(default_factory=dict)
    kinds: dict[str, Kinds] = field(default_factory=dict)
    figures: dict[str, Kinds] = field(default_factory=dict)

    def put(self, name: str, row: int, amount: int) -> None:
        """One sum of one row, into a column of lists."""
        if name not in self.sums:
            self.sums[name] = [ABSENT] * self.size
        self.sums[name][row] = amount

    def fill(self, known: Callable[[date], Mapping[str, Bound]]) -> set[tuple[date, str]]:
        """The published figures known for the day of a row's costs, where the row brings none; what was filled in."""
        filled, days, figures = set[tuple[date, str]](), self.kinds.get("on"), Coded(self.size, self.figures)
        for row in range(self.size):
            on = days.values[days.codes[row]] if days else None
            day = on if isinstance(on, date) else self.as_of
            for name, figure in known(day).items():
                if name not in self.figures or not self.figures[name].codes[row]:
                    figures.set(name, row, figure)
                    filled.add((day, name))
        return filled

    def case(self, sums: Mapping[str, int], kinds: Mapping[str, int], figures: Mapping[str, int]) -> Case:
        """The case of a row: its known sums by column, and its codes."""
        facts = {name: value for name, code in kinds.items() if (value := self.kinds[name].values[code]) is not None}
        on = facts.pop("on", None)
        assert on is None or isinstance(on, date)
        split: dict[str, Parts] = {}
        for name, amount in sums.items():
            fact, _, part = name.partition(".")
            split.setdefault(fact, {})[part] = amount
        facts |= {fact: _whole(parts) for fact, parts in split.items()}
        known = {name: self.figures[name].values[code] for name, code in figures.items()}
        return Case(facts, self.as_of, on, {name: bound for name, bound in known.items() if isinstance(bound, Bound)})


def _whole(parts: Parts) -> object:
    """A fact from its parts: one sum, a range, the bills of a household, or a sum by care type."""
    if "" in parts:
        return parts[""]
    if "low" in parts and "high" in parts:
        return Span(parts["low"], parts["high"])
    if all(part.isdigit() for part in parts):
        return tuple(parts[part] for part in sorted(parts, key=int))
    return parts


def table_of(cases: Sequence[Case], as_of: date) -> Table:
    """Cases as a table. as_of: the day of asking, the same for all."""
    table = Table(len(cases), as_of)
    kinds, figures = Coded(table.size), Coded(table.size)
    for row, case in enumerate(cases):
        kinds.set("on", row, case.on)
        for name, value in case.facts.items():
            parts = _parts(value)
            if parts is None:
                kinds.set(name, row, value)
            for part, amount in (parts or {}).items():
                table.put(f"{name}.{part}" if part else name, row, amount)
        for name, bound in case.figures.items():
            figures.set(name, row, bound)
    table.kinds, table.figures = kinds.columns, figures.columns
    return table


@dataclass
class Coded:
    """Columns of anything that is no sum, filled cell by cell."""

    size: int
    columns: dict[str, Kinds] = field(default_factory=dict)
    codes: dict[tuple[str, object], int] = field(default_factory=dict)

    def set(self, name: str, row: int, value: object) -> None:
        if name not in self.columns:
            self.columns[name] = Kinds([0] * self.size, [None])
        column = self.columns[name]
        code = 0 if value is None else self.codes.setdefault((name, value), len(column.values))
        if code == len(column.values):
            column.values.append(value)
        column.codes[row] = code


def _parts(value: object) -> Parts | None:
    """A fact that is a sum, by part; None for any other fact."""
    if isinstance(value, Span):
        return {"low": value.low, "high": value.high}
    if isinstance(value, Mapping):
        return {str(care): amount for care, amount in value.items()}
    if isinstance(value, tuple) and value and all(type(item) is int for item in value):
        return {str(place): amount for place, amount in enumerate(value, 1)}
    return {"": value} if type(value) is int else None
