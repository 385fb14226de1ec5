"""Tables of cases and of outcomes as files: CSV, or Parquet where the name ends in .parquet, with the same columns and
the same cells. Computes nothing; pyarrow comes in by this door only, and late."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from calculator.batch import Settled
from calculator.columns import Table
from calculator.facts import FactSpec
from calculator.sheet import outcomes, read_rows, read_sheet, write_sheet
from web.words import say

AT_ONCE = 2**16
"""Rows of a Parquet file written at a time."""


class BadTable(ValueError):
    """A file that is no table; the text says why, in Chinese."""


def read_table(path: Path, vocabulary: Mapping[str, FactSpec], as_of: date) -> Table:
    """The cases of a file. Raises BadTable, OSError, and whatever the calculator says of a cell."""
    if path.suffix.lower() == ".parquet":
        return read_rows(_rows(path), vocabulary, as_of, first=1)
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return read_sheet(lines, vocabulary, as_of)
    except UnicodeDecodeError as error:
        raise BadTable(say("cli.batch.not_text", path=path)) from error


def write_table(path: Path, settled: Settled) -> None:
    """The outcomes into a file; sums in Parquet are decimal128, and what has no value is null."""
    if path.suffix.lower() != ".parquet":
        with path.open("w", encoding="utf-8", newline="") as lines:
            lines.writelines(write_sheet(settled))
        return
    pa, rows = _pyarrow(), outcomes(settled)
    sums = pa.decimal128(18, 2)  # the largest sum accepted has sixteen digits
    schema = pa.schema([(name, sums if name.endswith((".low", ".high")) else pa.string()) for name in next(rows)])
    with path.open("wb") as file, pa.parquet.ParquetWriter(file, schema) as writer:
        while some := list(islice(rows, AT_ONCE)):
            columns = [pa.array([cell or None for cell in column], pa.string()) for column in zip(*some, strict=True)]
            writer.write_batch(pa.record_batch([c.cast(f.type) for c, f in zip(columns, schema, strict=True)], schema))


def _pyarrow() -> Any:
    try:
        import pyarrow.parquet
    except ImportError as error:
        raise BadTable(say("cli.batch.no_parquet")) from error
    return pyarrow


def _rows(path: Path) -> Iterator[dict[str, str]]:
    pa = _pyarrow()
    with path.open("rb") as file:
        try:
            for batch in pa.parquet.ParquetFile(file).iter_batches():
                columns = {name: _cells(name, batch.column(name)) for name in batch.schema.names}
                yield from (dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))
        except (pa.ArrowException, OSError) as error:
            raise BadTable(say("cli.batch.not_parquet", path=path)) from error


def _cells(name: str, column: Any) -> list[str]:
    """A column as a CSV would have it. Floats hold no sum exactly: their column is refused whatever stands in it."""
    kind = str(column.type)
    if kind in ("double", "float", "halffloat"):
        raise BadTable(say("cli.batch.float", name=name, kind=kind))
    return [_cell(name, kind, value) for value in column.to_pylist()]


def _cell(name: str, kind: str, value: object) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | Decimal):
        return format(value, "f") if isinstance(value, Decimal) else str(value)
    if type(value) is date:
        return value.isoformat()
    raise BadTable(say("cli.batch.column", name=name, kind=kind))
