"""Reads a turn that says one fact by its own name, as the page writes corrections and answers to a question back
(更正：身份是特困人员): name and value as they stand in the vocabulary. Anything else is left to the other readers."""

import re
from functools import cache

from assistant.amounts import find_amounts
from assistant.normalise import normalise
from assistant.state import Reading, State
from calculator.facts import FactSpec
from calculator.money import show

OPENING = re.compile(r"(?:更正|改正)[：，]")
IS = ("是", "：", "为")
FLAGS = {"是": "yes", "是的": "yes", "不是": "no", "不": "no", "否": "no"}
SUMS = ("money", "figure")
CHOSEN = ("choice", "flag", "identities")


def read_labelled(state: State) -> Reading | None:
    """What the turn says, when it is nothing but a fact's name and a value of its kind, or the bare choice after a
    question for it."""
    text = OPENING.sub("", state.text, count=1).rstrip("。")
    for name, label in _names(tuple(state.know.vocabulary.values())):
        if text.startswith(label) and text[len(label) : len(label) + 1] in IS:
            return _read(state, state.know.vocabulary[name], text[len(label) + 1 :])
    asked = state.know.vocabulary.get(state.session.pending)
    return _read(state, asked, text) if asked is not None and asked.kind in CHOSEN else None


@cache
def _names(vocabulary: tuple[FactSpec, ...]) -> list[tuple[str, str]]:
    """(fact, name) of the facts read here, the longest names first."""
    kinds = (*SUMS, *CHOSEN)
    found = [(spec.id, normalise(spec.label).text) for spec in vocabulary if spec.kind in kinds]
    return sorted(found, key=lambda pair: -len(pair[1]))


def _read(state: State, spec: FactSpec, words: str) -> Reading | None:
    value = _sum(words) if spec.kind in SUMS else _choice(spec, words)
    if value is None:
        return None
    reading, end = Reading(labelled=True), len(state.text.rstrip("。"))
    span = (end - len(words), end)
    if spec.kind == "identities":
        reading.identities = [value]
        reading.stands("identity", value, span)
    elif spec.id == "care":
        reading.cares = [value]
        reading.stands("care", value, span)
    else:
        reading.flags[spec.id] = value
        reading.stands("flag", spec.id, span)
    return reading


def _choice(spec: FactSpec, words: str) -> str | None:
    """The option of this name."""
    if spec.kind == "flag":
        return FLAGS.get(words)
    return next((option for option, label in spec.options if normalise(label).text == words), None)


def _sum(words: str) -> str | None:
    """A sum said exactly, and nothing beside it."""
    found = find_amounts(words)
    plain = len(found) == 1 and found[0].words == words and found[0].low is None
    exact = plain and not (found[0].approx or found[0].vague or found[0].too_large or found[0].negative)
    return show(found[0].fen) if exact and not found[0].broken else None
