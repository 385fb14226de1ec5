"""Counts in a question for an indicator: a part and its whole, however they are written. Reads no sums of money."""

import re

from assistant.numerals import read_numeral

COUNTED = re.compile(r"(?:余|多)?个?(?:人|名|条|件|户|项|岁|例|张|$|[，。；、？！）])|个(?=，|。|$|里|签|中)")
LABEL = re.compile(r"(?:第|附件|指标|序号|〔|[0-9.]|20[0-9]{0,2})$")


def counted(text: str) -> list[tuple[str, int]]:
    """(words before, number) of plain counts in a text (人、件、条、岁), however they are written, for indicators. Of
    more than two the largest two count: a part and its whole, the others being numbers of something else."""
    found: list[tuple[str, int]] = []
    at = 0
    while at < len(text):
        number = read_numeral(text, at)
        if number is None:
            at += 1
            continue
        if COUNTED.match(text, number.end) and number.low.denominator == 1 and not LABEL.search(text[:at]):
            found.append((text[max(0, at - 10) : at], int(number.low)))
        at = number.end
    largest = sorted((n for _, n in found), reverse=True)[:2]
    return [(before, n) for before, n in found if n in largest]
