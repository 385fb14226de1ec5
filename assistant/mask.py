"""Hides personal numbers, announced names and street addresses before anything is logged or stored. Sums of money,
years, document numbers and hotlines stay. It works inside running Chinese, through spaces and full-width forms."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from assistant.normalise import fold

MAX_LENGTH = 20_000  # longer texts are cut before masking: nothing unread may pass

_SEPARATOR = r"[ \-·\n]{0,2}"
_GAP = r"[ \-·\n]{1,2}"
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_REGION_CODES = ((11, 16), (21, 24), (31, 38), (41, 47), (50, 55), (61, 66), (71, 72), (81, 84))
_PROVINCE_CODES = frozenset(code for first, stop in _REGION_CODES for code in range(first, stop))
_PLATES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_NO_MONEY = r"(?! ?[元块万亿¥%])"


class Masked(NamedTuple):
    """``kinds`` names what was hidden, in order of place: id_card, mobile, landline, bank_card, record_number, …"""

    text: str
    kinds: tuple[str, ...]


class _Rule(NamedTuple):
    kind: str
    pattern: re.Pattern[str]
    holds: Callable[[re.Match[str]], bool]
    group: int = 0


def _digits_of(words: str) -> str:
    return "".join(c for c in words if c.isascii() and c.isalnum()).upper()


def _spaced(*parts: str) -> str:
    return _SEPARATOR.join(parts)


def _is_id_card(match: re.Match[str]) -> bool:
    """A right check digit, or a believable region and birthday with a mistyped one."""
    number = _digits_of(match[0])
    if int(number[:2]) not in _PROVINCE_CODES:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _ID_WEIGHTS, strict=False))
    checked: bool = _ID_CHECKS[total % 11] == number[17]
    return checked or _is_day(number[6:10], number[10:12], number[12:14])


def _is_old_id_card(match: re.Match[str]) -> bool:
    number = match[0]
    return int(number[:2]) in _PROVINCE_CODES and _is_day("19" + number[6:8], number[8:10], number[10:12])


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return "1900" <= year <= "2100"


def _is_bank_card(match: re.Match[str]) -> bool:
    number = _digits_of(match[0])
    return 16 <= len(number) <= 19 and _luhn(number)


def _luhn(number: str) -> bool:
    doubled = [int(d) * 2 for d in number[-2::-2]]
    return (sum(int(d) for d in number[-1::-2]) + sum(d - 9 if d > 9 else d for d in doubled)) % 10 == 0


def _always(match: re.Match[str]) -> bool:
    return True


def _has_digit(match: re.Match[str]) -> bool:
    number: str = match[1]
    return sum("0" <= character <= "9" for character in number) >= 4


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    path = Path(__file__).with_name("mask.yaml")
    words: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return words


def _either(words: str) -> str:
    return "|".join(re.escape(word) for word in sorted(words.split(), key=len, reverse=True))


def _rule(kind: str, pattern: str, holds: Callable[[re.Match[str]], bool] = _always, group: int = 0) -> _Rule:
    return _Rule(kind, re.compile(pattern), holds, group)


@lru_cache(maxsize=1)
def _rules() -> tuple[_Rule, ...]:
    """In order of trust: what an earlier rule has taken a later one leaves alone."""
    said = {kind: f"(?:{_either(words)})[是为:： ]{{0,3}}" for kind, words in _words()["announce"].items()}
    digit, end = "[0-9]", r"(?![0-9A-Za-z])"
    id_card = _spaced("[1-9]", *[digit] * 16, "[0-9Xx]")
    bank_card = f"(?:[3-6][0-9]{{15,18}}|{_GAP.join(['[3-6][0-9]{3}'] + ['[0-9]{4}'] * 3)}(?:{_GAP})?[0-9]{{0,3}})"
    spelt, grouped = " " + " ".join([digit] * 9), f"[0-9]{_GAP}[0-9]{{4}}(?:{_GAP})?[0-9]{{4}}"
    mobile = rf"(?:\+?86[ -]?)?1[3-9](?:[0-9]{{9}}|{grouped}|{spelt})"
    record = r"([A-Za-z0-9][A-Za-z0-9\-]{4,29})(?![A-Za-z0-9.])"
    return (
        _rule("id_card", "(?<![0-9])" + id_card + end, _is_id_card),
        _rule("id_card", r"(?<![0-9])[1-9][0-9]{14}(?![0-9A-Za-z.])" + _NO_MONEY, _is_old_id_card),
        _rule("id_card", said["id_card"] + r"([0-9][0-9 \-*]{4,24}[0-9Xx])" + _NO_MONEY, _has_digit, 1),
        _rule("bank_card", "(?<![0-9])" + bank_card + "(?![0-9])" + _NO_MONEY, _is_bank_card),
        _rule("record_number", said["record"] + record + _NO_MONEY, _has_digit, 1),
        _rule("bank_card", said["bank"] + r"([0-9][0-9 \-]{8,24}[0-9])(?![0-9.])" + _NO_MONEY, _always, 1),
        _rule("mobile", "(?<![0-9.])" + mobile + r"(?![0-9])(?!\.[0-9])" + _NO_MONEY),
        _rule("landline", r"(?<![0-9])[（(]?0[1-9][0-9]{1,2}[)） \-]{0,2}[2-8][0-9]{6,7}(?![0-9])" + _NO_MONEY),
        _rule("landline", said["phone"] + r"([2-8][0-9]{2,3}[ -]?[0-9]{4})(?![0-9.])" + _NO_MONEY, _always, 1),
        _rule("passport", r"(?<![0-9A-Za-z])[EeGgDdSsPpHhMmCc][A-Za-z]?[0-9]{7,8}" + end),
        _rule("passport", said["passport"] + "([A-Za-z0-9]{7,12})" + end, _has_digit, 1),
        _rule("email", r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,100}"),
        _rule("plate", f"[{_PLATES}][A-HJ-NP-Z][·. ]?(?=[A-Z]{{0,5}}[0-9])[A-HJ-NP-Z0-9]{{5,6}}" + end),
        _rule("name", _name_pattern(), _always, 1),
        _rule("address", _address_pattern()),
    )


def _name_pattern() -> str:
    words = _words()
    given = f"[\\u4e00-\\u9fff](?:(?![{''.join(words['not_in_name'].split())}])[\\u4e00-\\u9fff])?"
    return f"(?:{_either(words['announce']['name'])})[是为:： ]{{0,2}}((?:{_either(words['surnames'])}){given})"


def _address_pattern() -> str:
    """A street or village with a house number; what stands left of it up to 区、县、镇 stays for finding the region."""
    words = _words()
    stops = words["address_stops"].replace(" ", "")
    digits = "[0-9一二三四五六七八九十]{1,6}(?:-[0-9]{1,4})?"
    small = "[0-9一二三四五六七八九十A-Za-z]{1,6}(?:-[0-9]{1,4})?"
    road = f"[^{stops}0-9A-Za-z\\s]{{1,10}}(?:{_either(words['announce']['address'])})(?:[东西南北中]段)?"
    inside = f"(?:{small}(?:号楼|号|幢|栋|单元|楼|层|室|座|院|户)){{0,5}}(?:[0-9]{{3,4}}(?![0-9元块万]))?"
    flat = r"(?<![0-9])[0-9]{1,3}(?:号楼|幢|栋|座)(?:[0-9]{1,2}单元)?[0-9]{3,4}室?(?![0-9元块万])"
    return f"{road}{digits}(?:号|弄|幢|栋|组)(?!文|令|线|通知){inside}|{flat}"


def _spans(text: str) -> Iterator[tuple[int, int, str]]:
    for rule in _rules():
        at = 0
        while (match := rule.pattern.search(text, at)) is not None:
            if rule.holds(match):
                yield match.start(rule.group), match.end(rule.group), rule.kind
                at = match.end()
            else:
                at = match.start() + 1


def mask(text: str, places: Collection[str] = ()) -> Masked:
    """``text`` with personal information replaced by 〔…已隐去〕; everything else is left exactly as it was.
    ``places``: names of regions, which stay where an address begins with one."""
    text = text[:MAX_LENGTH]
    plain, origin = fold(text, MAX_LENGTH)
    taken: list[tuple[int, int, str]] = []
    folded = "".join(plain)
    for start, end, kind in _spans(folded):
        start += max((len(name) for name in places if folded.startswith(name, start)), default=0)
        if all(end <= other[0] or start >= other[1] for other in taken):
            taken.append((start, end, kind))
    out, kinds, last = [], [], 0
    for start, end, kind in sorted(taken):
        out += [text[last : origin[start]], _words()["shown"][kind]]
        kinds.append(kind)
        last = origin[end - 1] + 1
    return Masked("".join(out) + text[last:], tuple(kinds))
