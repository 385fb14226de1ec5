"""Every worked case of every document comes out as written by hand, none of the specification's is missing, and every
rule of the inventory is some rule's."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from calculator.compute import compute
from corpus.cases import WorkedCase, differences, read_cases
from corpus.errors import CorpusError
from corpus.load import DOCUMENTS, document_folders
from corpus.vocabulary import load_vocabulary
from tests.calculator.books import FOLDERS, book

REGION_OF = {folder: region for region, folder in FOLDERS.items()}
ALL: list[WorkedCase] = [
    case for folder in document_folders(DOCUMENTS) for case in read_cases(folder / "cases.yaml", folder.name)
]
SPEC = json.loads(Path(__file__).with_name("spec_ids.json").read_text("utf-8"))


@pytest.mark.parametrize("case", ALL, ids=[case.id for case in ALL])
def test_a_worked_case_comes_out_as_written(case: WorkedCase) -> None:
    outcome = compute(book(REGION_OF[case.document]), case.case(load_vocabulary()), case.benefit)
    assert differences(case.expect, outcome) == ()


def test_all_cases_of_the_specification_are_there() -> None:
    assert len(SPEC["cases"]) == 85
    assert set(SPEC["cases"]) <= {case.id for case in ALL}


def test_every_document_has_at_least_twelve_cases_of_its_own() -> None:
    own = Counter(case.document for case in ALL if case.id not in SPEC["cases"])
    print({name: f"{own[name]} own, {sum(c.document == name for c in ALL)} in all" for name in sorted(own)}, len(ALL))
    assert set(own) == set(FOLDERS.values())
    assert min(own.values()) >= 12


def test_case_ids_are_used_once_in_the_whole_corpus() -> None:
    assert max(Counter(case.id for case in ALL).values()) == 1


def test_every_rule_of_the_inventory_is_covered_by_a_rule_and_none_is_invented() -> None:
    covered = {id for region in FOLDERS for rule in book(region).rules.values() for id in rule.covers}
    assert len(SPEC["rules"]) == 63
    assert covered == set(SPEC["rules"])


def test_every_rule_of_every_document_has_a_case() -> None:
    asked = {(case.document, case.benefit) for case in ALL}
    ruled = {(FOLDERS[region], id) for region in FOLDERS for id in book(region).rules}
    left_out = ruled - asked
    assert not left_out
    assert asked == ruled


def test_every_expected_clause_belongs_to_the_document_that_is_asked() -> None:
    short = {"fuyang": "fy", "mianyang": "my", "jiande": "jd", "wenzhou": "wz", "shengzhou": "sz"}
    for case in ALL:
        if case.expect.first_clause:
            assert case.expect.first_clause.startswith(f"{short[REGION_OF[case.document]]}.")


def test_a_case_says_in_chinese_what_it_shows() -> None:
    assert [case.id for case in ALL if not re.search("[一-鿿]", case.says)] == []


SOUND = """as_of: 2026-11-22
cases:
  - {id: X-1, says: 一例, benefit: medical_assistance, given: {care: inpatient}, expect: {status: exact, amount: 1.00}}
"""


@pytest.mark.parametrize(
    ("before", "after", "line", "words"),
    [
        ("amount: 1.00", "amount: 1.005", 3, "两位小数"),
        ("amount: 1.00", "amount: 十元", 3, "应为金额"),
        ("amount: 1.00", "amount: 1.00, low: 1.00", 3, "只写一种"),
        ("status: exact", "status: exakt", 3, "之一"),
        ("status: exact", "state: exact", 3, "不认识的键"),
        ("says: 一例, ", "", 3, "缺少“says”"),
        ("as_of: 2026-11-22", "as_of: 2026-22-11", 1, "应为日期"),
        ("{status: exact, amount: 1.00}", "{status: exact, verdict: maybe}", 3, "之一"),
        ("cases:\n", "cases:\n  - {id: X-1, says: 一例, benefit: b, expect: {status: needs}}\n", 4, "重复"),
    ],
)
def test_a_slip_in_a_case_is_named_with_file_and_line(
    tmp_path: Path, before: str, after: str, line: int, words: str
) -> None:
    path = tmp_path / "cases.yaml"
    path.write_text(SOUND.replace(before, after), "utf-8")
    with pytest.raises(CorpusError, match=words) as caught:
        read_cases(path, "x")
    assert caught.value.line == line


def test_a_difference_names_what_was_wanted_and_what_came() -> None:
    case = next(case for case in ALL if case.id == "FY-E1")
    outcome = compute(book("fuyang"), case.case(load_vocabulary()), case.benefit)
    wrong = case.expect.model_copy(update={"amount": 5600001, "reason": "not_set", "notes": ("capped",)})
    assert differences(wrong, outcome) == (
        "reason 应为 not_set，得到 None",
        "low 应为 56000.01，得到 56000.00",
        "high 应为 56000.01，得到 56000.00",
        "notes 应为 capped，得到 assumed",
    )
