"""A place in a YAML file: a mapping, a list or a string that knows its line, with typed readings that fail politely.

It holds no meaning: what a key is for is decided by whoever reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias

from corpus.errors import CorpusError

Tree: TypeAlias = "str | list[Node] | dict[str, Node]"
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_INTEGER = re.compile(r"-?[0-9]{1,18}")
_FRACTION = re.compile(r"(-?[0-9]{1,18})(?:\.([0-9]{1,9})|/([0-9]{1,9}))?(%?)")


class Node:
    """One value of the file. ``key_line`` is the line of its key (or of itself)."""

    __slots__ = ("key_line", "line", "path", "value")

    def __init__(self, path: Path, line: int, value: Tree) -> None:
        self.path, self.line, self.value, self.key_line = path, line, value, line

    def fail(self, message: str) -> CorpusError:
        return CorpusError(self.path, self.line, message)

    def mapping(self) -> dict[str, Node]:
        if isinstance(self.value, dict):
            return self.value
        hint = "；冒号应为半角“: ”" if isinstance(self.value, str) and "：" in self.value else ""
        raise self.fail(f"应为“键: 值”的映射，写的是{self._seen()}{hint}；请改写。")

    def items(self) -> list[Node]:
        if isinstance(self.value, list):
            return self.value
        raise self.fail(f"应为列表（每项以“- ”开头），写的是{self._seen()}；请改写。")

    def text(self) -> str:
        if isinstance(self.value, str) and self.value.strip():
            return self.value
        raise self.fail(f"应为文字，写的是{self._seen()}；请填写，或删去这个键。")

    def only(self, *keys: str) -> Node:
        for key, value in self.mapping().items():
            if key not in keys:
                message = f"不认识的键“{key}”；这里可用：{'、'.join(keys)}。请改正拼写或删去。"
                raise CorpusError(self.path, value.key_line, message)
        return self

    def get(self, key: str) -> Node | None:
        return self.mapping().get(key)

    def need(self, key: str) -> Node:
        found = self.mapping().get(key)
        if found is None:
            raise self.fail(f"缺少“{key}”；请补上。")
        return found

    def maybe_items(self, key: str) -> list[Node]:
        found = self.get(key)
        return found.items() if found else []

    def maybe_text(self, key: str) -> str:
        found = self.get(key)
        return found.text() if found else ""

    def texts(self) -> tuple[str, ...]:
        return tuple(item.text() for item in self.items())

    def choice(self, *allowed: str) -> str:
        if self.text() in allowed:
            return self.text()
        raise self.fail(f"应为 {'、'.join(allowed)} 之一，写的是“{self.text()}”；请改正。")

    def date(self) -> date:
        match = _DATE.fullmatch(self.text())
        try:
            return date(*(int(part) for part in match.groups())) if match else date.fromisoformat("")
        except ValueError as error:
            raise self.fail(f"应为日期，如 2023-02-10，写的是“{self.text()}”；请改写。") from error

    def integer(self) -> int:
        if _INTEGER.fullmatch(self.text()):
            return int(self.text())
        raise self.fail(f"应为整数（半角数字），写的是“{self.text()}”；请改写。")

    def fraction(self) -> Fraction:
        """12, 0.65, 1/3 or 70% as an exact fraction; never a float."""
        match = _FRACTION.fullmatch(self.text())
        if not match or (match[3] and int(match[3]) == 0):
            raise self.fail(f"应为数，如 0.65、65% 或 1/3（半角），写的是“{self.text()}”；请改写。")
        number = Fraction(f"{match[1]}.{match[2]}" if match[2] else match[1])
        return number / int(match[3] or 1) / (100 if match[4] else 1)

    def flag(self) -> bool:
        return self.choice("true", "false") == "true"

    def _seen(self) -> str:
        kinds = {str: "文字", list: "列表", dict: "映射"}
        return "空白" if self.value == "" else kinds[type(self.value)]


def mappings(node: Node) -> Iterator[Node]:
    """Every mapping of a tree, the outer before the inner."""
    if isinstance(node.value, str):
        return
    if isinstance(node.value, dict):
        yield node
    for child in node.value.values() if isinstance(node.value, dict) else node.value:
        yield from mappings(child)


def plain(node: Node) -> Plain:
    """The same tree as dict, list and str."""
    if isinstance(node.value, str):
        return node.value
    if isinstance(node.value, list):
        return [plain(item) for item in node.value]
    return {key: plain(value) for key, value in node.value.items()}
