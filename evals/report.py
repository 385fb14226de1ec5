"""Writes what a run measured: SCORECARD.md for people, results.json for machines. It counts nothing itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from evals.asking import Outcome
from evals.load import is_held
from evals.search_table import NOTE, by_half_and_style, table
from evals.searching import QUESTIONS, Ranked
from evals.stats import Share, share_of
from evals.summary import by_kind_and_region, citation_hits, confusion, latency, per_dimension, per_group

COLUMNS = ("fuyang", "mianyang", "jiande", "wenzhou", "shengzhou", "several", "none")
DECISIONS = ("answered", "clarify", "refused", "error")


def scorecard(title: str, outcomes: Sequence[Outcome], searches: dict[str, list[Ranked]], hide_held: bool) -> str:
    """The whole scorecard. With ``hide_held`` the wording of held questions stays out, so nobody tunes to it."""
    parts = [
        f"# 成绩单：{title}\n",
        "由 `python -m evals.run` 写成，不要手改。n/N = 比例 [Wilson 95% 区间]；一题只要有一处不对就算错。\n",
        f"**全对的题：{share_of([one.right for one in outcomes])}**\n",
        *section("各方面（每题每方面计一次）", per_dimension(outcomes)),
        *section("开发题与保留题", per_group(outcomes, half_of)),
        *section("按地区", per_group(outcomes, lambda one: one.question.region)),
        *kinds(outcomes),
        *section("按来源", per_group(outcomes, lambda one: one.question.source)),
        *section("按说法", per_group(outcomes, lambda one: one.question.style)),
        *decisions(outcomes),
        *section("答案引文命中", {f"hit@{k}": share for k, share in citation_hits(outcomes).items()}),
        *searching(searches),
        *speed(outcomes),
        *failures(outcomes, hide_held),
        *misses(searches, hide_held),
    ]
    return "\n".join(parts) + "\n"


def half_of(outcome: Outcome) -> str:
    return "held 保留" if is_held(outcome.question.id) else "dev 开发"


def section(title: str, table: dict[str, Share]) -> list[str]:
    rows = [f"| {name} | {share} |" for name, share in table.items()]
    return [f"## {title}\n", "| | 对／题 |", "|---|---|", *rows, ""]


def kinds(outcomes: Iterable[Outcome]) -> list[str]:
    head = "| 题型 | " + " | ".join(COLUMNS) + " | 合计 |"
    rows = []
    for kind, row in by_kind_and_region(outcomes).items():
        cells = [f"{row[c].good}/{row[c].total}" if c in row else "" for c in COLUMNS]
        total = Share(sum(s.good for s in row.values()), sum(s.total for s in row.values()))
        rows.append(f"| {kind} | " + " | ".join(cells) + f" | {total} |")
    return ["## 题型 × 地区\n", head, "|---" * (len(COLUMNS) + 2) + "|", *rows, ""]


def decisions(outcomes: Iterable[Outcome]) -> list[str]:
    pairs = confusion(outcomes)
    rows = [
        f"| {wanted} | " + " | ".join(str(pairs[(wanted, got)]) for got in DECISIONS) + " |" for wanted in DECISIONS[:3]
    ]
    return ["## 判断：应当（行）与实际（列）\n", "| | " + " | ".join(DECISIONS) + " |", "|---" * 5 + "|", *rows, ""]


def searching(searches: dict[str, list[Ranked]]) -> list[str]:
    if not searches:
        return ["## 单测检索\n", "没有检索器，未测。\n"]
    rows = [row for name, ranked in searches.items() for row in [(name, ranked), *groups(name, ranked)]]
    return ["## 单测检索（给定地区）\n", f"{NOTE}\n", *table(rows), ""]


def groups(name: str, ranked: list[Ranked]) -> list[tuple[str, list[Ranked]]]:
    """Lookups by half, style and region; questions, whose styles are their kinds, by region alone."""
    regions = [(f"{name}·{r}", [one for one in ranked if one.region == r]) for r in COLUMNS]
    return regions if name == QUESTIONS else [*by_half_and_style(name, ranked), *regions]


def speed(outcomes: Iterable[Outcome]) -> list[str]:
    turns, p50, p95 = latency(outcomes)
    return ["## 用时\n", f"{turns} 轮，p50 {p50:.0f} 毫秒，p95 {p95:.0f} 毫秒（单进程，含检索）。\n"]


def failures(outcomes: Iterable[Outcome], hide_held: bool) -> list[str]:
    wrong = [one for one in outcomes if not one.right]
    lines = [f"## 没有全对的题（{len(wrong)}）\n"]
    for one in wrong:
        question = one.question
        hidden = hide_held and is_held(question.id)
        words = "（保留题，不列题面；`--reveal` 可见）" if hidden else " ⏎ ".join(clip(turn) for turn in question.turns)
        lines.append(f"- `{question.id}` {question.kind}·{question.region}：{words}")
        lines += [f"  - {c.dimension}：应 {clip(c.expected)}；实 {'…' if hidden else clip(c.got)}" for c in one.wrong]
    return [*lines, ""]


def misses(searches: dict[str, list[Ranked]], hide_held: bool) -> list[str]:
    lines = ["## 检索首条不对的查询\n"]
    for name, ranked in searches.items():
        for one in ranked:
            if one.rank != 1 and not (hide_held and is_held(one.id)):
                where = f"应 {'|'.join(one.wanted)}；实 {'，'.join(one.found)}"
                lines.append(f"- {name} `{one.id}` {clip(one.query)} → {where}")
    return [*lines, ""]


def clip(text: str, limit: int = 160) -> str:
    flat = " ".join(text.split()) or "（空）"
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def results(outcomes: Iterable[Outcome], searches: dict[str, list[Ranked]]) -> str:
    """Everything a later run can be compared with, one question a row."""
    rows = [
        {
            "id": one.question.id,
            "kind": one.question.kind,
            "region": one.question.region,
            "right": one.right,
            "got": [answer.status for answer in one.answers],
            "error": one.error,
            "checks": [check._asdict() for check in one.checks],
            "milliseconds": [round(second * 1000, 1) for second in one.seconds],
        }
        for one in outcomes
    ]
    ranks = {name: {one.id: one.rank for one in ranked} for name, ranked in searches.items()}
    return json.dumps({"questions": rows, "ranks": ranks}, ensure_ascii=False, indent=1) + "\n"


def write(folder: Path, card: str, data: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "SCORECARD.md").write_text(card, encoding="utf-8")
    (folder / "results.json").write_text(data, encoding="utf-8")
