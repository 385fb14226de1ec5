"""Dates: month ends, leap days, working days, look-back windows, and what is in force on the days around every edge."""

from __future__ import annotations

from datetime import date

import pytest

from calculator.days import after_workdays, counted, in_force, month_after, months_before, window
from calculator.facts import Bill
from calculator.rules import Choice, Period
from calculator.value import Source

SOURCE = Source("x.1", "原文")


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "months", "before"),
    [
        ("2023-09-15", 6, "2023-03-15"),
        ("2023-03-31", 6, "2022-09-30"),
        ("2023-08-31", 6, "2023-02-28"),
        ("2024-08-31", 6, "2024-02-29"),
        ("2024-08-30", 6, "2024-02-29"),
        ("2024-08-29", 6, "2024-02-29"),
        ("2023-08-29", 6, "2023-02-28"),
        ("2024-02-29", 12, "2023-02-28"),
        ("2023-01-31", 1, "2022-12-31"),
        ("2023-05-31", 1, "2023-04-30"),
        ("2023-01-01", 6, "2022-07-01"),
        ("2023-06-15", 0, "2023-06-15"),
    ],
)
def test_months_are_counted_back_by_the_calendar(start: str, months: int, before: str) -> None:
    assert months_before(day(start), months) == day(before)


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2024-05-06", 3, "2024-05-09"),
        ("2024-05-06", 7, "2024-05-15"),
        ("2024-05-10", 1, "2024-05-13"),
        ("2024-05-11", 1, "2024-05-13"),
        ("2024-05-12", 1, "2024-05-13"),
        ("2024-02-28", 1, "2024-02-29"),
        ("2023-12-29", 1, "2024-01-01"),
        ("2024-05-06", 0, "2024-05-06"),
    ],
)
def test_working_days_run_from_the_next_day_monday_to_friday(start: str, n: int, end: str) -> None:
    assert after_workdays(day(start), n) == day(end)


def test_a_calendar_adds_working_saturdays_and_takes_out_holidays() -> None:
    assert after_workdays(day("2024-05-06"), 7, [day("2024-05-11")]) == day("2024-05-14")
    assert after_workdays(day("2024-04-30"), 2, [day("2024-05-11")], [day("2024-05-01"), day("2024-05-02")]) == day(
        "2024-05-06"
    )
    assert after_workdays(day("2024-05-10"), 1, [day("2024-05-11")], [day("2024-05-11")]) == day("2024-05-13")


@pytest.mark.parametrize(
    ("start", "month"), [("2019-11-30", "2019-12"), ("2019-12-01", "2020-01"), ("2020-01-31", "2020-02")]
)
def test_the_next_month_may_be_next_year(start: str, month: str) -> None:
    assert month_after(day(start)) == month


@pytest.mark.parametrize(
    ("count", "end"),
    [
        ("workdays", "2020-03-04"),
        ("next_month", "2020-03"),
        ("same_month", "2020-02"),
        ("year_end", "2020-12-31"),
        ("next_year", "2021"),
    ],
)
def test_each_way_of_counting_gives_its_date(count: str, end: str) -> None:
    choice = Choice(frozenset(), count, 3, SOURCE)  # type: ignore[arg-type]
    assert counted(choice, day("2020-02-28"), (), ()) == end


def bills(*days: str) -> tuple[Bill, ...]:
    return tuple(Bill(day(d), day(d), "inpatient", 100) for d in days)


def test_the_window_takes_the_months_before_and_everything_after() -> None:
    inside = window(
        bills("2023-03-14", "2023-03-15", "2023-03-16", "2023-09-14", "2023-09-15", "2024-01-01"), day("2023-09-15"), 6
    )
    assert [(bill.last.isoformat(), edge) for bill, edge in inside] == [
        ("2023-03-15", True),
        ("2023-03-16", False),
        ("2023-09-14", False),
        ("2023-09-15", False),
        ("2024-01-01", False),
    ]


def test_a_stay_counts_on_the_day_of_discharge() -> None:
    stay = Bill(day("2023-03-01"), day("2023-03-20"), "inpatient", 100)
    assert window((stay,), day("2023-09-15"), 6) == ((stay, False),)


def test_without_months_only_what_comes_after_counts() -> None:
    inside = window(bills("2023-09-14", "2023-09-15"), day("2023-09-15"), 0)
    assert [(bill.last.isoformat(), edge) for bill, edge in inside] == [("2023-09-15", False)]


def period(first: str, last: str = "", conditional: bool = False, *identities: str) -> Period:
    ends = day(last) if last else None
    return Period(day(first) if first else None, ends, SOURCE, conditional, frozenset(identities))


FIRM = period("2023-01-01", "2027-12-31")
EARLY = period("2022-09-01", "2022-12-31", True)
ORPHAN = period("2022-09-01", "2022-12-31", False, "orphan")


@pytest.mark.parametrize(
    ("on", "identity", "force", "decides"),
    [
        ("2022-08-31", "", "not_yet", FIRM),
        ("2022-09-01", "", "conditional", EARLY),
        ("2022-12-31", "", "conditional", EARLY),
        ("2023-01-01", "", "in_force", FIRM),
        ("2027-12-31", "", "in_force", FIRM),
        ("2028-01-01", "", "expired", FIRM),
        ("2022-08-31", "orphan", "not_yet", ORPHAN),
        ("2022-09-01", "orphan", "in_force", ORPHAN),
        ("2022-12-31", "subsistence", "conditional", EARLY),
        ("2028-01-01", "orphan", "expired", FIRM),
    ],
)
def test_each_side_of_every_edge_is_in_force_or_not(on: str, identity: str, force: str, decides: Period) -> None:
    assert in_force((FIRM, EARLY, ORPHAN), day(on), identity) == (force, decides)


def test_a_gap_between_two_periods_is_past_the_earlier_one() -> None:
    earlier, later = period("2020-01-01", "2020-12-31"), period("2022-01-01")
    assert in_force((earlier, later), day("2021-06-01")) == ("expired", earlier)
    assert in_force((later, earlier), day("2021-06-01")) == ("expired", earlier)
    assert in_force((later, earlier), day("2019-06-01")) == ("not_yet", earlier)
    assert in_force((later, earlier), day("2030-06-01")) == ("in_force", later)


def test_without_periods_nothing_is_dated() -> None:
    assert in_force((), day("2021-06-01")) == ("undated", None)
    assert in_force((period("", "2020-12-31"),), day("1999-01-01"))[0] == "in_force"


def test_periods_for_others_do_not_bring_anything_into_force() -> None:
    assert in_force((ORPHAN,), day("2022-10-01"), "subsistence") == ("not_yet", ORPHAN)
