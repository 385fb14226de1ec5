"""huisuan batch: a CSV in, a CSV out; what is wrong is said in Chinese with its row, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from web.cli import main

CASES = "on,identities,care,after_insurance\n2023-06-01,subsistence,inpatient,{}\n"


def batch(folder: Path, text: str, *more: str, benefit: str = "medical_assistance", region: str = "fuyang") -> int:
    file = folder / "cases.csv"
    file.write_text(text, encoding="utf-8")
    out = str(folder / "out.csv")
    return main(["batch", str(file), "--region", region, "--benefit", benefit, "--out", out, *more])


def test_a_csv_of_cases_becomes_a_csv_of_outcomes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert batch(tmp_path, CASES.format("200000"), "--as-of", "2024-01-01") == 0
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()[1] == (
        "exact,,subsistence,,50000.00,50000.00,150000.00,150000.00,150000.00,150000.00"
    )
    assert "已算 1 例" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "more", "said"),
    [
        (CASES.format("-1"), {}, "不是能计算的金额，请写元，例如 42000.00（文件第 2 行）"),
        (CASES.replace("care", "shoes").format("1"), {}, "栏目“shoes”"),
        (CASES.format("1"), {"benefit": "monitoring_aided"}, "没有能成批计算的待遇“monitoring_aided”"),
        (CASES.format("1"), {"region": "atlantis"}, "atlantis"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    text: str, more: dict[str, str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert batch(tmp_path, text, **more) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "out.csv").exists()


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    common = ["--region", "fuyang", "--benefit", "burden_cap", "--out", str(tmp_path / "out.csv")]
    assert main(["batch", str(tmp_path / "none.csv"), *common]) == 2
    (tmp_path / "raw.csv").write_bytes(b"\xff\xfe\x00")
    assert main(["batch", str(tmp_path / "raw.csv"), *common]) == 2
    errors = capsys.readouterr().err
    assert "none.csv" in errors and "不是 UTF-8 文字" in errors


TABLE = """\
parameters:
  - {region: mianyang, name: disposable_income, year: 2022, value: 30000, source: 虚构公报, looked_up: 2023-03-02}
  - {region: mianyang, name: disposable_income, year: 2023, value: 40000, source: 虚构新公报, looked_up: 2024-03-02}
  - {region: mianyang, name: premium_min, year: 2023, value: 350, source: 用不到的通知, looked_up: 2023-03-02}
"""
NEAR = """\
on,identities,care,after_insurance,disposable_income
2023-06-01,near_subsistence,inpatient,10000,
2024-06-01,near_subsistence,inpatient,10000,
2023-06-01,near_subsistence,inpatient,10000,50000
"""


def test_a_row_that_brings_no_figure_takes_that_of_its_own_year_from_the_parameter_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def results(text: str) -> list[str]:
        assert batch(tmp_path, text, "--as-of", "2024-12-01", region="mianyang") == 0
        return (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()

    table = tmp_path / "own.yaml"
    table.write_text(TABLE, encoding="utf-8")
    brought = results(NEAR.replace("10000,\n2024", "10000,30000\n2024").replace("10000,\n2023", "10000,40000\n2023"))
    assert "参数表" not in capsys.readouterr().err
    monkeypatch.setenv("HUISUAN_PARAMETERS", str(table))
    assert results(NEAR) == brought
    # half of what is above 3,000.00, 4,000.00 and 5,000.00
    assert [line.split(",")[6] for line in brought[1:]] == ["3500.00", "3000.00", "2500.00"]
    said = capsys.readouterr().err
    assert "（2022年）用的是参数表里的 30,000.00 元，出处：虚构公报，2023-03-02 查。" in said
    assert "虚构新公报" in said and "用不到的通知" not in said
