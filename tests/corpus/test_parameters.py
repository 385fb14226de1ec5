"""The parameter table ships empty, takes an operator's own, and is read so that nothing in it is guessed."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from calculator.value import Bound
from corpus.check import check
from corpus.errors import CorpusError
from corpus.parameters import SETTING, SHIPPED, load_parameters, read_table
from corpus.vocabulary import load_vocabulary

REGIONS = ("mianyang", "jiande")
INCOME = """\
parameters:
  - region: mianyang
    name: disposable_income
    year: 2024
    value: 43210
    source: 虚构公报〔2025〕1号
    looked_up: 2025-03-02
"""
CAP = """\
  - {region: mianyang, name: assistance_cap, year: 2025, value: {low: 3000, high: 5000.50}, source: 虚构通知, looked_up: 2024-12-31}
"""  # noqa: E501


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An operator's table, named by the setting."""
    path = tmp_path / "own.yaml"
    monkeypatch.setenv(SETTING, str(path))
    return path


def test_the_shipped_table_holds_no_figure() -> None:
    assert list(read_table(SHIPPED, REGIONS)) == []
    assert load_parameters(REGIONS) == ()


def test_an_operators_table_gives_each_figure_with_its_source_and_day(own: Path) -> None:
    own.write_text(INCOME + CAP, "utf-8")
    income, cap = load_parameters(REGIONS)
    assert income.bound == Bound(Fraction(4321000), Fraction(4321000))
    assert (income.source, income.looked_up) == ("虚构公报〔2025〕1号", date(2025, 3, 2))
    assert cap.bound == Bound(Fraction(300000), Fraction(500050))


def test_an_operators_figure_takes_the_place_of_a_shipped_one(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = tmp_path / "shipped.yaml"
    shipped.write_text(INCOME.replace("43210", "1"), "utf-8")
    monkeypatch.setattr("corpus.parameters.SHIPPED", shipped)
    own.write_text(INCOME, "utf-8")
    assert [one.bound.low for one in load_parameters(REGIONS)] == [4321000]


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("mianyang", "atlantis", 2, "应为 mianyang、jiande 之一"),
        ("disposable_income", "after_insurance", 3, "应为 disposable_income、"),
        ("year: 2024", "year: 二〇二四", 4, "应为整数"),
        ("year: 2024", "year: 24", 4, "应为四位的年份"),
        ("year: 2024", "year: 2025", 4, "还查不到 2025 全年的数"),
        ("43210", "四万", 5, "应为金额（元）"),
        ("43210", "-1", 5, "应为金额（元）"),
        ("43210", "43210.005", 5, "应为金额（元）"),
        ("43210", "{low: 5, high: 3}", 5, "应为金额（元）"),
        ("43210", "{inpatient: 5}", 5, "应为金额（元）"),
        ("虚构公报〔2025〕1号", "''", 6, "应为文字"),
        ("2025-03-02", "2025-3-2", 7, "应为日期"),
        ("    year", "    unit: 元\n    year", 4, "不认识的键“unit”"),
        ("    year: 2024\n", "", 2, "缺少“year”"),
        ("    year: 2024", "    year: 2024\n    year: 2023", 5, "键“year”重复"),
    ],
)
def test_an_unsound_entry_is_refused_with_its_line(own: Path, old: str, new: str, line: int, word: str) -> None:
    own.write_text(INCOME.replace(old, new), "utf-8")
    with pytest.raises(CorpusError, match=word) as caught:
        load_parameters(REGIONS)
    assert caught.value.line == line
    assert [p.line for p in check().problems if p.file.endswith("own.yaml")] == [line]


def test_one_figure_has_one_value_even_if_both_are_the_same(own: Path) -> None:
    own.write_text(INCOME + INCOME.removeprefix("parameters:\n"), "utf-8")
    with pytest.raises(CorpusError, match="own.yaml:8：与第 2 行是同一地区、同一年的同一个数"):
        load_parameters(REGIONS)


def test_check_names_every_unsound_entry_and_a_table_that_is_not_there(own: Path) -> None:
    own.write_text((INCOME + CAP).replace("mianyang", "atlantis"), "utf-8")
    assert [p.line for p in check().problems] == [2, 8]
    own.unlink()
    assert ["读不到" in p.message for p in check().problems] == [True]


def test_every_figure_says_which_year_it_is_of() -> None:
    words = load_vocabulary()
    assert words["disposable_income"].year_for(date(2026, 1, 1)) == 2025
    assert words["assistance_cap"].year_for(date(2026, 1, 1)) == 2026
    previous = {id for id, spec in words.items() if spec.kind == "figure" and spec.year == "previous"}
    assert previous == {id for id, spec in words.items() if spec.kind == "figure" and spec.label.startswith("上")}


@pytest.mark.parametrize("entry", ["{id: x, kind: figure, label: 某数}", "{id: x, kind: money, year: same, label: 某}"])
def test_a_fact_says_a_year_if_and_only_if_it_is_a_published_figure(entry: str, tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(f"facts:\n  - {entry}\n", "utf-8")
    with pytest.raises(CorpusError, match="应写明 year"):
        load_vocabulary(path)
