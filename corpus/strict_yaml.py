"""Reads YAML so that nothing is guessed: every scalar is a string; duplicate keys, anchors, aliases, tags are refused.

Use:

    node = read_yaml(path)                  # Node wraps a mapping, a list or a string; node.line, node.path say where
    node.only("topic", "clause", "quote")   # refuses any other key (returns the node, so calls can be chained)
    node.need("clause").text()              # non-empty string; node.get("x") gives None when the key is missing
    for item in node.need("rules").items(): ...         # also .mapping(), .texts(), .date(), .integer(), .fraction()
    raise node.fail("应为……；请……")           # a CorpusError with file and line;  plain(node) gives dict / list / str
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from corpus.errors import CorpusError
from corpus.node import Node, Tree, plain

__all__ = ["CorpusError", "Node", "plain", "read_yaml"]

LARGEST = 2_000_000
DEEPEST = 24
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Node:
    """The single document of a UTF-8 file, or a CorpusError that says which line to mend."""
    return _Builder(path).build(_text(path))


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise CorpusError(path, 0, "应有这个文件，但读不到；请补上文件或检查权限。") from error
    if len(raw) > LARGEST:
        raise CorpusError(path, 0, f"文件应不超过 {LARGEST} 字节；请拆小。")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CorpusError(path, raw[: error.start].count(b"\n") + 1, "应为 UTF-8 编码；请另存为 UTF-8。") from error
    if "\ufeff" in text:
        line = text[: text.index("\ufeff")].count("\n") + 1
        raise CorpusError(path, line, "不应有 BOM（不可见的 U+FEFF）；请存为不带 BOM 的 UTF-8。")
    if "\r" in text:
        raise CorpusError(path, text[: text.index("\r")].count("\n") + 1, "换行应为 LF；请把 CRLF 换成 LF。")
    return text


class _Builder:
    """Turns the parser's events into nodes; anything that could mean two things is refused here."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def build(self, text: str) -> Node:
        try:
            events = self._watched(yaml.parse(text, Loader=_LOADER))
            root = self._node(next(events), events, 0)
            for _ in events:
                raise CorpusError(self.path, 0, "一个文件应只有一份内容；请删去多余的“---”分段。")
        except StopIteration as error:
            raise CorpusError(self.path, 0, "文件是空的；请写入内容或删去文件。") from error
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark else _line_at(text, getattr(error, "position", None))
            problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "语法错误"
            raise CorpusError(self.path, line, f"不是合法的 YAML（{problem}）；请检查缩进、引号和半角冒号。") from error
        return root

    def _watched(self, events: Iterator[Any]) -> Iterator[Any]:
        for event in events:
            line = event.start_mark.line + 1
            if isinstance(event, yaml.DocumentStartEvent) and (event.version or event.tags):
                raise CorpusError(self.path, line, "不应有 % 指令；请删去这一行。")
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise CorpusError(self.path, line, "不应使用锚点和引用（& 和 *）；请把内容原样写出，或给文字加引号。")
            if getattr(event, "tag", None):
                raise CorpusError(self.path, line, "不应使用标签（! 开头）；请删去标签，或给文字加引号。")
            if isinstance(event, yaml.NodeEvent | yaml.CollectionEndEvent):
                yield event

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        line = event.start_mark.line + 1
        if depth > DEEPEST:
            raise CorpusError(self.path, line, f"嵌套应不超过 {DEEPEST} 层；请写浅一些。")
        if isinstance(event, yaml.ScalarEvent):
            return Node(self.path, line, str(event.value))
        if isinstance(event, yaml.SequenceStartEvent):
            return Node(self.path, line, self._list(events, depth))
        return Node(self.path, line, self._mapping(events, depth))

    def _list(self, events: Iterator[Any], depth: int) -> Tree:
        items: list[Node] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._node(event, events, depth + 1))
        return items

    def _mapping(self, events: Iterator[Any], depth: int) -> Tree:
        entries: dict[str, Node] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            if not isinstance(event, yaml.ScalarEvent):
                raise CorpusError(self.path, line, "键应为一个词；请不要用列表或映射作键。")
            key = str(event.value)
            if key in entries:
                raise CorpusError(self.path, line, f"键“{key}”重复；同一处只能写一次，请删去一个。")
            if key == "<<" or not key:
                raise CorpusError(self.path, line, "键应为一个词，不能为空，也不能用“<<”合并；请把内容原样写出。")
            value = self._node(next(events), events, depth + 1)
            value.key_line = line
            entries[key] = value
        return entries


def _line_at(text: str, position: int | None) -> int:
    return text[:position].count("\n") + 1 if position is not None else 0
