"""Numbers are found however they are written, and words that merely contain a numeral are not numbers."""

from __future__ import annotations

import time
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.numbers import find_numbers, numbers_in, strange_numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("15万", {15, 150000}),
        ("１５万元", {15, 150000}),
        ("8 万元", {8, 80000}),
        ("1.5万", {Fraction(3, 2), 15000}),
        ("3亿", {3, 300000000}),
        ("12,000.50元", {Fraction("12000.5")}),
        ("5000元及以上", {5000}),
        ("70%", {70, Fraction(7, 10)}),
        ("７０％", {70, Fraction(7, 10)}),
        ("百分之七十", {70, Fraction(7, 10)}),
        ("百分之百", {100, 1}),
        ("百分之七十二点五", {Fraction("72.5"), Fraction("0.725")}),
        ("七成", {70, Fraction(7, 10)}),
        ("七成五", {75, Fraction(3, 4)}),
        ("一半", {Fraction(1, 2)}),
        ("不超过 1/3", {Fraction(1, 3)}),
        ("三分之一", {Fraction(1, 3)}),
        ("5个百分点", {5, Fraction(1, 20)}),
        ("五个百分点", {5, Fraction(1, 20)}),
        ("三个工作日", {3}),
        ("十二种常见慢性病", {12}),
        ("一百零五元", {105}),
        ("三万五千元", {3, 35000}),
        ("1万5千", {1, 15000}),
        ("两千元", {2000}),
        ("2022年", {2022}),
        ("二〇二三年", {2023}),
        ("富政办〔2022〕21号", {2022, 21}),
        ("一个月", {1}),
        ("每千人托位数达到4.0", {4}),
        ("<18", {18}),
        ("100\n100", {100}),
    ],
)
def test_a_number_is_read_as_written_and_as_what_it_amounts_to(text: str, numbers: set[int | Fraction]) -> None:
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        *("一般", "第三方", "三重制度", "一站式", "统一", "万一", "千万不要", "十分重要", "千方百计", "两慢病"),
        *("一个人", "一年", "哪一天", "最后一公里", "三是城乡居民", "一、总体要求", "现成为", "", "٣٤", "①"),
    ],
)
def test_a_word_that_merely_contains_a_numeral_is_no_number(text: str) -> None:
    assert numbers_in(text) == set()


def test_a_number_keeps_its_place_in_the_unchanged_text() -> None:
    text = "救助７０％，限额15万元"
    assert [text[number.start : number.end] for number in find_numbers(text)] == ["７０％", "15万"]


@pytest.mark.parametrize(
    ("said", "source", "strange"),
    [
        ("最多15万元", "年度救助限额15万元", []),
        ("最多150000元", "年度救助限额15万元", []),
        ("最多16万元", "年度救助限额15万元", ["16万"]),
        ("报七成", "按70%的比例救助", []),
        ("目标100%", "100\n100\n约束性", []),
        ("报70元", "按70%的比例救助", ["70"]),
        ("3个工作日", "三个工作日内完成", []),
        ("提高5%", "提高 5 个百分点", []),
        ("最多15元", "年度救助限额15万元", ["15"]),
    ],
)
def test_a_number_that_is_not_in_the_source_is_found_out(said: str, source: str, strange: list[str]) -> None:
    assert [number.text for number in strange_numbers(said, source)] == strange


def test_long_runs_of_numerals_take_no_time() -> None:
    begun = time.perf_counter()
    for run in ("一", "1", "1,111", "一分之", "百分之", "1 ", "1万"):
        numbers_in(run * (100_000 // len(run)))
    assert time.perf_counter() - begun < 5


@given(st.text(alphabet="0123456789.,，%％/ 一二三十百千万亿零〇两成分之点个百分点元年１２", max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_run_of_numerals_is_read_without_fault_and_in_place(text: str) -> None:
    for number in find_numbers(text):
        assert text[number.start : number.end] == number.text
