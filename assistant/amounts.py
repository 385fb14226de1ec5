"""Finds sums of money in a normalised question, exact to the 分, and how sure the words are. What a sum is for
(bill, paid, income) is decided elsewhere. Years, counts, percentages, document and phone numbers are not money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from assistant.counts import Count, Rate, find_counts, find_rates
from assistant.money_words import money_words
from assistant.numerals import Numeral, Value
from assistant.sum_spans import read_sum
from assistant.written_sum import WrittenSum, counted

__all__ = ["Amount", "Count", "Rate", "find_amounts", "find_counts", "find_rates"]

Per = Literal["month", "person", "each"]
Bound = Literal["over", "under"]

BEARING = frozenset("自要还得需担该来人")
"""What stands before 负 when it means to bear (要负三万) and not minus."""


class Amount(NamedTuple):
    """``fen`` is the sum; for a span it is ``low``. A ``vague`` (几万), ``too_large`` or ``broken`` one (the 00元 of
    30，00元) is no figure to use. ``instead``: the sum it was said to be in the place of (分)."""

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
    instead: int | None = None
    broken: bool = False


_WINDOW = 14
_BEFORE_NOT = re.compile(r"(?:第|百分之|千分之|万分之|分之|[〕\]】_.]|[0-9][-/:])$")
_AGAIN = re.compile(r"[万千百元块整多余右][（(]$")
_BARE_BEFORE_NOT = re.compile(r"[“\"‘'「『《#№A-Za-z]$")
_PIECE = re.compile(r"0[0-9]|[0-9]{1,3}(?:\.[0-9]{2}0)(?=元|块|$|[，。；！？\n])")
_MORE = re.compile("点[0-9一二三四五六七八九]|[万亿](?!分|一|幸|般|能)")  # 四万点五, 八万十|万
_PER_AFTER = re.compile(r"(?:/|每)个?([人月])|一个(月)(?=$|[，。；！？、\n])|一个(人)(?=$|[，。；！？、\n])")
_PARTS = re.compile("(?:[有分这那共成为]|以下|如下|下面)$")
_PARTS_AFTER = re.compile("加|合|一起|都|分开|内容|费用|：")
"""两块 that are two parts of a bill: 自己负担的有两块：…, 这两块加起来."""
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
        read = read_sum(text, at)
        if read is None:
            at += 1
            continue
        amount = _judge(text, read)
        if amount is not None:
            yield amount
            at = amount.end
        else:
            at = max(read.end, at + 1)


def _judge(text: str, read: WrittenSum) -> Amount | None:
    bare = not (read.currency or read.coins)
    if bare and read.high and (read.number.unit == 1 and read.number.digits < 3 or read.high < 100):
        return None  # 住院九十来天, 今年八十一了
    before = text[max(0, read.start - _WINDOW) : read.start]
    if counted(text, read) or _BEFORE_NOT.search(before) or not _is_money(text, read, before):
        return None
    return _amount(text, read, before)


def _is_money(text: str, read: WrittenSum, before: str) -> bool:
    words = money_words()
    number, value = read.number, read.high
    strong = words.strong_cue.search(before) is not None
    if number.arabic and str(value) in words.names and not (strong or read.currency):  # 越惠保 5597
        return False
    if read.currency in ("块", "钱") and value < 10 and read.end == number.end + 1:  # 一块住院
        return strong and not (_PARTS.search(before) or _PARTS_AFTER.match(text, read.end))
    if read.currency or read.coins or (number.unit > 1 and value >= 1000):
        return True
    if value == 0 and not number.too_large:
        return strong and number.arabic and not words.dialled.search(before)
    if number.unit > 1:
        return words.cue.search(before) is not None
    return _is_bare_money(text, read, before, strong)


def _is_bare_money(text: str, read: WrittenSum, before: str, strong: bool) -> bool:
    """42000 without any unit: long enough, beside a money word, and not a year, a phone or an id."""
    words, number = money_words(), read.number
    first = text[read.start]
    if str(read.low) in words.names:
        return strong
    if number.digits < 3 or first in "0零〇" or words.dialled.search(before) or _BARE_BEFORE_NOT.search(before):
        return False
    if number.digits >= 8 or (number.digits == 4 and 1900 <= read.low < 2100 and read.low % 1000):
        return strong
    plain = number.arabic and 4 <= number.digits <= 6 and not words.numbered.search(before)
    return plain or any(
        (words.cue.search(before), words.cue_after.match(text, read.end), _AGAIN.search(before), _each(text, read))
    )


def _each(text: str, read: WrittenSum) -> bool:
    """420一个人，: so much a head."""
    return read.number.arabic and _PER_AFTER.match(text, read.end) is not None


def _amount(text: str, read: WrittenSum, before: str) -> Amount:
    words, number = money_words(), read.number
    after = words.after.match(text, read.end)
    end = after.end() if after else read.end
    bound = _bound(before, after[0] if after else "", number)
    low, odd_low = _fen(read.low)
    high, odd_high = _fen(read.high)
    about = number.about or bool(after) or bound is not None or words.about.search(before) is not None
    spread, broken = number.vague or low != high, _broken(text, read)
    return Amount(
        read.start, end, text[read.start : end], low,
        approx=about or odd_low or odd_high or spread,
        unit_explicit=bool(read.currency) or number.unit > 1,
        low=low if spread else None, high=high if spread else None,
        per=_per(text, end, before), bound=bound, vague=number.vague,
        zero=high == 0 and not (number.too_large or broken), too_large=number.too_large,
        negative=_negative(text, read.start), broken=broken,
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


def _broken(text: str, read: WrittenSum) -> bool:
    """Only a piece of what was written: 30，00元, 3 0 0 0元, 八万十万; or 30.000元, 四万点五: one or another."""
    first = next(at for at in range(read.start, read.end) if text[at] not in "¥RMBrmbCNYcny人民币 ")
    inside = "0" <= text[max(0, first - 2) : first - 1] <= "9"
    cut = inside and text[first - 1] in ("'’_·" if read.number.digits > 2 else " '’_·")
    piece = read.number.arabic and (cut or _PIECE.match(text, first) is not None)
    return piece or _MORE.match(text, read.end) is not None
