"""Dates written from a known day, month or year in every form people use, and words counted from the day of
asking. What each form means is worked out here, without the readers."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

HAN = "〇一二三四五六七八九"
WIDE = str.maketrans("0123456789-/.", "０１２３４５６７８９－／．")


class Dated(NamedTuple):
    """Words and the days they mean. Not ``exact``: any days within these will do, said to be no exact date."""

    words: str
    first: date
    last: date
    exact: bool = True


def said(n: int) -> str:
    tens, ones = divmod(n, 10)
    return ("" if tens == 0 else ("" if tens == 1 else HAN[tens]) + "十") + (HAN[ones] if ones or not tens else "")


def characters(year: int, zero: str = "〇") -> str:
    return "".join(HAN[int(digit)] for digit in str(year)).replace("〇", zero)


def month(year: int, number: int) -> tuple[date, date]:
    return date(year, number, 1), date(year, number, monthrange(year, number)[1])


def words(block: str) -> list[str]:
    return block.split()


DAYS = words(
    """
    {y}年{m}月{d}日 {y}年{m}月{d}号 {y}年{m:02d}月{d:02d}日 {y}-{m:02d}-{d:02d} {y}-{m}-{d} {y}/{m}/{d}
    {y}.{m}.{d} {y}.{m:02d}.{d:02d} {y}/{m:02d}/{d:02d} {y}{m:02d}{d:02d} {s}年{m}月{d}号 {s}年{m}月{d}日
    {Y}年{M}月{D}日 {Z}年{M}月{D}号 {O}年{M}月{D}日 {y}年{M}月{D}号 {y}年{m}月{D}日 {y}年的{m}月{d}号
    {y}年{m}月的{d}号 {s}.{m}.{d} {s}-{m:02d}-{d:02d} {s}/{m}/{d} 公历{y}年{m}月{d}日 {S}年{M}月{D}号
    """
)
"""y and Y, Z, O: the year in digits and in characters; s and S: its last two; m, M and d, D alike."""
MONTHS = words(
    """
    {y}年{m}月 {y}年{m}月份 {y}-{m:02d} {y}/{m:02d} {y}.{m} {s}年{m}月 {Y}年{M}月 {y}年{M}月份 {y}年的{m}月
    {S}年{M}月
    """
)
PARTS = (("初", 1, 10), ("上旬", 1, 10), ("中旬", 11, 20), ("下旬", 21, 31), ("底", 21, 31))
QUARTERS = words("{y}年第{Q}季度 {y}年{Q}季度 {y}年第{q}季度 {y}年{q}季度")


def names(day: date) -> dict[str, object]:
    year = characters(day.year)
    return {
        **{"y": day.year, "m": day.month, "d": day.day, "s": f"{day.year % 100:02d}", "S": year[2:], "Y": year},
        **{"Z": characters(day.year, "零"), "O": characters(day.year, "○"), "M": said(day.month), "D": said(day.day)},
    }


def days(day: date) -> Iterator[Dated]:
    """One day in every written form."""
    for form in DAYS:
        yield Dated(form.format(**names(day)), day, day)
    for form in DAYS[:4]:
        yield Dated(form.format(**names(day)).translate(WIDE), day, day)
    yield Dated(f"{day.year} 年 {day.month} 月 {day.day} 日", day, day)


def months(day: date) -> Iterator[Dated]:
    """A month, its parts, a quarter, half a year, a year."""
    y, (first, last) = day.year, month(day.year, day.month)
    for form in MONTHS:
        yield Dated(form.format(**names(day)), first, last)
    for part, start, end in PARTS:
        ends = first.replace(day=start), first.replace(day=min(end, last.day))
        yield Dated(f"{y}年{day.month}月{part}", *ends, exact=False)
    quarter = (day.month - 1) // 3
    for form in QUARTERS:
        span = month(y, quarter * 3 + 1)[0], month(y, quarter * 3 + 3)[1]
        yield Dated(form.format(y=y, q=quarter + 1, Q="一二三四"[quarter]), *span)
    half, ends = ("上", (date(y, 1, 1), date(y, 6, 30))) if day.month <= 6 else ("下", (date(y, 7, 1), date(y, 12, 31)))
    yield from (Dated(f"{y}年{half}半年", *ends), Dated(f"{y % 100:02d}年{half}半年", *ends))
    yield from (Dated(each, date(y, 1, 1), date(y, 12, 31)) for each in (f"{y}年", f"{y}年度", f"{characters(y)}年"))
    yield from (Dated(f"{y}年底", *month(y, 12), exact=False), Dated(f"{y}年初", *month(y, 1), exact=False))


SHIFTS = {"大前年": -3, "前年": -2, "去年": -1, "上一年": -1, "今年": 0, "明年": 1, "后年": 2}
MONTHS_AWAY = {"上上个月": -2, "上个月": -1, "上月": -1, "这个月": 0, "本月": 0, "下个月": 1}
DAYS_AWAY = {"大前天": -3, "前天": -2, "昨天": -1, "今天": 0}


def away(asked: date, months: int) -> tuple[date, date]:
    index = asked.year * 12 + asked.month - 1 + months
    return month(index // 12, index % 12 + 1)


def counted(asked: date) -> Iterator[Dated]:
    """Words that mean another day on another day."""
    for shift, years in SHIFTS.items():
        yield from in_year(shift, asked.year + years)
    for shift, n in MONTHS_AWAY.items():
        first, last = away(asked, n)
        yield from (Dated(shift, first, last), Dated(f"{shift}底", first, last, exact=False))
        yield from (Dated(f"{shift}{each}", first.replace(day=10), first.replace(day=10)) for each in ("10号", "十号"))
    for shift, n in DAYS_AWAY.items():
        yield Dated(shift, asked + timedelta(n), asked + timedelta(n))
    for m in range(1, 13):
        first, last = month(asked.year, m)
        yield from (Dated(f"{m}月", first, last), Dated(f"{said(m)}月份", first, last))
        yield from (
            Dated(f"{m}月3号", first.replace(day=3), first.replace(day=3)),
            Dated(f"{m}月初", first, last, False),
        )


def in_year(shift: str, year: int) -> Iterator[Dated]:
    """去年, 去年3月, 去年的三月二十号, 去年底."""
    yield Dated(shift, date(year, 1, 1), date(year, 12, 31))
    for m in range(1, 13):
        first, last = month(year, m)
        yield from (Dated(f"{shift}{each}", first, last) for each in (f"{m}月", f"{said(m)}月份", f"的{m}月"))
        for each in (f"{m}月20号", f"{said(m)}月二十号", f"的{m}月20日"):
            yield Dated(f"{shift}{each}", date(year, m, 20), date(year, m, 20))
        yield Dated(f"{shift}{m}月初", first, last, exact=False)
    yield from (
        Dated(f"{shift}年底", *month(year, 12), exact=False),
        Dated(f"{shift}年初", *month(year, 1), exact=False),
    )
    yield Dated(f"{shift}上半年", date(year, 1, 1), date(year, 6, 30))
    yield Dated(f"{shift}三季度", date(year, 7, 1), date(year, 9, 30))


def ago(asked: date) -> Iterator[Dated]:
    """So long before the day of asking: never an exact day, month or year."""
    for n in range(1, 12):
        for each in (f"{n}个月前", f"{n}个月以前", f"{'两' if n == 2 else said(n)}个月前", f"{n}个月之前"):
            yield Dated(each, *away(asked, -n), exact=False)
    for each in ("半年前", "半年以前", "半年之前"):
        yield Dated(each, *away(asked, -6), exact=False)
    for n in range(1, 30):
        yield Dated(f"{n}天前", asked - timedelta(n), asked - timedelta(n), exact=False)
    for n in range(1, 5):
        year = asked.year - n
        yield Dated(f"{'一两三四'[n - 1]}年前", date(year, 1, 1), date(year, 12, 31), exact=False)


LUNAR = words(
    """
    农历{}月 阴历{}月初五 旧历{}月 农历{}月十五 农历2022年{}月 古历{}月廿三 农历{}月初八 老历{}月 2022年农历{}月
    去年农历{}月 今年阴历{}月
    """
)
FEASTS = words(
    """
    腊月 腊月二十三 冬月 正月 正月初八 正月十五 闰二月 去年腊月 2023年正月 大年三十 大年初一 除夕
    """
)


def lunar() -> Iterator[str]:
    """Days of the other calendar: never to be taken for days of this one."""
    for form in LUNAR:
        yield from (form.format(HAN[n]) for n in range(2, 10))
    yield from FEASTS


def date_forms(rng: Random, asked: date) -> Iterator[Dated]:
    for _ in range(60):
        day = date(2015, 1, 1) + timedelta(rng.randrange(365 * 11))
        yield from days(day)
        yield from months(day)
    yield from counted(asked)
    yield from ago(asked)
