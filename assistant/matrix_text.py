"""Writes the region matrix as lines to read and as CSV for a spreadsheet. The words are matrix.yaml's."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator

from assistant.matrix import Cell, Matrix
from assistant.matrix_words import say, tree

BYTE_ORDER_MARK = "\ufeff"  # without it a spreadsheet reads the Chinese as Latin letters
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def lines(matrix: Matrix) -> Iterator[str]:
    """Topic by topic: how the regions differ, then each region's words, figures and clauses."""
    names = {column.region: column.name for column in matrix.regions}
    for row in matrix.rows:
        yield say("text.topic", label=row.label, group=row.group, id=row.topic)
        for sentence in row.differs:
            yield say("text.differs", sentence=sentence)
        for cell in row.cells:
            yield from _lines_of(cell, names[cell.region])
        yield ""


def _lines_of(cell: Cell, region: str) -> Iterator[str]:
    label = say("text.label", label=cell.label) if cell.label else ""
    yield say("text.cell", region=region, state=cell.state_label, says=cell.says, label=label)
    for figure in cell.figures:
        yield say("text.figure", figure=figure.says, label=figure.label)
    for passage in cell.more:
        yield say("text.more", says=passage.says, label=passage.label)


def as_csv(matrix: Matrix, status_name: Callable[[str], str] = str) -> str:
    """One line a cell. status_name: the words for a document's status."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(tree()["csv"])
    columns = {column.region: column for column in matrix.regions}
    for row in matrix.rows:
        for cell in row.cells:
            column = columns[cell.region]
            says = "\n".join([cell.says, *(passage.says for passage in cell.more)])
            values = (cell.value, cell.label, cell.quote, cell.clause or "", column.title)
            told = (status_name(cell.document_status), "".join(row.differs))
            line = (row.label, row.group, column.name, cell.state_label, says, *values, *told)
            writer.writerow([_plain(field) for field in line])
    return BYTE_ORDER_MARK + out.getvalue()


def _plain(field: str) -> str:
    """A field a spreadsheet would run as a formula is only text here."""
    return f"'{field}" if field.startswith(FORMULA) else field
