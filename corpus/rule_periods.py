"""Holds the days on which a rule applies to the text: each comes from its quote or from the document's own dates, and
no two periods overlap for the same identity. It decides nothing about a given day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from corpus.errors import CorpusError
from corpus.models import Document
from corpus.numbers import numeral
from corpus.strict_yaml import Node

_NUMERAL = "[0-9〇零一二三四五六七八九十]"
_DAY = re.compile(rf"({_NUMERAL}{{4}})年({_NUMERAL}{{1,3}})月({_NUMERAL}{{1,3}})日")
_YEAR = re.compile(rf"({_NUMERAL}{{4}})年")
NEXT = timedelta(days=1)


def period_problems(rule: Node, document: Document) -> Iterator[CorpusError]:
    """What is wrong with the in_force list of one rule."""
    periods = rule.maybe_items("in_force")
    for place, period in enumerate(periods):
        first, last = days_of(period)
        if first and last and first > last:
            yield period.fail(f"从 {first} 到 {last}：起日应不晚于止日；请核对。")
        for other in periods[:place]:
            if overlap(period, other):
                yield period.fail(f"与第 {other.line} 行的期间重叠，同一种人同一天有两条；请改开。")
        if first and first not in _starts(period, document):
            yield period.need("from").fail(f"起日 {first} 不在引文里，也不是本文件的施行日；请照原文改。")
        if last and last not in _ends(period, periods, document):
            yield period.need("until").fail(f"止日 {last} 不在引文里，也接不上下一段；请照原文改。")


def days_of(period: Node) -> tuple[date | None, date | None]:
    first, last = period.get("from"), period.get("until")
    return first.date() if first else None, last.date() if last else None


def overlap(one: Node, other: Node) -> bool:
    """Whether both hold for one identity on one day; a period that names nobody holds for all."""
    mine, theirs = ({item.text() for item in period.maybe_items("identities")} for period in (one, other))
    if mine and theirs and not mine & theirs:
        return False
    (first, last), (begins, ends) = days_of(one), days_of(other)
    return (first or date.min) <= (ends or date.max) and (begins or date.min) <= (last or date.max)


def _starts(period: Node, document: Document) -> set[date]:
    """The days the text lets a period begin on. Where it only says 年度, the year may be counted from its first day;
    that is never certain, so the period must be conditional."""
    said = _words(period)
    years = {year for year in _years(said)}
    force = document.in_force
    if force and "年度" in said and (conditional := period.get("conditional")) and conditional.flag():
        years.add(force.year)
    known = {date(year, 1, 1) for year in years} | _days(said) | {entry.begins for entry in document.exceptions}
    return known | ({force} if force else set())


def _ends(period: Node, periods: list[Node], document: Document) -> set[date]:
    said = _words(period)
    known = {date(year, 12, 31) for year in _years(said)} | _days(said)
    known |= {first - NEXT for other in periods if other is not period and (first := days_of(other)[0])}
    return known | ({document.until} if document.until else set())


def _words(period: Node) -> str:
    return "".join(period.need("quote").text().split())


def _years(said: str) -> list[int]:
    return [int(numeral(year)) for year in _YEAR.findall(said)]


def _days(said: str) -> set[date]:
    found = set()
    for parts in _DAY.findall(said):
        year, month, day = (int(numeral(part)) for part in parts)
        if 1 <= month <= 12 and 1 <= day <= 31 and year:
            found.add(date(year, month, min(day, 28)) + timedelta(days=max(0, day - 28)))
    return found
