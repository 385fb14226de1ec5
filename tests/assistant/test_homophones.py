"""Words typed or dictated by sound become the policy term; words that only sound alike keep their meaning."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from assistant.homophones import by_sound
from assistant.state import Reading


@pytest.mark.parametrize(
    ("heard", "meant"),
    [
        ("低宝", "低保"),
        ("底保户", "低保户"),
        ("低编户", "低边户"),
        ("特捆", "特困"),
        ("报消", "报销"),
        ("大病包销", "大病报销"),
        ("救住", "救助"),
        ("住远", "住院"),
        ("压金", "押金"),
        ("转珍", "转诊"),
        ("一联保", "益联保"),
        ("越会保", "越惠保"),
        ("起伏线", "起付线"),
        ("追诉", "追溯"),
        ("封定", "封顶"),
        ("医疗就住", "医疗救助"),
        ("普通门整", "普通门诊"),
        ("清斜就助", "倾斜救助"),
        ("政侧范围", "政策范围"),
    ],
)
def test_a_term_written_by_sound_is_put_right(heard: str, meant: str) -> None:
    assert by_sound(heard) == meant


@pytest.mark.parametrize(
    "words",
    [
        "条件的",
        "阜阳",
        "兜底保障",
        "托底保障",
        "建的房子",
        "保险",
        "参保",
        "底线",
        "餐具",
        "已报",
        "最低保障",
        "意见",
        "体检",
        "中度残疾",
    ],
)
def test_a_word_of_its_own_stays_as_it_is(words: str) -> None:
    assert by_sound(words) == words


@pytest.mark.parametrize("words", ["我就住院了", "去年就住院花了3万", "就医保来说", "他就住院押金问"])
def test_a_term_written_right_is_not_taken_apart_by_its_neighbour(words: str) -> None:
    assert by_sound(words) == words


@pytest.mark.parametrize(
    ("heard", "meant"),
    [("富杨低保", "富阳低保"), ("我在富洋", "我在富阳"), ("温洲", "温州"), ("在剑德住院", "在建德住院")],
)
def test_a_place_written_by_sound_is_put_right_where_a_place_can_stand(heard: str, meant: str) -> None:
    assert by_sound(heard) == meant


@pytest.mark.parametrize("words", ["符合条件的人", "报销时件的数", "我建的档", "意见的处理"])
def test_a_place_is_not_heard_inside_a_sentence(words: str) -> None:
    assert "建德" not in by_sound(words)


@pytest.mark.parametrize("words", ["富杨低宝户住远报消", "大病包销以后自付3万", "🙂低宝🙂", "a低宝1"])
def test_the_length_never_changes(words: str) -> None:
    assert len(by_sound(words)) == len(words)


def test_putting_right_twice_changes_nothing_more() -> None:
    once = by_sound("富杨低宝户住远报消，医疗就住，就住院")
    assert by_sound(once) == once == "富阳低保户住院报销，医疗救助，就住院"


def test_a_question_written_by_sound_is_read_like_the_right_one(read: Callable[[str], Reading]) -> None:
    heard, meant = read("富杨低宝户住远自付3万能报消多少"), read("富阳低保户住院自付3万能报销多少")
    assert heard == meant
    assert (heard.regions, heard.identities, heard.cares) == (["fuyang"], ["subsistence"], ["inpatient"])


def test_long_words_cost_little_time() -> None:
    begin = time.perf_counter()
    by_sound("低宝" * 250)
    by_sound("建的" * 100_000)
    assert time.perf_counter() - begin < 1.0


def test_a_place_right_behind_another_is_heard_by_sound() -> None:
    assert by_sound("绵阳温洲哪里救助高") == "绵阳温州哪里救助高"
    assert by_sound("比付阳和建德") == "比富阳和建德"
