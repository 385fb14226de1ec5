"""The months before somebody was recognised whose costs count too: from which day, and whether a bill told of lies
before it. A stay counts by the day of discharge, as the text has it."""

import re
from dataclasses import replace
from datetime import date

from assistant.state import State
from calculator.days import months_before
from calculator.outcome import Note, Outcome
from calculator.rules import Eligibility, Layer, RuleBook

TOPIC = "lookback"
DISCHARGE = re.compile(r".{0,2}(?:出[了的]?院|出来|出的|回(?:的)?家|结(?:的)?账)")


def first_day(state: State, book: RuleBook) -> date | None:
    """The first day of the look-back, counted from the day of recognition."""
    layers = (rule for rule in book.rules.values() if isinstance(rule, Layer))
    months = next((layer.lookback[0] for layer in layers if layer.lookback), 0)
    known = state.session.facts.get("identified_on")
    return months_before(date.fromisoformat(known), months) if months and isinstance(known, str) else None


def held_to_window(state: State, book: RuleBook, rule: object, outcome: Outcome) -> Outcome:
    """Whether earlier costs count, by their day as well as by who asks; on the first day itself the text is silent."""
    first, day = first_day(state, book), _day(state)
    if not isinstance(rule, Eligibility) or rule.topic != TOPIC or not (first and day):
        return outcome
    if outcome.status == "needs" and day < first:  # too early, whatever it was for
        outcome = replace(outcome, status="exact", verdict="yes", missing=(), notes=())
    if outcome.verdict != "yes":
        return outcome
    note = Note("window", (first.isoformat(),), rule.source)
    verdict = "no" if day < first else "unknown" if day == first else "yes"
    return replace(outcome, verdict=verdict, date=first.isoformat(), notes=(*outcome.notes, note))  # type: ignore[arg-type]


def _day(state: State) -> date | None:
    """The day of discharge where it was told, else the last day of the costs."""
    left = [last for words, _, last in state.reading.days if DISCHARGE.match(words.partition("|")[2])]
    span = state.session.day
    return left[-1] if left else span[1] if span else None
