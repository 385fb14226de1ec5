"""A clause named by its place comes first, whatever else is like it; letters stand for the policy terms they begin."""

from __future__ import annotations

import pytest

from corpus.load import load_corpus
from index.cited import cited
from index.initials import spelled_out


@pytest.mark.parametrize(
    ("query", "clauses"),
    [
        ("绵办规〔2022〕6号 二（五）", ["my.2.5.p1", "my.2.5.p2", "my.2.5.p3"]),
        ("绵办规二（五）第2段", ["my.2.5.p2"]),
        ("富阳 第二部分第3项", ["fy.2.3"]),
        ("温医保发〔2019〕13号三（五）", ["wz.3.5"]),
        ("附件1 备注3", ["sz.a1.n3"]),
        ("附件1第3项", ["sz.a1.3"]),
        ("第九部分", []),
        ("3", []),
        ("低保二级残疾", []),
        ("绵办规〔2022〕6号", []),
        ("第二部分救助多少", []),
    ],
)
def test_a_clause_is_found_by_its_place(query: str, clauses: list[str]) -> None:
    corpus = load_corpus()
    assert cited(query, list(corpus.clauses), list(corpus.documents.values())) == clauses


def test_letters_are_spelled_out_shortest_term_first_and_other_words_are_left_alone() -> None:
    assert "大病保险" in spelled_out("dbbx").split()
    assert "医疗救助" in spelled_out("YLJZ").split()
    assert spelled_out("zzzz") == "zzzz"
    assert spelled_out("低保 dbh") == "低保 dbh"
