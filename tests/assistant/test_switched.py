"""One identity given up for another: the one of the day of the costs counts. By hand from fy.2.3."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer

Ask = Callable[[str], Answer]

SUMS = {
    "富阳，先前吃低保，如今改成低边户了，住院政策内自付3万，救助多少": "21000.00",
    "富阳，5月里从低边调成低保，6月住院政策内自付3万，救助多少": "24000.00",
    "富阳，5月低保改成低边，4月住院政策内自付3万，救助多少": "24000.00",
    "富阳，我婶婶本来是低边，5月镇里给她评成了特困，4月住院政策内自付3万，救助多少": "21000.00",
    "富阳，旧年是低边，今年评上了低保，住院政策内自付3万，救助多少": "24000.00",
}


@pytest.mark.parametrize("words", SUMS)
def test_the_identity_of_the_day_of_the_costs_counts(ask: Ask, words: str) -> None:
    answer = ask(words)
    assert [(item.status, item.amount) for item in answer.results] == [("exact", SUMS[words])]


@pytest.mark.parametrize(
    "words", ["富阳，低边，又是低保，住院政策内自付3万", "富阳低边转成低保，住院政策内自付3万，能多多少"]
)
def test_two_held_or_compared_stay_two(ask: Ask, words: str) -> None:
    assert len(ask(words).facts["identities"]) == 2  # type: ignore[arg-type]
