"""The words dates are made of (years, months, days, parts of them) as patterns, and the spans they mean."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import Literal, NamedTuple


class When(NamedTuple):
    """``first``..``last`` is the span meant. ``relative`` depends on the day of asking (去年); ``inferred`` had no
    year, so the asker's was taken; ``invalid`` named a day that does not exist, so its whole month is given. kind
    "relative" is a span that is no single day, month or year (上半年, 2023年到2024年)."""

    start: int
    end: int
    words: str
    first: date
    last: date
    kind: Literal["day", "month", "year", "relative"]
    relative: bool = False
    inferred: bool = False
    invalid: bool = False


Span = tuple[date, date]

SHIFTS = {"大前年": -3, "前年": -2, "去年": -1, "头年": -1, "上年": -1, "上一年": -1, "今年": 0, "本年": 0}
SHIFTS |= {"明年": 1, "下一年": 1, "下年": 1, "后年": 2}
_SHIFT = "|".join(sorted(SHIFTS, key=len, reverse=True))
_CHINESE = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "O": 0, "o": 0}
YEAR = r"(?:(?<![0-9.])(?:19|20)[0-9]{2}年(?!级)|[一二][〇零Oo一二三四五六七八九]{3}年)"
_SHORT_YEAR = r"(?<![0-9.,第])[0-9]{2}年"
_NOT_LENGTH = r"(?![0-9前后内以之来多间有了期龄史限社医保工级底初末义糖高尿心慢精老])"
SHORT_YEAR_ALONE = (
    rf"(?:{_SHORT_YEAR}(?=[底初末]|上半年|下半年)|(?<!就是)(?<![了过满近共每约第0-9.,病龄缴交保作婚后前有疮炎癌瘤症疾残瘫压糖肿衰梗塞])[0-9]{{2}}年"
    rf"{_NOT_LENGTH}(?!的(?!费|医|发|住|账|单|药|救|待|政|标|收)))"
)
_SAID_YEAR = r"(?<![〇零Oo一二三四五六七八九十])[一二][〇零Oo一二三四五六七八九]年"
ANY_YEAR = rf"(?:{YEAR}|{_SHORT_YEAR}|{_SAID_YEAR}|(?:{_SHIFT})度?)"
MONTH = r"(?:1[0-2](?![0-9])|0?[1-9](?![0-9])|十[一二]?|[一二三四五六七八九])"
DAY = (
    r"(?:3[01](?![0-9])|[12][0-9](?![0-9])|0?[1-9](?![0-9])|三十一?|(?:二十|廿)[一二三四五六七八九]?"
    r"|十[一二三四五六七八九]?|[一二三四五六七八九])"
)
MONTH_WORD = r"(?:月份|月)(?![子饼嫂经薪入供收工退养])"
PART = r"初|中旬|底|末|上旬|下旬"
HALF = r"(?:年?底|年?末|年?初|上半年|下半年|第?[一二三四1234]季度|全年|年度|度|内)?"
JOIN = re.compile(r"到|至|-|~|—{1,2}")


def number_of(words: str) -> int:
    """12, 〇五, 十二, 二十五, 廿三 as an int."""
    if words.isascii() and words.isdigit():
        return int(words)
    tens, has_ten, ones = words.replace("廿十", "廿").replace("廿", "二十").partition("十")
    if not has_ten:
        return _CHINESE[words]
    return (_CHINESE[tens] if tens else 1) * 10 + (_CHINESE[ones] if ones else 0)


def year_of(words: str, as_of: date) -> tuple[int, bool]:
    """The calendar year, and whether it depends on the day of asking. 23年 is 2023, 98年 is 1998."""
    shift = words.removesuffix("度")
    if shift in SHIFTS:
        return as_of.year + SHIFTS[shift], True
    digits = "".join(str(_CHINESE[c]) if c in _CHINESE else c for c in words.removesuffix("年"))
    year = int(digits)
    if len(digits) == 4:
        return year, False
    century = as_of.year // 100 * 100
    return (century + year if century + year <= as_of.year + 5 else century - 100 + year), False


def is_recent(year: int, text: str, end: int, as_of: date) -> bool:
    """Whether 23年 alone is a year: a recent one, or one that says so (98年出生, 15年底); else it may be a length."""
    return as_of.year - 8 <= year <= as_of.year + 1 or text.startswith(
        ("出生", "生人", "底", "末", "初", "上半年", "下半年"), end
    )


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None if there is no such day."""
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def month_of(year: int, month: int) -> Span:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_span(year: int) -> Span:
    return date(year, 1, 1), date(year, 12, 31)


def part_of_month(year: int, month: int, part: str) -> Span:
    """月初 and 上旬 are days 1-10, 中旬 11-20, 月底 and 下旬 from the 21st."""
    first, last = month_of(year, month)
    if part in ("初", "上旬"):
        return first, first.replace(day=10)
    if part == "中旬":
        return first.replace(day=11), first.replace(day=20)
    return (first.replace(day=21), last) if part else (first, last)


def part_of_year(year: int, part: str) -> Span:
    """年初 is January, 年底 December, 上半年 January to June, 第二季度 April to June; 年度 and 全年 the whole year."""
    if "季度" in part:
        quarter = next(n for n, marks in enumerate(("一1", "二2", "三3", "四4")) if any(c in part for c in marks))
        return month_of(year, quarter * 3 + 1)[0], month_of(year, quarter * 3 + 3)[1]
    if "初" in part:
        return month_of(year, 1)
    if "底" in part or "末" in part:
        return month_of(year, 12)
    if "上半" in part:
        return date(year, 1, 1), date(year, 6, 30)
    return (date(year, 7, 1), date(year, 12, 31)) if "下半" in part else year_span(year)
