"""A matching copy of what a person typed: one spelling for digits, letters, punctuation, spaces and characters,
invisible marks gone, and for every character its place in the original. For reading only: quote the original."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

MAX_LENGTH = 2000  # characters of the matching copy
MAX_RAW = 10 * MAX_LENGTH  # padding with invisible characters must not make us read for ever

_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\ufffd")  # letters by category, blank to the eye
_SPACE = " "
_BREAK = "\n"
_ALIASES = str.maketrans("○◯￥﹪〜∼‐‑‒–−﹣", "〇〇¥%~~------")
_TENS = str.maketrans({"廿": "二十", "卅": "三十"})
_CHINESE_POINTS = {",": "，", "?": "？", "!": "！", ";": "；", ":": "：", "(": "（", ")": "）"}
_KEPT_BETWEEN_DIGITS = ",:"
WIDE_THOUSANDS = re.compile(r"(?<![０-９，])[０-９]{1,3}(?:，[０-９]{3})+(?![０-９，])")
_SMALL_POINTS = str.maketrans("﹐﹔﹕﹖﹗﹙﹚", "，；：？！（）")
_NUMERALS = frozenset("0123456789〇零一二两三四五六七八九十百几半")
_NUMBER_ENDS = _NUMERALS | frozenset("千万亿元块毛角分%")


class Normal(NamedTuple):
    """``origin[i]`` is where ``text[i]`` stood in the original; the last entry is where reading stopped."""

    text: str
    origin: tuple[int, ...]
    cut: bool

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original span of ``text[start:end]``."""
        if start >= end:
            return self.origin[start], self.origin[start]
        return self.origin[start], self.origin[end - 1] + 1


@lru_cache(maxsize=1)
def _variants() -> dict[int, str]:
    path = Path(__file__).with_name("variants.yaml")
    groups: dict[str, str] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return {ord(pair[0]): pair[1] for words in groups.values() for pair in words.split()}


@lru_cache(maxsize=8192)
def _fold(character: str) -> str:
    """What one character becomes: "" if it is invisible, a space or line break if it is one, else its plain form."""
    if character in "\n\r\x0b\x0c\x85\u2028\u2029":
        return _BREAK
    if character in "\t\u3000" or unicodedata.category(character) == "Zs":
        return _SPACE
    category = unicodedata.category(character)
    if category in ("Cc", "Cf", "Cs", "Mn", "Me") or character in _FILLERS:
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return _plain(character, category)


def _plain(character: str, category: str) -> str:
    """Compatibility forms undone, except where that would glue a new number to its neighbours (², ½, ㎡)."""
    character = character.translate(_ALIASES).translate(_SMALL_POINTS)
    if "\uff00" <= character <= "\uff5e" and chr(ord(character) - 0xFEE0) in _CHINESE_POINTS:
        return _CHINESE_POINTS[chr(ord(character) - 0xFEE0)]
    wide = unicodedata.normalize("NFKC", character)
    if category == "No" and "①" <= character <= "⑳":
        wide = f"（{wide}）"
    elif wide != character and any(part.isnumeric() for part in wide) and category in ("No", "So"):
        wide = wide.replace("(", "（").replace(")", "）") if "(" in wide else character
    invisible = ("Mn", "Me", "Cf", "Cc")
    kept = (part for part in wide if unicodedata.category(part) not in invisible and part not in _FILLERS)
    return "".join(kept).translate(_variants()).translate(_ALIASES).translate(_TENS)


def _grouped(number: re.Match[str]) -> str:
    """３６，５００ as one number: its comma is the one that groups digits."""
    return number[0].replace("，", ",")


def fold(text: str, limit: int = MAX_RAW) -> tuple[list[str], list[int]]:
    """Plain characters and their origins, spaces and punctuation not yet tidied."""
    characters: list[str] = []
    origin: list[int] = []
    for place, character in enumerate(WIDE_THOUSANDS.sub(_grouped, text[:limit])):
        for plain in _fold(character):
            characters.append(plain)
            origin.append(place)
    return characters, origin


def _keeps_space(left: str, right: str) -> bool:
    """A space stays where it holds two words or two numbers apart: 低 保 loses it, 42 000 and 三万 五口人 keep it."""
    if left in _NUMBER_ENDS and right in _NUMERALS:
        return True
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()


def _tidy_spaces(characters: list[str], origin: list[int]) -> tuple[list[str], list[int]]:
    out: list[str] = []
    places: list[int] = []
    gap, gap_at = "", 0
    for character, place in zip(characters, origin, strict=True):
        if character in (_SPACE, _BREAK):
            gap, gap_at = (gap, gap_at) if gap == _BREAK else (character, place)
            continue
        if gap and out and (gap == _BREAK or _keeps_space(out[-1], character)):
            out.append(gap)
            places.append(gap_at)
        gap = ""
        out.append(character)
        places.append(place)
    return out, places


def _tidy_points(characters: list[str]) -> None:
    """One form for sentence punctuation; a comma or colon between two digits belongs to the number and stays."""
    last = len(characters) - 1
    for place, character in enumerate(characters):
        if character not in _CHINESE_POINTS:
            continue
        inside = 0 < place < last and _is_digit(characters[place - 1]) and _is_digit(characters[place + 1])
        if not (inside and character in _KEPT_BETWEEN_DIGITS):
            characters[place] = _CHINESE_POINTS[character]


def _is_digit(character: str) -> bool:
    return "0" <= character <= "9"


def normalise(text: str) -> Normal:
    """The matching copy of ``text``, at most MAX_LENGTH characters long. Doing it twice changes nothing."""
    characters, origin = _tidy_spaces(*fold(text))
    cut = len(characters) > MAX_LENGTH or len(text) > MAX_RAW
    stop = origin[MAX_LENGTH] if len(characters) > MAX_LENGTH else min(len(text), MAX_RAW)
    characters, origin = characters[:MAX_LENGTH], origin[:MAX_LENGTH]
    while characters and characters[-1] in (_SPACE, _BREAK):
        characters.pop()
        origin.pop()
    _tidy_points(characters)
    return Normal("".join(characters), (*origin, stop), cut)
