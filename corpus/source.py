"""The received text with its noise marked: which characters are the policy's own, and where. It changes nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

SPACE = r"[\s\u200b\ufeff]+"
NOISE = {
    "markdown": r"(?m:^#{1,6}(?=[ \t])|^-{3,}[ \t]*$)|\*\*",
    "bookmarks": r"\[bookmark: [^\]\n]{0,80}\]",
}


@dataclass(frozen=True)
class Line:
    """A line with words. ``text``: without marks; ``gap``: a blank line stands before; ``cell``: it opens a cell."""

    number: int
    start: int
    end: int
    text: str
    gap: bool
    cell: bool

    @property
    def words(self) -> str:
        return re.sub(SPACE, "", self.text)


@dataclass(frozen=True)
class Run:
    """``length`` characters that stand together both in a clause's text and in the source."""

    text: int
    source: int
    length: int


class Source:
    """source.txt as one string; ``noise`` names the kinds of marks this document carries besides white space."""

    def __init__(self, text: str, noise: tuple[str, ...] = ()) -> None:
        self.text = text
        marks = "|".join([*(NOISE[kind] for kind in noise), SPACE])
        self.noise = [match.span() for match in re.finditer(marks, text)]
        self._visible = list(_complement(self.noise, len(text)))
        self._starts = [start for start, _ in self._visible]

    def runs(self, start: int, end: int, offset: int = 0) -> list[Run]:
        """The visible pieces of a span; ``offset`` is where the first one begins in the clause's text."""
        found: list[Run] = []
        for begin, stop in self._visible[max(0, bisect_right(self._starts, start) - 1) :]:
            if begin >= end:
                break
            begin, stop = max(begin, start), min(stop, end)
            if begin < stop:
                found.append(Run(offset, begin, stop - begin))
                offset += stop - begin
        return found

    def words(self, start: int, end: int) -> str:
        """The span without noise and white space."""
        return "".join(self.text[run.source : run.source + run.length] for run in self.runs(start, end))

    def line_number(self, offset: int) -> int:
        return self.text.count("\n", 0, offset) + 1

    def lines(self) -> list[Line]:
        """Lines that carry words or open a table cell; each span is trimmed to its visible characters."""
        found: list[Line] = []
        gap, begin = True, 0
        for number, raw in enumerate(self.text.split("\n"), start=1):
            end, cell = begin + len(raw), raw.startswith("\t")
            runs = self.runs(begin, end)
            if runs or cell:
                start, stop = (runs[0].source, runs[-1].source + runs[-1].length) if runs else (end, end)
                found.append(Line(number, start, stop, self._unmarked(start, stop), gap, cell))
            gap, begin = not (runs or cell), end + 1
        return found

    def _unmarked(self, start: int, stop: int) -> str:
        """Marks removed, white space kept: numbers such as “1. 2022年” must not run together."""
        out = list(self.text[start:stop])
        for begin, end in self.noise:
            if start <= begin and end <= stop and not self.text[begin:end].isspace():
                out[begin - start : end - start] = [""] * (end - begin)
        return "".join(out).strip()


def _complement(spans: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    edges = [0, *(edge for span in spans for edge in span), length]
    return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
