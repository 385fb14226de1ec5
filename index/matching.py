"""The matching copy of a text: what is compared when something is searched for.

The original is never changed or quoted from here; copies are capped, so no input can make matching slow.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

MAX_TEXT = 20_000
INVISIBLE = frozenset({"Cf", "Cn", "Co", "Cs"})


class _Table(dict[int, int | None]):
    """What each character becomes, found out when it is first met: four times as fast as asking every time."""

    def __init__(self, becomes: Callable[[str], int | None]) -> None:
        self._becomes = becomes

    def __missing__(self, code: int) -> int | None:
        return self.setdefault(code, self._becomes(chr(code)))


_VISIBLE = _Table(lambda c: None if unicodedata.category(c) in INVISIBLE else ord(c))
_LETTERS = _Table(lambda c: ord(c) if c.isalnum() else ord(" "))


def readable(text: str) -> str:
    """The text without what no encoder can read: NUL and lone surrogates."""
    return "".join(" " if c == "\0" else c for c in text if not "\ud800" <= c <= "\udfff")


def matching_copy(text: str) -> str:
    """Full-width and half-width made one, lower case, zero-width and tag characters gone."""
    folded = unicodedata.normalize("NFKC", text[:MAX_TEXT])[:MAX_TEXT]
    return folded.translate(_VISIBLE).lower()


def runs(text: str) -> list[str]:
    """The stretches of letters and digits; punctuation, space and everything else only divides them."""
    return matching_copy(text).translate(_LETTERS).split()


def grams(text: str, sizes: tuple[int, ...] = (2,)) -> list[str]:
    """Character n-grams inside each run, in order; a run shorter than every size stands for itself."""
    found: list[str] = []
    for run in runs(text):
        if len(run) < min(sizes):
            found.append(run)
        for size in sizes:
            found.extend(run[i : i + size] for i in range(len(run) - size + 1))
    return found


def shortened(text: str, limit: int) -> str:
    """A long question keeps its beginning and its end, where what is asked usually stands."""
    return text if len(text) <= limit else text[: limit // 2] + " " + text[-(limit // 2) :]
