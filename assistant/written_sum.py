"""One number with the money words beside it: currency before or after, 毛、角、分, the bare digit of 三块五. Judges not
whether it is money."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from assistant.money_words import money_words
from assistant.numerals import Numeral, Value

_CURRENCY = re.compile(r"块钱|元整|块|元(?![素月旦宵气化])|圆(?![满形])|人民币|RMB|rmb|CNY|cny|钱(?![包款财])")
_PREFIX = re.compile(r"(?:¥|RMB|rmb|CNY|cny|人民币) ?$")
_COIN = re.compile(r"[零〇]?([0-9一二两三四五六七八九壹贰叁肆伍陆柒捌玖])([毛角分])(?![钟之])")
_COIN_ALONE = re.compile(r"[0-9一二两三四五六七八九]毛|[0-9一二两三四五六七八九](?:[角分]钱|角(?=$|[，。；！？\n]))")
_TAIL = re.compile(r"[0-9一二两三四五六七八九半](?![0-9〇零一二两三四五六七八九十百千万亿半.])")
FIRST_YEAR, LAST_YEAR = 1900, 2199
_COIN_FEN = {"毛": 10, "角": 10, "分": 1}
_DIGIT = {c: n for row in ("0123456789", "〇一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖") for n, c in enumerate(row)} | {
    "两": 2,
    "半": 5,
}


class WrittenSum(NamedTuple):
    """A number with the money words after it, before it is judged."""

    start: int
    end: int
    low: Value
    high: Value
    number: Numeral
    currency: str  # 元, 块钱, ¥ … or ""
    coins: bool = False
    ranged: bool = False


def with_currency(text: str, at: int, number: Numeral) -> WrittenSum:
    start, low, high, end = at, number.low, number.high, number.end
    prefix = _PREFIX.search(text[max(0, at - 4) : at])
    currency = prefix[0] if prefix else ""
    start -= len(currency)
    unit = _CURRENCY.match(text, end)
    if unit is not None:
        currency, end = unit[0], unit.end()
        end, fen = _coins(text, end, currency)
        low, high = low + fen, high + fen
    elif number.tail is not None and number.unit >= 100 and counter(text, end):  # 三万五口人
        low = high = number.tail_low
        end = number.tail
        number = number._replace(tail=None)
    elif number.unit == 1 and _COIN_ALONE.match(text, at):
        end, fen = _coins(text, at, "元")
        return WrittenSum(at, end, fen, fen, number, "毛", coins=True)
    return WrittenSum(start, end, low, high, number, currency)


def _coins(text: str, at: int, currency: str) -> tuple[int, Value]:
    """The 毛、角、分 after 元, and the bare last digit of 三块五."""
    fen, size, before = 0, 100, at
    while (coin := _COIN.match(text, at)) is not None and _COIN_FEN[coin[2]] < size:
        size = _COIN_FEN[coin[2]]
        fen += _DIGIT[coin[1]] * size
        at = coin.end()
    tail = _TAIL.match(text, at) if size > 1 and (currency == "块" or at > before) else None
    if tail is not None and not counter(text, tail.end()):
        fen += _DIGIT[tail[0]] * (10 if size == 100 else 1)
        at = tail.end()
    if at > before and text.startswith("钱", at):
        at += 1
    return at, Fraction(fen, 100) if fen else 0


def counter(text: str, at: int) -> bool:
    return money_words().counter.match(text, at) is not None


def counted(text: str, read: WrittenSum) -> bool:
    if read.currency or read.end != read.number.end:
        return False
    bare = read.number.unit == 1 and money_words().bare_counter.match(text, read.end) is not None
    if text.startswith("年度", read.end) and not FIRST_YEAR <= read.low <= LAST_YEAR:
        return False  # 自付30000年度限额8万: the year of the limit, not of the sum
    return bare or counter(text, read.end)
