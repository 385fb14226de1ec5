"""Cuts text into words with jieba and the policy lexicon, for highlighting. Only this module imports jieba."""

from __future__ import annotations

import logging
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

LEXICON = Path(__file__).with_name("lexicon.txt")
LONGEST = 2_000


def cut(text: str) -> list[str]:
    """The words of the first 2,000 characters, in order; joined they are that text again.

    Without the hidden Markov model, which takes quadratic time on rare characters and invents words.
    """
    return list(_tokenizer().cut(text[:LONGEST], HMM=False))


@cache
def lexicon() -> tuple[str, ...]:
    """The terms that are one word here, whatever the general dictionary says."""
    lines = (line.split("#")[0].strip() for line in LEXICON.read_text(encoding="utf-8").splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))


@cache
def _tokenizer() -> Any:
    """Loaded at first use (a second); its cache lies in a folder of our own, since jieba trusts what it finds there."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    with tempfile.TemporaryDirectory(prefix="huisuan-words-") as folder:
        tokenizer.tmp_dir = folder
        tokenizer.initialize()
    for word in lexicon():
        tokenizer.add_word(word)
    return tokenizer
