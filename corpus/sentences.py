"""Splits a clause's text into sentences: at 。 only, with the closing quotes and brackets after it; loses nothing."""

from __future__ import annotations

import re

SENTENCE = re.compile(r"[^。]*(?:。+[”’」』）)》〉]*|$)")


def sentence_spans(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for match in SENTENCE.finditer(text):
        words = match[0].strip()
        if words:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            spans.append((start, start + len(words)))
    return spans
