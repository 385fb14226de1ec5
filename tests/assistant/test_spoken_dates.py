"""Thousands of generated dates: each is read as the days it means, or left unread; none is taken for other days."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from assistant.ago import LUNAR
from assistant.dates import find_dates
from assistant.normalise import normalise
from assistant.state import Reading
from tests.assistant.conftest import TODAY, Ask, Read
from tests.assistant.spoken_dates import Dated, date_forms, lunar

SENTENCES = ("{}", "富阳低保，{}住院，政策内自付30000元，救助多少", "我妈{}出的院，自付3万")


def result(form: Dated, sentence: str) -> str:
    found = find_dates(normalise(sentence.format(form.words)).text, TODAY)
    if not found:
        return "unread"
    span = found[0].first, found[0].last
    within = form.first <= span[0] <= span[1] <= form.last and found[0].kind == "relative"
    right = len(found) == 1 and (span == (form.first, form.last) or (not form.exact and within))
    return "read" if right else "misread"


def test_every_form_of_a_date_is_read_as_the_days_it_means() -> None:
    forms = [(form, sentence) for form in date_forms(Random(20261122), TODAY) for sentence in SENTENCES]
    seen = Counter(result(form, sentence) for form, sentence in forms)
    print("dates", dict(seen))
    assert [sentence.format(form.words) for form, sentence in forms if result(form, sentence) == "misread"] == []
    assert len(forms) >= 10000
    assert seen == {"read": len(forms)}


def test_a_day_of_the_old_calendar_is_never_read_as_one_of_the_new() -> None:
    for words in lunar():
        for sentence in SENTENCES:
            text = normalise(sentence.format(words)).text
            assert find_dates(text, TODAY) == [], text
            assert LUNAR.search(text), text


def test_an_answer_says_that_a_day_of_the_old_calendar_was_not_used(ask: Ask) -> None:
    notice = "您说的农历日期没有换算成公历，这里没有用上；时间有关系的话，请写公历日期。"
    assert notice in ask("富阳低保，农历八月住院，政策内自付3万，救助多少").notices
    assert notice not in ask("富阳低保，8月住院，政策内自付3万，救助多少").notices


def days(reading: Reading) -> list[tuple[str, str]]:
    return [(first.isoformat(), last.isoformat()) for _, first, last in reading.days]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("12月住院花了3万", "2025-12-01"),
        ("12月3日出院，自付3万", "2025-12-03"),
        ("12月要住院，大概会花3万", "2026-12-01"),
        ("3月住院花了3万", "2026-03-01"),
        ("2024年10月住院，12月出院，花了3万", "2024-10-01"),
    ],
)
def test_a_month_ahead_in_which_money_was_spent_is_last_years(read: Read, words: str, first: str) -> None:
    assert days(read(words))[0][0] == first


@pytest.mark.parametrize("words", ["认定3个月前的费用", "20年前", "提前3个月", "二十年前得的病"])
def test_a_time_before_something_else_is_no_date(words: str) -> None:
    assert find_dates(words, TODAY) == []
