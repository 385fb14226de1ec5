"""Dates the rules need: periods in force, working days, months after, look-back windows. No clock: every day is
handed in."""

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta
from typing import Literal

from calculator.facts import Bill
from calculator.rules import Choice, Period

Force = Literal["in_force", "conditional", "not_yet", "expired", "undated"]


def in_force(periods: tuple[Period, ...], day: date, identity: str = "") -> tuple[Force, Period | None]:
    """Whether something is in force on a day for an identity, with the period that decides. No periods: undated."""
    mine = [p for p in periods if not p.identities or identity in p.identities]
    if not mine:
        return ("undated", None) if not periods else ("not_yet", periods[0])
    for period in sorted(mine, key=lambda p: p.conditional):
        if (period.first is None or period.first <= day) and (period.last is None or day <= period.last):
            return ("conditional" if period.conditional else "in_force"), period
    firm = [p for p in mine if not p.conditional] or mine
    begun = [p for p in firm if p.first is None or p.first <= day]
    if not begun:
        return "not_yet", min(firm, key=lambda p: p.first or day)
    return "expired", max(begun, key=lambda p: p.last or day)


def after_workdays(start: date, n: int, extra: Collection[date] = (), holidays: Collection[date] = ()) -> date:
    """The n-th working day after ``start`` (the day after start is the first): Monday to Friday, plus extra working
    days and minus holidays where a calendar is given."""
    day, left = start, n
    while left > 0:
        day += timedelta(days=1)
        if day not in holidays and (day.weekday() < 5 or day in extra):
            left -= 1
    return day


def month_after(day: date) -> str:
    """The month after the day's month, "2020-01"."""
    return f"{day.year + day.month // 12}-{day.month % 12 + 1:02d}"


def counted(choice: Choice, start: date, extra: Collection[date], holidays: Collection[date]) -> str:
    """The date or month a choice leads to from its start."""
    match choice.count:
        case "workdays":
            return after_workdays(start, choice.n, extra, holidays).isoformat()
        case "next_month":
            return month_after(start)
        case "same_month":
            return f"{start.year}-{start.month:02d}"
        case "year_end":
            return f"{start.year}-12-31"
        case _:  # next_year
            return str(start.year + 1)


def months_before(day: date, n: int) -> date:
    """The same calendar day n months earlier, or that month's last day."""
    index = day.year * 12 + day.month - 1 - n
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def window(bills: tuple[Bill, ...], identified: date, months: int) -> tuple[tuple[Bill, bool], ...]:
    """Bills that count for someone identified on a day: those after it, and those of the n months before (by
    discharge day). The flag marks bills on the window's first day, where the text does not say whether they count."""
    first = months_before(identified, months)
    return tuple((bill, months > 0 and bill.last == first) for bill in bills if bill.last >= first)
