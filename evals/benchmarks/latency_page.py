"""Writes what the latency benchmark found as a page. Measures nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from assistant.wording import messages

GOAL = 150.0


class Timed(NamedTuple):
    """What was tried, and the ms of every answer."""

    what: str
    times: list[float]


class Turn(NamedTuple):
    """One answer: its ms, those of each step, what was done."""

    total: float
    steps: dict[str, float]
    doing: str


def page(rows: Sequence[Timed], alone: Sequence[Turn], cpu: float, cores: int, load: float) -> str:
    parts = [HEAD.format(cores=cores, load=load, cpu=cpu), *map(_row, rows)]
    return "\n".join([*parts, STEPS, *_steps(alone), KINDS, *_kinds(alone), NOTES])


def _row(timed: Timed) -> str:
    half, most, rare = np.percentile(timed.times, [50, 95, 99])
    met = "达到" if most <= GOAL else "**未达到**"
    return f"| {timed.what} | {len(timed.times)} | {half:.0f} | {most:.0f} | {rare:.0f} | {met} |"


def _steps(alone: Sequence[Turn]) -> list[str]:
    """For each step its share of all the time, and of the time of the slowest answers (5 %)."""
    labels: dict[str, str] = messages()["steps_label"]
    slowest = sorted(alone, key=lambda one: -one.total)[: max(1, len(alone) // 20)]
    return [f"| {labels[name]} | {_mean(alone, name):.1f} | {_share(alone, name):.0f}% | {_share(slowest, name):.0f}% |"
            for name in labels if any(name in one.steps for one in alone)]  # fmt: skip


def _mean(turns: Sequence[Turn], step: str) -> float:
    return sum(one.steps.get(step, 0.0) for one in turns) / len(turns)


def _share(turns: Sequence[Turn], step: str) -> float:
    return 100 * sum(one.steps.get(step, 0.0) for one in turns) / sum(one.total for one in turns)


def _kinds(alone: Sequence[Turn]) -> list[str]:
    doing: dict[str, str] = messages()["explain"]["doing"]
    lines = []
    for name, label in doing.items():
        times = [one.total for one in alone if one.doing == name]
        if times:
            half, most = np.percentile(times, [50, 95])
            lines.append(f"| {label} | {len(times)} | {half:.0f} | {most:.0f} |")
    return lines


HEAD = """# 回答一题要多久

`python -m evals.benchmarks.latency` 写出本页。每题都是自测题里不同的一句，只问一次（问句的向量没有现成的），
从收到问题到核对过的回答，含编码器，毫秒。机器 {cores} 核，当时负载 {load:.1f}（别人也在用），时间只作量级看；
一题平均用 CPU {cpu:.0f} 毫秒，与负载关系小。
目标：p95 ≤ 150 毫秒。

| 怎样问 | 题数 | p50 | p95 | p99 | |
|---|---|---|---|---|---|"""
STEPS = """
## 时间花在哪一步（一个人问）

| 步骤 | 平均（毫秒） | 占全部 | 占最慢的 5% |
|---|---|---|---|"""
KINDS = """
## 各种回答（一个人问）

| 怎样回答 | 题数 | p50 | p95 |
|---|---|---|---|"""
NOTES = """
- 慢的都是查条文和几地对照：时间主要在问句编码和 Chroma 带地区筛选的检索；
  几地对照每个地区各查一遍（在“组织回答”里）。
- 同一个问句只编码一次、只与已知问法比一次；本地已有相近问法时不再查各地的问法。
- “不停地问”没有思考时间，是最坏的情形：编码和检索都占满核，几个人同时查条文时按核数排队。
  编码时放开解释器锁，不是锁在等。
"""
