"""What the ``huisuan`` command promises: light start, pure output, and a batch in which nothing is lost."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from web import app, cli

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, fake_house: ModuleType, capsys: Any) -> Any:
    """Runs the command with the fake assistant; gives (exit code, standard output, standard error)."""
    monkeypatch.setattr(app, "open_assistant", lambda data_dir, progress: fake_house.FakeAssistant())

    def run_it(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        code = cli.main(list(arguments))
        out, err = capsys.readouterr()
        return code, out, err

    return run_it


def test_help_is_chinese_names_every_verb_and_is_light() -> None:
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "web.cli", "--help"], cwd=ROOT, capture_output=True, text=True)
    assert time.perf_counter() - started < 3  # 0.1 s on a quiet machine
    assert done.returncode == 0
    for verb in ("serve", "index", "ask", "search", "check", "eval"):
        assert verb in done.stdout
    assert "usage" not in done.stdout and "用法" in done.stdout


def test_help_loads_nothing_heavy() -> None:
    heavy = "{'fastapi', 'chromadb', 'numpy', 'jieba', 'pydantic', 'langchain_core', 'uvicorn'}"
    code = f"import sys\nfrom web.cli import build_parser\nbuild_parser()\nprint({heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_an_answer_for_people_has_figure_steps_and_quotes(run: Any) -> None:
    code, out, _ = run("ask", "富阳低边户，个人还要付四万二")
    assert code == 0
    assert "医疗救助：确定 29,400.00元" in out
    assert "个人还要付 12,600.00 元" in out
    assert "  2. 比例：70% [1]\n" in out
    assert "4. 计入费用 × 比例：42,000.00 × 70% = 29,400.00 → 29,400.00 [1]" in out
    assert "[1] 富政办〔2022〕21号 第二部分第3项\n      “《最低生活保障边缘家庭证》持有者救助70%”" in out
    assert "以主管部门认定为准" in out


def test_json_is_the_answer_on_one_line(run: Any) -> None:
    code, out, _ = run("ask", "富阳低边", "--json", "--as-of", "2023-06-01")
    assert code == 0 and out.count("\n") == 1
    assert json.loads(out)["facts"]["as_of"] == "2023-06-01"


def test_several_sentences_are_the_turns_of_one_conversation(run: Any) -> None:
    code, out, _ = run("ask", "富阳特困，个人负担18万", "说错了，是低边", "--json")
    assert code == 0 and out.count("\n") == 2
    assert json.loads(out.splitlines()[1])["facts"]["said"] == ["富阳特困，个人负担18万", "说错了，是低边"]


def test_explaining_is_for_sentences_written_out(run: Any) -> None:
    code, out, err = run("ask", "--explain", "--jsonl", "-")
    assert (code, out) == (2, "") and "--explain" in err


def test_a_batch_keeps_the_order_and_one_session_a_line(run: Any) -> None:
    lines = [
        {"id": "b", "turns": ["富阳特困，个人负担18万", "说错了，是低边"], "as_of": "2026-11-22"},
        {"id": "a", "turns": ["绵阳低保"], "note": "多余的字段"},
    ]
    stdin = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode()
    code, out, _ = run("ask", "--jsonl", "-", stdin=stdin)
    given = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [line["id"] for line in given] == ["b", "a"]
    assert [len(line["answers"]) for line in given] == [2, 1]
    assert given[0]["answers"][1]["facts"]["said"] == ["富阳特困，个人负担18万", "说错了，是低边"]
    assert given[1]["answers"][0]["facts"]["said"] == ["绵阳低保"]


def test_a_bad_line_gives_an_error_line_and_loses_no_other(run: Any) -> None:
    stdin = b"\n".join(
        [
            b'{"id": "1", "turns": ["\xe5\xaf\x8c\xe9\x98\xb3"]}',
            b"{not json",
            b"",
            b"[1]",
            b'{"turns": ["x"]}',
            b'{"id": "5", "turns": []}',
            b'{"id": "6", "turns": ["x"], "as_of": "2026-02-30"}',
            b"\xff\xfe",
            '{"id": "8", "turns": ["崩溃"]}'.encode(),
            '\ufeff{"id": 9, "turns": ["富阳"]}'.encode(),
        ]
    )
    code, out, _ = run("ask", "--jsonl", "-", stdin=stdin)
    given = [json.loads(line) for line in out.splitlines()]
    assert code == 1
    assert [line["id"] for line in given] == ["1", None, None, None, "5", "6", None, "8", 9]
    assert ["answers" in line for line in given] == [True] + [False] * 7 + [True]
    assert given[1]["error"] == "第 2 行不是有效的 JSON"
    assert "RuntimeError" in given[7]["error"]


def test_whatever_others_print_the_standard_output_holds_only_answers() -> None:
    code = (
        "import os, sys\nfrom web.commands.ask import only_results_on_stdout\n"
        "with only_results_on_stdout() as out:\n"
        "    print('noise'); sys.stdout.flush(); os.write(1, b'noise from C'); out.write('答案\\n')\nprint('after')"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.decode() == "答案\nafter\n"
    assert done.stderr.decode().count("noise") == 2


def test_misuse_is_explained_in_chinese(run: Any, capsys: Any) -> None:
    assert run("ask")[0] == 2
    assert run("ask", "富阳", "--jsonl", "-")[0] == 2
    assert "读不了文件" in run("ask", "--jsonl", "/nowhere.jsonl")[2]
    with pytest.raises(SystemExit) as stopped:
        run("ask", "富阳", "--as-of", "昨天")
    assert stopped.value.code == 2 and "年-月-日" in capsys.readouterr().err


def test_a_taken_port_is_said_before_anything_is_built(run: Any) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        code, _, err = run("serve", "--port", str(taken.getsockname()[1]))
    assert code == 1 and "已被占用" in err
