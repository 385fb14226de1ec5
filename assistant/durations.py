"""Finds lengths of time in a normalised question: 6个月, 5年, 3个工作日, 半年. A length is never a date."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from assistant.date_words import SHORT_YEAR_ALONE
from assistant.numerals import START, read_numeral

Unit = Literal["workday", "day", "week", "month", "year", "hour", "minute"]


class Duration(NamedTuple):
    """``n`` units of time; 半年 is 6 months, 一年半 is 18, 半个月 is 15 days."""

    start: int
    end: int
    words: str
    n: int
    unit: Unit
    approx: bool = False


_CALENDAR_START = 1900  # from here on a number before 年 is a year
_UNITS: tuple[tuple[re.Pattern[str], Unit], ...] = (
    (re.compile(r"个?工作日"), "workday"),
    (re.compile(r"个?(?:自然日|日历日)|天(?!然|生|花|台)|日(?=内|以内|之内)"), "day"),
    (re.compile(r"个?(?:星期|礼拜)(?![一二三四五六日天])|周(?!岁|转|围|边|[一二三四五六日])"), "week"),
    (re.compile(r"个(?:多)?月"), "month"),
    (re.compile(r"个年度|周年|年(?![级龄纪轻代底初末报费头]|度内?|[0-9一二三四五六七八九十]{1,2}月)"), "year"),
    (re.compile(r"个?(?:小时|钟头)"), "hour"),
    (re.compile(r"分钟"), "minute"),
)
_HALF_YEAR = re.compile(r"(?<![上下])(?:大)?半年")
_SHORT_YEAR = re.compile(SHORT_YEAR_ALONE)
_LIKELY_YEARS = range(18, 41)
_HALF_MONTH = re.compile(r"半个?月")


def find_durations(text: str) -> list[Duration]:
    """The lengths of time in ``text`` (normalised), in order."""
    found: list[Duration] = []
    at = 0
    while at < len(text):
        duration = length_at(text, at) if text[at] in START else None
        if duration is not None:
            found.append(duration)
        at = duration.end if duration is not None else _next(text, at)
    return found


def _next(text: str, at: int) -> int:
    number = read_numeral(text, at) if text[at] in START else None
    return at + 1 if number is None or number.tail is not None or number.vague else max(number.end, at + 1)


def length_at(text: str, at: int) -> Duration | None:
    """The length of time that starts here, or None."""
    if _HALF_YEAR.match(text, at):
        end = text.index("年", at) + 1
        return Duration(at, end, text[at:end], 6, "month")
    if (half := _HALF_MONTH.match(text, at)) is not None:
        return Duration(at, half.end(), half[0], 15, "day")
    number = read_numeral(text, at)
    if number is None or number.vague or number.too_large or number.low.denominator != 1 or text[at - 1 : at] == "第":
        return None
    for pattern, unit in _UNITS:
        match = pattern.match(text, number.end)
        if match is not None:
            return _counted(text, at, match.end(), int(number.low), unit, number.about or number.low != number.high)
    return None


def _counted(text: str, start: int, end: int, n: int, unit: Unit, approx: bool) -> Duration | None:
    if unit == "year" and (n >= _CALENDAR_START or _reads_as_year(text, start, end, n)):
        return None
    if unit == "year" and text.startswith("半", end):
        return Duration(start, end + 1, text[start : end + 1], n * 12 + 6, "month", approx)
    return Duration(start, end, text[start:end], n, unit, approx)


def _reads_as_year(text: str, start: int, end: int, n: int) -> bool:
    """23年住院 is a year, 10年糖尿病 a length."""
    return (n in _LIKELY_YEARS and _SHORT_YEAR.match(text, start) is not None) or text.startswith(("出生", "生人"), end)
