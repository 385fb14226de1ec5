"""Policy terms by the first letters of their sounds (dbh: 低保户), as people type them on a keyboard. Ranks nothing."""

from __future__ import annotations

import re
from functools import cache

from index.words import lexicon

LETTERS = re.compile(r"[A-Za-z]{2,8}")
MOST = 4


def spelled_out(query: str) -> str:
    """A question of letters alone as the terms they begin, shortest first; any other as it is."""
    typed = query.strip().lower()
    if not LETTERS.fullmatch(typed):
        return query
    terms = sorted(
        (term for term in lexicon() if _initials(term).startswith(typed)), key=lambda term: (len(term), term)
    )
    return " ".join(terms[:MOST]) or query


@cache
def _initials(term: str) -> str:
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(term, style=Style.FIRST_LETTER)).lower()
