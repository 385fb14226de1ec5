"""Says a value of a rule in the words of matrix.yaml: 不低于70%, 上一年度居民人均可支配收入的25%, 150,000元. Words
only; the numbers are the rule's own."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assistant.wording import number, percent
from calculator.facts import FactSpec
from calculator.value import Value

PATH = Path(__file__).with_name("matrix.yaml")
Vocabulary = dict[str, FactSpec]


@cache
def tree() -> dict[str, Any]:
    """Everything in matrix.yaml; every scalar a string."""
    found: dict[str, Any] = yaml.load(PATH.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return found


def say(path: str, /, **values: object) -> str:
    """The sentence at a dotted path, filled in."""
    found: Any = tree()
    for name in path.split("."):
        found = found[name]
    return str(found).format(**values)


def joined(items: list[str]) -> str:
    return str(tree()["join"]).join(items)


def sentence(items: list[str]) -> str:
    return str(tree()["stop"]).join(items)


def money(value: Fraction) -> str:
    """分 as yuan, without idle cents."""
    return say("value.money", value=number(value).removesuffix(".00"))


def share(value: Fraction) -> str:
    """70% where two decimals say it, 1/3 where they would not."""
    return percent(value * 100) if (value * 10_000).denominator == 1 else str(value)


def words_of(value: Value, kind: str, vocabulary: Vocabulary) -> str:
    """A value in words. kind: ratio, money, or the unit of a plain count."""
    if value.kind == "unlimited":
        return say("value.unlimited")
    if value.kind == "unpublished" or value.number is None:
        return say("value.unpublished", by=value.by) if value.by else say("value.unpublished_nobody")
    text = _stated(value, kind, vocabulary)
    if value.kind in ("at_least", "at_most"):
        text = say(f"value.{value.kind}", value=text)
    return say("value.hedge", value=text, hedge=value.hedge) if value.hedge else text


def _stated(value: Value, kind: str, vocabulary: Vocabulary) -> str:
    assert value.number is not None
    if value.of is not None:
        figure = vocabulary[value.of].label
        if value.number == 1 and not value.adjust:
            return say("value.of_whole", figure=figure)
        return say("value.of", figure=figure, share=_adjusted(value))
    if kind == "ratio":
        return say("value.whole") if value.number == 1 else _adjusted(value)
    if kind == "money":
        return money(value.number) if value.number else say("value.none")
    plain = percent(value.number * 100) if kind == "%" else str(value.number)
    return plain if kind == "%" else say("value.count", value=plain, unit=kind)


def _adjusted(value: Value) -> str:
    """What a share comes to, with the later sentences that change it."""
    assert value.number is not None
    now, text = value.number, share(value.number)
    for change in value.adjust:
        base, now = now, now * (1 - change.by) if change.op == "cut" else now + change.by
        by = share(change.by) if change.op == "cut" else share(change.by).removesuffix("%")
        text = say(f"value.{change.op}", value=share(now), base=share(base), by=by)
    return text
