"""Cuts annexes into clauses: tables flattened to one cell a line, tables of named rows, notes, and numbered text."""

from __future__ import annotations

import re

from corpus.blocks import Block
from corpus.body import Body, Fail
from corpus.layout import Annex, Row, Style
from corpus.marks import fill, number_at_start
from corpus.source import Line

NOTE = re.compile(r"备注[：:]")


def read_annex(annex: Annex, lines: list[Line], prefix: str, label: str, style: Style, fail: Fail) -> list[Block]:
    """``lines`` begin with the annex's mark; ``prefix`` and ``label`` already name the annex."""
    title = Block("", "", "heading").add(lines[0])
    if annex.form == "text":
        return Body(title, prefix, f"{label}{annex.label} ", annex.levels, style, fail).read(lines[1:])
    reader = _Cells if annex.form == "cells" else _Rows
    return reader(annex, title, prefix, label, style, fail).read(lines[1:])


class _Table:
    """What both kinds of table share."""

    def __init__(self, annex: Annex, title: Block, prefix: str, label: str, style: Style, fail: Fail) -> None:
        self.annex, self.title, self.style, self.fail = annex, title, style, fail
        self.prefix, self.label = prefix, label
        self.blocks = [title]

    def row(self, key: str, label: str, line: Line) -> Block:
        block = Block(f"{self.prefix}.{key}", self.label + label, "table_row", (self.title,))
        self.blocks.append(block)
        return block.add(line)


class _Cells(_Table):
    """A line opened by a tab is a cell, other lines continue it; a blank line ends a row; the first names columns."""

    def read(self, lines: list[Line]) -> list[Block]:
        table = [n for n, line in enumerate(lines) if line.cell]
        first = table[0] if table else len(lines)
        stop = next((n for n, line in enumerate(lines) if n > first and line.gap and not line.cell), len(lines))
        for line in lines[:first]:
            self.title.add(line)
        rows = self._rows(lines[first:stop])
        columns = [_words(cell) for cell in rows[0]] if rows else []
        self._headings(rows[:1])
        above: dict[str, str] = {}
        for number, cells in enumerate(rows[1:], start=1):
            self._row(number, cells, columns, above)
        self._notes(lines[stop:])
        return self.blocks

    def _rows(self, lines: list[Line]) -> list[list[list[Line]]]:
        rows: list[list[list[Line]]] = []
        for line in lines:
            if line.gap or not rows:
                rows.append([])
            if line.cell:
                rows[-1].append([])
            rows[-1][-1].append(line)
        return rows

    def _headings(self, rows: list[list[list[Line]]]) -> None:
        for line in (line for row in rows for cell in row for line in cell):
            self.blocks.append(Block("", "", "heading").add(line))

    def _row(self, number: int, cells: list[list[Line]], columns: list[str], above: dict[str, str]) -> None:
        line = cells[0][0]
        if len(cells) != len(columns):
            raise self.fail(line.number, f"这一行应有 {len(columns)} 格，读到 {len(cells)} 格；请核对表格。")
        if _words(cells[0]) != str(number):
            raise self.fail(line.number, f"序号应为 {number}，读到“{_words(cells[0])}”；请核对表格。")
        block = self.row(str(number), fill(self.annex.label, number), line)
        block.cells = [[(part.start, part.end) for part in cell] for cell in cells]
        for column, cell in zip(columns, cells, strict=True):
            if column in self.annex.filled:
                block.above += self._above(column, _words(cell), above)

    def _above(self, column: str, value: str, above: dict[str, str]) -> tuple[str, ...]:
        """A merged cell is empty below its first row: say there what it holds."""
        if value:
            above[column] = value
        if value or column not in above:
            return ()
        return (self.style.merged.format(column=column, value=above[column]),)

    def _notes(self, lines: list[Line]) -> None:
        number = 0
        for line in lines:
            found = number_at_start(NOTE.sub("", line.text, count=1), "1.") if "{n}" in self.annex.note_label else None
            if found == number + 1 or (NOTE.match(line.text) and found is None):
                number = found or number
                self._note(number, line)
            else:
                self.blocks[-1].add(line)

    def _note(self, number: int, line: Line) -> None:
        if not self.annex.note_id:
            raise self.fail(line.number, "表后有备注，而 layout 没有写 note；请在这个附件下补 note: {id, label}。")
        block = self.row(fill(self.annex.note_id, number), fill(self.annex.note_label, number), line)
        block.kind = "note"


class _Rows(_Table):
    """A row opens with its name, alone on a line or followed by white space; items inside are numbered “1.”."""

    def read(self, lines: list[Line]) -> list[Block]:
        current: Row | None = None
        for line in lines:
            row = next((row for row in self.annex.rows if re.match(re.escape(row.name) + r"(?:\s|$)", line.text)), None)
            if row:
                current = row
                self._named(row, line)
            elif line.words == re.sub(r"\s", "", self.annex.header):
                self.blocks.append(Block("", "", "heading").add(line))
            else:
                self._inside(current, line)
        return self.blocks

    def _named(self, row: Row, line: Line) -> None:
        if "{n}" in row.label:
            self.blocks.append(Block("", "", "heading").add(line))
            return
        block = self.row(row.id, row.label, line)
        name = (line.start, line.start + len(row.name))
        rest = [(name[1], line.end)] if line.words != row.name else []
        block.cells = [[name], rest]

    def _inside(self, row: Row | None, line: Line) -> None:
        number = number_at_start(line.text, "1.") if row and "{n}" in row.label else None
        if row and number is not None and (self.blocks[-1].kind == "heading" or self.blocks[-1].ended):
            self.row(f"{row.id}.{number}", fill(row.label, number), line).above = (row.name,)
        else:
            self.blocks[-1].add(line)


def _words(cell: list[Line]) -> str:
    return "".join(line.words for line in cell)
