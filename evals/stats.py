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
        return wilson(self.value, self.total)

    def __str__(self) -> str:
        return f"{self.good}/{self.total} = {_with_interval(self.value, self.total)}" if self.total else "–"


@dataclass(frozen=True)
class Mean:
    """The mean of ``count`` values from 0 to 1. They vary at most as much as yes and no, so its interval is rather too
    wide than too narrow."""

    sum: float
    count: int

    @property
    def value(self) -> float:
        return self.sum / self.count if self.count else 0.0

    def interval(self) -> tuple[float, float]:
        return wilson(self.value, self.count)

    def __str__(self) -> str:
        return _with_interval(self.value, self.count) if self.count else "–"


def wilson(share: float, count: int) -> tuple[float, float]:
    """Wilson's interval: honest for small counts and for shares near 0 or 1."""
    if not count:
        return 0.0, 1.0
    weight = Z95 * Z95 / count
    middle = (share + weight / 2) / (1 + weight)
    half = Z95 * sqrt(share * (1 - share) / count + weight / (4 * count)) / (1 + weight)
    return max(0.0, middle - half), min(1.0, middle + half)


def _with_interval(value: float, count: int) -> str:
    low, high = wilson(value, count)
    return f"{value:.3f} [{low:.3f}, {high:.3f}]"


def share_of(outcomes: Sequence[bool]) -> Share:
    return Share(sum(outcomes), len(outcomes))


def percentile(values: Sequence[float], percent: int) -> float:
    """The nearest-rank percentile; 0.0 of nothing."""
    if not values:
        return 0.0
    ordered = sorted(values)
    return ordered[max(0, ceil(len(ordered) * percent / 100) - 1)]
