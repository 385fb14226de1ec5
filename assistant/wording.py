"""Turns figures and names into the words of messages.yaml. Formats; decides nothing."""

from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from calculator.money import show

PATH = Path(__file__).with_name("messages.yaml")


@cache
def messages() -> dict[str, Any]:
    """Every sentence people can read, by key."""
    data: dict[str, Any] = yaml.load(PATH.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return data


def say(key: str, /, *items: object, **values: object) -> str:
    """The sentence under a dotted key, filled in."""
    found: Any = messages()
    for part in key.split("."):
        found = found[part]
    return str(found).format(*items, **values)


def has(key: str) -> bool:
    """Whether there is a sentence under a dotted key."""
    found: Any = messages()
    for part in key.split("."):
        if not isinstance(found, dict) or part not in found:
            return False
        found = found[part]
    return True


def yuan(fen: int) -> str:
    """2940000 -> "29,400.00"."""
    whole, part = show(fen).split(".")
    return f"{int(whole):,}.{part}"


def number(value: Fraction) -> str:
    """A fraction of 分 as yuan: two decimals where that is exact, a fraction otherwise."""
    if value.denominator == 1:
        return yuan(int(value))
    cents = value.limit_denominator(10**6)
    return f"{yuan(cents.numerator // cents.denominator)}（{cents.numerator}/{cents.denominator}分）"


def percent(value: Fraction) -> str:
    """A rate in per cent without idle zeros: 70 -> "70%", 82.61 -> "82.61%"."""
    scaled = value * 100
    if scaled.denominator == 1 and int(scaled) % 100 == 0:
        return f"{int(scaled) // 100}%"
    return f"{two_decimals(value)}%"


def two_decimals(value: Fraction) -> str:
    """A number with two decimals, half-up."""
    scaled = (2 * value.numerator * 100 + value.denominator) // (2 * value.denominator)
    return f"{scaled // 100}.{scaled % 100:02d}"
