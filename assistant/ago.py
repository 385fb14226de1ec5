"""Days counted back from the day of asking (3个月前, 半年前, 6天前, 两年前), and days of the old calendar (农历三月,
腊月), which are found only to be left unread."""

import re
from datetime import date, timedelta

from assistant.date_words import ANY_YEAR, DAY, MONTH, When, month_of, year_span
from assistant.durations import length_at

MAX_YEARS = 5
"""两年前 is a year; 二十年前 only says that it is long ago."""
BEFORE = re.compile(r"(?:^|[，。；！？、\n我你他她它们家爸妈爷奶公婆娃是在了就从]|大约|大概|差不多)$")
AFTER = re.compile(r"(?:以|之)?前(?!的?(?:那|这)?(?:费|医|账|单|票|发|报|病|药|十|五|三)|[0-9一二两三四五六七八九十])")
OLD_DAY = rf"(?:初[一二三四五六七八九十]|{DAY}[日号]?)?"
OLD_MONTH = rf"(?:(?:腊|冬|(?<![真修更改反纠端校])正)月(?![收薪供])|闰{MONTH}月)"
LUNAR = re.compile(
    rf"(?:{ANY_YEAR}的?)?(?:(?:农|阴|旧|老|古|夏)历的?(?:{ANY_YEAR}的?)?(?:(?:{MONTH}|腊|冬|正)月?)?|{OLD_MONTH}){OLD_DAY}"
    r"|大年(?:三十|初[一二三四五六七八九十])|除夕"
)


def ago(text: str, at: int, as_of: date) -> When | None:
    """The span some time ago, or None: a day for days and weeks, a month for months, a year for a few years."""
    if BEFORE.search(text[max(0, at - 3) : at]) is None or (length := length_at(text, at)) is None:
        return None
    after = AFTER.match(text, length.end)
    if after is None:
        return None
    span = _back(length.n, length.unit, as_of)
    if span is None or length.approx:
        return None
    return When(at, after.end(), text[at : after.end()], *span, "relative", relative=True)


def _back(n: int, unit: str, as_of: date) -> tuple[date, date] | None:
    if unit in ("day", "week"):
        day = as_of - timedelta(n * (7 if unit == "week" else 1))
        return day, day
    if unit == "month":
        index = as_of.year * 12 + as_of.month - 1 - n
        return month_of(index // 12, index % 12 + 1)
    return year_span(as_of.year - n) if unit == "year" and n <= MAX_YEARS else None
