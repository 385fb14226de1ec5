"""Finds the numbers in Chinese text (15万, ７０%, 百分之七十, 七成, 1/3, 三个工作日) as exact fractions.

    numbers_in("救助70%，限额15万元") == {70, 7/10, 15, 150000}      # both the figure written and what it amounts to
    find_numbers(text) gives each one with its place, ``raw`` (70) and ``value`` (7/10)

Words that merely contain a numeral (一般, 第三方, 三重制度) are not numbers.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

LONGEST = 200_000
DIGITS = {**{digit: value for value, digit in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_WIDE = str.maketrans("０１２３４５６７８９％．／", "0123456789%./")

_ARABIC = r"(?<![0-9.])(?:[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9,])|[0-9]{1,15})(?:\.[0-9]{1,9})?"
_CHINESE = r"[零〇一二两三四五六七八九十百千]{1,12}"
_GAP = "[ \\t]{0,3}"
_NUMERAL = rf"(?:{_ARABIC}|{_CHINESE})"
_NUMBER = re.compile(
    rf"(?P<over>百分之|千分之|(?P<low>{_NUMERAL})分之)(?P<high>{_NUMERAL}(?:点{_CHINESE})?)"
    rf"|(?P<top>[0-9]{{1,9}}){_GAP}/{_GAP}(?P<bottom>[1-9][0-9]{{0,8}})(?![0-9])"
    rf"|(?P<tenths>{_NUMERAL})成(?P<more>[一二三四五六七八九])?(?![为立员分本交])"
    rf"|(?P<half>一半)"
    rf"|(?P<arabic>{_ARABIC})(?:{_GAP}(?P<scale>[百千]?万|亿|[百千](?!分))(?:(?P<tail>[1-9])千)?)?(?:{_GAP}(?P<per>%|‰|个?百分点))?"
    rf"|(?P<chinese>{_CHINESE})(?:(?P<times>万|亿)(?P<rest>{_CHINESE})?)?(?P<points>个?百分点)?"
)
# A lone Chinese digit is a number only before a unit; 一 before 个, 种 or 年 is an article, not a figure.
_UNITS = re.compile(
    r"万|亿|元|角|倍|折|档|级|类|项|条|款|次|名|位|人|户|家|种|年|月|日|天|周|岁|小时|分钟|步|份|个(?!人|别|性)"
)
_AFTER_ONE = re.compile(r"万|亿|元|倍|折|级|月|日|天(?!然)|周(?!到|围)|小时|个月|个工作日|百|千")
_NOT_A_COUNT = ("哪一", "每一", "某一", "任一", "同一", "这一", "那一", "上一", "下一", "第一")


class Number(NamedTuple):
    """``raw`` is the figure as written, ``value`` what it amounts to (15万: 15 and 150000; 70%: 70 and 7/10)."""

    text: str
    start: int
    end: int
    raw: Fraction
    value: Fraction
    percent: bool


def numbers_in(text: str) -> set[Fraction]:
    """Every figure in both readings."""
    return {reading for number in find_numbers(text) for reading in (number.raw, number.value)}


def strange_numbers(said: str, source: str) -> list[Number]:
    """The numbers of ``said`` that ``source`` does not hold. A per cent may stand in a table as its bare figure."""
    found = find_numbers(source)
    values, bare = {number.value for number in found}, {number.raw for number in found}
    return [n for n in find_numbers(said) if n.value not in values and not (n.percent and n.raw in bare)]


def find_numbers(text: str) -> list[Number]:
    plain = text[:LONGEST].translate(_WIDE)
    found: list[Number] = []
    for match in _NUMBER.finditer(plain):
        reading = _read(match, plain)
        if reading:
            raw, value, percent = reading
            found.append(Number(text[match.start() : match.end()], match.start(), match.end(), raw, value, percent))
    return found


def _read(match: re.Match[str], text: str) -> tuple[Fraction, Fraction, bool] | None:
    if match["over"]:
        bottom = {"百分之": 100, "千分之": 1000}.get(match["over"]) or numeral(match["low"])
        top = numeral(match["high"])
        percent = match["over"] == "百分之"
        return (top if percent else top / bottom, top / bottom, percent) if bottom else None
    if match["top"]:
        share = Fraction(int(match["top"]), int(match["bottom"]))
        return share, share, False
    if match["half"]:
        return Fraction(1, 2), Fraction(1, 2), True
    if match["tenths"]:
        tenths = numeral(match["tenths"]) * 10 + (DIGITS[match["more"]] if match["more"] else 0)
        return tenths, tenths / 100, True
    return _arabic(match) if match["arabic"] else _chinese(match, text)


def _arabic(match: re.Match[str]) -> tuple[Fraction, Fraction, bool]:
    raw = numeral(match["arabic"])
    value = raw
    for scale in match["scale"] or "":
        value *= SCALES[scale]
    if match["tail"]:
        value += int(match["tail"]) * 1000
    if match["per"]:
        return raw, value / (1000 if match["per"] == "‰" else 100), match["per"] != "‰"
    return raw, value, False


def _chinese(match: re.Match[str], text: str) -> tuple[Fraction, Fraction, bool] | None:
    word = match["chinese"]
    if not (match["points"] or _is_figure(word, text, match.end("chinese"))):
        return None
    raw = value = numeral(word)
    if match["times"]:
        value *= SCALES[match["times"]]
        value += numeral(match["rest"]) if match["rest"] else 0
    return (raw, value / 100, True) if match["points"] else (raw, value, False)


def _is_figure(word: str, text: str, end: int) -> bool:
    """一百二十 and 二〇二三 always are; 三 and 十 only before a unit or 万; 百 and 千 alone (千万) never."""
    if len(word) == 1:
        if word == "一" and text[:end].endswith(_NOT_A_COUNT):
            return False
        pattern = _AFTER_ONE if word == "一" else _UNITS
        return word in DIGITS | {"十": 10} and bool(pattern.match(text, end))
    digits = all(character in DIGITS for character in word)
    return len(word) >= 4 if digits else any(character in DIGITS or character == "十" for character in word)


def numeral(word: str) -> Fraction:
    """12,000.5 or 一百零五 or 二〇二三 or 七十二点五."""
    if word[0].isascii():
        return Fraction(word.replace(",", ""))
    whole, _, decimals = word.partition("点")
    if decimals:
        return numeral(whole) + Fraction(_digits(decimals), 10 ** len(decimals))
    if not any(character in TENS for character in whole):
        return Fraction(_digits(whole))
    total = digit = 0
    for character in whole:
        if character in DIGITS:
            digit = DIGITS[character]
        else:
            total += (digit or 1) * TENS[character]
            digit = 0
    return Fraction(total + digit)


def _digits(word: str) -> int:
    return int("".join(str(DIGITS.get(character, 0)) for character in word))
