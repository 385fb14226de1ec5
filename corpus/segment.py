"""Cuts one official document into clauses and headings, each with its exact span in the source; loses no character."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from corpus.annex import read_annex
from corpus.blocks import Block, Kind
from corpus.body import Body
from corpus.errors import CorpusError
from corpus.layout import Layout, style
from corpus.source import Line, Run, Source

DATE_LINE = re.compile(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日")
COLOPHON = re.compile(r"抄送[：:]")
IN_SENTENCE = re.compile(r"[。；：，]")


@dataclass(frozen=True)
class Piece:
    """A clause (``id`` set) or a heading. ``runs`` say where each stretch of ``text`` stands in the source."""

    id: str
    label: str
    kind: Kind
    path: tuple[str, ...]
    text: str
    start: int
    end: int
    runs: tuple[Run, ...]


def segment(source: Source, layout: Layout, prefix: str, citation: str, path: Path) -> list[Piece]:
    """All pieces in the order of the source. ``prefix`` begins the ids, ``citation`` the labels."""
    return _Segmenter(source, layout, prefix, citation, path).pieces()


class _Segmenter:
    def __init__(self, source: Source, layout: Layout, prefix: str, citation: str, path: Path) -> None:
        self.source, self.layout, self.prefix, self.citation, self.path = source, layout, prefix, citation + " ", path
        self.style = style()

    def fail(self, line: int, message: str) -> CorpusError:
        return CorpusError(self.path, line, message)

    def pieces(self) -> list[Piece]:
        lines = self.source.lines()
        colophon, lines = self._take_colophon(lines)
        body, *annexes = self._split_annexes(lines)
        signature, body = self._take_signature(body)
        blocks = self._body(body)
        for annex, part in zip(self.layout.annexes, annexes, strict=True):
            blocks += read_annex(annex, part, f"{self.prefix}.{annex.id}", self.citation, self.style, self.fail)
        blocks += self._whole("signature", signature) + self._whole("colophon", colophon)
        pieces = sorted((self._piece(block) for block in blocks), key=lambda piece: piece.start)
        self._prove(pieces)
        return pieces

    def _body(self, lines: list[Line]) -> list[Block]:
        part, label = self.layout.head
        head = Block(f"{self.prefix}.{part}", self.citation + label, "head")
        body = Body(head, self.prefix, self.citation, self.layout.levels, self.style, self.fail)
        body.by_paragraph = self.layout.by_paragraph
        return body.read(lines)

    def _take_colophon(self, lines: list[Line]) -> tuple[list[Line], list[Line]]:
        """From 抄送 to the line that ends with 印发, wherever it stands (it may interrupt an annex)."""
        first = next((n for n, line in enumerate(lines) if COLOPHON.match(line.words)), None)
        if first is None:
            return [], lines
        last = next((n for n, line in enumerate(lines[first:], first) if line.words.endswith("印发")), None)
        if last is None:
            raise self.fail(lines[first].number, "版记应以“……印发”一行结束，没有找到；请核对原文。")
        return lines[first : last + 1], lines[:first] + lines[last + 1 :]

    def _take_signature(self, lines: list[Line]) -> tuple[list[Line], list[Line]]:
        """The body's last line is a date: the lines without sentences before it belong to the signature."""
        if not lines or not DATE_LINE.fullmatch(lines[-1].words):
            return [], lines
        first = len(lines) - 1
        while first and not IN_SENTENCE.search(lines[first - 1].words):
            first -= 1
        return lines[first:], lines[:first]

    def _split_annexes(self, lines: list[Line]) -> list[list[Line]]:
        starts = [0]
        for annex in self.layout.annexes:
            at = next((n for n, line in enumerate(lines) if n >= starts[-1] and line.words == annex.mark), None)
            if at is None:
                raise annex.place.fail(f"原文应有单独一行“{annex.mark}”，没有找到；请核对 layout.annexes。")
            starts.append(at)
        return [lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]

    def _whole(self, kind: Kind, lines: list[Line]) -> list[Block]:
        if not lines:
            return []
        part, label = self.style.parts[kind]
        block = Block(f"{self.prefix}.{part}", self.citation + label, kind)
        for line in lines:
            block.add(line)
        return [block]

    def _piece(self, block: Block) -> Piece:
        runs: list[Run] = []
        text = ""
        for cell in block.cells:
            found = [run for start, end in cell for run in self.source.runs(start, end)]
            if found and text:
                text += "\n"
            for run in found:
                runs.append(Run(len(text), run.source, run.length))
                text += self.source.text[run.source : run.source + run.length]
        return Piece(block.id, block.label, block.kind, block.path, text, block.start, block.end, tuple(runs))

    def _prove(self, pieces: list[Piece]) -> None:
        """Every visible character stands in exactly one piece, and no piece reaches into another."""
        at = 0
        for piece in pieces:
            if piece.start < at:
                raise self.fail(self.source.line_number(piece.start), "这一段被切给了两个条款；请核对 layout。")
            lost = self.source.words(at, piece.start)
            if lost:
                raise self.fail(self.source.line_number(at), f"“{lost[:20]}”没有归入任何条款；请核对 layout。")
            if self.source.words(piece.start, piece.end) != piece.text.replace("\n", ""):
                raise self.fail(self.source.line_number(piece.start), "这一段的文字与原文不符；请核对 layout。")
            at = piece.end
        if self.source.words(at, len(self.source.text)):
            raise self.fail(self.source.line_number(at), "这里以后的文字没有归入任何条款；请核对 layout。")
