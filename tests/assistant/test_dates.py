"""Dates become exact spans of days; lengths of time are never taken for dates, nor dates for lengths."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.dates import When, find_dates, find_durations
from assistant.normalise import normalise

ASKED = date(2026, 11, 22)  # a Sunday


def _words(block: str) -> list[str]:
    return block.split()


def read(words: str) -> list[When]:
    return find_dates(normalise(words).text, ASKED)


def only(words: str) -> When:
    found = read(words)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("words", "first", "last", "kind"),
    [
        ("2023年", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("２０２３年", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("2023年度", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("二〇二三年", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("二零二三年三月", date(2023, 3, 1), date(2023, 3, 31), "month"),
        ("二○二三年三月二十五日", date(2023, 3, 25), date(2023, 3, 25), "day"),
        ("2023-03-05", date(2023, 3, 5), date(2023, 3, 5), "day"),
        ("2023.3.5", date(2023, 3, 5), date(2023, 3, 5), "day"),
        ("2023/3/5", date(2023, 3, 5), date(2023, 3, 5), "day"),
        ("20230305", date(2023, 3, 5), date(2023, 3, 5), "day"),
        ("2023年3月5日", date(2023, 3, 5), date(2023, 3, 5), "day"),
        ("2023年3月5号", date(2023, 3, 5), date(2023, 3, 5), "day"),
        ("2023.3", date(2023, 3, 1), date(2023, 3, 31), "month"),
        ("23年3月", date(2023, 3, 1), date(2023, 3, 31), "month"),
        ("98年3月", date(1998, 3, 1), date(1998, 3, 31), "month"),
        ("嵊州2023恰82%达标吗", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("建德（2024）花的钱", date(2024, 1, 1), date(2024, 12, 31), "year"),
        ("23年住的院", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("98年出生", date(1998, 1, 1), date(1998, 12, 31), "year"),
        ("23年底", date(2023, 12, 1), date(2023, 12, 31), "relative"),
        ("2024年2月", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2024年2月29日", date(2024, 2, 29), date(2024, 2, 29), "day"),
        ("2023年上半年", date(2023, 1, 1), date(2023, 6, 30), "relative"),
        ("2023年第二季度", date(2023, 4, 1), date(2023, 6, 30), "relative"),
        ("2024年3月初", date(2024, 3, 1), date(2024, 3, 10), "relative"),
    ],
)
def test_a_written_date_is_a_span(words: str, first: date, last: date, kind: str) -> None:
    when = only(words)
    assert (when.first, when.last, when.kind) == (first, last, kind)
    assert not when.relative
    assert not when.inferred


@pytest.mark.parametrize(
    ("words", "first", "last", "kind"),
    [
        ("去年", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("前年", date(2024, 1, 1), date(2024, 12, 31), "year"),
        ("大前年", date(2023, 1, 1), date(2023, 12, 31), "year"),
        ("今年", date(2026, 1, 1), date(2026, 12, 31), "year"),
        ("明年", date(2027, 1, 1), date(2027, 12, 31), "year"),
        ("上年度", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("上一年度", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("本月", date(2026, 11, 1), date(2026, 11, 30), "month"),
        ("上个月", date(2026, 10, 1), date(2026, 10, 31), "month"),
        ("上个月5号", date(2026, 10, 5), date(2026, 10, 5), "day"),
        ("去年12月", date(2025, 12, 1), date(2025, 12, 31), "month"),
        ("去年十二月", date(2025, 12, 1), date(2025, 12, 31), "month"),
        ("今年3月底", date(2026, 3, 21), date(2026, 3, 31), "relative"),
        ("年底", date(2026, 12, 1), date(2026, 12, 31), "relative"),
        ("去年底", date(2025, 12, 1), date(2025, 12, 31), "relative"),
        ("去年年底", date(2025, 12, 1), date(2025, 12, 31), "relative"),
        ("昨天", date(2026, 11, 21), date(2026, 11, 21), "day"),
        ("上周", date(2026, 11, 9), date(2026, 11, 15), "relative"),
        ("今年上半年", date(2026, 1, 1), date(2026, 6, 30), "relative"),
    ],
)
def test_words_like_last_year_count_from_the_day_of_asking(words: str, first: date, last: date, kind: str) -> None:
    when = only(words)
    assert (when.first, when.last, when.kind, when.relative) == (first, last, kind, True)


def test_the_month_before_january_is_december_of_the_year_before() -> None:
    (when,) = find_dates("上个月", date(2026, 1, 31))
    assert (when.first, when.last) == (date(2025, 12, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("3月5日", date(2026, 3, 5), date(2026, 3, 5)),
        ("12月", date(2026, 12, 1), date(2026, 12, 31)),
        ("三月份", date(2026, 3, 1), date(2026, 3, 31)),
        ("3到5月", date(2026, 3, 1), date(2026, 5, 31)),
    ],
)
def test_a_date_without_year_takes_the_askers_and_says_so(words: str, first: date, last: date) -> None:
    when = only(words)
    assert (when.first, when.last, when.inferred) == (first, last, True)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2023年到2024年", date(2023, 1, 1), date(2024, 12, 31)),
        ("2022—2025年", date(2022, 1, 1), date(2025, 12, 31)),
        ("2022年1月至3月", date(2022, 1, 1), date(2022, 3, 31)),
        ("2022年11月到2月", date(2022, 11, 1), date(2023, 2, 28)),
        ("2022年11月20日至12月3日", date(2022, 11, 20), date(2022, 12, 3)),
        ("2024年3月1日至2024年5月9日", date(2024, 3, 1), date(2024, 5, 9)),
        ("去年3月到今年5月", date(2025, 3, 1), date(2026, 5, 31)),
        ("23年到24年", date(2023, 1, 1), date(2024, 12, 31)),
    ],
)
def test_from_one_date_to_another_is_one_span(words: str, first: date, last: date) -> None:
    when = only(words)
    assert (when.first, when.last, when.inferred) == (first, last, False)
    assert when.words == normalise(words).text


def test_two_dates_stay_two() -> None:
    assert [when.words for when in read("2022年12月住院，2023年1月出院")] == ["2022年12月", "2023年1月"]
    assert [when.words for when in read("去年和今年")] == ["去年", "今年"]


def test_a_day_that_does_not_exist_is_flagged_and_gives_its_month() -> None:
    when = only("2023年2月30日")
    assert (when.first, when.last, when.invalid) == (date(2023, 2, 1), date(2023, 2, 28), True)
    assert only("2023年2月29日").invalid


@pytest.mark.parametrize(
    "words",
    _words(
        """
        认定前6个月 5年有效期 3个工作日 七个工作日 交了15年社保 患病10年 20年前 60岁以上年龄 60岁以上月收入 半年
        一年半 两年 10多年 三年级 18个月 3天 24小时 每月10日前 次月 月收入3000 3月内 2023.5元 〔2022〕21号
        2019-13 100年 第3年 15天 每年 半个月 3日内 12年糖尿病 三月嫂 0571-88886666 3.5万 13812345678
        110101199003071234 每月 5个月饼 花了2023 自付2024 2023个人 〔2022〕21号 2023元
        """
    ),
)
def test_what_is_no_date(words: str) -> None:
    assert read(words) == []


@pytest.mark.parametrize(
    ("words", "n", "unit"),
    [
        ("认定前6个月", 6, "month"),
        ("5年有效期", 5, "year"),
        ("3个工作日", 3, "workday"),
        ("七个工作日", 7, "workday"),
        ("半年", 6, "month"),
        ("一年半", 18, "month"),
        ("两年", 2, "year"),
        ("十八个月", 18, "month"),
        ("半个月", 15, "day"),
        ("3日内", 3, "day"),
        ("15天", 15, "day"),
        ("2周", 2, "week"),
        ("24小时", 24, "hour"),
        ("交了15年社保", 15, "year"),
        ("患病10年", 10, "year"),
    ],
)
def test_lengths_of_time(words: str, n: int, unit: str) -> None:
    (duration,) = find_durations(normalise(words).text)
    assert (duration.n, duration.unit) == (n, unit)


@pytest.mark.parametrize(
    "words", ["2023年", "23年3月", "23年住院", "98年出生", "三年级", "60周岁", "上半年", "3月", "第3年", "3万"]
)
def test_what_is_no_length_of_time(words: str) -> None:
    assert find_durations(normalise(words).text) == []


@settings(max_examples=1000, deadline=None)
@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)))
def test_any_day_written_any_way_is_read_back(day: date) -> None:
    digits = str.maketrans("0123456789", "〇一二三四五六七八九")
    for words in (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年{day.month:02d}月{day.day:02d}号",
        day.isoformat(),
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day:%Y%m%d}",
        f"{str(day.year).translate(digits)}年{_said(day.month)}月{_said(day.day)}日",
    ):
        when = only(words)
        assert (when.first, when.last, when.kind) == (day, day, "day"), words


def _said(n: int) -> str:
    tens, ones = divmod(n, 10)
    digits = "〇一二三四五六七八九"
    return ("" if tens == 0 else ("" if tens == 1 else digits[tens]) + "十") + (
        digits[ones] if ones or not tens else ""
    )


@settings(max_examples=1000, deadline=None)
@given(st.text(alphabet="0123456789年月日号〇一二三十廿前去今上下半季度第底初到至-/.个份O", max_size=40), st.dates())
def test_no_text_breaks_the_readers(text: str, asked: date) -> None:
    normal = normalise(text).text
    asked = asked.replace(year=min(max(asked.year, 1990), 2100), day=min(asked.day, 28))
    for when in find_dates(normal, asked):
        assert when.first <= when.last
        assert when.words == normal[when.start : when.end]
    for duration in find_durations(normal):
        assert duration.words == normal[duration.start : duration.end]


@pytest.mark.parametrize(
    "text",
    [
        "1" * 5000,
        "2023" * 1250,
        "一" * 5000,
        "2023年" * 1000,
        "年" * 5000,
        "上" * 5000,
        "3月" * 2500,
        "3月到" * 1666,
        "十" * 5000,
        "2023-" * 1000,
    ],
    ids=lambda text: text[:6],
)
def test_hostile_input_is_read_in_linear_time(text: str) -> None:
    times = []
    for _ in range(5):
        start = time.process_time()
        find_dates(text, ASKED)
        find_durations(text)
        times.append(time.process_time() - start)
    assert min(times) < 0.5  # a pattern that grows with the square takes seconds
