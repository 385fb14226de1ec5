"""Random sums and cases that crowd the edges of the rules: half of the sums lie within two cents of a line. Seeded."""

from __future__ import annotations

import os
from decimal import Decimal
from random import Random
from typing import TypeVar

T = TypeVar("T")
EXAMPLES = int(os.environ.get("HUISUAN_EXAMPLES", "0"))


def how_many(default: int) -> int:
    """The number of examples of a run: the default, or what HUISUAN_EXAMPLES asks for when that is more."""
    return max(default, EXAMPLES)


class Draw:
    """Draws from one seeded source; sums in yuan as Decimal, whole to the cent."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed)

    def sum(self, *edges: int | str | Decimal, most: int = 400000) -> Decimal:
        """A sum near an edge, or anywhere up to ``most`` at some magnitude."""
        if edges and self.random.random() < 0.5:
            near = Decimal(self.random.choice(edges)) + Decimal(self.random.randint(-2, 2)) / 100
            return max(Decimal(0), near.quantize(Decimal("0.01")))
        magnitude = self.random.choice((0, 5, 100, 5000, 50000, most))
        return Decimal(self.random.randint(0, magnitude * 100)) / 100

    def maybe(self, chance: float) -> bool:
        return self.random.random() < chance

    def one(self, *options: T) -> T:
        return self.random.choice(options)
