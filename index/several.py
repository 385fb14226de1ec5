"""Questions that want more than one clause: those of two parts, and those that name several places. Orders hits that
were ranked elsewhere; ranks nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.search import Hit

DIVIDES = re.compile(r"[，；。？！,;?!]|以及|还有|另外|同时|(?<=[么少谁])和")
SHORTEST = 6
MOST = 3
SECOND = 2
"""Where the first clause of a part comes in, counted from 0: behind the two best of the whole question."""


def parts(text: str) -> list[str]:
    """The parts of a question that say something of their own; none when it is all one."""
    found = [part.strip() for part in DIVIDES.split(text) if part and len(part.strip()) >= SHORTEST]
    return found[-MOST:] if len(found) > 1 else []


def with_parts(hits: Sequence[Hit], firsts: Sequence[Hit], near: int = 5) -> list[Hit]:
    """The hits, with the first clause of each part moved up among the nearest where it is not there yet."""
    ordered = list(hits)
    for first in firsts:
        if first.clause.id not in {hit.clause.id for hit in ordered[:near]}:
            ordered = [hit for hit in ordered if hit.clause.id != first.clause.id]
            ordered.insert(SECOND, first)
    return falling(ordered)


def in_turn(ranked: Sequence[Sequence[Hit]]) -> list[Hit]:
    """The best of each place, then the second of each, and so on."""
    turns = chain.from_iterable(zip_longest(*ranked))
    return falling([hit for hit in turns if hit is not None])


def falling(hits: Sequence[Hit]) -> list[Hit]:
    """The same order with scores that never rise."""
    least, kept = float("inf"), []
    for hit in hits:
        least = min(least, hit.score)
        kept.append(hit._replace(score=least))
    return kept
