"""Turns outcomes into the tables of the scorecard: which shares are counted over which questions. No formatting."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from evals.asking import Outcome
from evals.score import rank_of
from evals.stats import Share, percentile, share_of

GROUPS = {
    "判断（答／问／拒）": ("decision",),
    "拒答理由": ("reason",),
    "不该给数时没给数": ("no_figure",),
    "金额精确到分": ("figure",),
    "结果类型": ("result_status",),
    "是否判断": ("verdict",),
    "日期": ("date",),
    "追问问对了": ("needs",),
    "比较时各地齐全": ("compare",),
    "首条引文": ("first_citation",),
    "要求的引文都在": ("any_citation", "all_citations"),
    "不引别处文件": ("own_region",),
    "文字": ("text", "benefit"),
    "事实读得全对": ("facts",),
    "不复述个人信息": ("privacy",),
}


def per_dimension(outcomes: Iterable[Outcome]) -> dict[str, Share]:
    """One question counts once a dimension: right when all its checks of that dimension are right."""
    table: dict[str, list[bool]] = defaultdict(list)
    for outcome in outcomes:
        for name, dimensions in GROUPS.items():
            marks = [check.ok for check in outcome.checks if check.dimension in dimensions]
            if marks:
                table[name].append(all(marks))
    return {name: share_of(table[name]) for name in GROUPS if name in table}


def per_group(outcomes: Iterable[Outcome], key: Callable[[Outcome], str]) -> dict[str, Share]:
    """Questions right as a whole, by region, kind, style, source..."""
    table: dict[str, list[bool]] = defaultdict(list)
    for outcome in outcomes:
        table[key(outcome)].append(outcome.right)
    return {name: share_of(marks) for name, marks in sorted(table.items())}


def by_kind_and_region(outcomes: Iterable[Outcome]) -> dict[str, dict[str, Share]]:
    table: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for outcome in outcomes:
        table[outcome.question.kind][outcome.question.region].append(outcome.right)
    return {kind: {region: share_of(marks) for region, marks in row.items()} for kind, row in sorted(table.items())}


def confusion(outcomes: Iterable[Outcome]) -> Counter[tuple[str, str]]:
    """(expected, got) over the last turns. An accepted decision counts as the expected one."""
    pairs: Counter[tuple[str, str]] = Counter()
    for outcome in outcomes:
        expect, answer = outcome.final
        got = answer.status if answer else "error"
        pairs[(got if got in expect.status else expect.status[0], got)] += 1
    return pairs


def citation_hits(outcomes: Iterable[Outcome]) -> dict[int, Share]:
    """hit@1/3/5 among the citations of the last answer, where a first clause is known."""
    ranks: list[int | None] = []
    for outcome in outcomes:
        expect, answer = outcome.final
        if expect.first_citation:
            ranks.append(rank_of(expect.first_citation, [c.clause for c in answer.citations]) if answer else None)
    return {k: Share(sum(1 for r in ranks if r is not None and r <= k), len(ranks)) for k in (1, 3, 5)}


def latency(outcomes: Iterable[Outcome]) -> tuple[int, float, float]:
    """How many turns, and p50/p95 in milliseconds."""
    times = [second * 1000 for outcome in outcomes for second in outcome.seconds]
    return len(times), percentile(times, 50), percentile(times, 95)
