"""Reads one sum or a span of two where it starts in a text: 5到6万, 3000-5000, 5万或3万, 2、3万, 三万四、五千."""

from __future__ import annotations

import re

from assistant.numerals import read_numeral
from assistant.written_sum import WrittenSum, counted, with_currency

_JOIN = re.compile(r"到|至|-|~|—{1,2}|或者?|还是|[、，,/]")
_NO_NUMBER = re.compile("差一点$|不离十")  # 差一点四千 is not 1.4 thousand
_LISTED = re.compile(r"(?:分别|依次|各)[^，。；！？\n]{0,6}$")
_EITHER = ("或", "还")
_YEARS = range(1900, 2100)
_WINDOW = 14


def read_sum(text: str, at: int) -> WrittenSum | None:
    number = None if _NO_NUMBER.search(text[max(0, at - 2) : at + 2]) else read_numeral(text, at)
    if number is None:
        return None
    left = with_currency(text, at, number)
    join = _JOIN.match(text, left.end)
    if join is None or left.coins:
        return left
    number = read_numeral(text, join.end())
    if number is None:
        return left
    right = with_currency(text, join.end(), number)
    if counted(text, right) or right.number.vague:
        return left
    if join[0] in "、，,/":
        return _neighbours(text, left, right, join[0]) or left
    if not (right.currency or right.number.unit >= 100 or _both_bare(left, right)):
        return left
    return _span(left, right, join[0][0] in _EITHER)


def _both_bare(left: WrittenSum, right: WrittenSum) -> bool:
    """3000到5000: digits without a unit on the right, and no years."""
    plain = right.number.arabic and 3 <= right.number.digits <= 7 and right.number.unit == 1
    years = right.low in _YEARS and (left.low in _YEARS or bool(left.currency))
    return plain and not years and (bool(left.currency) or 3 <= left.number.digits <= 7)


def _neighbours(text: str, left: WrittenSum, right: WrittenSum, join: str) -> WrittenSum | None:
    """2、3万, 三万四、五千 and 3万4、5, digits that follow each other: one sum, between the two; a list says 分别."""
    tail, unit, base = left.number.tail, right.number.unit, left.number.tail_low
    if left.currency or _LISTED.search(text[: left.start][-_WINDOW:]):
        return None
    if tail is None:
        alone = left.number.unit == 1 and unit >= 100
    else:
        alone = join == "、" and (unit >= 100 or right.number.digits == 1)
        unit = unit if unit >= 100 else left.number.unit // 10
    high = right.low if right.number.unit > 1 else right.low * unit
    first = left.low * unit if tail is None else left.low - base
    if not alone or high != first + unit:
        return None
    return right._replace(start=left.start, low=base + first, high=base + high, ranged=True)


def _span(left: WrittenSum, right: WrittenSum, either: bool) -> WrittenSum:
    """5到6万: the first number takes the second's unit unless it has its own or is too big for it. 5万或3万 is between
    the two as well."""
    low, high, unit = left.low, right.high, right.number.unit
    if not left.currency and left.number.unit == 1 and low < right.low / unit:
        low *= unit
    if either and low > high:
        low, high = right.low, left.high
    if low >= high:
        return left
    currency = right.currency or left.currency
    return right._replace(start=left.start, low=low, high=high, currency=currency, ranged=True)
