"""True answers are spoilt in one place, some 3,700 times, and the last check before sending must refuse them.

What it sees: a digit changed, lost or doubled; a number from nowhere; a quote off by a character; a span off by a
character; a quote, label or text ascribed to another clause or document; a marker without a citation; a citation of a
region nobody asked about. A changed digit passes when it happens to give another number that is vouched for (26,000 ->
20,000 when somebody said 2万6): about 2 in 100 of that class, which is why it has a lower floor of its own.

What it cannot see, kept as strict expected failures so that an improvement is noticed: two legitimate figures
exchanged (each is vouched for, only not there; seen only where a figure lands in an official label); words turned
round, another unit, numbers in characters or full width; and anything wrong in the results themselves, which it takes
as true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

import pytest

from assistant.answer import Answer
from assistant.pipeline import run
from assistant.sending import check
from assistant.service import Assistant, Session
from assistant.state import State
from tests.assistant import corruptions as spoil

TODAY = date(2026, 11, 22)
QUESTIONS = (
    "富阳低边户，住院各种保险报完个人还要付四万二，能救助多少",
    "富阳低保，住院自付3万，我自己还要出多少",
    "富阳低保，住院自付3万，普通门诊自付5000，能救助多少",
    "富阳特困，各类救助后自付20万，特殊救助多少",
    "富阳医疗救助一年最多多少",
    "富阳政策什么时候生效",
    "绵阳低保，政策范围内自付2万6，先不考虑年度限额",
    "绵阳低保救助比例多少",
    "绵阳低边自付3万，居民人均可支配收入5.2万，能救助多少",
    "绵阳监测户自付3万，居民人均可支配收入5.2万，能救助多少",
    "绵阳特困，600的档，最低档400，资助多少",
    "建德低保一家去年合理医疗费用自己承担4万4千",
    "建德2万元现金支付，民政认定的低保会不会被监测",
    "建德收到推送2024年5月6日，不符合条件，几天内反馈",
    "温州低保住院自付11.5万救助多少",
    "温州低边住院自付5万，当地起付线1万，能救助多少",
    "嵊州2023年综合保障率82%达标吗",
    "嵊州2024年低保标准多少",
    "嵊州财政100万，募集150万，结余20万，可用多少",
    "富阳和绵阳低保救助比例分别是多少",
)
Refusals = dict[str, Counter[bool]]


@pytest.fixture(scope="module")
def sent(assistant: Assistant) -> list[State]:
    """The questions, answered; each state as it was when its answer left."""
    states = [State(question, TODAY, Session(), assistant.know) for question in QUESTIONS]
    for state in states:
        assert list(run(state))[-1] == "record"
    return states


def answer_of(state: State) -> Answer:
    assert state.answer is not None
    return state.answer


def refuses(state: State, spoilt: Answer) -> bool:
    true = answer_of(state)
    assert spoilt != true
    state.answer = spoilt
    check(state)
    refused = state.answer is not spoilt
    state.answer = true
    return refused


def seen(state: State, others: list[Answer]) -> Iterator[tuple[str, Iterable[Answer]]]:
    true, corpus = answer_of(state), state.know.corpus
    yield "changed digit", spoil.changed_digits(true)
    yield "digit lost or doubled", spoil.lost_digits(true)
    yield "number from nowhere", spoil.strangers(true)
    yield "quote off by a character", spoil.spoilt_quotes(true)
    yield "span off", spoil.moved_spans(true)
    yield "other clause", spoil.other_clauses(true, corpus)
    yield "other document", spoil.other_documents(true, corpus)
    yield "label or text of another clause", spoil.false_labels(true, corpus)
    yield "marker without citation", spoil.dangling_markers(true)
    if len(state.plan.regions) < 2:
        yield "citation of elsewhere", spoil.real_citations_of_elsewhere(true, others)


@pytest.fixture(scope="module")
def refusals(sent: list[State]) -> Refusals:
    """How often each class was refused and how often it was not."""
    others = [answer_of(state) for state in sent]
    found: Refusals = {}
    for state in sent:
        for name, spoilt in seen(state, others):
            found.setdefault(name, Counter()).update(refuses(state, each) for each in spoilt)
    return found


def test_every_true_answer_passes(sent: list[State]) -> None:
    for state in sent:
        true = answer_of(state)
        assert true.status == "answered"
        assert len(true.citations) >= 1
        check(state)
        assert state.answer is true


def test_at_least_99_in_100_spoilt_answers_are_refused(refusals: Refusals) -> None:
    total = sum(refusals.values(), Counter())
    assert total[True] + total[False] >= 3000
    assert total[True] / (total[True] + total[False]) >= 0.99, refusals


@pytest.mark.parametrize(
    ("name", "floor", "least"),
    [
        ("changed digit", 0.975, 1000),
        ("digit lost or doubled", 0.95, 150),
        ("number from nowhere", 1.0, 300),
        ("quote off by a character", 1.0, 300),
        ("span off", 1.0, 300),
        ("other clause", 1.0, 500),
        ("other document", 1.0, 200),
        ("label or text of another clause", 1.0, 300),
        ("marker without citation", 1.0, 200),
        ("citation of elsewhere", 1.0, 500),
    ],
)
def test_each_class_is_refused(refusals: Refusals, name: str, floor: float, least: int) -> None:
    counted = refusals[name]
    assert counted[True] + counted[False] >= least
    assert counted[True] / (counted[True] + counted[False]) >= floor, counted


@pytest.mark.xfail(reason="two figures that are both vouched for may stand in each other's place", strict=True)
def test_two_figures_exchanged_are_refused(sent: list[State]) -> None:
    assert all(refuses(state, each) for state in sent for each in spoil.swapped_figures(answer_of(state)))


@pytest.mark.xfail(reason="words, units, numerals in characters or full width are not read", strict=True)
def test_words_turned_round_are_refused(sent: list[State]) -> None:
    assert all(refuses(state, each) for state in sent for each in spoil.spoilt_words(answer_of(state)))


def test_what_is_refused_leaves_nothing_behind(assistant: Assistant) -> None:
    state = State(QUESTIONS[0], TODAY, Session(), assistant.know)
    list(run(state))
    true = answer_of(state)
    state.answer = true.model_copy(update={"text": true.text.replace("29,400.00", "29,500.00")})
    check(state)
    assert state.answer.status == "refused"
    assert (state.answer.results, state.answer.citations, state.answer.primary) == ([], [], None)
    assert "29,500" not in state.answer.as_json()
    assert state.answer.facts == {"unbound": 1}
