"""A city is data: a sixth, invented one with rates, limits and dates of its own is read and computed in, and no program
text knows a region, a sum or a rate."""

from __future__ import annotations

import ast
import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from calculator.compute import compute
from calculator.layer import Span
from calculator.outcome import Outcome
from calculator.rules import RuleBook
from corpus.benefits import read_book
from corpus.errors import CorpusError
from tests.calculator.books import case_of

ROOT = Path(__file__).parents[2]
WRITTEN = Path(__file__).with_name("sixth_city.yaml").read_text("utf-8")
IN_2032 = date(2032, 5, 1)


@pytest.fixture
def city(tmp_path: Path) -> RuleBook:
    folder = tmp_path / "wugang-2031-5"
    folder.mkdir()
    (folder / "benefits.yaml").write_text(WRITTEN, "utf-8")
    return read_book(folder / "benefits.yaml", folder.name, "wugang")


def ask(city: RuleBook, benefit: str, on: date = IN_2032, /, **facts: object) -> Outcome:
    return compute(city, case_of(on, **facts), benefit)


def test_its_waterfall_is_computed_to_the_cent(city: RuleBook) -> None:
    """100000 − 40000 paid; pension 30001: (60000 − 10000.33…) × 37% = 18499.876… → 18499.88, under 60002;
    (41500.12 − 123.45) × 61.5% = 25446.65205 → 25446.65; (16053.47) × 12.5% = 2006.68375 → 2006.68."""
    facts: dict[str, object] = {"identities": "orphan", "care": "inpatient", "in_scope": 100000, "paid_basic": 40000}
    facts |= {"pension_average": 30001, "insured_here": True}
    assert ask(city, "serious_illness", **facts).amount == 1849988
    assert ask(city, "medical_assistance", **facts).amount == 2544665
    special = ask(city, "special_assistance", **facts)
    assert (special.amount, special.left) == (200668, Span(1404679, 1404679))


@pytest.mark.parametrize(
    ("base", "amount"),
    [
        ("123.45", 0),
        ("123.46", 1),
        ("126590.99", 7777754),
        ("126591.37", 7777777),
        ("126591.36", 7777776),
        ("126599", 7777777),
    ],
)
def test_its_deductible_and_cap_hold_a_cent_either_side(city: RuleBook, base: str, amount: int) -> None:
    outcome = ask(
        city, "medical_assistance", identities="orphan", after_insurance=base, care="inpatient", insured_here=True
    )
    assert outcome.amount == amount


def test_its_limit_within_the_limit_and_its_care_types_hold(city: RuleBook) -> None:
    facts: dict[str, object] = {"identities": "orphan", "insured_here": True}
    split = {"inpatient": "1123.45", "outpatient_chronic": "90000", "outpatient_ordinary": "70"}
    outcome = ask(city, "medical_assistance", **facts, after_insurance=split)
    assert outcome.amount == 61500 + 333333
    ordinary = ask(city, "medical_assistance", **facts, after_insurance=70, care="outpatient_ordinary")
    assert (ordinary.status, ordinary.reason) == ("refused", "not_set")


def test_its_open_values_stay_open(city: RuleBook) -> None:
    facts: dict[str, object] = {"identities": "monitored", "after_insurance": 12000, "insured_here": True}
    outcome = ask(city, "medical_assistance", **facts)
    assert (outcome.status, outcome.low, outcome.high) == ("range", 410000, 492000)  # the range of its floors
    assert outcome.left == Span(0, 790000)
    assert ask(city, "serious_illness", identities="orphan", after_basic=100).missing == ("pension_average",)
    nobody = ask(city, "medical_assistance", identities="orphan", after_insurance=12000)
    assert (nobody.status, nobody.missing) == ("needs", ("insured_here",))


def test_a_layer_above_that_does_not_name_somebody_pays_them_nothing(city: RuleBook) -> None:
    outcome = ask(city, "special_assistance", identities="child_in_need", after_insurance=1000)
    assert (outcome.amount, outcome.left) == (12500, Span(87500, 87500))


@pytest.mark.parametrize(
    ("on", "who", "status"),
    [
        ("2031-03-31", "orphan", "refused"),
        ("2031-04-01", "orphan", "exact"),
        ("2031-06-30", "monitored", "refused"),
        ("2031-07-01", "monitored", "range"),
        ("2034-06-30", "orphan", "exact"),
        ("2034-07-01", "orphan", "refused"),
    ],
)
def test_its_days_hold_on_both_sides(city: RuleBook, on: str, who: str, status: str) -> None:
    facts: dict[str, object] = {"identities": who, "after_insurance": 12000, "insured_here": True, "care": "inpatient"}
    assert ask(city, "medical_assistance", date.fromisoformat(on), **facts).status == status


def test_its_other_rules_are_computed_too(city: RuleBook) -> None:
    assert [ask(city, "monitoring", burden=b, urban_income=40000).verdict for b in ("4999.99", "5000")] == ["no", "yes"]
    assert ask(city, "indicator_quick", count_part=143, count_whole=200, indicator_year=2032).verdict == "no"
    above = ask(city, "indicator_quick", count_part=144, count_whole=200, indicator_year=2032)
    assert (above.verdict, above.rate) == ("yes", Fraction(72))
    assert ask(city, "fund_size", fund_carry=5).amount == 1235000
    assert ask(city, "reply_deadline", start_date="2032-02-20").date == "2032-03-08"
    assert ask(city, "eligibility", identities="orphan").verdict == "yes"
    assert ask(city, "premium_aid").reason == "not_set"
    assert ask(city, "goals").status == "refused"


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("  - special_assistance\n", "  - special_aid\n", "应是本文件的一层待遇"),
        ("kind: check", "kind: rule", "之一"),
        ("exact: 37%", "exact: -37%", "负数"),
        ("{exact: 37%, clause", "{exact: 37%, at_least: 3%, clause", "恰好写明"),
        ("id: monitoring\n", "id: fund_size\n", "重复"),
        ("topic: special_assistance\n", "topic: special_assistance\n    color: red\n", "不认识的键"),
        ("percent: 71.5", "percent: 七成", "应为数"),
        ("2031-04-01, until", "2031-04-31, until", "应为日期"),
    ],
)
def test_a_slip_in_its_rules_is_named_in_chinese(tmp_path: Path, before: str, after: str, words: str) -> None:
    path = tmp_path / "benefits.yaml"
    assert before in WRITTEN
    path.write_text(WRITTEN.replace(before, after, 1), "utf-8")
    with pytest.raises(CorpusError, match=words):
        read_book(path, "x", "x")


PROGRAMS = [p for floor in ("calculator", "assistant", "index", "corpus") for p in (ROOT / floor).rglob("*.py")]
REGIONS = re.compile("富阳|绵阳|建德|温州|嵊州|fuyang|mianyang|jiande|wenzhou|shengzhou|^(?:fy|my|jd|wz|sz)[.]")


def words_of(path: Path) -> list[str]:
    """Every name and every text of a program, documentation aside."""
    tree = ast.parse(path.read_text("utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in said]
    names = [n.id for n in ast.walk(tree) if isinstance(n, ast.Name)]
    names += [n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.ClassDef)]
    return [text for text in texts if isinstance(text, str)] + names


@pytest.mark.parametrize("path", PROGRAMS, ids=[str(p.relative_to(ROOT)) for p in PROGRAMS])
def test_no_program_names_a_region(path: Path) -> None:
    assert [word for word in words_of(path) if REGIONS.search(word)] == []


TECHNICAL = {
    "facts.py": {1900, 2199},  # the years a date may lie in
    "formula.py": {4096},  # the size of a cache
    "probes.py": {1000, 10_000_000},  # answers to try when a case holds no sum
    "receipt.py": {4_000_000},  # the largest receipt read, in bytes
    "sheet.py": {1_000_000},  # the most rows of a table
}


@pytest.mark.parametrize("path", sorted((ROOT / "calculator").glob("*.py")), ids=lambda p: str(p.name))
def test_no_sum_or_rate_of_a_policy_stands_in_the_calculator(path: Path) -> None:
    """No whole number from 1000 up but the technical ones named here, and no number with a decimal point at all."""
    tree = ast.parse(path.read_text("utf-8"))
    numbers = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]
    assert [n for n in numbers if isinstance(n, float)] == []
    assert {n for n in numbers if isinstance(n, int) and n >= 1000} <= TECHNICAL.get(path.name, set())
