"""The one error of this floor: it names the file and line, what was expected, and what to do about it."""

from __future__ import annotations

from pathlib import Path


class CorpusError(ValueError):
    """A document folder is not sound. ``line`` counts from 1; 0 means the whole file."""

    def __init__(self, path: Path, line: int, message: str) -> None:
        self.path, self.line, self.message = path, line, message
        place = f"{path.parent.name}/{path.name}"
        super().__init__(f"{place}:{line}：{message}" if line else f"{place}：{message}")
