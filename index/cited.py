"""Clauses named by their place (绵办规〔2022〕6号 二（五）, 附件1 第3项). Reads labels; knows no content."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from typing import TYPE_CHECKING

from index.matching import matching_copy

if TYPE_CHECKING:
    from corpus.models import Clause, Document

WORDS = "附件|附表|第|部分|章|节|条|款|项|段|步|指标|序号|备注|流程|的"
PLACE = re.compile(rf"(?:{WORDS}|[（）()、.,，\s0-9一二三四五六七八九十])++")
MARK = re.compile("[附第（(部章节条款项段]")
NUMBER = re.compile(r"(附件|附表|备注|备注说明)?([0-9]+|[一二三四五六七八九十]+)")
DIGITS = {word: value for value, word in enumerate("〇一二三四五六七八九十")}
Path = tuple[str, ...]


def cited(query: str, clauses: Sequence[Clause], documents: Collection[Document]) -> list[str]:
    """The ids of the clauses a question names by their place alone, in the order of the text; none for other
    questions."""
    text = matching_copy(query)
    named = [document for document in documents if _opening(text, document)]
    for document in named:
        text = text.replace(_opening(text, document), " ")
    path = _path(text) if PLACE.fullmatch(text) else ()
    if not path or not (named or MARK.search(text)):
        return []
    held = {document.id for document in (named or documents)}
    return [clause.id for clause in clauses if clause.document in held and _of(clause)[: len(path)] == path]


def _opening(text: str, document: Document) -> str:
    """How the question names a document: by its number, the office of its number, its title or its place."""
    names = (document.prefix, document.number or "", document.title, document.region_name, *document.aliases)
    offices = [(document.number or "").partition("〔")[0]]
    found = [name for name in (*map(_known, names), *offices) if name and name in text]
    return max(found, key=len, default="")


_known = cache(matching_copy)  # of the names in the corpus, again and again the same


def _of(clause: Clause) -> Path:
    """The numbers of a label after the name of its document: (2, 5, 1) for 第二部分（五）第1段."""
    return _path(matching_copy(clause.label.partition(" ")[2] or clause.label))


def _path(text: str) -> Path:
    return tuple(f"{kind}{_number(word)}" for kind, word in NUMBER.findall(text))


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    tens, has_ten, ones = word.partition("十")
    return (DIGITS.get(tens, 1) * 10 if has_ten else 0) + (DIGITS.get(ones, 0) if has_ten else DIGITS.get(word, 0))
