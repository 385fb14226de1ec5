"""Counts with their uncertainty: n of N, the Wilson 95 % interval, percentiles. It knows nothing of questions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

Z95 = 1.959963984540054


@dataclass(frozen=True)
class Share:
    """``good`` of ``total``."""

    good: int
    total: int

    @property
    def value(self) -> float:
        return self.good / self.total if self.total else 0.0

    def interval(self) -> tuple[float, float]:
        """Wilson's interval: honest for small N and for shares near 0 or 1."""
        if not self.total:
            return 0.0, 1.0
        share, weight = self.value, Z95 * Z95 / self.total
        middle = (share + weight / 2) / (1 + weight)
        half = Z95 * sqrt(share * (1 - share) / self.total + weight / (4 * self.total)) / (1 + weight)
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        if not self.total:
            return "–"
        low, high = self.interval()
        return f"{self.good}/{self.total} = {self.value:.3f} [{low:.3f}, {high:.3f}]"


def share_of(outcomes: Sequence[bool]) -> Share:
    return Share(sum(outcomes), len(outcomes))


def percentile(values: Sequence[float], percent: int) -> float:
    """The nearest-rank percentile; 0.0 of nothing."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[max(0, ceil(len(ordered) * percent / 100) - 1)]
