"""What passages promise: every word of a clause is in one of them, each with its title and headings."""

from __future__ import annotations

from corpus.models import Corpus
from corpus.questions import load_questions
from index.passages import fingerprint, passages_of, pieces


def test_a_long_clause_is_cut_at_sentence_ends_and_loses_no_sentence(corpus: Corpus) -> None:
    clause = corpus.clause("east.3")
    parts = pieces(clause)
    assert len(parts) == 2
    assert all(part.startswith("东乡县医疗救助办法\n（三）负担封顶\n") for part in parts)
    assert all(sentence.text in "".join(parts) for sentence in clause.sentences)
    assert all(part.endswith("。") and len(part.split("\n", 2)[2]) <= 200 for part in parts)


def test_a_short_clause_is_one_passage_with_title_and_heading(corpus: Corpus) -> None:
    assert pieces(corpus.clause("west.2")) == [
        "西山市医疗救助办法\n（二）转诊\n（二）转诊。未按规定转诊的，所发生的医疗费用原则上不纳入医疗救助范围。"
    ]


def test_each_way_of_asking_points_at_its_clause_and_place(corpus: Corpus) -> None:
    asked = [p for p in passages_of(corpus, load_questions(corpus).entries) if p.kind == "question"]
    assert [(p.text, p.clause, p.region) for p in asked] == [
        ("没钱交押金能先看病吗", "east.4", "east"),
        ("住院要不要先交钱", "east.4", "east"),
        ("一年自己最多掏多少", "east.3", "east"),
        ("没办转诊手续还管不管", "west.2", "west"),
    ]


def test_ids_are_unique_and_the_fingerprint_follows_the_words(corpus: Corpus) -> None:
    entries = load_questions(corpus).entries
    passages = passages_of(corpus, entries)
    assert len({p.id for p in passages}) == len(passages)
    assert fingerprint(passages) == fingerprint(passages_of(corpus, entries))
    assert fingerprint(passages) != fingerprint(passages[1:])
