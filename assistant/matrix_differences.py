"""Says in words how the regions differ on one topic: who has a rule, who is silent, who is not held, and where
figures differ. Compares words that stand in the cells; judges neither better nor worse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from assistant.matrix_figures import EVERYONE
from assistant.matrix_words import joined, say, sentence


class Told(Protocol):
    """A figure as a cell holds it."""

    @property
    def what(self) -> str: ...
    @property
    def who(self) -> list[str]: ...
    @property
    def value(self) -> str: ...
    @property
    def unset(self) -> bool: ...


Cells = Sequence[tuple[str, str, Sequence[Told]]]
Values = dict[str, dict[str, str]]  # region -> who -> value


def differences(cells: Cells, names: dict[str, str]) -> list[str]:
    """cells: (region's name, state, figures) in the order shown. names: identities by id."""
    return [*_who_says(cells), *_figures(cells, names)]


def _who_says(cells: Cells) -> Iterator[str]:
    groups = {state: [name for name, held, _ in cells if held == state] for state in ("says", "silent")}
    if not groups["says"]:
        if groups["silent"]:
            yield say("differs.nobody")
    else:
        key = "all_say" if len(groups["says"]) == len(cells) and len(cells) > 1 else "some_say"
        yield say(f"differs.{key}", count=len(groups["says"]))
        if groups["silent"]:
            yield say("differs.silent", regions=joined(groups["silent"]))
    unset = [name for name, _, figures in cells if figures and all(figure.unset for figure in figures)]
    if unset:
        yield say("differs.unset", regions=joined(unset))
    for state in ("not_held", "unsorted"):
        left = [name for name, held, _ in cells if held == state]
        if left:
            yield say(f"differs.{state}", regions=joined(left))


def _figures(cells: Cells, names: dict[str, str]) -> Iterator[str]:
    whats = dict.fromkeys(figure.what for _, _, figures in cells for figure in figures)
    for what in whats:
        values: Values = {}
        stated = False
        for region, _, figures in cells:
            mine = [figure for figure in figures if figure.what == what]
            stated |= any(not figure.unset for figure in mine)
            if mine:
                values[region] = _by_who(mine)
        if len(values) > 1 and stated:
            yield from _of_one(what, values, names)


def _by_who(figures: Sequence[Told]) -> dict[str, str]:
    """The figures of one kind in one region, by whom they are for; two for the same people stand side by side."""
    told: dict[str, list[str]] = {}
    for figure in figures:
        for who in figure.who or [EVERYONE]:
            told.setdefault(who, []).append(figure.value)
    return {who: joined(values) for who, values in told.items()}


def _of_one(what: str, values: Values, names: dict[str, str]) -> Iterator[str]:
    """One kind of figure: people for whom the regions say the same stand in one sentence, those whom one region
    alone names in another."""
    people = list(dict.fromkeys(who for each in values.values() for who in each if who != EVERYONE)) or [EVERYONE]
    lines: dict[tuple[tuple[str, str], ...], list[str]] = {}
    alone: dict[tuple[str, str], list[str]] = {}
    for who in people:
        line = [(region, each.get(who) or each.get(EVERYONE, "")) for region, each in values.items()]
        told = [(region, value) for region, value in line if value]
        if len(told) > 1:
            lines.setdefault(tuple(line), []).append(who)
        else:
            alone.setdefault(told[0], []).append(names.get(who, ""))
    for compared, whos in lines.items():
        who = "" if whos == [EVERYONE] else say("who", who=joined([names[one] for one in whos]))
        key = "same" if len({value for _, value in compared}) == 1 else "differ"
        yield say(f"differs.{key}", who=who, what=what, values=sentence([_one(*each) for each in compared]))
    for region in dict.fromkeys(region for region, _ in alone):
        mine = [(joined(whos), value) for (place, value), whos in alone.items() if place == region]
        values_told = [say("differs.only_one", who=who, value=value) for who, value in mine]
        yield say("differs.only", what=what, region=region, values=sentence(values_told))


def _one(region: str, value: str) -> str:
    return say("differs.one", region=region, value=value or say("differs.not_named"))
