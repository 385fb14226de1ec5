"""One identity given up for another (原来低保，3月转成低边): the one held when the costs arose is the one that counts,
not the better of both. Nothing is settled where the change is only supposed, or where both may be held."""

import re
from datetime import date

from assistant.concern import own_sums
from assistant.day_facts import cost_day
from assistant.lexicon import load_lexicon
from assistant.people import each_said
from assistant.state import State, Words
from assistant.suppose import supposes

DONE_FOR = re.compile("[给帮替把让][我他她咱俺](?:们|家)?")
"""帮他办成了特困: the same person still."""
SCALE = ("destitute", "subsistence", "near_subsistence", "monitored", "illness_poor")
"""Identities of which one takes the place of the other."""


def switch_identity(state: State) -> None:
    """Leave in the reading the identity of the day of the costs, where one took the place of the other."""
    reading, words = state.reading, load_lexicon().words
    said = [one for one in each_said(state.text) if one.kind == "identity" and one.name in SCALE]
    if len(said) != 2 or said[0].name == said[1].name or not own_sums(reading) or supposes(state):
        return
    first, then = said
    between = state.text[first.end : then.start]
    if words["family"].search(DONE_FOR.sub("", between)) or words["what_differs"].search(state.text):
        return
    if not (words["switched"].search(between) or _once(state.text, first, between)):
        return
    changed, costs = _changed(state, then), cost_day(reading, state.as_of)
    gone = then if changed and costs and costs[1] < changed[0] else first
    if gone is then:  # the other was not newly recognised then
        reading.days = [day for day in reading.days if day[1:] != changed]
    if gone.name in reading.identities:
        reading.identities.remove(gone.name)


def _once(text: str, first: Words, between: str) -> bool:
    """Whether the first is said to be of before, and the second to be held since or now."""
    words = load_lexicon().words
    before = words["once"].search(text[: first.start]) is not None
    return before and words["since"].search(between) is not None


def _changed(state: State, then: Words) -> tuple[date, date] | None:
    """The day or month that stands nearest before the second identity."""
    spans = [
        (word.start, tuple(map(date.fromisoformat, word.name.split("/"))))
        for word in state.reading.words
        if word.kind == "date" and word.end <= then.start
    ]
    return max(spans)[1] if spans else None  # type: ignore[return-value]
