"""Regions compared: each with its own figure, or why it gives none; like compared with like; and whose region counts
when another is only mentioned."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Answer
from assistant.service import Assistant, Session

TODAY = date(2026, 11, 22)
Put = Callable[[str], Answer]


@pytest.fixture(scope="module")
def put(assistant: Assistant) -> Put:
    return lambda words: assistant.ask(words, Session(), TODAY)


def _results(answer: Answer) -> dict[str, tuple[str | None, str | None]]:
    return {result.region: (result.amount or result.low, result.reason) for result in answer.results}


@pytest.mark.parametrize(
    "words",
    [
        "我家在桐乡，特困，住院自付1万能救助多少？温州那边能给报八万的",
        "我们义乌的低保，听说富阳给报八成，自付2万能给多少",
        "我是海宁人，同事是温州低保，他全报了，我家低保能报多少",
    ],
)
def test_a_home_without_a_document_is_not_answered_from_a_region_only_mentioned(put: Put, words: str) -> None:
    assert (put(words).status, put(words).reason) == ("refused", "not_in_corpus")


@pytest.mark.parametrize(
    "words",
    [
        "我是义乌人，户口迁到富阳了，富阳低保住院自付2万能给多少",
        "我家在上海打工，富阳低保，住院自付2万能给多少",
    ],
)
def test_a_region_that_is_ones_own_stays(put: Put, words: str) -> None:
    assert _results(put(words))["fuyang"][0] == "16000.00"


def test_a_limit_still_to_be_published_is_said_once_with_why(put: Put) -> None:
    answer = put("富阳和绵阳的救助年度限额对比一下")
    assert [r.region for r in answer.results].count("mianyang") == 1
    assert "还没有公布" in answer.text and "另行发布" in answer.text


def test_the_figure_of_one_region_gives_its_sum(put: Put) -> None:
    found = _results(put("监测户参保资助多少钱：绵阳（最低档缴费600元）和温州"))
    assert found["mianyang"][0] == "450.00"
    assert found["wenzhou"][1] == "not_set"


def test_the_same_word_in_two_texts_is_compared_by_their_clauses(put: Put) -> None:
    answer = put("富阳的封顶跟建德低保那个3万封顶，是一个意思吗")
    assert {c.clause for c in answer.citations} >= {"fy.2.4", "jd.2.3"}
    assert "after_insurance" not in answer.facts


def test_whether_a_benefit_exists_is_not_answered_by_who_belongs(put: Put) -> None:
    answer = put("低边能往前追溯吗，富阳和绵阳有没有这条")
    assert "6个月" in answer.text
    assert _results(answer)["mianyang"][1] == "not_set"


def test_what_somebody_hopes_to_get_is_no_sum_of_the_bill(put: Put) -> None:
    answer = put("富阳低边，住院报完政策内还剩3万，那就能领2万4吧")
    assert _results(answer)["fuyang"][0] == "21000.00"


@pytest.mark.parametrize(
    ("words", "reason"),
    [("绵阳评因病致贫，收入门槛是几块", "not_set"), ("嵊州的大病保险起付线减半写在哪一条，多少钱", "not_set")],
)
def test_a_line_the_text_leaves_open_is_not_set(put: Put, words: str, reason: str) -> None:
    assert (put(words).status, put(words).reason) == ("refused", reason)


def test_sums_in_brackets_belong_to_the_place_before_them(put: Put) -> None:
    answer = put("低边住院政策内自付5万，绵阳（人均可支配收入2万）和温州（起付线4000）各给多少")
    assert _results(answer) == {"mianyang": ("24000.00", None), "wenzhou": ("27600.00", None)}
    both = put("低保住院，温州（政策内自付1万）、富阳（政策内自付3万），各救助多少")
    assert _results(both) == {"wenzhou": ("7000.00", None), "fuyang": ("24000.00", None)}
    assert both.facts["after_insurance"] == "10000.00"


def _second(assistant: Assistant, first: str, then: str) -> Answer:
    session = Session()
    assistant.ask(first, session, TODAY)
    return assistant.ask(then, session, TODAY)


@pytest.mark.parametrize(
    ("then", "regions"),
    [
        ("绵阳、温州呢？三个地方排一起", ["fuyang", "mianyang", "wenzhou"]),
        ("温州呢，跟刚才的摆一起", ["fuyang", "wenzhou"]),
        ("换成温州、绵阳，两个地方并排", ["wenzhou", "mianyang"]),
    ],
)
def test_what_is_to_stand_side_by_side_is_counted(assistant: Assistant, then: str, regions: list[str]) -> None:
    told = "富阳低保，ICU住了四十多天，保险报完政策内自己还有5万，救助多少"
    answer = _second(assistant, told, then)
    assert [result.region for result in answer.results] == regions
    sums = {"fuyang": "40000.00", "mianyang": "35000.00", "wenzhou": "35000.00"}
    assert _results(answer) == {region: (sums[region], None) for region in regions}


def test_targets_are_compared_by_their_figures_not_by_how_they_are_counted(put: Put) -> None:
    answer = put("富阳跟嵊州的困难群众个人负担率，目标各定在多少")
    assert "个人负担率15%以内" in answer.text
    assert "18" in answer.text.partition("嵊州市")[2]


def test_whom_the_places_list_is_told_beside_the_one_named(put: Put) -> None:
    text = put("绵阳和温州居民医保参保资助，列出的对象和比例有啥不一样，主要想看低边").text
    assert "75%" in text and "100%" in text and "低保边缘" in text
    alone = put("绵阳和温州低边的居民医保参保资助比例有啥不一样").text
    assert "75%" not in alone


def test_what_insurance_left_is_compared_as_the_same_benefit(put: Put) -> None:
    results = _results(put("低保住院，大病报完政策内自付2万，富阳和建德各救助多少"))
    assert results["fuyang"][0] == "16000.00"
    assert results["jiande"][1] == "not_set"


def test_how_far_back_costs_count_is_compared_in_the_words_of_each_text(put: Put) -> None:
    answer = put("往前追溯的规定，富阳、建德分别怎么写的")
    assert [citation.clause for citation in answer.citations[:2]] == ["fy.2.3", "jd.2.3"]
