"""Reads the sentences people see from messages.yaml, so that no wording lives in Python. It decides nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("messages.yaml")


@cache
def _tree() -> dict[str, Any]:
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    tree = yaml.load(_FILE.read_text(encoding="utf-8"), Loader=loader)
    assert isinstance(tree, dict)
    return tree


def branch(path: str) -> Any:
    """The part of messages.yaml at a dotted path; KeyError when it is not there."""
    node: Any = _tree()
    for name in path.split("."):
        node = node[name]
    return node


def say(path: str, /, **values: object) -> str:
    """One sentence, with its blanks filled in."""
    return str(branch(path)).format(**values)


def name_of(path: str, key: str | None) -> str:
    """A word from a list such as ``status``; the key itself when the list does not know it, never an error."""
    words = branch(path)
    return str(words.get(key, key)) if key else ""
