"""The matching copy: one spelling for everything, exact places in the original, and no input that breaks it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.normalise import MAX_LENGTH, normalise


@pytest.mark.parametrize(
    ("typed", "copy"),
    [
        ("３．５万％", "3.5万%"),
        ("我 是 低 保 户", "我是低保户"),
        ("花了 3 万 元", "花了3万元"),
        ("花了三万 五口人", "花了三万 五口人"),
        ("花了 42 000 元", "花了42 000元"),
        ("低\u200b保\u2060户\ufe0f\U000e0041", "低保户"),
        ("醫療補貼報銷兩萬", "医疗补贴报销两万"),
        ("⽤药、⻓期", "用药、长期"),
        ("٣٤万", "34万"),
        ("𝟏𝟐万", "12万"),
        ("Ａｂｃ", "Abc"),
        ("花了3万,能报吗?", "花了3万，能报吗？"),
        ("35,000块", "35,000块"),
        ("(一)(a)", "（一）（a）"),
        ("￥42000", "¥42000"),
        ("二○二三年", "二〇二三年"),
        ("①住院②门诊", "（1）住院（2）门诊"),
        ("5²", "5²"),
        ("3½万", "3½万"),
        ("12㎡", "12㎡"),
        ("3️⃣万", "3万"),
        ("5000–6000元", "5000-6000元"),
        ("a\x00b\ud800c", "abc"),
        ("第一行\r\n\n  第二行", "第一行\n第二行"),
        ("  首尾  ", "首尾"),
        ("hello   world", "hello world"),
        ("", ""),
    ],
)
def test_one_spelling(typed: str, copy: str) -> None:
    assert normalise(typed).text == copy


def test_every_character_knows_its_place_in_the_original() -> None:
    typed = "我　花\u200b了３．５萬，①自付"
    normal = normalise(typed)
    start = normal.text.index("3.5万")
    first, last = normal.span(start, start + 4)
    assert typed[first:last] == "３．５萬"
    assert len(normal.origin) == len(normal.text) + 1
    assert normal.origin[-1] == len(typed)
    assert normal.span(0, 0) == (0, 0)


def test_long_input_is_cut_and_says_so() -> None:
    assert len(normalise("保" * 2001).text) == 2000
    assert normalise("保" * 2001).cut
    assert not normalise("保" * 2000).cut
    assert MAX_LENGTH == 2000


def test_padding_with_invisible_characters_does_not_hide_the_question() -> None:
    normal = normalise("\u200b" * 5000 + "低保")
    assert normal.text == "低保"
    assert not normal.cut
    assert normalise("\u200b" * 50_000 + "低保").cut


@settings(max_examples=1000, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=60))
def test_doing_it_twice_changes_nothing_whatever_is_typed(typed: str) -> None:
    normal = normalise(typed)
    assert normalise(normal.text).text == normal.text
    assert list(normal.origin) == sorted(normal.origin)
    assert len(normal.origin) == len(normal.text) + 1


@settings(max_examples=500, deadline=None)
@given(st.text(alphabet="０１9,，. 。低保萬萬\n\u200b(（①²٣○", max_size=40))
def test_doing_it_twice_changes_nothing_where_marks_meet_digits(typed: str) -> None:
    once = normalise(typed).text
    assert normalise(once).text == once


@pytest.mark.parametrize("typed", ["\u200b" * 5000, " " * 5000, "1," * 2500, "低 " * 2500, "\u0301" * 5000, "ﷺ" * 5000])
def test_hostile_input_is_read_in_linear_time(typed: str) -> None:
    times = []
    for _ in range(5):
        start = time.process_time()
        normalise(typed)
        times.append(time.process_time() - start)
    assert min(times) < 0.5  # a pattern that grows with the square takes seconds
