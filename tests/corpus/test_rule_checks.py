"""`huisuan check` holds the rules to their text: a number, a day, a word of degree or a name that the text or the lists
do not bear out is found on its line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.check import check
from corpus.load import DOCUMENTS, load_corpus
from corpus.node import mappings
from corpus.rule_numbers import NUMBERS, number_problems
from corpus.rule_periods import period_problems
from corpus.strict_yaml import Node, read_yaml

MIANYANG, FUYANG, JIANDE = "mianyang-2022-6", "fuyang-2022-21", "jiande-2024-4"
SHENGZHOU, WENZHOU = "shengzhou-draft-2022-2025", "wenzhou-2019-13"
Planted = Callable[[str, str, str], list[tuple[int, str]]]


@pytest.fixture
def planted(tmp_path: Path) -> Planted:
    """Replaces the first ``old`` in a document's benefits.yaml; gives the problems found there."""

    def plant(document: str, old: str, new: str) -> list[tuple[int, str]]:
        target = tmp_path / "documents" / document
        shutil.copytree(DOCUMENTS / document, target)
        path = target / "benefits.yaml"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        report = check(tmp_path / "documents")
        line = text[: text.index(old)].count("\n") + 1
        return [(p.line - line, p.message) for p in report.problems if p.file == f"{document}/benefits.yaml"]

    return plant


@pytest.mark.parametrize(
    ("document", "old", "new", "words"),
    [
        (MIANYANG, "ratio: {exact: 65%", "ratio: {exact: 66%", "没有“66%”这个数"),
        (MIANYANG, "then: [{plus: 5%", "then: [{plus: 6%", "没有“6%”这个数"),
        (MIANYANG, "then: [{cut: 50%", "then: [{cut: 5%", "没有“5%”这个数"),
        (MIANYANG, "ratio: {at_least: 70%", "ratio: {exact: 70%", "引文写的是“不低于”"),
        (MIANYANG, "deductible: {at_most: 5%", "deductible: {at_least: 5%", "字样"),
        (MIANYANG, "ratio: {exact: 75%", "ratio: {exact: full", "没有“full”这个数"),
        (MIANYANG, "ratio: {exact: 75%", "ratio: {exact: 0", "没有“0”这个数"),
        (
            MIANYANG,
            "cap: {unlimited: yes, clause: my.2.3, quote: 取消封顶线}",
            "cap: {unlimited: yes, clause: my.2.3, quote: 封顶线}",
            "unlimited",
        ),
        (MIANYANG, "test: '>'", "test: '<'", "含不含本数"),
        (FUYANG, "cap: {exact: 150000", "cap: {exact: 15000", "没有“15000”这个数"),
        (FUYANG, "lookback: {months: 6", "lookback: {months: 7", "没有“7”这个数"),
        (FUYANG, "hedge: 暂按", "hedge: 大约", "没有“大约”"),
        (JIANDE, "exact: 1/3", "exact: 1/4", "没有“1/4”这个数"),
        (JIANDE, "n: 7", "n: 8", "没有“8”这个数"),
        (JIANDE, "above: 300000", "above: 30000", "没有“30000”这个数"),
        (SHENGZHOU, "percent: 17, version: 附件1", "percent: 16, version: 附件1", "没有“16”这个数"),
        (FUYANG, "remark: 5万元是2023年个人的封顶额", "remark: 6万元是2023年个人的封顶额", "remark 里的“6万”"),
        (SHENGZHOU, "at_most: 50/1", "at_most: 51/1", "没有“51/1”这个数"),
    ],
)
def test_a_number_or_a_word_of_degree_the_quote_does_not_hold_is_found_on_its_line(
    planted: Planted, document: str, old: str, new: str, words: str
) -> None:
    found = planted(document, old, new)
    assert any(line in (0, 1) and words in message for line, message in found), found


@pytest.mark.parametrize(
    ("document", "old", "new", "words"),
    [
        (MIANYANG, "until: 2022-12-31, identities: [orphan]", "until: 2023-01-01, identities: [orphan]", "期间重叠"),
        (MIANYANG, "2022-09-01, until: 2022-12-31, cond", "2022-09-02, until: 2022-12-31, cond", "起日 2022-09-02"),
        (MIANYANG, "until: 2027-12-31", "until: 2028-12-31", "止日 2028-12-31"),
        (MIANYANG, "from: 2023-01-01, until: 2027-12-31", "from: 2028-01-01, until: 2027-12-31", "起日应不晚于止日"),
        (FUYANG, "until: 2023-02-09, conditional", "until: 2023-02-08, conditional", "接不上下一段"),
        (JIANDE, "from: 2024-03-01", "from: 2024-02-29", "起日 2024-02-29"),
    ],
)  # fmt: skip
def test_a_day_the_text_does_not_give_and_periods_that_overlap_are_found(
    planted: Planted, document: str, old: str, new: str, words: str
) -> None:
    found = planted(document, old, new)
    assert any(line == 0 and words in message for line, message in found), found


@pytest.mark.parametrize(
    ("document", "old", "new", "words"),
    [
        (MIANYANG, "topic: eligibility", "topic: elegibility", "不认识的主题“elegibility”"),
        (MIANYANG, "covers: [MY-R11]", "covers: [MY-11]", "规则编号应像 MY-R01"),
        (MIANYANG, "covers: [MY-R11]", "covers: [FY-R11]", "规则编号应像 MY-R01"),
        (MIANYANG, "covers: [MY-R11]", "covers: [MY-R15]", "rules 里没有 MY-R15"),
        (MIANYANG, "enters: after_basic", "enters: after_basics", "不认识的事实“after_basics”"),
        (MIANYANG, "paid: paid_serious", "paid: care", "kind 是 choice，这里应为 money"),
        (MIANYANG, "of: disposable_income", "of: income", "不认识的事实“income”"),
        (MIANYANG, "published: tilt_cap", "published: burden", "kind 是 money，这里应为 figure"),
        (MIANYANG, "base_limit: premium_min", "base_limit: premium_due", "这里应为 figure"),
        (MIANYANG, "{fact: designated, is: [yes]", "{fact: designated, is: [maybe]", "is 里不认识“maybe”"),
        (MIANYANG, "{fact: place, is: [in_city, in_province]", "{fact: place, is: [city]", "is 里不认识“city”"),
        (MIANYANG, "- identities: [monitored]", "- identities: [monitord]", "identities 里不认识“monitord”"),
        (MIANYANG, "- identities: [subsistence]\n", "- identities: [destitute]\n", "出现两次"),
        (MIANYANG, "cares: [inpatient, outpatient_chronic]", "cares: [hospital]", "cares 里不认识“hospital”"),
        (MIANYANG, "  - serious_illness\n", "  - serious_ilness\n", "应是本文件的一层待遇"),
        (MIANYANG, "  - serious_illness\n", "  - medical_assistance\n", "出现两次"),
        (MIANYANG, "id: supplement_insurance", "id: premium_aid", "同名"),
        (MIANYANG, "- id: warning", "- id: Warning", "小写字母"),
        (FUYANG, "outpatient_ordinary: {exact: 20000", "dentist: {exact: 20000", "sublimits 里不认识“dentist”"),
        (JIANDE, "part: part_tcm", "part: tcm", "不认识的事实“tcm”"),
        (JIANDE, "values: [not_eligible, received]", "values: [received, lost]", "values 里不认识“lost”"),
        (SHENGZHOU, "adds: [fund_carry", "adds: [carry", "不认识的事实“carry”"),
        (SHENGZHOU, "      fund_charity: {at_least", "      charity: {at_least", "fixed 里不认识“charity”"),
        (WENZHOU, "start: event_date", "start: care", "这里应为 date"),
    ],
)
def test_a_name_that_stands_in_no_list_is_found(
    planted: Planted, document: str, old: str, new: str, words: str
) -> None:
    found = planted(document, old, new)
    assert any(words in message for _, message in found), found


def test_a_rule_of_the_inventory_that_no_rule_covers_is_reported(tmp_path: Path) -> None:
    shutil.copytree(DOCUMENTS / MIANYANG, tmp_path / "documents" / MIANYANG)
    path = tmp_path / "documents" / MIANYANG / "benefits.yaml"
    path.write_text(path.read_text("utf-8").replace("covers: [MY-R11]", "covers: []"), "utf-8")
    report = check(tmp_path / "documents")
    assert [p.file for p in report.problems] == [f"{MIANYANG}/document.yaml"]
    assert "MY-R11" in report.problems[0].message
    assert "规则覆盖合计 13/14" in report.coverage


def test_the_coverage_counts_the_rules_and_the_clauses_of_all_documents() -> None:
    coverage = check().coverage
    assert "规则覆盖合计 63/63" in coverage
    assert "条款覆盖合计 151/151" in coverage


@pytest.mark.parametrize(("ids", "words"), [("[MY-R1]", "应像 MY-R01"), ("[MY-R01, MY-R01]", "写了两次")])
def test_a_slip_in_the_list_of_rules_is_named(tmp_path: Path, ids: str, words: str) -> None:
    shutil.copytree(DOCUMENTS / MIANYANG, tmp_path / "documents" / MIANYANG)
    path = tmp_path / "documents" / MIANYANG / "document.yaml"
    lines = [f"rules: {ids}" if line.startswith("rules:") else line for line in path.read_text("utf-8").split("\n")]
    path.write_text("\n".join(lines), "utf-8")
    assert any(words in problem.message for problem in check(tmp_path / "documents").problems)


def test_a_folder_without_rules_is_told_so(tmp_path: Path) -> None:
    shutil.copytree(DOCUMENTS / MIANYANG, tmp_path / "documents" / MIANYANG)
    (tmp_path / "documents" / MIANYANG / "benefits.yaml").unlink()
    assert any(p.file == f"{MIANYANG}/benefits.yaml" for p in check(tmp_path / "documents").problems)


@pytest.mark.parametrize("document", [FUYANG, MIANYANG, JIANDE, WENZHOU, SHENGZHOU])
def test_every_written_number_changed_in_its_last_digit_is_found(document: str) -> None:
    """The quote holds the number itself, so another number never passes for it; counted, none survives."""
    whole = load_corpus().documents[document]
    total, survivors = 0, []
    for rule in read_yaml(DOCUMENTS / document / "benefits.yaml").need("benefits").items():
        for node in mappings(rule):
            for key in NUMBERS:
                written = node.get(key)
                if written is None or written.text() in ("full", "0"):
                    continue
                total += 1
                kept, written.value = written.value, _other(written)
                if not any(error.line == written.line for error in number_problems(rule, whole)):
                    survivors.append(f"{written.line} {key} {kept} -> {written.value}")
                written.value = kept
    print(f"{document}: {total - len(survivors)}/{total}")
    assert survivors == []
    assert total > 8


def _other(written: Node) -> str:
    """70% -> 79%, 150000 -> 150009, 1/3 -> 1/9."""
    text = written.text()
    unit = "%" if text.endswith("%") else "/1" if text.endswith("/1") else ""
    number = text.removesuffix(unit)
    return number[:-1] + ("9" if number[-1] != "9" else "8") + unit


@pytest.mark.parametrize("document", [FUYANG, MIANYANG, JIANDE])
def test_every_day_moved_by_one_is_found(document: str) -> None:
    whole = load_corpus().documents[document]
    survivors = []
    for rule in read_yaml(DOCUMENTS / document / "benefits.yaml").need("benefits").items():
        for period in rule.maybe_items("in_force"):
            for key in ("from", "until"):
                day = period.get(key)
                if day is None:
                    continue
                kept = day.value
                for moved in _beside(day):
                    day.value = moved
                    if not list(period_problems(rule, whole)):
                        survivors.append(f"{rule.need('id').text()} {key} {kept} -> {moved}")
                day.value = kept
    assert survivors == []


def _beside(day: Node) -> tuple[str, str]:
    from datetime import timedelta

    step = timedelta(days=1)
    return (day.date() - step).isoformat(), (day.date() + step).isoformat()
