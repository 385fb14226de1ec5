"""A question of two parts finds the clause of each; one that names several places finds each place's; a title cited
finds nothing by itself."""

from __future__ import annotations

from corpus.models import Corpus
from index import Searcher
from index.scope import without_titles
from index.several import parts


def ids(searcher: Searcher, query: str, k: int = 5) -> list[str]:
    return [hit.clause.id for hit in searcher.search(query, k=k)]


def test_two_places_named_take_turns(searcher: Searcher) -> None:
    found = ids(searcher, "东乡县和西山市的低保住院救助比例各是多少", 4)
    assert set(found[:2]) == {"east.2", "west.1"}


def test_each_part_of_a_question_has_its_clause_among_the_nearest(searcher: Searcher) -> None:
    found = ids(searcher, "东乡县低保住院救助比例是多少，另外住院要不要先交押金，还有办法什么时候施行")
    assert {"east.2", "east.4", "east.eff"} <= set(found)


def test_scores_never_rise_down_the_list(searcher: Searcher) -> None:
    for query in ("东乡县和西山市的低保住院救助比例", "东乡县低保救助比例是多少，住院要不要先交押金"):
        scores = [hit.score for hit in searcher.search(query, k=8)]
        assert scores == sorted(scores, reverse=True)


def test_a_question_all_of_one_piece_has_no_parts() -> None:
    assert parts("低保住院救助多少") == []
    assert parts("好，谢谢") == []
    assert parts("住院押金要不要交，负担封顶是多少") == ["住院押金要不要交", "负担封顶是多少"]


def test_the_end_of_a_title_is_taken_out_but_never_all_of_a_question(corpus: Corpus) -> None:
    documents = list(corpus.documents.values())
    title = documents[0].title
    assert without_titles(f"{title}的施行日期", documents).strip() == "的施行日期"
    assert without_titles(f"{title[-6:]}的施行日期", documents).strip() == "的施行日期"
    assert without_titles(title, documents) == title
    assert without_titles(f"{title[:4]}的施行日期", documents) == f"{title[:4]}的施行日期"
