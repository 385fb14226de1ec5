"""How one document is laid out, read from its document.yaml: numbering levels, annexes, marks. No text is cut here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.marks import MARKS
from corpus.source import NOISE
from corpus.strict_yaml import Node, read_yaml


@dataclass(frozen=True)
class Level:
    """``part``: always a heading; ``section``: a heading unless it carries sentences; ``item``: always a clause."""

    mark: str
    role: str
    label: str


@dataclass(frozen=True)
class Row:
    """A row of a table without tabs: it opens with ``name``; {n} in the label means numbered items inside."""

    name: str
    id: str
    label: str


@dataclass(frozen=True)
class Annex:
    """``mark`` alone on a line opens it. ``form``: cells (one a line, after a tab), rows (named), text (numbered)."""

    mark: str
    id: str
    label: str
    form: str
    levels: tuple[Level, ...]
    rows: tuple[Row, ...]
    header: str
    filled: tuple[str, ...]
    note_id: str
    note_label: str
    place: Node


@dataclass(frozen=True)
class Layout:
    noise: tuple[str, ...]
    head: tuple[str, str]
    levels: tuple[Level, ...]
    by_paragraph: frozenset[str]
    annexes: tuple[Annex, ...]


@dataclass(frozen=True)
class Style:
    """Ids and labels of the parts every official document has (style.yaml)."""

    parts: dict[str, tuple[str, str]]
    paragraph: str
    merged: str


@cache
def style() -> Style:
    node = read_yaml(Path(__file__).with_name("style.yaml")).only("parts", "paragraph", "merged")
    parts = {kind: _named(part) for kind, part in node.need("parts").mapping().items()}
    return Style(parts, node.need("paragraph").text(), node.need("merged").text())


def read_layout(node: Node) -> Layout:
    node.only("noise", "head", "levels", "by_paragraph", "annexes")
    head = node.get("head")
    return Layout(
        noise=tuple(item.choice(*NOISE) for item in node.maybe_items("noise")),
        head=_named(head) if head else style().parts["head"],
        levels=_levels(node),
        by_paragraph=frozenset(item.text() for item in node.maybe_items("by_paragraph")),
        annexes=tuple(_annex(item) for item in node.maybe_items("annexes")),
    )


def _named(node: Node) -> tuple[str, str]:
    node.only("id", "label")
    return node.need("id").text(), node.need("label").text()


def _levels(node: Node) -> tuple[Level, ...]:
    return tuple(
        Level(
            item.only("mark", "role", "label").need("mark").choice(*MARKS),
            item.need("role").choice("part", "section", "item"),
            item.need("label").text(),
        )
        for item in node.maybe_items("levels")
    )


def _annex(node: Node) -> Annex:
    node.only("mark", "id", "label", "form", "levels", "rows", "header", "filled", "note")
    note = node.get("note")
    note_id, note_label = _named(note) if note else ("", "")
    rows = tuple(
        Row(row.only("name", "id", "label").need("name").text(), row.need("id").text(), row.need("label").text())
        for row in node.maybe_items("rows")
    )
    return Annex(
        mark=node.need("mark").text(),
        id=node.need("id").text(),
        label=node.need("label").text(),
        form=node.need("form").choice("cells", "rows", "text"),
        levels=_levels(node),
        rows=rows,
        header=node.maybe_text("header"),
        filled=tuple(item.text() for item in node.maybe_items("filled")),
        note_id=note_id,
        note_label=note_label,
        place=node,
    )
