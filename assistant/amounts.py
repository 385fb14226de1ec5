"""Finds sums of money in a normalised question, exact to the 分, and how sure the words are. What a sum is for
(bill, paid, income) is decided elsewhere. Years, counts, percentages, document and phone numbers are not money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Literal, NamedTuple

from assistant.counts import Count, Rate, find_counts, find_rates
from assistant.money_words import money_words
from assistant.numerals import Numeral, Value, read_numeral

__all__ = ["Amount", "Count", "Rate", "find_amounts", "find_counts", "find_rates"]

Per = Literal["month", "person", "each"]
Bound = Literal["over", "under"]

BEARING = frozenset("自要还得需担该来人")
"""What stands before 负 when it means to bear (要负三万) and not minus."""


class Amount(NamedTuple):
    """``fen`` is the sum; for a span it is ``low``. A ``vague`` (几万) or ``too_large`` one is no figure to use."""

    start: int
    end: int
    words: str
    fen: int
    approx: bool = False
    unit_explicit: bool = True
    low: int | None = None
    high: int | None = None
    per: Per | None = None
    bound: Bound | None = None
    vague: bool = False
    zero: bool = False
    too_large: bool = False
    negative: bool = False


class _Read(NamedTuple):
    """A number with the money words after it, before it is judged."""

    start: int
    end: int
    low: Value
    high: Value
    number: Numeral
    currency: str  # 元, 块钱, ¥ … or ""
    coins: bool = False
    ranged: bool = False


_WINDOW = 14
_CURRENCY = re.compile(r"块钱|元整|块|元(?![素月旦宵气化])|圆(?![满形])|人民币|RMB|rmb|CNY|cny|钱(?![包款财])")
_PREFIX = re.compile(r"(?:¥|RMB|rmb|CNY|人民币)$")
_COIN = re.compile(r"[零〇]?([0-9一二两三四五六七八九壹贰叁肆伍陆柒捌玖])([毛角分])(?![钟之])")
_COIN_ALONE = re.compile(r"[0-9一二两三四五六七八九]毛|[0-9一二两三四五六七八九](?:[角分]钱|角(?=$|[，。；！？\n]))")
_TAIL = re.compile(r"[0-9一二两三四五六七八九半](?![0-9〇零一二两三四五六七八九十百千万亿半.])")
_COIN_FEN = {"毛": 10, "角": 10, "分": 1}
_DIGIT = {c: n for row in ("0123456789", "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖") for n, c in enumerate(row)} | {
    "两": 2,
    "半": 5,
}
_BEFORE_NOT = re.compile(r"(?:第|百分之|千分之|万分之|分之|[〕\]】_.]|[0-9][-/:])$")
_BARE_BEFORE_NOT = re.compile(r"[“\"‘'「『《#№A-Za-z]$")
_JOIN = re.compile(r"到|至|-|~|—{1,2}")
_PER_AFTER = re.compile(r"(?:/|每)个?([人月])|一个(月)(?=$|[，。；！？、\n])|一个(人)(?=$|[，。；！？、\n])")
_NOTHING = re.compile(r"(?:(没|未|不)[^，。；！？\n]{0,3})?一(?:分|毛|块|角)钱?(?:都|也)?(没|未|不)?|分文(未|没|不)")
_NOTHING_DONE = re.compile("(?:能|用|要)?(?:报销|报|花|付|出|给|补|赔|收|掏)")


def find_amounts(text: str) -> list[Amount]:
    """The sums of money in ``text`` (normalised), in order, never overlapping."""
    return list(_scan(text))


def _scan(text: str) -> Iterator[Amount]:
    at = 0
    while at < len(text):
        nothing = _NOTHING.match(text, at) if text[at] in "没未不一分" else None
        if nothing is not None and any(nothing.groups()):
            done = _NOTHING_DONE.match(text, nothing.end()) if nothing[0][-1] in "没未不" else None
            end = done.end() if done else nothing.end()
            yield Amount(at, end, text[at:end], 0, zero=True)
            at = end
            continue
        read = _read(text, at)
        if read is None:
            at += 1
            continue
        amount = _judge(text, read)
        if amount is not None:
            yield amount
            at = amount.end
        else:
            at = max(read.end, at + 1)


def _read(text: str, at: int) -> _Read | None:
    number = read_numeral(text, at)
    if number is None:
        return None
    left = _with_currency(text, at, number)
    join = _JOIN.match(text, left.end)
    if join is None or left.coins:
        return left
    number = read_numeral(text, join.end())
    if number is None:
        return left
    right = _with_currency(text, join.end(), number)
    if not (right.currency or right.number.unit >= 100) or _counted(text, right) or right.number.vague:
        return left
    return _span(left, right)


def _span(left: _Read, right: _Read) -> _Read:
    """5到6万: the first number takes the second's unit unless it has its own or is too big for it."""
    low, unit = left.low, right.number.unit
    if not left.currency and left.number.unit == 1 and low < right.low / unit:
        low *= unit
    if low >= right.high:
        return left
    return right._replace(start=left.start, low=low, currency=right.currency or left.currency, ranged=True)


def _with_currency(text: str, at: int, number: Numeral) -> _Read:
    start, low, high, end = at, number.low, number.high, number.end
    prefix = _PREFIX.search(text[max(0, at - 3) : at])
    currency = prefix[0] if prefix else ""
    start -= len(currency)
    unit = _CURRENCY.match(text, end)
    if unit is not None:
        currency, end = unit[0], unit.end()
        end, fen = _coins(text, end, currency)
        low, high = low + fen, high + fen
    elif number.tail is not None and number.unit >= 100 and _counter(text, end):  # 三万五口人
        low = high = number.tail_low
        end = number.tail
        number = number._replace(tail=None)
    elif number.unit == 1 and _COIN_ALONE.match(text, at):
        end, fen = _coins(text, at, "元")
        return _Read(at, end, fen, fen, number, "毛", coins=True)
    return _Read(start, end, low, high, number, currency)


def _coins(text: str, at: int, currency: str) -> tuple[int, Value]:
    """The 毛、角、分 after 元, and the bare last digit of 三块五."""
    fen, size, before = 0, 100, at
    while (coin := _COIN.match(text, at)) is not None and _COIN_FEN[coin[2]] < size:
        size = _COIN_FEN[coin[2]]
        fen += _DIGIT[coin[1]] * size
        at = coin.end()
    tail = _TAIL.match(text, at) if size > 1 and (currency == "块" or at > before) else None
    if tail is not None and not _counter(text, tail.end()):
        fen += _DIGIT[tail[0]] * (10 if size == 100 else 1)
        at = tail.end()
    if at > before and text.startswith("钱", at):
        at += 1
    return at, Fraction(fen, 100) if fen else 0


def _counter(text: str, at: int) -> bool:
    return money_words().counter.match(text, at) is not None


def _counted(text: str, read: _Read) -> bool:
    if read.currency or read.end != read.number.end:
        return False
    bare = read.number.unit == 1 and money_words().bare_counter.match(text, read.end) is not None
    return bare or _counter(text, read.end)


def _judge(text: str, read: _Read) -> Amount | None:
    if read.number.unit == 1 and read.number.digits < 3 and read.high and not (read.currency or read.coins):
        return None
    before = text[max(0, read.start - _WINDOW) : read.start]
    if _counted(text, read) or _BEFORE_NOT.search(before) or not _is_money(text, read, before):
        return None
    return _amount(text, read, before)


def _is_money(text: str, read: _Read, before: str) -> bool:
    words = money_words()
    number, value = read.number, read.high
    strong = words.strong_cue.search(before) is not None
    if read.currency in ("块", "钱") and value < 10 and read.end == number.end + 1:  # 一块住院
        return strong
    if read.currency or read.coins or (number.unit > 1 and value >= 1000):
        return True
    if value == 0 and not number.too_large:
        return strong and number.arabic and not words.dialled.search(before)
    if number.unit > 1:
        return words.cue.search(before) is not None
    return _is_bare_money(text, read, before, strong)


def _is_bare_money(text: str, read: _Read, before: str, strong: bool) -> bool:
    """42000 without any unit: long enough, beside a money word, and not a year, a phone or an id."""
    words, number = money_words(), read.number
    first = text[read.start]
    if number.digits < 3 or first in "0零〇" or words.dialled.search(before) or _BARE_BEFORE_NOT.search(before):
        return False
    if number.digits >= 8 or (number.digits == 4 and 1900 <= read.low < 2100):
        return strong
    return words.cue.search(before) is not None or words.cue_after.match(text, read.end) is not None


def _amount(text: str, read: _Read, before: str) -> Amount:
    words, number = money_words(), read.number
    after = words.after.match(text, read.end)
    end = after.end() if after else read.end
    bound = _bound(before, after[0] if after else "", number)
    low, odd_low = _fen(read.low)
    high, odd_high = _fen(read.high)
    about = number.about or bool(after) or bound is not None or words.about.search(before) is not None
    spread = number.vague or low != high
    return Amount(
        read.start, end, text[read.start : end], low,
        approx=about or odd_low or odd_high or spread,
        unit_explicit=bool(read.currency) or number.unit > 1,
        low=low if spread else None, high=high if spread else None,
        per=_per(text, end, before), bound=bound, vague=number.vague, zero=high == 0 and not number.too_large,
        too_large=number.too_large, negative=_negative(text, read.start),
    )  # fmt: skip


def _fen(yuan: Value) -> tuple[int, bool]:
    """Yuan to 分, rounding half up, and whether rounding was needed."""
    fen = yuan * 100
    return (2 * fen.numerator + fen.denominator) // (2 * fen.denominator), fen.denominator != 1


def _bound(before: str, after: str, number: Numeral) -> Bound | None:
    words = money_words()
    if words.under.search(before) or words.not_over.search(before) or after in words.under_after:
        return "under"
    if number.over or words.over.search(before) or after in words.over_after:
        return "over"
    return None


def _per(text: str, end: int, before: str) -> Per | None:
    words = money_words()
    after = _PER_AFTER.match(text, end)
    if words.month.search(before) or (after and "月" in after[0]):
        return "month"
    if words.person.search(before) or after:
        return "person"
    return "each" if words.each.search(before) else None


def _negative(text: str, start: int) -> bool:
    sign, before = text[start - 1 : start], text[max(0, start - 2) : start - 1]
    minus = sign == "负" and before not in BEARING
    return (sign == "-" and not (before.isascii() and before.isalnum())) or minus
