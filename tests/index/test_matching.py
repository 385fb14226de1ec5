"""What the matching copy promises: forms that look alike match, and no input is slow or fatal."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from index.agreement import Agreement
from index.matching import grams, matching_copy, readable, runs, shortened


def test_width_case_and_invisible_characters_fold_together() -> None:
    assert matching_copy("ＡＢ１５万\u200b元\ufeff\U000e0041") == "ab15万元"


def test_punctuation_only_divides() -> None:
    assert runs("先诊疗，后付费（住院）。") == ["先诊疗", "后付费", "住院"]
    assert grams("先诊疗，后") == ["先诊", "诊疗", "后"]
    assert grams("诊疗", (1, 2)) == ["诊", "疗", "诊疗"]


def test_nul_and_lone_surrogates_never_reach_an_encoder() -> None:
    assert readable("a\0b\ud800\udc00c😀") == "a bc😀"


def test_likeness_is_one_for_equals_and_zero_for_strangers() -> None:
    one = frozenset(grams("押金怎么交"))
    known = Agreement([one, frozenset(grams("施行日期")), frozenset(), frozenset(grams("押金"))])
    assert known.likeness(one).tolist() == [1.0, 0.0, 0.0, 0.4]
    assert known.likeness(frozenset()).tolist() == [0.0, 0.0, 0.0, 0.0]


def test_a_long_question_keeps_its_beginning_and_its_end() -> None:
    assert shortened("头" * 400 + "尾" * 400, 300) == "头" * 150 + " " + "尾" * 150
    assert shortened("短", 300) == "短"


@given(st.text(alphabet=st.characters(), max_size=60))
def test_any_text_can_be_matched(text: str) -> None:
    assert all(gram for gram in grams(text, (1, 2)))
    readable(text).encode("utf-8")


def test_a_text_that_swells_under_normalisation_stays_small() -> None:
    start = time.perf_counter()
    assert len(matching_copy("\ufdfa" * 1_000_000)) <= 20_000
    assert time.perf_counter() - start < 1.0
