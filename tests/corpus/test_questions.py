"""The question files of the five documents load, typed, with topics that exist."""

from __future__ import annotations

from corpus.load import load_corpus
from corpus.questions import CARE, PEOPLE, load_questions
from corpus.topics import load_topics

CORPUS = load_corpus()


def test_every_entry_answers_with_a_clause_of_its_own_document() -> None:
    for entry in load_questions(CORPUS).entries:
        assert CORPUS.clause(entry.clause).document == entry.document
        assert entry.ask and entry.says and set(entry.people) <= set(PEOPLE) and set(entry.care) <= set(CARE)


def test_every_topic_of_an_entry_or_a_silence_is_in_the_topic_list() -> None:
    questions = load_questions(CORPUS)
    used = {entry.topic for entry in questions.entries} | {silent.topic for silent in questions.silent}
    assert used <= set(load_topics())


def test_topics_have_an_id_a_group_and_a_label_for_people() -> None:
    topics = load_topics()
    assert topics["deposit"].label == "住院押金与先诊疗后付费" and topics["deposit"].group == "就医"
    assert len(topics) == len({topic.label for topic in topics.values()})
