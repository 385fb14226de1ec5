"""Writes what the benchmarks found as RESULTS.md, each its own section. Measures nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SECTION = re.compile(r"^(?=# )", re.MULTILINE)


@dataclass(frozen=True)
class Engine:
    """What one engine did. Times of a single case in µs, of all cases in seconds, memory in MB."""

    name: str
    version: str = ""
    failed: str = ""
    half: float = 0
    most: float = 0
    batch: float = 0
    cases: int = 0
    wrong: int = 0
    kind: str = ""
    peak: float = 0

    @staticmethod
    def of(name: str, version: str, found: dict[str, Any], cases: int, wrong: int, kind: str) -> Engine:
        times = sorted(found["single"])
        half, most = times[len(times) // 2] / 1000, times[len(times) * 99 // 100] / 1000
        return Engine(name, version, "", half, most, found["batch"], cases, wrong, kind, found["peak"])

    @staticmethod
    def missing(name: str, why: str) -> Engine:
        return Engine(name, failed=why)

    @property
    def speed(self) -> float:
        """Million cases a second."""
        return self.cases / self.batch / 1e6


@dataclass(frozen=True)
class Results:
    cases: int
    engines: list[Engine]
    stack: Engine
    cold: float
    outside: list[str]
    load: float
    cores: int


def put(path: Path, section: str) -> None:
    """Writes a section, which begins with its heading, where one of that heading stands, else at the end."""
    heading = section.partition("\n")[0]
    held = [part.strip() for part in SECTION.split(path.read_text("utf-8") if path.exists() else "")]
    sections = {part.partition("\n")[0]: part for part in held if part}
    sections[heading] = section.strip()
    path.write_text("\n\n".join(sections.values()) + "\n", encoding="utf-8")


def write(results: Results) -> str:
    """The section of the calculator."""
    own = results.engines[0]
    goals = [
        ("单例带完整依据，一层", f"{own.half:.0f} µs", "≤ 50 µs", own.half <= 50),
        ("单例带完整依据，从总费用走完四层", f"{results.stack.half:.0f} µs", "", None),
        ("绵阳全部层级，每秒百万例", f"{results.stack.speed:.1f}", "≥ 5", results.stack.speed >= 5),
        ("错分，一条规则", f"{own.wrong}", "0", own.wrong == 0),
        ("错分，全部层级（抽 5000 例与逐例计算对）", f"{results.stack.wrong}", "0", results.stack.wrong == 0),
        ("冷启动多用的时间", f"{results.cold * 1000:.0f} ms", "≤ 150 ms", results.cold <= 0.15),
        ("带进的第三方库", "、".join(results.outside) or "无", "无", not results.outside),
        ("全部层级峰值内存（含 NumPy、读规则）", f"{results.stack.peak:.0f} MB", "", None),
    ]
    lines = [INTRODUCTION.format(cases=f"{results.cases:,}", load=results.load, cores=results.cores), HEAD]
    lines += [_row(engine, own) for engine in results.engines]
    lines += [GOALS_HEAD]
    lines += [f"| {name} | {got} | {goal or '—'} | {_mark(met)} |" for name, got, goal, met in goals]
    return "\n".join([*lines, NOTES])


def _mark(met: bool | None) -> str:
    return "—" if met is None else "达到" if met else "**未达到**"


def _row(engine: Engine, own: Engine) -> str:
    if engine.failed:
        return f"| {engine.name} | 没有跑成：{engine.failed} | | | | | | |"
    name = f"{engine.name} {engine.version}".strip()
    times = f"{engine.half:.0f} | {engine.most:.0f} | {engine.half / own.half:.1f} 倍"
    speed = f"{engine.speed:.1f} | {own.speed / engine.speed:.1f} 倍"
    wrong = f"{engine.wrong:,}（{100 * engine.wrong / engine.cases:.1f}%，{engine.kind}）"
    return f"| {name} | {times} | {speed} | {wrong} | {engine.peak:.0f} |"


INTRODUCTION = """# 计算器与别家引擎同场比

`python -m evals.benchmarks.calculator --peer 别家环境的/bin/python` 写出本页；别家引擎装在另一个环境里，各跑各的进程，
用同一批 {cases} 个随机情况（费用 0–30 万元，已用限额 0–5 万元，种子固定）。机器 {cores} 核，当时负载 {load:.1f}，
所以时间只作量级看；对错与负载无关。

## 一条规则：人员类别 → 比例、起付线、年度限额（绵阳医疗救助，5 类人）
"""
HEAD = """| 引擎 | 单例 p50（µs） | p99（µs） | 与惠算比 | 百万例每秒 | 惠算快 | 错分 | 峰值内存（MB） |
|---|---|---|---|---|---|---|---|"""
GOALS_HEAD = """
## 惠算自己的目标

| 项目 | 结果 | 目标 | |
|---|---|---|---|"""
NOTES = """
- 惠算的单例包含全部依据（每一步的算式、数和条款原话），别家的单例只有一个数。
- 惠算的成批计算是同一个计算器：先让它在一行上走一遍并录下步骤，再由 NumPy 按 int64 对走同一条路的行重放，
  规则没有第二份；每行还带结果类型、缺什么、各层支付。别家只算这一条规则的一个数。
- 错分：按分（整数、四舍五入）另算一遍作准；别家的浮点数先四舍五入到分再比。碰到限额的例不会错，限额越高错得越多。
- 文件没有给的数（人均可支配收入 30000 元、年度限额 200000 元、倾斜救助起付线 8000 元和限额 50000 元）是为测速假设的。
- 别的实测各有一页：回答一题要多久（`LATENCY.md`）、条文多了查一次要多久（`SEARCH_SCALE.md`）。
"""
