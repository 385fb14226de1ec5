"""Whether something due by a day was done by it (7号收到，11号才回，超没超): the day told against the day counted."""

from dataclasses import replace
from datetime import date

from assistant.state import State
from calculator.outcome import Note, Outcome
from calculator.rules import Deadline, Rule

DAY = 10
"""The length of a whole day as written (2026-09-11); a month is shorter."""


def held_to_time(state: State, rule: Rule | None, outcome: Outcome) -> Outcome:
    """The outcome with the day it was done on, in time or late; as it was where no such day was told."""
    done, due = state.reading.done, outcome.date
    if not isinstance(rule, Deadline) or done is None or due is None or len(due) != DAY:
        return outcome
    kind = "kept" if done <= date.fromisoformat(due) else "late"
    return replace(outcome, notes=(Note(kind, (done.isoformat(),), outcome.sources[0]), *outcome.notes))
