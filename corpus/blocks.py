"""What the readers of body and annexes produce: a block of lines that becomes one clause, or one heading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from corpus.source import Line

Kind = Literal["head", "preamble", "provision", "effective", "colophon", "signature", "table_row", "note", "heading"]
SENTENCE_ENDS = tuple("。；：！？）”’》")
TITLE_LONGEST = 40
SHORT_LINE = 16


@dataclass
class Block:
    """``cells`` holds one list of (start, end) spans a table cell, or one single list for running text."""

    id: str
    label: str
    kind: Kind
    parents: tuple[Block, ...] = ()
    above: tuple[str, ...] = ()
    cells: list[list[tuple[int, int]]] = field(default_factory=lambda: [[]])
    words: str = ""
    first: str = ""
    numbered: bool = False

    def add(self, line: Line) -> Block:
        self.cells[-1].append((line.start, line.end))
        self.first = self.first or line.words
        self.words += line.words
        return self

    @property
    def ended(self) -> bool:
        """A heading is over at its line's end; running text only after a mark that can close a paragraph."""
        return self.kind == "heading" or self.words.endswith(SENTENCE_ENDS)

    @property
    def title(self) -> str:
        """What stands in a heading path: the heading itself, or the clause's short opening sentence."""
        if self.kind == "heading":
            return f"{self.first} {self.words[len(self.first) :]}".strip()
        opening = self.first if len(self.first) <= SHORT_LINE and "。" not in self.first else self.words.split("。")[0]
        more = len(self.words) > len(opening) + 1
        return opening if more and len(opening) <= TITLE_LONGEST else ""

    @property
    def path(self) -> tuple[str, ...]:
        own = (self.title,) if self.numbered else ()
        return tuple(title for title in (*(parent.title for parent in self.parents), *self.above, *own) if title)

    @property
    def start(self) -> int:
        return self.cells[0][0][0]

    @property
    def end(self) -> int:
        return max(end for cell in self.cells for start, end in cell if end > start)
