"""How old somebody is said to be, for the one age a text asks for; sums and counts are no ages."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.ages import aged_60
from assistant.answer import Answer

Ask = Callable[[str], Answer]

TOLD = {
    "我叔今年五十九，": "no",
    "我爹今年66，种地的": "yes",
    "阿公七十出头了": "yes",
    "我妈58岁": "no",
    "刚满60周岁": "yes",
    "快六十了": "no",
    "六十岁还差两个月": "no",
    "我爹六十八，没收入": "yes",
    "虚岁六十": "",
    "我爸70，我妈55": "",
    "今年60000元": "",
    "今年花了六十万": "",
    "今年65%": "",
    "我62号来的": "",
    "要满多少岁": "",
}


@pytest.mark.parametrize("words", TOLD)
def test_age(words: str) -> None:
    assert aged_60(words) == TOLD[words]


@pytest.mark.parametrize(("age", "verdict"), [("五十五", "no"), ("七十二", "yes")])
def test_an_age_told_as_a_number_settles_who_belongs(ask: Ask, age: str, verdict: str) -> None:
    answer = ask(f"我伯伯是嵊州市级农业劳模，今年{age}，没得固定收入，算不算关注对象")
    assert answer.primary is not None and answer.results[answer.primary].verdict == verdict
