"""What search promises: only what may be offered, in a fixed order, whatever is typed."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from corpus.models import Corpus
from index import Hit, Searcher, open_searcher
from index.encoder import EncoderUnavailable
from tests.index.conftest import CountingEncoder

ROOT = Path(__file__).parents[2]
RATIO = "低保住院救助多少"


def ids(hits: list[Hit]) -> list[str]:
    return [hit.clause.id for hit in hits]


def documents(hits: list[Hit]) -> set[str]:
    return {hit.clause.document for hit in hits}


def test_only_clauses_of_the_asked_region_are_offered(searcher: Searcher) -> None:
    assert documents(searcher.search(RATIO, regions={"west"})) == {"west"}
    assert documents(searcher.search(RATIO, regions=["east", "south"])) == {"east", "south"}
    assert documents(searcher.search(RATIO)) == {"east", "west", "south"}


def test_a_region_without_a_document_gets_nothing_rather_than_a_neighbour(searcher: Searcher) -> None:
    assert searcher.search(RATIO, regions={"north"}) == []
    assert searcher.search(RATIO, regions=()) == []


@pytest.mark.parametrize(
    ("day", "offered"),
    [
        (date(2022, 8, 31), {"south"}),
        (date(2022, 9, 1), {"west", "south"}),
        (date(2023, 4, 30), {"west", "south"}),
        (date(2023, 5, 1), {"east", "west", "south"}),
        (date(2026, 4, 30), {"east", "west", "south"}),
        (date(2026, 5, 1), {"west", "south"}),
    ],
)
def test_documents_not_begun_or_over_are_not_offered_and_drafts_are(
    searcher: Searcher, day: date, offered: set[str]
) -> None:
    assert documents(searcher.search(RATIO, on=day)) == offered


def test_an_expired_region_gets_nothing(searcher: Searcher) -> None:
    assert searcher.search(RATIO, regions={"east"}, on=date(2026, 5, 1)) == []


def test_everyday_words_reach_the_clause_through_the_ways_of_asking(searcher: Searcher) -> None:
    assert ids(searcher.search("兜里没钱，押金交不起，能先给看病吗", regions={"east"}))[0] == "east.4"
    assert ids(searcher.search("没弄转诊手续就去了，管不管", regions={"west"}))[0] == "west.2"


def test_quoted_words_bring_their_clause_to_the_front(searcher: Searcher) -> None:
    assert ids(searcher.search("请问“在村里张榜公示”是什么意思", regions={"east"}))[0] == "east.3"


def test_the_end_of_a_long_clause_is_found(searcher: Searcher) -> None:
    assert ids(searcher.search("种植牙算不算", regions={"east"}))[0] == "east.3"


def test_the_head_of_a_document_comes_first_only_when_asked_for(searcher: Searcher) -> None:
    assert ids(searcher.search("东乡县医疗救助办法低保对象救助", regions={"east"}))[0] != "east.head"
    assert ids(searcher.search("文号是多少，谁印发的", regions={"east"}))[0] == "east.head"


def test_naming_the_decided_place_changes_nothing(searcher: Searcher) -> None:
    plain = ids(searcher.search(RATIO, regions={"west"}))
    assert ids(searcher.search("西山市" + RATIO, regions={"west"})) == plain
    assert ids(searcher.search("石桥镇" + RATIO, regions={"west"})) == plain


def test_a_named_place_comes_first_when_all_are_searched(searcher: Searcher) -> None:
    assert ids(searcher.search("西山低保住院救助比例"))[0] == "west.1"
    assert ids(searcher.search("东乡低保住院救助比例"))[0] == "east.2"


def test_no_more_than_k_are_given(searcher: Searcher) -> None:
    assert len(searcher.search(RATIO, k=3)) == 3
    assert searcher.search(RATIO, k=0) == []
    assert searcher.search(RATIO, k=-1) == []


def test_scores_fall_and_ties_go_by_clause_id(searcher: Searcher) -> None:
    order = [(-hit.score, hit.clause.id) for hit in searcher.search(RATIO, k=50)]
    assert order == sorted(order)


def test_no_clause_comes_twice(searcher: Searcher) -> None:
    found = ids(searcher.search("负担封顶 超过上限 公示 种植牙", k=50))
    assert len(found) == len(set(found))


def test_which_side_found_a_clause_is_told(searcher: Searcher, keyword_searcher: Searcher) -> None:
    assert {hit.via for hit in searcher.search(RATIO)} <= {"bm25", "dense", "both"}
    assert {hit.via for hit in keyword_searcher.search(RATIO)} == {"bm25"}


SCRIPT = """
import sys
from pathlib import Path
from index import open_searcher
from tests.index.small_corpus import small_corpus
searcher = open_searcher(small_corpus(Path(sys.argv[1])), Path(sys.argv[2]))
for query in ("低保住院救助多少", "押金", "东乡 种植牙", "文号"):
    for hit in searcher.search(query, k=50):
        print(query, hit.clause.id, repr(hit.score), hit.via)
    print(query, [(entry.clause, score) for entry, score in searcher.similar_topics(query)])
"""


def test_rankings_are_the_same_bytes_in_every_process(searcher: Searcher, corpus: Corpus, data: Path) -> None:
    def run(seed: str) -> bytes:
        command = [sys.executable, "-c", SCRIPT, str(corpus.folder), str(data)]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        return subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True).stdout

    first = run("1")
    assert first.count(b"\n") > 30
    assert run("2") == first


def test_threads_get_the_same_answer(searcher: Searcher) -> None:
    queries = [RATIO, "押金怎么交", "转诊", "东乡 负担封顶"] * 6
    alone = [ids(searcher.search(query)) for query in queries]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda query: ids(searcher.search(query)), queries)) == alone


WEIRD = [
    "",
    "   ",
    "？！……",
    "\0",
    "\ud800",
    "押金\0\ud83d",
    "😀🏥",
    "\u200b\u202e",
    "押" * 5_000,
    "a b " * 1_250,
    "㐀㐁㐂",
]


@pytest.mark.parametrize("text", WEIRD, ids=range(len(WEIRD)))
def test_any_text_is_answered_without_an_error(searcher: Searcher, keyword_searcher: Searcher, text: str) -> None:
    for one in (searcher, keyword_searcher):
        assert isinstance(one.search(text), list)
        assert isinstance(one.similar_topics(text), list)


@pytest.mark.parametrize("text", ["", "  ", "？！", "\0", "\u200b", "😀"])
def test_a_text_without_letters_finds_nothing(searcher: Searcher, text: str) -> None:
    assert searcher.search(text) == []
    assert searcher.similar_topics(text) == []


def test_width_and_invisible_characters_do_not_change_the_keyword_ranking(keyword_searcher: Searcher) -> None:
    plain = ids(keyword_searcher.search("低保对象住院救助比例70%"))
    assert ids(keyword_searcher.search("低保\u200b对象住院救助比例７０％")) == plain


def test_while_somebody_types_only_words_are_searched_and_no_model_runs(
    corpus: Corpus, tmp_path: Path, counted: CountingEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    searcher = open_searcher(corpus, tmp_path)
    encoded, questions = len(counted.encoded), ("没钱交押金能先看病吗", "转诊", "低保")
    typed = [[(hit.clause.id, hit.score) for hit in searcher.words_only().search(text)] for text in questions]
    assert len(counted.encoded) == encoded
    assert {hit.via for hit in searcher.words_only().search("转诊")} == {"bm25"}
    monkeypatch.setattr("index.opening.choose_encoder", switched_off)
    keywords = open_searcher(corpus, tmp_path)
    assert typed == [[(hit.clause.id, hit.score) for hit in keywords.search(text)] for text in questions]
    assert len(searcher.search("转诊")) > 0 and len(counted.encoded) > encoded


def switched_off() -> None:
    raise EncoderUnavailable("")
