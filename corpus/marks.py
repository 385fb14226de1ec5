"""How official documents number their parts: 一、 （一） 1、 (1) 1.  Reads the number at a line's start."""

from __future__ import annotations

import re

DIGITS = "零一二三四五六七八九"
MARKS = {
    "一、": re.compile(r"([一二三四五六七八九十]{1,3})、"),
    "（一）": re.compile(r"[（(]([一二三四五六七八九十]{1,3})[）)]"),
    "1、": re.compile(r"([0-9]{1,3})、"),
    "(1)": re.compile(r"[（(]([0-9]{1,3})[）)]"),
    "1.": re.compile(r"([0-9]{1,3})[.．](?![0-9])"),
}


def number_at_start(line: str, mark: str) -> int | None:
    match = MARKS[mark].match(line)
    if not match:
        return None
    return int(match[1]) if match[1].isascii() else from_chinese(match[1])


def from_chinese(word: str) -> int:
    """一 … 九十九."""
    tens, ten, ones = word.rpartition("十")
    return (DIGITS.index(tens or "一") if ten else 0) * 10 + (DIGITS.index(ones) if ones else 0)


def to_chinese(number: int) -> str:
    """1 … 99."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + (DIGITS[ones] if ones else "")


def fill(label: str, number: int) -> str:
    """A label such as 第{cn}部分 or 第{n}项 with its number."""
    return label.replace("{n}", str(number)).replace("{cn}", to_chinese(number) if 0 < number < 100 else str(number))
