"""A fact said by its own name is that fact and nothing else: what the page writes when somebody taps an answer or puts
a fact right is always understood."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from assistant.answer import Answer
from assistant.labelled import CHOSEN, SUMS
from assistant.service import Assistant, Session
from assistant.state import Reading
from corpus.vocabulary import load_vocabulary

TODAY = date(2026, 11, 22)
Talk = Callable[..., list[Answer]]
CHOICES = [
    (spec.id, f"更正：{spec.label}{'：' if spec.kind == 'flag' else '是'}{label}", value)
    for spec in load_vocabulary().values()
    if spec.kind in CHOSEN
    for value, label in (spec.options or (("yes", "是"), ("no", "不是")))
]
AMOUNTS = [(spec.id, f"更正：{spec.label}是2万元") for spec in load_vocabulary().values() if spec.kind in SUMS]


def after(assistant: Assistant, turn: str) -> dict[str, object]:
    """What is known once this turn was said in a conversation about aid in a region."""
    session = Session()
    assistant.ask("富阳低保，住院，能救助多少", session, TODAY)
    return assistant.ask(turn, session, TODAY).facts


def test_there_is_a_sentence_for_every_fact() -> None:
    assert len(CHOICES) >= 60 and len(AMOUNTS) >= 50


@pytest.mark.parametrize(("fact", "turn", "value"), CHOICES)
def test_every_choice_can_be_put_right(assistant: Assistant, fact: str, turn: str, value: str) -> None:
    assert after(assistant, turn)[fact] == ([value] if fact == "identities" else value)


@pytest.mark.parametrize(("fact", "turn"), AMOUNTS)
def test_every_sum_can_be_put_right(assistant: Assistant, fact: str, turn: str) -> None:
    assert after(assistant, turn)[fact] == "20000.00"


def test_the_place_can_be_put_right(talk: Talk) -> None:
    _, second = talk("富阳低保，各种保险报完自付3万，能救助多少", "更正：地区是绵阳市")
    assert (second.facts["region"], second.results[0].low) == ("mianyang", "21000.00")


def test_a_correction_is_computed_at_once(talk: Talk) -> None:
    first, second = talk("富阳低边，住院各种保险报完自付4万2，能救助多少", "更正：身份是低保对象")
    assert (first.results[0].amount, second.results[0].amount) == ("29400.00", "33600.00")


def test_no_is_an_answer_to_a_question(assistant: Assistant) -> None:
    session = Session(region="mianyang", facts={"identities": ["subsistence"]}, pending="primary_referral")
    assert assistant.ask("不是", session, TODAY).facts["primary_referral"] == "no"


def test_a_correction_in_a_what_if_corrects_what_is_so(talk: Talk) -> None:
    *_, last = talk("富阳低边，各种保险报完自付4万2，能救助多少", "那要是特困呢", "更正：身份是低保对象")
    assert last.facts["identities"] == ["subsistence"] and "what_if" not in last.facts


@pytest.mark.parametrize(
    "turn", ["更正：身份是低保对象，自付3万", "医疗总费用是大概2万", "医疗总费用是多少", "更正：是"]
)
def test_a_turn_that_says_more_or_less_is_read_as_always(read: Callable[[str], Reading], turn: str) -> None:
    assert not read(turn).labelled
