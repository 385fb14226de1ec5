"""Finds rates (70%, 百分之七十, 七成) as exact fractions, and counts of people and of hospital stays."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Literal, NamedTuple

from assistant.numerals import START, Value, read_numeral


class Rate(NamedTuple):
    """``value`` is the exact share (7/10); ``points`` for percentage points (提高5个点), which are a change."""

    start: int
    end: int
    words: str
    value: Fraction
    points: bool = False
    too_large: bool = False


class Count(NamedTuple):
    """So many people in the household, or stays in hospital."""

    start: int
    end: int
    words: str
    n: int
    unit: Literal["person", "stay"]
    approx: bool = False


_PREFIX = {"百分之": 100, "千分之": 1000, "万分之": 10000}
_SIGN = re.compile(r"%|‰|个?百分点|个点(?![儿心子])")
_TENTHS = re.compile(r"成(?![都为功立员长本果绩效交分人套群年药药品就])|成(?=都[没不是能要报]|都$)")
_HALF_TENTH = re.compile(r"[0-9一二两三四五六七八九半](?![0-9〇零一二两三四五六七八九十百千万亿个口次人%.])")
_HALF = re.compile(r"一半(?!天|年)|对半|百分百")
_DECIMAL = re.compile(r"(?<![0-9.])(?:0?\.[0-9]{1,6})(?![0-9.]|[万元块亿千百%])")
_NEAR = 8
_PEOPLE = re.compile(
    r"口人|口之家|个人(?!账户|自付|自费|负担|承担|现金|支付|缴费|医疗|出|付)|口(?![服腔])|位老人|名家庭成员"
    r"|人(?![民员均次份工社大家事类群体生命])"
)
_FIXED = re.compile(r"(?:夫妻|我们|咱们|咱|爷孙|母子|母女|父子|父女|他们|她们)?(俩|仨|两口子)|(?:老|小)两口")
_STAY = re.compile(r"[次回趟]院")
_STAY_AFTER = re.compile(r"[次回趟](?!数|性|救助|补偿)")
_STAYED = re.compile(r"(?:住院|住过院|住了院|住过|住了|住|入院)(?:治疗)?(?:了|过)?$")
_STAYING = re.compile(r"[次回趟](?:的)?(?:住院|住过院|住了院|入院)")


def find_rates(text: str) -> list[Rate]:
    """The rates in ``text`` (normalised), in order."""
    rates: list[Rate] = []
    at = 0
    while at < len(text):
        rate = _rate_at(text, at)
        if rate is not None:
            rates.append(rate)
        at = rate.end if rate is not None else at + 1 if text[at] not in START else _past_number(text, at)
    return rates


def _past_number(text: str, at: int) -> int:
    number = None if text[at] in "百千万" else read_numeral(text, at)
    return at + 1 if number is None or number.end <= at else min(number.end, at + 40)


def _rate_at(text: str, at: int) -> Rate | None:
    half = _HALF.match(text, at)
    if half is not None:
        return Rate(at, half.end(), half[0], Fraction(1) if half[0] == "百分百" else Fraction(1, 2))
    for prefix, whole in _PREFIX.items():
        if text.startswith(prefix, at):
            return _said_fraction(text, at, at + len(prefix), whole)
    if text[at] not in START and text[at] != ".":
        return None
    decimal = _DECIMAL.match(text, at)
    if decimal is None:
        return _counted_rate(text, at)
    near = text[max(0, at - _NEAR) : decimal.end() + _NEAR]
    if "率" not in near and "比例" not in near:
        return None
    return Rate(at, decimal.end(), decimal[0], Fraction("0" + decimal[0].lstrip("0")))


def _said_fraction(text: str, start: int, at: int, whole: int) -> Rate | None:
    if text.startswith("百", at):
        return Rate(start, at + 1, text[start : at + 1], Fraction(100, whole))
    number = read_numeral(text, at)
    if number is None:
        return None
    return Rate(start, number.end, text[start : number.end], Fraction(number.low, whole), too_large=number.too_large)


def _counted_rate(text: str, at: int) -> Rate | None:
    number = read_numeral(text, at)
    if number is None or number.vague:
        return None
    end = number.end
    sign = _SIGN.match(text, end)
    if sign is not None:
        whole = 1000 if sign[0] == "‰" else 100
        share = Fraction(number.low, whole)
        return Rate(at, sign.end(), text[at : sign.end()], share, "点" in sign[0], number.too_large)
    if text.startswith("分之", end) and number.low >= 2:
        top = read_numeral(text, end + 2)
        if top is not None and number.low.denominator == 1 and not top.too_large:
            return Rate(at, top.end, text[at : top.end], Fraction(top.low, 1) / number.low, too_large=number.too_large)
    if number.low <= 10 and number.low == number.high and _TENTHS.match(text, end):
        return _tenths(text, at, end, number.low)
    return None


def _tenths(text: str, start: int, end: int, whole: Value) -> Rate:
    """七成, 八成五."""
    end += 1
    value = Fraction(whole, 10)
    part = _HALF_TENTH.match(text, end)
    if part is not None:
        digit = None if part[0] == "半" else read_numeral(part[0], 0)
        value += Fraction(digit.low if digit else 5, 100)
        end = part.end()
    return Rate(start, end, text[start:end], value)


def find_counts(text: str) -> list[Count]:
    """People (三口人, 4个人, 夫妻俩) and hospital stays (住了三次院, 住院3次) in ``text`` (normalised), in order."""
    counts: list[Count] = []
    at = 0
    while at < len(text):
        count = _count_at(text, at)
        if count is not None:
            counts.append(count)
        at = count.end if count is not None else at + 1 if text[at] not in START else _past_number(text, at)
    return counts


def _count_at(text: str, at: int) -> Count | None:
    fixed = _FIXED.match(text, at)
    if fixed is not None:
        return Count(at, fixed.end(), fixed[0], 3 if "仨" in fixed[0] else 2, "person")
    number = read_numeral(text, at) if text[at] in START and text[at - 1 : at] != "第" else None
    if number is not None and number.unit >= 100 and number.tail is not None:  # 三万五口人
        at, number = number.tail, read_numeral(text, number.tail)
    if number is None or number.too_large or number.low.denominator != 1 or number.vague or number.unit >= 100:
        return None
    n, end, approx = int(number.low), number.end, number.about or number.low != number.high
    people = _PEOPLE.match(text, end)
    if people is not None and not (people[0] == "人" and text[max(0, at - 1) : at] in ("每", "〔")):
        return Count(at, people.end(), text[at : people.end()], n, "person", approx)
    before = text[max(0, at - 6) : at]
    for pattern in (_STAY, _STAYING, _STAY_AFTER if _STAYED.search(before) else None):
        match = pattern.match(text, end) if pattern else None
        if match is not None:
            return Count(at, match.end(), text[at : match.end()], n, "stay", approx)
    return None
