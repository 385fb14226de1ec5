"""The table of a search alone, for the scorecard and the benchmark: one row a group of lookups, every share with its
95 % interval. It lists no question, so held halves may stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evals.load import is_held
from evals.searching import STEPS, Ranked, all_found, hit_at, reciprocal

HALVES = {"dev 开发": False, "held 保留": True}
COLUMNS = ("题", *(f"R@{step}" for step in STEPS), f"几条都在前 {max(STEPS)}", "MRR@10")
NOTE = (
    "R@k：前 k 条里有可接受的条文；几条都在前 5：要几条合起来才答全的题，几条都找到了；"
    "MRR@10：首条可接受条文名次的倒数的平均，前 10 条没有算 0。"
)


def table(rows: Iterable[tuple[str, Sequence[Ranked]]], first: str = "") -> list[str]:
    """Lines of Markdown; groups without lookups are left out."""
    head = [f"| {first} | " + " | ".join(COLUMNS) + " |", "|---" * (len(COLUMNS) + 1) + "|"]
    return [*head, *(row(name, ranked) for name, ranked in rows if ranked)]


def row(name: str, ranked: Sequence[Ranked]) -> str:
    cells = [str(len(ranked)), *(str(hit_at(ranked, step)) for step in STEPS), str(all_found(ranked))]
    return f"| {name} | " + " | ".join([*cells, str(reciprocal(ranked))]) + " |"


def halves(ranked: Sequence[Ranked]) -> dict[str, list[Ranked]]:
    return {name: [one for one in ranked if is_held(one.id) == held] for name, held in HALVES.items()}


def by_half_and_style(name: str, ranked: Sequence[Ranked]) -> list[tuple[str, list[Ranked]]]:
    """Each half as a whole, then style by style."""
    return [
        (f"{name}·{half}" + (f"·{style}" if style else ""), [one for one in part if style in ("", one.style)])
        for half, part in halves(ranked).items()
        for style in ("", *sorted({one.style for one in part}))
    ]
