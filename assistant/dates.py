"""Finds dates in a normalised question and turns them into day spans, given the day of asking. Lengths of time are
never dates. What a date is of (admission, certificate) is decided elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from assistant.ago import LUNAR, ago
from assistant.date_words import (
    ANY_YEAR,
    DAY,
    HALF,
    JOIN,
    MONTH,
    MONTH_WORD,
    PART,
    SHIFTS,
    SHORT_YEAR_ALONE,
    YEAR,
    When,
    day_of,
    is_recent,
    month_of,
    number_of,
    part_of_month,
    part_of_year,
    year_of,
    year_span,
)
from assistant.durations import Duration, find_durations
from assistant.money_words import money_words

__all__ = ["Duration", "When", "find_dates", "find_durations"]

Match = re.Match[str]
NEAR = 30
"""How many characters after a day another may stand without its month."""
_DAYS = {
    "大前天": -3,
    "前天": -2,
    "前日": -2,
    "昨天": -1,
    "昨日": -1,
    "今天": 0,
    "今日": 0,
    "明天": 1,
    "明日": 1,
    "后天": 2,
}
_MONTHS = {"上上个月": -2, "上个月": -1, "上月": -1, "本月": 0, "这个月": 0, "这月": 0, "下个月": 1, "下月": 1}
_WEEKS = {"上周": -7, "上个星期": -7, "上星期": -7, "本周": 0, "这周": 0, "这个星期": 0, "下周": 7, "下星期": 7}
_FIRST_LETTERS = frozenset(
    "0123456789〇零一二三四五六七八九十廿两半大前去头上今本当这明下后昨年月第农阴旧老古夏腊冬正闰除"
)


def _any(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_ISO = re.compile(
    r"(?<![0-9.])((?:19|20)[0-9]{2})([-/.])(1[0-2]|0?[1-9])(?:\2(3[01]|[12][0-9]|0?[1-9])(?![0-9])"
    r"|(?![-/.]?[0-9元块万千%]))"
)
_COMPACT = re.compile(r"(?<![0-9.])((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])(?![0-9.元块万])")
_SHORT = re.compile(
    r"(?<![0-9.\-/])([12][0-9])([-/.])(1[0-2]|0?[1-9])\2(3[01]|[12][0-9]|0?[1-9])(?![0-9.\-/%元块万千])"
)
_YEARS = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})年?(?:到|至|-|~|—{1,2})((?:19|20)[0-9]{2})年")
_MONTH_RANGE = re.compile(rf"({ANY_YEAR})?({MONTH})月?份?(?:到|至|-|~|—{{1,2}})({MONTH}){MONTH_WORD}")
_SAID = r"(?:[日号]|(?=出院|出的|住院|住的|入院|进院|进的|那天|开刀|手术|认定|批下|评上|推过|推来))"
_FULL = re.compile(rf"({ANY_YEAR})的?({MONTH}){MONTH_WORD}(?:的?({DAY}){_SAID}|({PART}))?")
_YEAR_ONLY = re.compile(rf"({YEAR}|{SHORT_YEAR_ALONE}|(?<!以)(?:{_any(SHIFTS)})(?![龄纪轻])){HALF}")
_MONTH_ONLY = re.compile(rf"(?<![0-9个几每满近第.])({MONTH}){MONTH_WORD}(?!内|以内)(?:({DAY}){_SAID}|({PART}))?")
_NAMED_MONTH = re.compile(rf"(?<!以)({_any(_MONTHS)})(?:({DAY})[日号]|({PART}))?")
_NAMED_DAY = re.compile(rf"({_any(_DAYS)})")
_NAMED_WEEK = re.compile(rf"(?<!以)({_any(_WEEKS)})")
_BARE_YEAR = re.compile(
    r"(?<![0-9.,:：〔\[【“\"¥A-Za-z年\-/])(20[1-4][0-9])(?![0-9元块万千百亿%.,:/年个人次天号条项户名岁月级\-〕\]】”\"])"
)
_BARE_PART = re.compile(r"年底|年末|年初|上半年|下半年|第[一二三四1234]季度|月底|月初")


_BARE_DAY = re.compile(
    rf"(?<![0-9第每满了过住共近隔头月])({DAY})[日号](?![楼线床院病房门桌窗内间左栋幢机文令])(?=才|就|又|也|都|的|那|这|当|去|来|出|进|入|住|办|回|反|报|交|发|批|认|评|他|她|我|人|完|给)"
)


def find_dates(text: str, as_of: date) -> list[When]:
    """The dates in ``text`` (normalised) as spans of days, in order; 2023年3月到5月 is one span."""
    found: list[When] = []
    at = 0
    while at < len(text):
        if text[at] in _FIRST_LETTERS and (old := LUNAR.match(text, at)) is not None:
            at = old.end()
            continue
        when = (_at(text, at, as_of) or _bare_day(text, at, found)) if text[at] in _FIRST_LETTERS else None
        if when is None:
            at += 1
            continue
        joined = _joined(text, found[-1], when) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(when)
        at = when.end
    return found


def _at(text: str, at: int, as_of: date) -> When | None:
    if (when := ago(text, at, as_of)) is not None:
        return when
    for pattern, make in _READERS:
        match = pattern.match(text, at)
        when = make(match, as_of) if match is not None else None
        if when is not None:
            return when
    return None


def _bare_day(text: str, at: int, found: list[When]) -> When | None:
    """11月2日收到，12日才回: a day without its month is of the month of the day named last, or of the next one."""
    match = _BARE_DAY.match(text, at) if found and found[-1].kind == "day" and at - found[-1].end < NEAR else None
    if match is None:
        return None
    before = found[-1].first
    month = before.year * 12 + before.month - (number_of(match[1]) > before.day)
    day = day_of(month // 12, month % 12 + 1, number_of(match[1]))
    if day is None:
        return None
    return When(match.start(), match.end(), match[0], day, day, "day", found[-1].relative, found[-1].inferred)


def _joined(text: str, left: When, right: When) -> When | None:
    """2022年11月到2月: one span; a second part without year follows the first."""
    if not JOIN.fullmatch(text, left.end, right.start):
        return None
    first, last = right.first, right.last
    if right.inferred and not left.inferred:
        first, last = _in_year(first, left.first.year), _in_year(last, left.first.year)
        if last < left.first:
            last = _next_year(last)
    if last < left.first:
        return None
    return left._replace(end=right.end, words=text[left.start : right.end], last=last, kind="relative",
                         relative=left.relative or right.relative, invalid=left.invalid or right.invalid)  # fmt: skip


def _in_year(day: date, year: int) -> date:
    return month_of(year, day.month)[1] if day == month_of(day.year, day.month)[1] else day.replace(year=year)


def _next_year(day: date) -> date:
    return _in_year(day, day.year + 1)


def _iso(match: Match, as_of: date) -> When | None:
    return _dated(match, int(match[1]), int(match[3]), int(match[4]) if match[4] else None)


def _short(match: Match, as_of: date) -> When | None:
    """22.11.1: a day of the last years, when there is one."""
    when = _dated(match, as_of.year // 100 * 100 + int(match[1]), int(match[3]), int(match[4]))
    return when if when and not when.invalid and -15 < when.first.year - as_of.year < 2 else None


def _compact(match: Match, as_of: date) -> When | None:
    return _dated(match, int(match[1]), int(match[2]), int(match[3]))


def _full(match: Match, as_of: date) -> When | None:
    year, relative = year_of(match[1], as_of)
    when = _dated(match, year, number_of(match[2]), number_of(match[3]) if match[3] else None, match[4] or "")
    return when and when._replace(relative=relative)


def _month_only(match: Match, as_of: date) -> When | None:
    day = number_of(match[2]) if match[2] else None
    when = _dated(match, as_of.year, number_of(match[1]), day, match[3] or "")
    return when and when._replace(inferred=True)


def _dated(match: Match, year: int, month: int, day: int | None, part: str = "") -> When | None:
    if not 1 <= month <= 12:
        return None
    if day is None:
        first, last = part_of_month(year, month, part)
        return When(match.start(), match.end(), match[0], first, last, "relative" if part else "month")
    exact = day_of(year, month, day)
    if exact is None:
        first, last = month_of(year, month)
        return When(match.start(), match.end(), match[0], first, last, "month", invalid=True)
    return When(match.start(), match.end(), match[0], exact, exact, "day")


def _years(match: Match, as_of: date) -> When | None:
    first, last = int(match[1]), int(match[2])
    if first > last:
        return None
    return When(match.start(), match.end(), match[0], date(first, 1, 1), date(last, 12, 31), "relative")


def _month_range(match: Match, as_of: date) -> When | None:
    year, relative = year_of(match[1], as_of) if match[1] else (as_of.year, False)
    first, last = number_of(match[2]), number_of(match[3])
    end = month_of(year + (last < first), last)[1]
    start = month_of(year, first)[0]
    return When(match.start(), match.end(), match[0], start, end, "relative", relative, inferred=not match[1])


def _year_only(match: Match, as_of: date) -> When | None:
    year, relative = year_of(match[1], as_of)
    if len(match[1]) == 3 and match[1][0].isdigit() and not is_recent(year, match.string, match.end(1), as_of):
        return None
    part = match[0][len(match[1]) :]
    first, last = part_of_year(year, part) if part else year_span(year)
    return When(
        match.start(),
        match.end(),
        match[0],
        first,
        last,
        "year" if (first, last) == year_span(year) else "relative",
        relative,
    )


def _named_month(match: Match, as_of: date) -> When | None:
    months = as_of.year * 12 + as_of.month - 1 + _MONTHS[match[1]]
    day = number_of(match[2]) if match[2] else None
    when = _dated(match, months // 12, months % 12 + 1, day, match[3] or "")
    return when and when._replace(relative=True)


def _named_day(match: Match, as_of: date) -> When | None:
    day = as_of + timedelta(days=_DAYS[match[1]])
    return When(match.start(), match.end(), match[0], day, day, "day", relative=True)


def _named_week(match: Match, as_of: date) -> When | None:
    monday = as_of - timedelta(days=as_of.weekday()) + timedelta(days=_WEEKS[match[1]])
    return When(match.start(), match.end(), match[0], monday, monday + timedelta(days=6), "relative", relative=True)


def _bare_year(match: Match, as_of: date) -> When | None:
    """指标2023恰82%: a likely year, unless the word before it makes it a sum (花了2023)."""
    before = match.string[max(0, match.start() - 8) : match.start()]
    year = int(match[1])
    if abs(year - as_of.year) > 15 or money_words().cue.search(before):
        return None
    first, last = year_span(year)
    return When(match.start(), match.end(), match[0], first, last, "year")


def _bare_part(match: Match, as_of: date) -> When | None:
    if match[0] in ("月底", "月初"):
        first, last = part_of_month(as_of.year, as_of.month, match[0][1])
    else:
        first, last = part_of_year(as_of.year, match[0])
    return When(match.start(), match.end(), match[0], first, last, "relative", relative=True)


_READERS: tuple[tuple[re.Pattern[str], Callable[[Match, date], When | None]], ...] = (
    (_ISO, _iso), (_SHORT, _short), (_COMPACT, _compact), (_YEARS, _years), (_MONTH_RANGE, _month_range),
    (_FULL, _full), (_YEAR_ONLY, _year_only), (_NAMED_MONTH, _named_month), (_NAMED_DAY, _named_day),
    (_NAMED_WEEK, _named_week), (_MONTH_ONLY, _month_only), (_BARE_YEAR, _bare_year), (_BARE_PART, _bare_part),
)  # fmt: skip
