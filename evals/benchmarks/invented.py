"""A corpus of any size for measuring: the real one, and beside it invented places whose clauses are put together from
real sentences with other figures, so that they share its vocabulary. They have no ways of asking of their own."""

from __future__ import annotations

import random
import re
from datetime import date
from itertools import count

from corpus.load import load_corpus
from corpus.models import Clause, Corpus, Document, Sentence

CLAUSES = 30  # of one invented document, as many as the real ones have on average
NAMES = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


def corpus_of(size: int, seed: int = 20261122) -> Corpus:
    """The real corpus with invented documents added until there are ``size`` clauses."""
    corpus, chance = load_corpus(), random.Random(seed)
    documents, wanted = dict(corpus.documents), size - len(list(corpus.clauses))
    sentences = [s.text for clause in corpus.clauses for s in clause.sentences if 8 <= len(s.text) <= 120]
    names = [name for d in corpus.documents.values() for name in (d.region_name, *d.aliases)]
    neutral = [_without(text, names) for text in sentences]
    for number in count():
        if wanted <= 0:
            return Corpus(documents=documents, folder=corpus.folder, version=f"{corpus.version}+{size}")
        document = _document(number, min(CLAUSES, wanted), neutral, chance)
        documents[document.id] = document
        wanted -= len(document.clauses)
    raise AssertionError


def _without(text: str, names: list[str]) -> str:
    for name in names:
        text = text.replace(name, "本地")
    return text


def _document(number: int, clauses: int, sentences: list[str], chance: random.Random) -> Document:
    name, place = f"invented-{number}", _place(number)
    title = f"{place}医疗救助实施办法"
    made = tuple(_clause(name, title, place, at, sentences, chance) for at in range(clauses))
    return Document.model_construct(
        **{"id": name, "short": name, "title": title, "number": "", "prefix": name, "issuers": (), "region": name},
        **{"region_name": place, "aliases": (place[:-1],), "parents": (), "parent_province": "", "status": "in_force"},
        **{"issued": date(2024, 1, 1), "in_force": date(2024, 2, 1), "until": None, "until_note": "", "notices": ()},
        **{"exceptions": (), "bases": (), "no_interest": (), "source": "", "sha256": "", "headings": ()},
        clauses=made,
    )


def _place(number: int) -> str:
    signs = [NAMES[number // len(NAMES) ** power % len(NAMES)] for power in range(3)]
    return "".join(signs) + "县"


def _clause(document: str, title: str, place: str, at: int, sentences: list[str], chance: random.Random) -> Clause:
    chosen = [_with_other_figures(chance.choice(sentences), chance) for _ in range(chance.randint(1, 5))]
    parts, start = [], 0
    for text in chosen:
        parts.append(Sentence(text=text, start=start, end=start + len(text)))
        start += len(text)
    return Clause.model_construct(
        **{"id": f"{document}.{at}", "document": document, "label": f"{place}〔2024〕{at}号 第{at}条", "title": title},
        **{"heading": (f"第{at % 7 + 1}部分",), "kind": "provision", "text": "".join(chosen), "start": 0, "end": start},
        **{"sentences": tuple(parts), "runs": ((0, 0, start),)},
    )


def _with_other_figures(text: str, chance: random.Random) -> str:
    return re.sub(r"\d+", lambda found: str(chance.randrange(1, 10 ** len(found[0]))), text)
