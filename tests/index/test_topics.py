"""What similar_topics promises: the nearest ways of asking, a likeness from 0 to 1, inside the region."""

from __future__ import annotations

import pytest

from index import Searcher


def test_a_known_way_of_asking_is_its_own_entry_with_likeness_one(searcher: Searcher) -> None:
    entry, score = searcher.similar_topics("一年自己最多掏多少")[0]
    assert (entry.topic, entry.clause) == ("burden_cap", "east.3")
    assert score == pytest.approx(1.0, abs=1e-4)


def test_another_wording_is_nearest_to_the_right_entry(searcher: Searcher) -> None:
    found = searcher.similar_topics("押金没钱交咋办", regions={"east"})
    assert found[0][0].topic == "deposit"
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)


def test_likeness_stays_between_zero_and_one_and_is_low_for_other_matters(searcher: Searcher) -> None:
    for query in ("今天天气怎么样", "帮我写一首诗", "红烧肉怎么做"):
        assert all(0.0 <= score < 0.4 for _, score in searcher.similar_topics(query))


def test_entries_of_other_regions_are_not_given(searcher: Searcher) -> None:
    assert {entry.document for entry, _ in searcher.similar_topics("押金", regions={"west"})} == {"west"}
    assert searcher.similar_topics("押金", regions={"south"}) == []


def test_each_entry_comes_once_and_k_limits(searcher: Searcher) -> None:
    found = [entry.clause for entry, _ in searcher.similar_topics("住院要不要先交钱押金看病")]
    assert sorted(found) == ["east.3", "east.4", "west.2"]
    assert len(searcher.similar_topics("押金", k=1)) == 1


def test_without_an_encoder_wording_alone_decides(keyword_searcher: Searcher) -> None:
    entry, score = keyword_searcher.similar_topics("住院要不要先交钱")[0]
    assert (entry.topic, score) == ("deposit", 1.0)
