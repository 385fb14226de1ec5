"""A figure of the parameter table answers what would otherwise be asked, never unseen: it is named with its source, it
stands in the receipt, and what the question brings itself goes before it. All figures here are invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from assistant.answer import Answer
from assistant.calc import Calculation, Desk, calculate, receipt_of, replay
from assistant.calc_request import Request
from assistant.service import Assistant, Session
from assistant.settlement import settlement
from calculator.value import Bound
from corpus.parameters import Published

TODAY = date(2026, 11, 22)
INCOME = (
    "绵阳市上一年度居民人均可支配收入（2025年）用的是参数表里的 43,210.00 元，"
    "出处：虚构公报〔2026〕1号，2026-03-02 查。"
)
CAP = "绵阳市医疗救助年度限额（2026年）用的是参数表里的 8,000.00 至 9,000.00 元，出处：虚构通知，2026-05-06 查。"


def published(name: str, year: int, low: int, high: int, source: str, day: date, region: str = "mianyang") -> Published:
    return Published(region, name, year, Bound(Fraction(low), Fraction(high)), source, day)


TABLE = (
    published("disposable_income", 2023, 3000000, 3000000, "虚构旧公报", date(2024, 3, 1)),
    published("disposable_income", 2025, 4321000, 4321000, "虚构公报〔2026〕1号", date(2026, 3, 2)),
    published("assistance_cap", 2026, 800000, 900000, "虚构通知", date(2026, 5, 6)),
    published("disposable_income", 2025, 100, 100, "别处的公报", date(2026, 3, 2), "wenzhou"),
)
FACTS = {"identities": ["near_subsistence"], "care": "inpatient"}


@pytest.fixture(scope="module")
def desk() -> Desk:
    return replace(Desk.open(), parameters=TABLE)


def done(desk: Desk, on: date | None = None, benefit: str = "medical_assistance", **facts: object) -> Calculation:
    return calculate(desk, Request("mianyang", benefit, TODAY, on, {**FACTS, **facts}))


def test_a_figure_of_the_table_is_not_asked_for_and_is_named_with_source_and_day(desk: Desk) -> None:
    slip = settlement(desk, done(desk, after_insurance="10321.00"))
    # (10,321.00 - 4,321.00) * 50 %
    assert (slip.result.status, slip.result.amount, slip.result.remaining) == ("exact", "3000.00", "7321.00")
    assert INCOME in slip.notices
    assert "disposable_income" not in [asked.fact for asked in slip.questions]


def test_without_the_table_the_same_figure_is_asked_for(desk: Desk) -> None:
    slip = settlement(desk, done(replace(desk, parameters=()), after_insurance="10321.00"))
    assert (slip.result.status, slip.result.amount) == ("needs", None)
    assert slip.questions[0].fact == "disposable_income"
    assert not [line for line in slip.notices if "参数表" in line]


def test_the_year_of_the_figure_follows_the_day_of_the_costs(desk: Desk) -> None:
    found = done(desk, date(2024, 6, 1), after_insurance="10000.00")
    # the income of 2023 is 30,000.00: (10,000.00 - 3,000.00) * 50 %
    assert (found.outcome.low, [one.source for one in found.published]) == (350000, ["虚构旧公报"])
    assert done(desk, date(2025, 6, 1), after_insurance="10000.00").outcome.missing == ("disposable_income",)


def test_a_figure_that_changes_nothing_is_neither_named_nor_kept(desk: Desk) -> None:
    found = calculate(
        desk,
        Request("mianyang", "medical_assistance", TODAY, None, {"identities": ["destitute"], "after_insurance": "100"}),
    )
    assert [one.name for one in found.published] == ["assistance_cap"]
    assert list(found.case.figures) == ["assistance_cap"]
    assert settlement(desk, found).facts == {
        "identities": ["destitute"],
        "after_insurance": "100.00",
        "assistance_cap": {"low": "8000.00", "high": "9000.00"},
    }


def test_a_figure_the_request_brings_goes_before_the_table(desk: Desk) -> None:
    found = done(desk, after_insurance="10321.00", disposable_income="50000.00")
    assert found.outcome.low == 266050  # (10,321.00 - 5,000.00) * 50 %
    assert [one.name for one in found.published] == ["assistance_cap"]


def test_a_receipt_replays_to_the_same_bytes_whatever_the_table_says_later(desk: Desk) -> None:
    later = replace(desk, parameters=(published("disposable_income", 2025, 1, 1, "改过的表", date(2026, 4, 1)),))
    empty = replace(desk, parameters=())
    with_table = receipt_of(desk, done(desk, after_insurance="10321.00"))
    assert b'"disposable_income":"43210.00"' in with_table
    without = receipt_of(empty, done(empty, after_insurance="10321.00"))
    for each in (desk, later, empty):
        assert replay(each, with_table) == []
        assert replay(each, without) == []


@pytest.fixture
def ask(assistant: Assistant) -> Callable[[str], Answer]:
    tabled = Assistant(replace(assistant.know, parameters=TABLE))
    return lambda words: tabled.ask(words, Session(), TODAY)


def test_a_question_is_answered_with_the_table_and_names_it(ask: Callable[[str], Answer]) -> None:
    answer = ask("绵阳低保边缘，住院各种保险报完个人还要付10321元，能救助多少")
    assert (answer.status, answer.results[0].amount) == ("answered", "3000.00")
    assert answer.notices[:2] == [INCOME, CAP]
    assert answer.facts["disposable_income"] == "43210.00"


def test_a_figure_in_the_question_goes_before_the_table(ask: Callable[[str], Answer]) -> None:
    answer = ask("绵阳低保边缘，上年居民人均可支配收入5万元，住院各种保险报完个人还要付10321元，能救助多少")
    assert answer.results[0].amount == "2660.50"
    assert answer.facts["disposable_income"] == "50000.00"
    assert INCOME not in answer.notices


def test_a_line_asked_for_by_itself_is_said_in_yuan_with_its_source(ask: Callable[[str], Answer]) -> None:
    answer = ask("绵阳低保边缘家庭成员的医疗救助起付线是多少")
    assert answer.results[0].amount == "4321.00"
    assert "起付线是 4,321.00 元" in answer.text and INCOME in answer.notices


def test_a_question_that_needs_no_figure_does_not_speak_of_the_table(
    ask: Callable[[str], Answer], assistant: Assistant
) -> None:
    for words in ("绵阳低保户住院要不要先交押金", "富阳低边户，住院保险报完还要付四万二，能救助多少"):
        assert ask(words) == assistant.ask(words, Session(), TODAY)
