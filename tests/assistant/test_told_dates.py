"""A day that is asked for comes as data beside the words: of the document, of a part of it, of the look-back, of a
deadline. Worked out by hand from the clauses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer

Ask = Callable[[str], Answer]
Talk = Callable[..., list[Answer]]

DAYS: dict[str, tuple[str, str, str]] = {
    "绵阳的意见到哪一天失效": ("until", "2027-12-31", "my.eff"),
    "绵阳的政策从哪天开始执行": ("begins", "2023-01-01", "my.eff"),
    "绵阳孤儿的救助待遇从什么时候开始执行": ("begins", "2022-09-01", "my.eff"),
    "建德封顶制几号开始实施的": ("begins", "2024-03-01", "jd.eff"),
    "富阳方案哪天印发的": ("issued", "2022-12-30", "fy.colophon"),
    "富阳，今年8月20日新认定的因病低保，能追溯到哪一天": ("lookback", "2026-02-20", "fy.2.3"),
    "建德梯次减负的流程，11月25日推送，这户领过补助了，哪天前要回信": (
        "feedback_deadline",
        "2026-11-30",
        "jd.3.4",
    ),
    "温州低保，资助参保2026年12月办完，待遇何月生效": ("premium_timing", "2027-01", "wz.3.3"),
}


@pytest.mark.parametrize("words", DAYS)
def test_a_day_asked_for_is_given(ask: Ask, words: str) -> None:
    answer = ask(words)
    assert answer.primary is not None
    item = answer.results[answer.primary]
    assert (item.benefit, item.date, answer.citations[0].clause) == DAYS[words]


@pytest.mark.parametrize("words", ["建德的方案到哪天失效", "温州的文件什么时候作废", "嵊州的方案从哪天施行"])
def test_no_day_is_given_where_the_text_has_none(ask: Ask, words: str) -> None:
    answer = ask(words)
    assert (answer.status, answer.results) == ("answered", [])


def test_the_other_case_of_a_deadline_keeps_its_start(talk: Talk) -> None:
    asked = "建德梯次减负11月25号推过来，已经享受过的，最晚哪天反馈"
    answers = talk(asked, "符合条件但没享受的呢", "那不符合条件的呢")
    assert [answer.results[0].date for answer in answers] == ["2026-11-30", "2026-12-04", "2026-11-30"]


def test_without_a_start_the_case_said_leads(ask: Ask) -> None:
    assert "三个工作日" in ask("建德不符合补助条件的，部门几个工作日反馈").text.split("\n")[0]


@pytest.mark.parametrize(
    ("words", "month"),
    [
        ("温州我哥8月评上的低保，从来没交过医保，8月就给他资助参保了。9月12号住院，医保生效没有", "2026-09"),
        ("温州的低保户是今年6月批的，7月政府资助参保，8月2号住的院，那时候医保生效了没", "2026-08"),
    ],
)
def test_the_day_of_being_enrolled_counts_not_that_of_the_stay(ask: Ask, words: str, month: str) -> None:
    assert [result.date for result in ask(words).results] == [month]
