"""What cutting promises: policy terms are one word, nothing is lost or slow, no cache is left behind."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import pytest

from index.words import cut, lexicon


def test_policy_terms_stay_whole() -> None:
    assert cut("特困供养人员的医疗救助年度限额与倾斜救助") == [
        "特困供养人员",
        "的",
        "医疗救助",
        "年度限额",
        "与",
        "倾斜救助",
    ]
    assert cut("低保边缘家庭成员") == ["低保边缘家庭成员"]


def test_every_term_of_the_lexicon_is_one_word() -> None:
    assert len(lexicon()) >= 150
    assert [term for term in lexicon() if cut(term) != [term]] == []


@pytest.mark.parametrize("text", ["", "我是低保户，住院花了3.5万。", "a\0b\ud800😀", "\n\t 押金"])
def test_the_words_joined_are_the_text(text: str) -> None:
    assert "".join(cut(text)) == text


def test_rare_characters_are_not_slow_and_length_is_capped() -> None:
    cut("")
    start = time.perf_counter()
    assert "".join(cut("㐀㐁㐂" * 100_000)) == ("㐀㐁㐂" * 1_000)[:2_000]
    assert time.perf_counter() - start < 1.0


def test_no_dictionary_cache_is_left_in_the_shared_temporary_folder() -> None:
    cut("押金")
    assert list(Path(tempfile.gettempdir()).glob("jieba.cache*")) == []
    assert list(Path(tempfile.gettempdir()).glob("huisuan-words-*")) == []
