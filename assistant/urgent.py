"""Hears danger to life in what is told: signs of the body, when, and a call for help, each a kind of words with points
(urgent.yaml); what was treated and paid for long ago, lasts for years or is only supposed does not count."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml

_CLAUSE = re.compile(r"[^。！？?；\n，：]+[。！？?；\n，：]*")
_Pattern = re.Pattern[str]
_TIMES = ("突然", "此时", "求助")
"""Kinds that alone are no danger: when it is, and that somebody asks."""
_WISH = "求死"
"""The kind that what was treated or paid for does not take back."""


class _Kind(NamedTuple):
    name: str
    points: int
    pattern: _Pattern


class _Words(NamedTuple):
    enough: int
    emergency: tuple[_Kind, ...]
    crisis: tuple[_Kind, ...]
    settled: _Pattern
    longago: _Pattern
    survived: _Pattern
    lasting: _Pattern
    supposed: _Pattern
    described: _Pattern
    fresh: _Pattern
    strong: _Pattern
    policy: _Pattern
    story: _Pattern


@lru_cache(maxsize=1)
def _words() -> _Words:
    path = Path(__file__).with_name("urgent.yaml")
    raw: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return _Words(
        raw["enough"],
        _kinds(raw["emergency"]),
        _kinds(raw["crisis"]),
        *(re.compile(raw[name].strip()) for name in _Words._fields[3:]),
    )


def _kinds(raw: dict[str, list[Any]]) -> tuple[_Kind, ...]:
    return tuple(_Kind(name, points, re.compile(pattern)) for name, (points, pattern) in raw.items())


def emergency(text: str) -> Literal["now", "perhaps", ""]:
    """Whether somebody is in danger of life now by the signs told, or perhaps, where little more is said."""
    words = _words()
    text = text.lower()
    clauses = [clause for clause in _CLAUSE.findall(text) if not words.supposed.search(clause)]
    told = "".join(clauses)
    signs = [kind for kind in words.emergency if kind.name not in _TIMES and _lived(kind, told)]
    if not signs:
        return ""
    if is_over(text) and not _again(clauses):
        return "perhaps" if _told_first(clauses) else ""
    times = [kind for kind in words.emergency if kind.name in _TIMES and kind.pattern.search(text)]
    grave = any(kind.points > 1 for kind in signs)
    enough = sum(kind.points for kind in signs + times) >= words.enough
    return "now" if enough or (grave and not words.policy.search(text)) else "perhaps" if grave else ""


def _told_first(clauses: list[str]) -> bool:
    """Whether a grave sign is told before all that speaks of the past (喘不上气，低保，上次住院自付3万) and no story
    goes on from it (送去抢救): it may be of today, and the bill another."""
    words = _words()
    before = list(takewhile(lambda clause: not words.settled.search(clause), clauses))
    grave = [kind for kind in words.emergency if kind.name not in _TIMES and kind.points > 1]
    shown = any(_lived(kind, clause) for clause in before for kind in grave)
    told = "".join(clauses)
    return shown and not (words.lasting.search(told) or words.story.search(told))


def crisis(text: str) -> bool:
    """Whether somebody speaks of ending a life: the wish, the means at hand, farewell, debts gone with the person."""
    words = _words()
    text = text.lower()
    now = words.strong.search(text)
    if words.longago.search(text) and not now:
        return False
    told = [kind for kind in words.crisis if kind.pattern.search(text)]
    if words.survived.search(text) and not now:
        told = [kind for kind in told if kind.name == _WISH]
    return sum(kind.points for kind in told) >= words.enough


def _lived(kind: _Kind, told: str) -> bool:
    """A sign somebody shows, not one that names an illness in a question (昏迷的病人能报吗)."""
    described = _words().described
    return any(not described.match(told, match.end()) for match in kind.pattern.finditer(told))


def is_over(text: str) -> bool:
    """Whether all is treated and paid for, or has lasted long and nothing new is told."""
    words = _words()
    lasts = words.lasting.search(text) is not None and not words.fresh.search(text)
    return lasts or words.settled.search(text) is not None


def _again(clauses: list[str]) -> bool:
    """Whether a clause that shows a sign, or the one before it, says that it is happening this very moment. Of the
    lesser signs several must be shown, one of them so."""
    words = _words()
    kinds = [kind for kind in words.emergency if kind.name not in _TIMES]
    fresh = [
        clause
        for before, clause in zip(["", *clauses], clauses, strict=False)
        if words.strong.search(before + clause) and not words.settled.search(clause)
    ]
    if any(_lived(kind, clause) for clause in fresh for kind in kinds if kind.points > 1):
        return True
    told = "".join(clauses)
    shown = [kind for kind in kinds if _lived(kind, told)]
    lately = [clause for clause in fresh if not words.lasting.search(clause)]
    return (
        len(shown) > 1
        and not words.lasting.search(told)
        and any(_lived(kind, clause) for clause in lately for kind in shown)
    )
