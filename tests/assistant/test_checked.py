"""A figure put to be confirmed is confirmed or corrected in the first sentence, and only when the claim is plain."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer

YES, NO = "对，您说的这个数和文件一致。", "不对，您听到的这个说法和文件不一致，以文件为准。"


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("富阳低保户住院救助八成，是不是这样", YES),
        ("富阳低保户住院救助九成，是不是这样", NO),
        ("听人说富阳低边一年最多给15万，对吗", YES),
        ("富阳特困也是15万封顶，对吧", NO),
        ("建德低保家庭超过5万才兜底，对吗", NO),
        ("建德低边家庭超过5万才兜底，对吗", YES),
    ],
)
def test_a_claimed_figure_is_judged_first(said: str, first: str, ask: Callable[[str], Answer]) -> None:
    assert ask(said).text.split("\n")[0] == first


@pytest.mark.parametrize("said", ["富阳低保住院自己只要出20%，对吧", "富阳低保救助比例是多少", "绵阳低保救助90%，对吗"])
def test_what_is_no_plain_claim_is_not_judged(said: str, ask: Callable[[str], Answer]) -> None:
    first = ask(said).text.split("\n")[0]
    assert not first.startswith(("对，", "不对"))


def test_a_claimed_limit_is_nobodys_bill(ask: Callable[[str], Answer]) -> None:
    assert "after_insurance" not in ask("听说富阳低边一年最多15万，对不对").facts
