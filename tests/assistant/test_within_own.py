"""A part of one's own sum outside the policy is not aided; a layer that counts such parts counts it once. By hand: 80 %
of low income, 70 % near it in Fuyang; special aid of the destitute 60 %."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer

Talk = Callable[..., list[Answer]]


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("富阳低保住院，报完自己付了13000，里头有3000是自费药，救助多少", "8000.00"),
        ("富阳低边住院，保险报完自付2万4，其中4000是目录外的，救助多少", "14000.00"),
        ("富阳低保住院，医保大病报完还要付13000，13000里有3000是自费的，救助多少", "8000.00"),
        ("富阳低边住院，政策内自付2万，另外还有目录外4000，救助多少", "14000.00"),
        ("富阳特困，各类救助后合理费用自己还剩3万，其中目录外1万，负担仍然较重已认定，特殊救助多少", "18000.00"),
        (
            "富阳特困，各类救助后合理费用自己还剩3万，另外目录外合理费用1万，负担仍然较重已认定，特殊救助多少",
            "24000.00",
        ),
    ],
)
def test_only_what_lies_in_the_sum_is_taken_out(words: str, amount: str, talk: Talk) -> None:
    (answer,) = talk(words)
    assert answer.results[0].amount == amount


def test_a_part_told_later_is_taken_out_and_said_to_come_on_top(talk: Talk) -> None:
    first, second = talk("富阳低保住院，报完自己付了9000，救助多少", "里面有1000是自费药")
    assert (first.results[0].amount, second.results[0].amount) == ("7200.00", "6400.00")
    assert "政策范围外（自费）的费用不在救助范围内" in second.text
    assert "自费" not in first.text
