"""Reads how old a person is said to be (今年六十六, 七十出头, 快六十了), for the one age a text asks for: 60 full
years."""

import re

from assistant.lexicon import load_lexicon

NUMBER = re.compile(
    r"(?<![0-9零一二三四五六七八九十百.,])(?:1[01][0-9]|[1-9][0-9]|[一二三四五六七八九]?十[一二三四五六七八九]?)(?![0-9.,%十百千万亿])"
)
DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
SIXTY = 60
"""Full years, of 年满60周岁."""


def aged_60(text: str) -> str:
    """The flag of 年满60周岁 where every age told agrees; "" where none is told, they differ, or it hangs on months."""
    told = {_told(text, number) for number in NUMBER.finditer(text) if _is_age(text, number)}
    return told.pop() if len(told) == 1 else ""


def _is_age(text: str, number: re.Match[str]) -> bool:
    """By 岁 behind it, or by words before it (今年, 年纪, somebody) where no unit follows."""
    words = load_lexicon().words
    if words["age_after"].match(text, number.end()):
        return True
    return words["age_before"].search(text[: number.start()]) is not None and not words["age_not"].match(
        text, number.end()
    )


def _told(text: str, number: re.Match[str]) -> str:
    words, years = load_lexicon().words, _years(number[0])
    if years == SIXTY and words["age_by_count"].search(text[: number.start()]):
        return ""
    before, after = words["age_not_yet"].search(text[: number.start()]), words["age_under"].match(text, number.end())
    return "no" if years < SIXTY or (years == SIXTY and (before or after)) else "yes"


def _years(words: str) -> int:
    """58, 五十八, 六十 as a number."""
    if words.isdecimal():
        return int(words)
    tens, _, ones = words.partition("十")
    return 10 * DIGITS.get(tens, 1) + DIGITS.get(ones, 0)
