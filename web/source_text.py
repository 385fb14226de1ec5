"""Shows a document's source.txt as HTML: every clause findable by its id, one span marked. It changes no character."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.models import Document

# Markdown signs left by the conversion of the received file: kept in the page, hidden from the eye.
_SIGNS = re.compile(r"^#{1,6} |\*\*", re.MULTILINE)


def source_html(document: Document, start: int | None, end: int | None) -> str:
    """The text cut at every clause border; the text between clauses is shown too."""
    pieces: list[str] = []
    at = 0
    marked = _Span(start, end)
    for clause in sorted(document.clauses, key=lambda c: c.start):
        if clause.start < at:
            continue
        pieces.append(_between(document.source[at : clause.start], at, marked))
        inner = marked.show(document.source[clause.start : clause.end], clause.start)
        pieces.append(
            f'<section id="{escape(clause.id)}" class="clause kind-{escape(clause.kind)}" '
            f'aria-label="{escape(clause.label)}"><span class="clause-label">{escape(clause.label)}</span>'
            f"{inner}</section>"
        )
        at = clause.end
    pieces.append(_between(document.source[at:], at, marked))
    return "".join(pieces)


def _between(text: str, offset: int, marked: _Span) -> str:
    return f'<div class="between">{marked.show(text, offset)}</div>' if text.strip() else ""


class _Span:
    """The part of the source to mark, in offsets of the whole source."""

    def __init__(self, start: int | None, end: int | None) -> None:
        known = start is not None and end is not None and start < end
        self.start, self.end = (start or 0, end or 0) if known else (0, 0)

    def show(self, text: str, offset: int) -> str:
        low = min(max(self.start - offset, 0), len(text))
        high = min(max(self.end - offset, 0), len(text))
        if low >= high:
            return _plain(text)
        return f"{_plain(text[:low])}<mark>{_plain(text[low:high])}</mark>{_plain(text[high:])}"


def _plain(text: str) -> str:
    return _SIGNS.sub(lambda sign: f'<span class="sign">{sign[0]}</span>', escape(text, quote=False))
