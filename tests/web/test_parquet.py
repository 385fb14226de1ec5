"""huisuan batch reads and writes Parquet as it does CSV: the same columns, the same cells to the 分, floats refused."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from web.cli import main

HEADER = "on,identities,care,after_insurance,used_medical_assistance,certificate_valid"
CASES: list[tuple[Any, ...]] = [
    (date(2023, 6, 1), "subsistence", "inpatient", Decimal("200000.00"), 0, True),
    (date(2023, 6, 1), "near_subsistence", "inpatient", Decimal("42000.01"), 1500, None),
    (date(2023, 6, 1), "destitute+monitored", None, Decimal("0.05"), None, True),
    (date(2023, 6, 1), "near_subsistence", "inpatient", None, None, True),
    (date(2023, 6, 1), "near_subsistence", "inpatient", Decimal("12345.67"), None, False),
    (date(2019, 6, 1), None, "pharmacy", Decimal("1.00"), None, None),
]


def cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The same cases as CSV and as Parquet, its sums as decimal128 and as integers."""
    lines = [HEADER, *(",".join(cell(value) for value in case) for case in CASES)]
    (tmp_path / "cases.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    columns = dict(zip(HEADER.split(","), zip(*CASES, strict=True), strict=True))
    columns["identities"] = pa.array(columns["identities"]).dictionary_encode()
    pq.write_table(pa.table(columns), tmp_path / "cases.parquet")
    return tmp_path


def batch(source: Path, out: Path, region: str = "fuyang") -> int:
    options = ["--region", region, "--benefit", "medical_assistance", "--as-of", "2024-01-01"]
    return main(["batch", str(source), *options, "--out", str(out)])


def as_csv(path: Path) -> str:
    """Every cell of a Parquet file, written as CSV has it."""
    table = pq.read_table(path)
    rows = zip(*(column.to_pylist() for column in table.columns), strict=True)
    return "".join(",".join("" if v is None else str(v) for v in row) + "\n" for row in (table.schema.names, *rows))


def test_every_way_in_and_out_gives_the_same_cells(folder: Path) -> None:
    for source in ("cases.csv", "cases.parquet"):
        for out in ("out.csv", "out.parquet"):
            assert batch(folder / source, folder / f"{source}.{out}") == 0
    expected = (folder / "cases.csv.out.csv").read_bytes()
    assert expected.count(b"\n") == 7 and b"150000.00" in expected and b"29400.01" in expected
    assert (folder / "cases.parquet.out.csv").read_bytes() == expected
    assert as_csv(folder / "cases.csv.out.parquet") == expected.decode()
    assert (folder / "cases.parquet.out.parquet").read_bytes() == (folder / "cases.csv.out.parquet").read_bytes()


def test_sums_come_out_as_decimals_and_what_has_no_value_as_null(folder: Path) -> None:
    assert batch(folder / "cases.parquet", folder / "OUT.PARQUET") == 0
    table = pq.read_table(folder / "OUT.PARQUET")
    assert table.schema.field("paid.low").type == pa.decimal128(18, 2)
    assert table.column("paid.low")[0].as_py() == Decimal("150000.00")
    assert (table.column("paid.low")[3].as_py(), table.column("missing")[3].as_py()) == (None, "after_insurance")
    assert table.column("missing")[0].as_py() is None


@pytest.mark.parametrize("amount", ["42000", 42000, Decimal("42000"), Decimal("42000.0000")])
def test_a_sum_may_be_text_a_whole_number_or_a_decimal(amount: object, tmp_path: Path) -> None:
    pq.write_table(
        pa.table({"identities": ["near_subsistence"], "care": ["inpatient"], "after_insurance": [amount]}),
        tmp_path / "cases.parquet",
    )
    assert batch(tmp_path / "cases.parquet", tmp_path / "out.csv") == 0
    assert (tmp_path / "out.csv").read_text("utf-8").splitlines()[1].split(",")[6] == "29400.00"


@pytest.mark.parametrize(
    ("column", "said"),
    [
        (pa.array([42000.0]), "栏目“after_insurance”存的是浮点数（double），浮点数存不准金额"),
        (pa.array([None], pa.float32()), "浮点数（float）"),
        (pa.array([["1"]]), "的类型是 list<"),
        (pa.array([-1]), "“-1”不是能计算的金额，请写元，例如 42000.00（文件第 1 行）"),
        (pa.array([Decimal("0.001")]), "“0.001”不是能计算的金额"),
    ],
)
def test_a_column_that_holds_no_exact_sum_is_refused_and_nothing_is_written(
    column: Any, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pq.write_table(pa.table({"after_insurance": column}), tmp_path / "cases.parquet")
    assert batch(tmp_path / "cases.parquet", tmp_path / "out.parquet") == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out.parquet").exists()


def test_a_file_that_is_no_parquet_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cases.parquet").write_bytes(b"care\ninpatient\n")
    assert batch(tmp_path / "cases.parquet", tmp_path / "out.csv") == 2
    assert "不是 Parquet 文件，或者已经损坏" in capsys.readouterr().err
    assert batch(tmp_path / "none.parquet", tmp_path / "out.csv") == 2
    assert "读不了文件" in capsys.readouterr().err


def test_without_the_extra_csv_still_works_and_parquet_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "pyarrow.parquet")
    assert batch(folder / "cases.csv", folder / "out.csv") == 0
    for source, out in (("cases.parquet", "new.csv"), ("cases.csv", "new.parquet")):
        assert batch(folder / source, folder / out) == 2
        assert "pip install -c constraints.txt -e '.[parquet]'" in capsys.readouterr().err
        assert not (folder / out).exists()
