"""``huisuan curve`` and ``huisuan solve``: exact corners, the first 分 at which something happens, with their clauses;
what cannot vary, and what is missing, is said in Chinese."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from web import cli

FUYANG = ("fuyang", "medical_assistance", {"identities": ["near_subsistence"], "care": "inpatient"})
FEES = "各项保险报销后政策范围内个人负担"


@pytest.fixture
def run(tmp_path: Path, capsys: Any) -> Any:
    def run_it(verb: str, region: str, benefit: str, facts: dict[str, object], *more: str) -> tuple[int, str, str]:
        path = tmp_path / "case.json"
        asked = {"region": region, "benefit": benefit, "on": "2023-06-01", "as_of": "2026-11-22", "facts": facts}
        path.write_text(json.dumps(asked), "utf-8")
        code = cli.main([verb, str(path), *more])
        return code, *capsys.readouterr()

    return run_it


def data(run: Any, verb: str, region: str, benefit: str, facts: dict[str, object], *more: str) -> dict[str, Any]:
    code, out, _ = run(verb, region, benefit, facts, "--json", *more)
    assert code == 0 and out.count("\n") == 1
    told: dict[str, Any] = json.loads(out)
    return told


def corners(told: dict[str, Any]) -> list[tuple[str, str, str, str]]:
    """Corners of a curve without bounds: exact sum, paid, left, ratio from there."""
    parts = ("paid", "left", "ratio")
    assert all(corner[part]["low"] == corner[part]["high"] for corner in told["corners"] for part in parts)
    return [(corner["exact"], *(corner[part]["low"] for part in parts)) for corner in told["corners"]]


def test_the_corners_are_exact_and_stand_in_a_table_with_their_quotes(run: Any) -> None:
    code, out, err = run("curve", *FUYANG)
    assert (code, err) == (0, "")
    assert out.startswith(f"杭州市富阳区：“{FEES}”变动时，医疗救助怎么变。")
    assert "                         0.00        0.00        0.00          70%\n" in out
    assert "  214,285.71（150000000/7分）  150,000.00   64,285.72           0%\n" in out
    assert "《最低生活保障边缘家庭证》持有者救助70%" in out and "年度救助限额15万元" in out
    assert corners(data(run, "curve", *FUYANG)) == [
        ("0", "0.00", "0.00", "7/10"),
        ("1500000/7", "150000.00", "64285.72", "0"),
    ]


def test_a_sum_further_up_varies_through_every_layer_whatever_else_the_file_says(run: Any) -> None:
    facts = {"identities": ["subsistence"], "paid_basic": "100000", "after_special": "7", "after_insurance": "9"}
    # 80 % up to 150,000.00, half of the rest up to 100,000.00, all above 50,000.00
    assert corners(data(run, "curve", "fuyang", "burden_cap", facts, "--over", "in_scope")) == [
        ("0", "0.00", "0.00", "0"),
        ("350000", "0.00", "50000.00", "1/2"),
        ("450000", "50000.00", "50000.00", "1"),
    ]


def test_where_the_text_sets_a_floor_the_curve_has_bounds(run: Any) -> None:
    first = data(run, "curve", "wenzhou", "medical_assistance", {"identities": ["subsistence"]})["corners"][0]
    assert first["ratio"] == {"low": "7/10", "high": "1"}
    assert "下限 70%、上限 100%" in run("curve", "wenzhou", "medical_assistance", {"identities": ["subsistence"]})[1]


def test_the_limit_is_reached_at_the_first_fen_that_pays_all_of_it(run: Any) -> None:
    told = data(run, "solve", *FUYANG)
    assert told["amount"] == "214285.71"  # 70 % of it is 149,999.997, rounded up to the limit
    assert told["headline"] == f"杭州市富阳区：“{FEES}”到 214,285.71 元，医疗救助达到年度限额，再多也不多付[1][2][3]。"


def test_a_wanted_payment_is_reached_at_the_first_fen_that_pays_it(run: Any) -> None:
    assert data(run, "solve", *FUYANG, "--paid", "70000")["amount"] == "100000.00"
    told = data(run, "solve", *FUYANG, "--paid", "150000.01")
    assert told["amount"] is None and "不能确定付满 150,000.01 元" in told["headline"]


def test_a_warning_fires_at_the_first_fen_above_its_line(run: Any) -> None:
    told = data(run, "solve", "mianyang", "warning", {"disposable_income": "30000.01"})
    assert told["amount"] == "15000.01"  # over 15,000.005
    assert "到 15,000.01 元，因病致贫返贫预警由“否”变为“是”" in told["headline"]


def test_what_is_missing_is_named_and_what_never_happens_is_said(run: Any) -> None:
    told = data(run, "solve", "mianyang", "warning", {})
    assert (told["amount"], told["missing"]) == (None, ["上一年度居民人均可支配收入"])
    free = data(run, "solve", "fuyang", "medical_assistance", {"identities": ["destitute"]})
    assert "也到不了年度限额" in free["headline"]
    nobody = data(run, "curve", "fuyang", "medical_assistance", {})
    assert (nobody["corners"], nobody["missing"]) == ([], ["身份"])


def test_a_figure_of_the_parameter_table_is_used_and_named(
    run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "own.yaml"
    entry = (
        "{region: mianyang, name: disposable_income, year: 2022, value: 40000, source: 虚构公报, looked_up: 2023-03-02}"
    )
    table.write_text(f"parameters:\n  - {entry}\n", "utf-8")
    monkeypatch.setenv("HUISUAN_PARAMETERS", str(table))
    told = data(run, "solve", "mianyang", "warning", {})
    assert told["amount"] == "20000.01"
    assert "出处：虚构公报，2023-03-02 查" in "".join(told["notices"])
    drawn = data(run, "curve", "mianyang", "serious_illness", {"identities": ["ordinary"]})
    assert corners(drawn)[1] == ("20000", "0.00", "20000.00", "3/5")


@pytest.mark.parametrize(
    ("verb", "benefit", "more", "said"),
    [
        ("curve", "medical_assistance", ["--over", "paid_basic"], "“paid_basic”不能变动"),
        ("curve", "medical_assistance", ["--over", "after_insurance.shoes"], "after_insurance（各项保险"),
        ("curve", "monitoring_aided", [], "请用 huisuan solve"),
        ("solve", "eligibility", [], "没有能变动的金额"),
        ("solve", "monitoring_aided", ["--paid", "1"], "不支付钱"),
        ("solve", "medical_assistance", ["--paid", "-1"], "--paid 写的“-1”不是能计算的金额"),
        ("solve", "luck", [], "没有“luck”这项待遇"),
    ],
)
def test_what_cannot_be_asked_is_said_and_nothing_is_printed(
    run: Any, verb: str, benefit: str, more: list[str], said: str
) -> None:
    code, out, err = run(verb, "fuyang", benefit, {"identities": ["subsistence"]}, *more)
    assert (code, out) == (2, "") and said in err
