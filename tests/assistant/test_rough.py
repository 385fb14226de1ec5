"""A sum said roughly makes a rough answer, in this turn and later ones; one said twice or put right counts once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer
from tests.assistant.conftest import Ask, Read

Talk = Callable[..., list[Answer]]
NOTE = "“各项保险报销后政策范围内个人负担”说的是大概的数，这里按 {} 元算，结果也只是大概的。"


@pytest.mark.parametrize(
    "words", ["3万多", "三万出头", "将近3万", "小三万", "3万左右", "大概3万", "30000+", "3万吧，大概"]
)
def test_an_answer_names_the_figure_a_rough_sum_was_counted_as(ask: Ask, words: str) -> None:
    answer = ask(f"富阳低保，住院，政策内自付{words}，救助多少")
    assert (answer.results[0].amount, answer.results[0].status) == ("24000.00", "conditional")
    assert NOTE.format("30,000.00") in answer.text


@pytest.mark.parametrize("words", ["三四万", "3、4万", "3万或4万", "30000到40000", "3万多不到4万", "三万至四万"])
def test_a_span_gives_a_span(ask: Ask, words: str) -> None:
    answer = ask(f"富阳低保，住院，政策内自付{words}，救助多少")
    result = answer.results[0]
    assert (result.amount, result.low, result.high, result.status) == (None, "24000.00", "32000.00", "range")
    assert NOTE.format("30,000.00到40,000.00") in answer.text


def test_a_floor_on_a_rough_sum_says_that_it_is_rough(ask: Ask) -> None:
    answer = ask("绵阳低保，住院，政策内自付3万多，救助多少")
    assert (answer.results[0].status, answer.results[0].low) == ("at_least", "21000.00")
    assert NOTE.format("30,000.00") in answer.text


def test_a_comparison_on_a_rough_sum_says_that_it_is_rough(ask: Ask) -> None:
    assert NOTE.format("30,000.00") in ask("富阳和绵阳比，低保住院自付3万多，各救助多少").text


def test_a_rough_sum_stays_rough_until_the_exact_one_is_given(talk: Talk) -> None:
    first, second, third = talk("富阳低保，住院自付3万多，救助多少", "我是低边", "自付是30800")
    assert NOTE.format("30,000.00") in first.text
    assert (second.results[0].amount, second.results[0].status) == ("21000.00", "conditional")
    assert NOTE.format("30,000.00") in second.text
    assert (third.results[0].amount, third.results[0].status) == ("21560.00", "exact")


def test_a_sum_added_to_a_span_is_added_to_both_ends(talk: Talk) -> None:
    _, second = talk("富阳低保，住院自付三四万，救助多少", "再加住院5000")
    assert (second.results[0].low, second.results[0].high) == ("28000.00", "36000.00")


def test_a_rough_sum_the_figure_does_not_rest_on_leaves_it_exact(ask: Ask) -> None:
    answer = ask("富阳低保，住院总共花了19万多，政策范围内自付3万，救助多少")
    assert (answer.results[0].amount, answer.results[0].status) == ("24000.00", "exact")
    assert "大概" not in answer.text


@pytest.mark.parametrize(
    ("words", "verdict"),
    [("3万多", "yes"), ("2万7多", "yes"), ("差点到2万7", "no"), ("2万多", "unknown"), ("差点到3万", "unknown")],
)
def test_a_line_is_met_only_if_every_sum_the_words_may_mean_meets_it(ask: Ask, words: str, verdict: str) -> None:
    answer = ask(f"富阳少儿医保，孩子个人就医负担{words}，上年度农村居民人均纯收入4.5万，到不到预警条件")
    assert answer.results[0].verdict == verdict


@pytest.mark.parametrize(
    ("words", "fen"),
    [
        ("叁万元整（￥30,000.00）", 3_000_000),
        ("人民币叁万元整，小写：¥30000元", 3_000_000),
        ("3万元（30000元）", 3_000_000),
        ("三万六千块钱左右，准确说是36200元", 3_620_000),
        ("3万多（30800）", 3_080_000),
        ("2万，不对，是3万", 3_000_000),
        ("不是2万，是3万", 3_000_000),
        ("2万，说错了，应该是3万", 3_000_000),
    ],
)
def test_a_sum_said_twice_or_put_right_counts_once(read: Read, words: str, fen: int) -> None:
    (mention,) = read(f"富阳低保，住院，政策内自付{words}").mentions
    assert (mention.low, mention.high) == (fen, fen)


@pytest.mark.parametrize("words", ["2万和3万", "2万、3万", "2万，又自付3万", "2万+3万", "分别2、3万"])
def test_two_sums_stay_two(read: Read, words: str) -> None:
    assert [mention.low for mention in read(f"富阳低保，住院，政策内自付{words}").mentions] == [2_000_000, 3_000_000]


@pytest.mark.parametrize("words", ["30，00元", "3 0 0 0 0元", "3'000元", "30.000元", "四万点五", "八万十万", "1,00元"])
def test_a_piece_of_a_number_is_asked_about(ask: Ask, words: str) -> None:
    answer = ask(f"富阳低保，住院，政策内自付{words}，救助多少")
    assert (answer.status, answer.results) == ("clarify", [])
    assert answer.text.endswith("这个金额没有看懂：请用正数写明，比如“3.5万元”或“35000元”，不要超过一万亿元。")
