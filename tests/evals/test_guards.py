"""No answer rests on a clause of another place or on one not in force, and the same question is always ranked alike."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.knowledge import open_knowledge
from assistant.service import Assistant, Session
from evals.guards import Posed, count, edges, is_closed, is_foreign

ROOT = Path(__file__).parents[2]
RANK_EVERYTHING = """
from evals.load import load_lookups
from evals.run import open_searcher
from evals.searching import from_lookups
from evals.places import PREFIX
searcher = open_searcher()
for one in from_lookups(load_lookups()):
    hits = searcher.search(one.query, regions={one.region} if one.region in PREFIX else None, k=10)
    print(one.id, [(hit.clause.id, hit.score, hit.via) for hit in hits])
"""


@pytest.fixture(scope="module")
def by_words() -> Assistant:
    """Without vectors: they change which clause of a document is found, not which documents may answer."""
    know = open_knowledge()
    return Assistant(replace(know, searcher=know.searcher.words_only()))


def test_no_place_answers_for_another_and_no_document_outside_its_dates(by_words: Assistant) -> None:
    found = count(by_words)
    assert found.asked.total() >= 1000
    assert {region.split()[0] for region in found.asked} == {"fuyang", "mianyang", "jiande", "wenzhou", "shengzhou"}
    assert sum(number for name, number in found.asked.items() if "不在施行期" in name) >= 500
    assert sum(number for name, number in found.asked.items() if name.endswith("施行中 answered")) >= 300
    assert (found.foreign, found.closed) == ([], [])


def test_both_sides_of_every_edge_are_asked(by_words: Assistant) -> None:
    document = by_words.know.corpus.document_of("mianyang")
    assert list(edges(document, "deposit")) == [
        (date(2022, 8, 31), False),
        (date(2022, 9, 1), False),
        (date(2022, 12, 31), False),
        (date(2023, 1, 1), True),
        (date(2027, 12, 31), True),
        (date(2028, 1, 1), False),
    ]
    assert (date(2022, 9, 1), True) in list(edges(document, "tilted_assistance"))


def test_an_answer_of_another_place_or_out_of_force_would_be_counted(by_words: Assistant) -> None:
    answer = by_words.ask("绵阳住院押金能免吗", Session(), date(2026, 11, 22))
    asked = Posed("绵阳住院押金能免吗", "mianyang", "deposit", date(2028, 1, 1), False)
    assert answer.status == "answered" and is_closed(asked, answer, by_words.know)
    assert is_foreign(asked._replace(region="fuyang"), answer, by_words.know.corpus)
    assert not is_foreign(asked, answer, by_words.know.corpus)


@pytest.mark.parametrize(
    ("day", "words", "status", "reason"),
    [
        (date(2023, 2, 9), "富阳医院自费率有要求吗", "refused", "not_in_force"),
        (date(2023, 2, 10), "富阳医院自费率有要求吗", "answered", None),
        (date(2027, 12, 31), "绵阳住院押金能免吗", "answered", None),
        (date(2028, 1, 1), "绵阳住院押金能免吗", "refused", "not_in_force"),
        (date(2028, 1, 1), "绵阳这个文件有效期到什么时候", "answered", None),
        (date(2026, 11, 22), "绵阳2022年12月31日住院，押金能免吗", "refused", "not_in_force"),
        (date(2026, 11, 22), "绵阳2023年1月1日住院，押金能免吗", "answered", None),
        (date(2024, 6, 1), "建德2023年花的医药费，种植牙算不算", "answered", None),
        (date(2024, 6, 1), "建德2022年花的医药费，种植牙算不算", "refused", "not_in_force"),
    ],
)
def test_a_clause_answers_only_while_its_document_is_in_force(
    by_words: Assistant, day: date, words: str, status: str, reason: str | None
) -> None:
    answer = by_words.ask(words, Session(), day)
    assert (answer.status, answer.reason) == (status, reason)


def test_two_processes_rank_the_whole_retrieval_set_alike_to_the_last_byte() -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", RANK_EVERYTHING],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
        )
        for seed in ("1", "2026")
    ]
    first, second = (process.communicate()[0] for process in started)
    assert len(first.splitlines()) == 577 and first == second
