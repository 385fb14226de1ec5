"""Recognises by kinds of words what is not helped with: forged papers, other people's records, lists of personal data,
secrets of the system; and orders to the program. Words are in misuse.yaml; nothing is computed."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；\n]?")
_Pattern = re.Pattern[str]


class _Rule(NamedTuple):
    kinds: tuple[_Pattern, ...]
    none: tuple[_Pattern, ...]
    across: bool
    reply: str


class _Words(NamedTuple):
    rules: tuple[_Rule, ...]
    orders: tuple[_Pattern, ...]
    asks: _Pattern


@lru_cache(maxsize=1)
def _words() -> _Words:
    path = Path(__file__).with_name("misuse.yaml")
    raw: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    kinds = {name: re.compile(pattern) for name, pattern in raw["words"].items()}
    rules = tuple(
        _Rule(
            tuple(kinds[name] for name in rule["all"]),
            tuple(kinds[name] for name in rule["none"]),
            "across" in rule,
            rule.get("reply", "unsafe"),
        )
        for rule in raw["rules"]
    )
    return _Words(rules, tuple(re.compile(order) for order in raw["orders"]), re.compile(raw["asks"]))


def misuse(text: str) -> str:
    """The reply to the first rule that some sentence meets (the whole text, where a rule reaches across), or ""."""
    whole = text.lower()
    sentences = _SENTENCE.findall(whole)
    for rule in _words().rules:
        for part in [whole] if rule.across else sentences:
            if all(kind.search(part) for kind in rule.kinds) and not any(kind.search(part) for kind in rule.none):
                return rule.reply
    return ""


def ordered(clause: str) -> bool:
    """Whether a small clause tells the program what to be or how to answer from now on."""
    small = clause.lower().strip("，、：；。！？ \n”」\"'")
    return any(order.search(small) for order in _words().orders)


def asks(text: str) -> bool:
    """Whether words still ask for something, or give a sum."""
    return _words().asks.search(text) is not None
