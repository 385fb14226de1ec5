"""`check` finds every kind of unsoundness and says where it stands; a sound folder has none."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.check import Report, check
from corpus.load import DOCUMENTS

WENZHOU = "wenzhou-2019-13"
SOUND = """\
questions:
  - topic: assistance_cap
    clause: wz.3.5
    quote: 年度救助封顶线为 8 万元
    says: 一年最多80000元。
    ask: [最多能救助多少]
silent:
  - {topic: referral, note: 本文件没有转诊规定, clause: wz.3.7}
"""
Folder = Callable[[str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """One document alone, with the given questions.yaml."""

    def make(questions: str) -> Path:
        target = tmp_path / "documents" / WENZHOU
        target.mkdir(parents=True)
        for name in ("source.txt", "document.yaml"):
            shutil.copy(DOCUMENTS / WENZHOU / name, target / name)
        (target / "questions.yaml").write_text(questions, encoding="utf-8")
        return tmp_path / "documents"

    return make


def of_questions(report: Report) -> list[tuple[int, str]]:
    return [(p.line, p.message) for p in report.problems if p.file.endswith("questions.yaml")]


def test_the_five_folders_are_sound() -> None:
    assert [str(problem) for problem in check().problems] == []


def test_a_sound_question_is_not_complained_about(folder: Folder) -> None:
    assert of_questions(check(folder(SOUND))) == []


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("8 万元\n", "9 万元\n", 4, "引文不在 wz.3.5"),
        ("80000元", "9万元", 2, "9万"),
        ("最多80000元", "最多报七成，封顶8万元", 2, "七成"),
        ("clause: wz.3.5", "clause: fy.2.3", 3, "没有条款 fy.2.3"),
        ("assistance_cap", "asistance_cap", 2, "之一"),
        ("    ask: [最多能救助多少]\n", "", 2, "ask"),
        ("says:", "say:", 5, "不认识的键"),
        ("wz.3.7}", "wz.9.9}", 8, "没有条款 wz.9.9"),
        ("ask: [最多", "ask: &a [最多", 6, "锚点"),
    ],
)
def test_a_planted_mistake_is_found_on_its_line(folder: Folder, old: str, new: str, line: int, word: str) -> None:
    assert old in SOUND
    found = of_questions(check(folder(SOUND.replace(old, new, 1))))
    assert any(at == line and word in message for at, message in found), found


def test_the_same_way_of_asking_may_not_lead_to_two_clauses(folder: Folder) -> None:
    second = SOUND.split("silent:")[0].removeprefix("questions:\n").replace("wz.3.5", "wz.1")
    second = second.replace("年度救助封顶线为 8 万元", "精准施策").replace("最多80000元", "要精准")
    report = check(folder(SOUND.replace("silent:", second + "silent:")))
    assert [line for line, message in of_questions(report) if "最多能救助多少" in message] == [7]


def test_further_quotes_may_hold_the_numbers_of_the_plain_words(folder: Folder) -> None:
    more = "    more:\n      - {clause: wz.3.4, quote: 起付线降低 50%}\n    ask:"
    text = SOUND.replace("最多80000元", "最多80000元，起付线打对折（50%）").replace("    ask:", more)
    assert of_questions(check(folder(text))) == []


def test_quotes_anywhere_in_any_yaml_of_the_folder_are_compared_with_their_clause(folder: Folder) -> None:
    path = folder(SOUND)
    cases = "a:\n  - b:\n      clause: wz.1\n      quote: 没有的话\n"
    (path / WENZHOU / "cases.yaml").write_text(cases, encoding="utf-8")
    (path / WENZHOU / "document.yaml").write_text(
        (DOCUMENTS / WENZHOU / "document.yaml").read_text(encoding="utf-8").replace("quote: 2019年", "quote: 2020年"),
        encoding="utf-8",
    )
    files = {(problem.file, problem.line) for problem in check(path).problems if "引文不在" in problem.message}
    assert (f"{WENZHOU}/cases.yaml", 4) in files
    assert any(file == f"{WENZHOU}/document.yaml" for file, _ in files)


def test_an_id_given_twice_in_one_list_is_found(folder: Folder) -> None:
    path = folder(SOUND)
    (path / WENZHOU / "cases.yaml").write_text("cases:\n  - {id: a}\n  - {id: b}\n  - {id: a}\n", encoding="utf-8")
    assert [(p.line, p.file) for p in check(path).problems if "重复" in p.message] == [(4, f"{WENZHOU}/cases.yaml")]


def test_a_clause_nobody_speaks_for_is_reported_and_counted(folder: Folder) -> None:
    report = check(folder(SOUND))
    one = report.documents[0]
    assert (len(one.clauses), len(one.answerable), len(one.used), len(one.no_interest)) == (16, 1, 0, 0)
    assert len([p for p in report.problems if "没有规则用到" in p.message]) == 15
    assert "1/16" in report.coverage


def test_a_clause_declared_of_no_interest_is_covered_until_something_uses_it(folder: Folder) -> None:
    path = folder(SOUND)
    document = path / WENZHOU / "document.yaml"
    text = document.read_text(encoding="utf-8")
    document.write_text(text + "no_interest:\n  - {ids: [wz.1, wz.3.5], why: 试}\n", encoding="utf-8")
    report = check(path)
    assert report.documents[0].no_interest == {"wz.1", "wz.3.5"} and "wz.1" not in report.documents[0].open
    assert any("wz.3.5 已被用到" in problem.message for problem in report.problems)


def test_a_folder_that_cannot_be_read_does_not_hide_the_problems_of_others(folder: Folder) -> None:
    path = folder(SOUND.replace("80000元", "9万元"))
    (path / "new-region").mkdir()
    files = {problem.file for problem in check(path).problems}
    assert {"new-region/document.yaml", f"{WENZHOU}/questions.yaml"} <= files
