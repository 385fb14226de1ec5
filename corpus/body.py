"""Cuts running text into clauses by its numbering: head, preamble, parts, items, paragraphs, coming into force."""

from __future__ import annotations

import re
from collections.abc import Callable

from corpus.blocks import Block, Kind
from corpus.errors import CorpusError
from corpus.layout import Level, Style
from corpus.marks import fill, number_at_start
from corpus.source import Line

PREAMBLE = re.compile(r"(?:为|根据|按照|依据|依照)")
EFFECTIVE = re.compile(r"本[\u4e00-\u9fff]{1,8}自[^。]{1,24}起(?:施行|实施|执行|生效)")
ATTACHED = re.compile(r"附件[：:]")
Fail = Callable[[int, str], CorpusError]


class Body:
    """Reads the lines of one numbered text. ``opening`` is the head (a clause) or an annex title (a heading)."""

    def __init__(
        self, opening: Block, prefix: str, label: str, levels: tuple[Level, ...], style: Style, fail: Fail
    ) -> None:
        self.prefix, self.label, self.levels, self.style, self.fail = prefix, label, levels, style, fail
        self.opening = opening
        self.blocks: list[Block] = [opening]
        self.stack: list[tuple[int, str, str, Block]] = []
        self.last: dict[int, int] = {}
        self.by_paragraph: frozenset[str] = frozenset()
        self.paragraphs = 0

    @property
    def open(self) -> Block:
        return self.blocks[-1]

    def read(self, lines: list[Line]) -> list[Block]:
        for line in lines:
            self._line(line)
        return self.blocks

    def _line(self, line: Line) -> None:
        if self.open is self.opening and PREAMBLE.match(line.words):
            self._begin("preamble", line)
        elif self.open.kind == "heading" and ATTACHED.match(self.open.words):
            self.open.add(line)
        elif self.open is self.opening or self.open.ended:
            self._at_paragraph(line)
        else:
            self.open.add(line)

    def _at_paragraph(self, line: Line) -> None:
        for depth, level in enumerate(self.levels):
            number = number_at_start(line.text, level.mark)
            if number is not None:
                return self._numbered(depth, level, number, line)
        if EFFECTIVE.match(line.words):
            self.stack = []
            self._begin("effective", line)
        elif ATTACHED.match(line.words):
            self.blocks.append(Block("", "", "heading").add(line))
        elif self.stack and self.open.kind == "heading":
            self._unnumbered(line)
        elif self.paragraphs:
            self.paragraphs += 1
            self._unnumbered(line)
        else:
            self.open.add(line)

    def _begin(self, kind: Kind, line: Line) -> None:
        part, label = self.style.parts[kind]
        self.paragraphs = 0
        self.blocks.append(Block(f"{self.prefix}.{part}", self.label + label, kind, self._parents()).add(line))

    def _numbered(self, depth: int, level: Level, number: int, line: Line) -> None:
        expected = self.last.get(depth, 0) + 1
        if number not in (1, expected):
            raise self.fail(line.number, f"编号应为 {expected} 或从 1 重新开始，读到 {number}；请核对 layout.levels。")
        self.last[depth] = number
        self.stack = [entry for entry in self.stack if entry[0] < depth]
        parents = self._parents()
        block = Block("", "", "heading", parents).add(line)
        self.stack.append((depth, str(number), fill(level.label, number), block))
        self.paragraphs = 1 if ".".join(entry[1] for entry in self.stack) in self.by_paragraph else 0
        if level.role == "item" or (level.role == "section" and "。" in line.words):
            block.kind, block.numbered = "provision", True
            block.id, block.label = self._name()
        self.blocks.append(block)

    def _name(self) -> tuple[str, str]:
        numbers = [self.prefix, *(entry[1] for entry in self.stack)]
        label = self.label + "".join(entry[2] for entry in self.stack)
        if self.paragraphs:
            numbers.append(f"p{self.paragraphs}")
            label += fill(self.style.paragraph, self.paragraphs)
        return ".".join(numbers), label

    def _unnumbered(self, line: Line) -> None:
        self.blocks.append(Block(*self._name(), "provision", self._parents()).add(line))

    def _parents(self) -> tuple[Block, ...]:
        annex = (self.opening,) if self.opening.kind == "heading" else ()
        return annex + tuple(entry[3] for entry in self.stack)
