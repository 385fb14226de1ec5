"""Writes the HTML pages from the files in templates/. Whatever comes from data is escaped here, in one place."""

from __future__ import annotations

from datetime import date
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from fastapi.responses import HTMLResponse

from web.source_text import source_html
from web.words import name_of, say

if TYPE_CHECKING:
    from corpus.models import Document

_FOLDER = Path(__file__).with_name("templates")


@cache
def _template(name: str) -> Template:
    return Template((_FOLDER / name).read_text(encoding="utf-8"))


def page(name: str, status: int = 200, headers: dict[str, str] | None = None, **blanks: str) -> HTMLResponse:
    """A template with its blanks filled; the values must be safe HTML already. Every page shares head.html."""
    head = _template("head.html").template
    return HTMLResponse(_template(name).substitute(head=head, **blanks), status, headers)


def error_page(status: int, error: dict[str, str], headers: dict[str, str]) -> HTMLResponse:
    return page("error.html", status, headers, message=escape(error["message"]), what_to_do=escape(error["what_to_do"]))


def document_page(document: Document, today: date, start: int | None, end: int | None) -> HTMLResponse:
    """The source text as received, with the span from ``start`` to ``end`` marked."""
    return page(
        "document.html",
        title=escape(say("document.page_title", title=document.title)),
        heading=escape(document.title),
        facts=escape(_facts(document, today)),
        notices="".join(f"<p>{escape(notice.text)}</p>" for notice in document.notices),
        hint=escape(say("document.quoted")) if start is not None and end is not None else "",
        text=source_html(document, start, end),
    )


def _facts(document: Document, today: date) -> str:
    parts = [
        document.number or say("document.number_missing"),
        document.region_name,
        name_of("status", document.status_on(today)),
    ]
    for name in ("issued", "in_force", "until"):
        day = getattr(document, name)
        if day:
            parts.append(say(f"document.{name}", date=day.isoformat()))
    return " · ".join(parts)
