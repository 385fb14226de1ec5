"""Thousands of generated sums, alone and in whole questions: each is read to the 分, asked about or said to be rough;
none is misread in silence."""

from __future__ import annotations

from collections import Counter
from copy import deepcopy
from random import Random

import pytest

from assistant.amounts import Amount, find_amounts, find_rates
from assistant.calculate import calculate
from assistant.decide import decide
from assistant.knowledge import Knowledge
from assistant.normalise import normalise
from assistant.opening import mask_personal, normalise_text, screen_question
from assistant.remember import remember
from assistant.said_again import meant
from assistant.state import Session, State
from assistant.understand import understand
from corpus.benefits import read_book
from corpus.load import load_corpus
from corpus.questions import load_questions
from corpus.vocabulary import load_vocabulary
from tests.assistant.conftest import TODAY
from tests.assistant.spoken_sums import Form, exact_forms, not_sums, rough_forms

SEED = 20261122
STEPS = (mask_personal, normalise_text, screen_question, understand, remember, decide, calculate)
SENTENCES = (
    "富阳低保，政策内自付{}，住院，救助多少",
    "富阳低保住院政策范围内个人负担{}救助多少钱",
    "我是富阳区的低保户，住院医保报完自己还要付{}，医疗救助能给多少？",
    "富阳特困老人，住院，{}是政策内自付的，能救助多少",
    "低保 富阳 住院 自付 {} 救助多少",
)


class NoVectors:
    """In the place of the searcher: words alone are read."""

    def meaning(self, text: str) -> None:
        return None

    def similar_topics(self, text: str, **where: object) -> list[object]:
        return []


@pytest.fixture(scope="module")
def know() -> Knowledge:
    """Everything but the index, which no figure needs."""
    corpus = load_corpus(None)
    documents = corpus.documents.values()
    books = {d.region: read_book(corpus.folder / d.id / "benefits.yaml", d.id, d.region) for d in documents}
    return Knowledge(corpus, books, load_questions(corpus), load_vocabulary(), {}, NoVectors())  # type: ignore[arg-type]


def usable(words: str) -> list[Amount]:
    text = normalise(words).text
    found = meant(text, find_amounts(text))
    return [a for a in found if not (a.vague or a.too_large or a.negative or a.broken)]


def judged(form: Form, low: int, high: int, said_rough: bool) -> str:
    """exact, rough or misread; a rough reading, a span or one said to be rough, is right within what the words mean."""
    if form.exact:
        right = (low, high) == (form.low, form.high)
        return "misread" if not right else "rough" if said_rough else "exact"
    return "rough" if (said_rough or low < high) and form.low <= low <= high <= form.high else "misread"


def read_form(form: Form) -> str:
    found = usable("自付" + form.words)
    if len(found) != 1:
        return "misread" if found else "asked"
    (amount,) = found
    low, high = (amount.fen, amount.fen) if amount.low is None else (amount.low, amount.high or 0)
    return judged(form, low, high, amount.approx)


def answered(form: Form, sentence: str, know: Knowledge, session: Session | None = None) -> str:
    """What becomes of the form in a whole question: the fact the figure rests on, and what the answer says of it."""
    state = State(sentence.format(form.words), TODAY, session or Session(), know)
    for step in STEPS:
        step(state)
    outcome = state.outcomes[0][1] if state.outcomes else None
    if state.plan.doing in ("reply", "clarify") or (outcome and outcome.status == "needs"):
        return "asked"
    if outcome is None or state.plan.doing != "compute":
        return "misread"
    fact = _span(state.session.facts.get("after_insurance"))
    said = any(note.kind == "about" for note in outcome.notes)
    return "misread" if fact is None else judged(form, *fact, said)


def _span(value: object) -> tuple[int, int] | None:
    ends = [value["low"], value["high"]] if isinstance(value, dict) and "low" in value else [value, value]
    if not all(isinstance(end, str) for end in ends):
        return None
    low, high = (int(str(end).replace(".", "")) for end in ends)
    return low, high


def counts(results: list[tuple[str, str]]) -> tuple[Counter[str], list[str]]:
    return Counter(result for result, _ in results), [words for result, words in results if result == "misread"]


def test_every_exact_form_of_a_sum_is_read_to_the_fen() -> None:
    forms = list(exact_forms(Random(SEED), 6000))
    seen, misread = counts([(read_form(form), form.words) for form in forms])
    print("exact forms", dict(seen))
    assert misread == []
    assert len(forms) >= 6000
    assert len({form.words for form in forms}) >= 5000
    assert seen == {"exact": len(forms)}


def test_no_sum_said_roughly_is_taken_for_an_exact_one() -> None:
    forms = list(rough_forms(Random(SEED)))
    seen, misread = counts([(read_form(form), form.words) for form in forms])
    print("rough forms", dict(seen))
    assert misread == []
    assert len(forms) >= 2000
    assert seen["asked"] <= 50
    assert set(seen) == {"rough", "asked"}


def test_no_sentence_is_computed_with_a_sum_that_was_not_said(know: Knowledge) -> None:
    rng = Random(SEED)
    forms = rng.sample(list(exact_forms(rng, 6000)), 1200) + rng.sample(list(rough_forms(rng)), 800)
    results: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
    for place, form in enumerate(forms):
        sentence = SENTENCES[place % len(SENTENCES)] if not set(" ，") & set(form.words) else SENTENCES[0]
        results[form.exact].append((answered(form, sentence, know), sentence.format(form.words)))
    for exact, least, most in ((True, 1150, 50), (False, 0, 90)):
        seen, misread = counts(results[exact])
        print("sentences, exact" if exact else "sentences, rough", dict(seen))
        assert misread == []
        assert seen["exact"] >= least
        assert seen["asked"] <= most


def test_a_sum_given_in_reply_is_read_like_one_in_a_question(know: Knowledge) -> None:
    rng, before = Random(SEED), Session()
    assert answered(Form("", 0, 0, True, ""), "富阳低保，住院，医疗救助多少", know, before) == "asked"
    before.pending = "after_insurance"
    forms = rng.sample(list(exact_forms(rng, 6000)), 400) + rng.sample(list(rough_forms(rng)), 400)
    results = [(answered(form, "{}", know, deepcopy(before)), form.words) for form in forms]
    seen, misread = counts(results)
    print("replies", dict(seen))
    assert misread == []
    assert seen["exact"] >= 390


def test_a_share_a_count_or_a_length_is_no_sum(know: Knowledge) -> None:
    for words in not_sums(Random(SEED)):
        assert usable("报销" + words) == [], words


@pytest.mark.parametrize(
    ("words", "per_cent"),
    [
        ("70%", 70),
        ("７０％", 70),
        ("七成", 70),
        ("七成半", 75),
        ("百分之七十", 70),
        ("百分之七十五", 75),
        ("7成", 70),
    ],
)
def test_a_share_is_read_as_such(words: str, per_cent: int) -> None:
    (rate,) = find_rates(normalise("报销" + words).text)
    assert rate.value * 100 == per_cent
