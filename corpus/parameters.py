"""Reads the parameter table: figures the documents point to and others publish, by region, name and year, with where
they were published and when they were looked up. None is shipped that nobody can source; none is guessed here."""

import os
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from calculator.errors import CalculatorError
from calculator.facts import FIRST_YEAR, LAST_YEAR, read_facts, split_figures
from calculator.value import Bound
from corpus.errors import CorpusError
from corpus.strict_yaml import Node, plain, read_yaml
from corpus.vocabulary import load_vocabulary

SHIPPED = Path(__file__).with_name("parameters.yaml")
SETTING = "HUISUAN_PARAMETERS"


class Published(NamedTuple):
    """One figure between bounds in 分, of a region and a year; ``source``: where it was published."""

    region: str
    name: str
    year: int
    bound: Bound
    source: str
    looked_up: date


def load_parameters(regions: Collection[str]) -> tuple[Published, ...]:
    """Every figure known, an operator's own in place of a shipped one. Raises CorpusError at the first unsound one."""
    found: dict[tuple[str, str, int], Published] = {}
    for path in tables():
        for entry in read_table(path, regions):
            if isinstance(entry, CorpusError):
                raise entry
            found[entry[:3]] = entry
    return tuple(found.values())


def tables() -> tuple[Path, ...]:
    """The shipped table, then the operator's where the setting names one."""
    own = os.environ.get(SETTING, "").strip()
    return (SHIPPED, Path(own).expanduser()) if own else (SHIPPED,)


def read_table(path: Path, regions: Collection[str]) -> Iterator[Published | CorpusError]:
    """The entries of a table in their order; for one that is not sound, what is wrong with it."""
    lines: dict[tuple[str, str, int], int] = {}
    for node in read_yaml(path).only("parameters").need("parameters").items():
        try:
            entry = _published(node, regions)
        except CorpusError as error:
            yield error
            continue
        first = lines.setdefault(entry[:3], node.line)
        same = f"与第 {first} 行是同一地区、同一年的同一个数；只能有一个，请核对后删去一处。"
        yield entry if first == node.line else node.fail(same)


def _published(node: Node, regions: Collection[str]) -> Published:
    node.only(*Published._fields[:3], "value", *Published._fields[4:])
    region, specs = node.need("region").choice(*regions), load_vocabulary()
    name = node.need("name").choice(*(id for id, spec in specs.items() if spec.kind == "figure"))
    year, looked_up = node.need("year"), node.need("looked_up").date()
    if not FIRST_YEAR <= year.integer() <= LAST_YEAR:
        raise year.fail(f"应为四位的年份，如 2024，写的是“{year.text()}”；请改正。")
    if specs[name].year == "previous" and looked_up.year <= year.integer():
        raise year.fail(f"{looked_up} 还查不到 {year.text()} 全年的数；year 写这个数本身的年份，不是用它的那一年。")
    return Published(region, name, year.integer(), _bound(node, name), node.need("source").text(), looked_up)


def _bound(node: Node, name: str) -> Bound:
    value, words = node.need("value"), load_vocabulary()
    try:
        return split_figures(read_facts({name: plain(value)}, words), words)[1][name]
    except CalculatorError as error:
        raise value.fail("应为金额（元），如 43210 或 43210.50，或 {low: 3000, high: 5000}；请改写。") from error
