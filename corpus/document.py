"""Reads one document folder: document.yaml (typed and strict) and source.txt (checked against its hash, then cut)."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path
from typing import cast

from corpus.errors import CorpusError
from corpus.layout import read_layout
from corpus.models import (
    Clause,
    ClauseKind,
    DatedException,
    Document,
    Heading,
    Notice,
    Sentence,
    Status,
    Uninteresting,
    When,
)
from corpus.segment import Piece, segment
from corpus.sentences import sentence_spans
from corpus.source import Source
from corpus.strict_yaml import Node, read_yaml

NAMES = ("short", "title", "number", "prefix", "issuers", "region", "region_name", "aliases", "parents")
FORCE = ("status", "issued", "in_force", "until", "until_note", "exceptions", "notices", "bases")
KEYS = (*NAMES, *FORCE, "parent_province", "no_interest", "rules", "sha256", "layout")


def read_document(folder: Path) -> Document:
    node = read_yaml(folder / "document.yaml").only(*KEYS)
    text = _source(folder / "source.txt", node.need("sha256"))
    layout = read_layout(node.need("layout"))
    short, prefix, title = (node.need(key).text() for key in ("short", "prefix", "title"))
    source = Source(text, layout.noise)
    pieces = segment(source, layout, short, prefix, folder / "source.txt")
    document = Document(
        id=folder.name,
        short=short,
        title=title,
        number=node.maybe_text("number"),
        prefix=prefix,
        issuers=_texts(node, "issuers"),
        region=node.need("region").text(),
        region_name=node.need("region_name").text(),
        aliases=_texts(node, "aliases"),
        parents=_texts(node, "parents"),
        parent_province=node.need("parent_province").text(),
        status=cast(Status, node.need("status").choice("in_force", "draft", "unclear")),
        issued=_day(node, "issued"),
        in_force=_day(node, "in_force"),
        until=_day(node, "until"),
        until_note=node.maybe_text("until_note"),
        exceptions=tuple(_exception(item) for item in node.maybe_items("exceptions")),
        notices=tuple(_notice(item) for item in node.maybe_items("notices")),
        bases=_texts(node, "bases"),
        no_interest=tuple(_uninteresting(item) for item in node.maybe_items("no_interest")),
        rules=_rules(node, short),
        source=text,
        sha256=node.need("sha256").text(),
        headings=tuple(Heading(text=p.text, start=p.start, end=p.end) for p in pieces if not p.id),
        clauses=tuple(_clause(piece, folder.name, title) for piece in pieces if piece.id),
    )
    _agree(node, document, source)
    return document


def _source(path: Path, expected: Node) -> str:
    try:
        raw = path.read_bytes()
        text = raw.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CorpusError(path, 0, "应有 UTF-8 编码的原文 source.txt；请放入原文。") from error
    found = hashlib.sha256(raw).hexdigest()
    if found != expected.text():
        raise expected.fail(f"source.txt 的 sha256 应为这里所写，实为 {found}；原文不得改动，换了原文请改这一行。")
    return text


def _agree(node: Node, document: Document, source: Source) -> None:
    """What document.yaml says about dates, title and number fits the text and itself."""
    ids = [clause.id for clause in document.clauses]
    twice = next((id for id in ids if ids.count(id) > 1), None)
    if twice:
        raise node.need("layout").fail(f"条款编号 {twice} 出现两次；请核对 layout。")
    words = source.words(0, len(source.text))
    for key, value in (("title", document.title), ("number", document.number)):
        if "".join(value.split()) not in words:
            raise node.need(key).fail(f"原文里没有“{value}”；请照原文写。")
    if document.status == "in_force" and not document.in_force:
        raise node.need("status").fail("状态为 in_force 时应写明施行日期 in_force；请补上，或改为 unclear。")
    if document.in_force and document.until and document.until < document.in_force:
        raise node.need("until").fail("失效日期应不早于施行日期；请核对。")


def _clause(piece: Piece, document: str, title: str) -> Clause:
    spans = sentence_spans(piece.text)
    return Clause(
        id=piece.id,
        document=document,
        label=piece.label,
        heading=piece.path,
        title=title,
        kind=cast(ClauseKind, piece.kind),
        text=piece.text,
        start=piece.start,
        end=piece.end,
        sentences=tuple(Sentence(text=piece.text[start:end], start=start, end=end) for start, end in spans),
        runs=tuple((run.text, run.source, run.length) for run in piece.runs),
    )


def _texts(node: Node, key: str) -> tuple[str, ...]:
    found = node.get(key)
    return found.texts() if found else ()


def _rules(node: Node, short: str) -> tuple[str, ...]:
    """The ids of the rules this document sets: MY-R01 and so on, each once."""
    found: list[str] = []
    for item in node.maybe_items("rules"):
        if not re.fullmatch(f"{re.escape(short.upper())}-R[0-9]{{2}}", item.text()):
            raise item.fail(f"规则编号应像 {short.upper()}-R01，写的是“{item.text()}”；请改正。")
        if item.text() in found:
            raise item.fail(f"规则编号 {item.text()} 写了两次；请删去一个。")
        found.append(item.text())
    return tuple(found)


def _day(node: Node, key: str) -> date | None:
    found = node.get(key)
    return found.date() if found else None


def _exception(node: Node) -> DatedException:
    node.only("what", "from", "clause", "quote")
    what, clause, quote = (node.need(key).text() for key in ("what", "clause", "quote"))
    return DatedException(what=what, begins=node.need("from").date(), clause=clause, quote=quote)


def _notice(node: Node) -> Notice:
    node.only("text", "clause", "quote", "when")
    text, clause, quote = (node.need(key).text() for key in ("text", "clause", "quote"))
    when = cast(When, node.need("when").choice("always", "money"))
    return Notice(text=text, clause=clause, quote=quote, when=when)


def _uninteresting(node: Node) -> Uninteresting:
    node.only("ids", "why")
    return Uninteresting(ids=node.need("ids").texts(), why=node.need("why").text())
