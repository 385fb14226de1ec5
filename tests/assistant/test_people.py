"""Whom a question is about: identities held, denied and added, by the words for them; none is guessed."""

from __future__ import annotations

import pytest

from assistant.people import read_people
from assistant.state import Reading


def people(words: str) -> Reading:
    reading = Reading()
    read_people(words, reading)
    return reading


@pytest.mark.parametrize(
    ("words", "identity"),
    [
        ("我是低保户", "subsistence"),
        ("吃保障的人家", "subsistence"),
        ("最低生活保障对象", "subsistence"),
        ("低保边缘户", "near_subsistence"),
        ("最低生活保障边缘家庭", "near_subsistence"),
        ("低收入边缘", "near_subsistence"),
        ("我爸是五保老人", "destitute"),
        ("敬老院的孤老", "destitute"),
        ("父母双亡的孩子", "orphan"),
        ("事实无人抚养的孩子", "child_in_need"),
        ("农村易返贫致贫人口", "monitored"),
        ("防返贫监测户", "monitored"),
        ("因病致贫的重病患者", "illness_poor"),
        ("临时救助对象", "temporary_aid"),
        ("普通居民", "ordinary"),
        ("什么证都没有", "ordinary"),
        ("精神残疾二级", "severe_disability"),
        ("一级残疾证", "severe_disability"),
        ("重残", "severe_disability"),
    ],
)
def test_an_everyday_word_for_an_identity_is_understood(words: str, identity: str) -> None:
    assert people(words).identities == [identity]


@pytest.mark.parametrize("words", ["低边", "低保边缘户", "最低生活保障边缘家庭"])
def test_the_longer_word_is_not_taken_for_the_shorter_one_inside_it(words: str) -> None:
    assert people(words).identities == ["near_subsistence"]


@pytest.mark.parametrize(
    ("words", "dropped"),
    [
        ("富阳没有低保，自付3万", ["subsistence"]),
        ("不属于特困", ["destitute"]),
        ("退出了低保", ["subsistence"]),
        ("没评上低保", ["subsistence"]),
        ("我不是什么低保户", ["subsistence"]),
        ("没有低保低边", ["subsistence", "near_subsistence"]),
    ],
)
def test_an_identity_denied_is_not_held(words: str, dropped: list[str]) -> None:
    reading = people(words)
    assert (reading.identities, reading.dropped) == ([], dropped)


@pytest.mark.parametrize(
    ("words", "held", "dropped"),
    [
        ("不是低保，是低边", ["near_subsistence"], ["subsistence"]),
        ("不是低保是低边", ["near_subsistence"], ["subsistence"]),
        ("不是特困，是低保", ["subsistence"], ["destitute"]),
        ("不是低边户，是低保户", ["subsistence"], ["near_subsistence"]),
    ],
)
def test_a_denial_stops_where_another_identity_is_said_to_be_held(
    words: str, held: list[str], dropped: list[str]
) -> None:
    reading = people(words)
    assert (reading.identities, reading.dropped) == (held, dropped)


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("我是低保户，同时也是二级残疾", ["subsistence", "severe_disability"]),
        ("既是低保又是监测户", ["subsistence", "monitored"]),
        ("重残低边", ["near_subsistence", "severe_disability"]),
    ],
)
def test_several_identities_are_all_kept(words: str, held: list[str]) -> None:
    assert people(words).identities == held


def test_an_identity_that_comes_on_top_is_added_not_exchanged() -> None:
    assert people("还是二级残疾").adds is True
    assert people("是二级残疾").adds is False


@pytest.mark.parametrize("words", ["三级残疾", "四级肢体残疾", "残疾证是三级"])
def test_third_and_fourth_grade_is_no_severe_disability(words: str) -> None:
    assert people(words).identities == ["ordinary"]


def test_a_mild_disability_takes_no_other_identity_away() -> None:
    assert people("低保户，三级残疾").identities == ["subsistence"]


def test_a_disability_without_a_grade_is_left_open() -> None:
    reading = people("残疾人，自付2万")
    assert (reading.identities, reading.grade_unknown) == ([], True)


def test_the_grade_is_not_asked_of_somebody_with_another_identity() -> None:
    assert people("低保户，也有残疾证").grade_unknown is False


@pytest.mark.parametrize(
    "words",
    [
        "低保标准是多少",
        "低保线多少钱",
        "因病致贫返贫防范长效机制",
        "防返贫监测标准8000",
        "监测对象分哪几类",
        "低保工资",
    ],
)
def test_a_word_asked_about_is_not_an_identity_held(words: str) -> None:
    assert people(words).identities == []


def test_no_word_for_an_identity_means_none() -> None:
    reading = people("住院自付3万能报多少")
    assert (reading.identities, reading.dropped, reading.grade_unknown) == ([], [], False)


@pytest.mark.parametrize(
    "words", ["我们没得低保，残疾二级", "冇低保，二级残疾", "勿是低保，残疾二级", "莫得吃低保，残疾二级"]
)
def test_a_denial_in_dialect_is_a_denial(words: str) -> None:
    assert people(words).identities == ["severe_disability"]


def test_a_stock_phrase_denies_nothing() -> None:
    assert people("低保户，没得说").identities == ["subsistence"]


@pytest.mark.parametrize(
    "words",
    [
        "没啥低保低边",
        "低保特困残疾证一样都冇得",
        "低保啊低边啊统统没有",
        "低边、残疾证二级都没有，普通人家",
    ],
)
def test_a_list_of_papers_denied_as_a_whole_leaves_nobody_named(words: str) -> None:
    assert set(people(words).identities) <= {"ordinary"}


def test_a_card_beside_a_denied_list_is_held() -> None:
    assert people("就一本二级残疾证，低保低边都没有").identities == ["severe_disability"]
    assert people("没有低保，有残疾证一级").identities == ["severe_disability"]
    assert people("我有低保，别样证一本都冇").identities == ["subsistence"]
    assert not people("低保没有，残疾证也没有").grade_unknown
