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
Span = tuple[date, date]


def first_day(state: State, book: RuleBook) -> date | None:
    """The first day of the look-back, counted from the day of recognition."""
    months, known = _months(book), state.session.facts.get("identified_on")
    return months_before(date.fromisoformat(known), months) if months and isinstance(known, str) else None


def _months(book: RuleBook) -> int:
    layers = (rule for rule in book.rules.values() if isinstance(rule, Layer))
    return next((layer.lookback[0] for layer in layers if layer.lookback), 0)


def _begins(state: State, book: RuleBook) -> Span | None:
    """The days the look-back may begin on: one, or those of a month of recognition told without its day."""
    if first := first_day(state, book):
        return first, first
    months, known = _months(book), state.session.recognised
    return (months_before(known[0], months), months_before(known[1], months)) if months and known else None


def held_to_window(state: State, book: RuleBook, rule: object, outcome: Outcome) -> Outcome:
    """Whether earlier costs count, by their day as well as by who asks; on the first day itself the text is silent,
    and where only months are told the day may be wanting."""
    begins, days = _begins(state, book), _days(state)
    if not isinstance(rule, Eligibility) or rule.topic != TOPIC or not (begins and days):
        return outcome
    early, after = days[1] < begins[0], days[0] > begins[1]
    if outcome.status == "needs" and early:  # too early, whatever it was for
        outcome = replace(outcome, status="exact", verdict="yes", missing=(), notes=())
    if outcome.verdict != "yes":
        return outcome
    if begins[0] != begins[1]:
        if not (early or after):
            return replace(outcome, status="needs", verdict="unknown", missing=("identified_on",))
        return replace(outcome, verdict="no" if early else "yes")
    note = Note("window", (begins[0].isoformat(),), rule.source)
    verdict = "no" if early else "yes" if after else "unknown"
    return replace(outcome, verdict=verdict, date=begins[0].isoformat(), notes=(*outcome.notes, note))  # type: ignore[arg-type]


def _days(state: State) -> Span | None:
    """The day or month of discharge where it was told, else the days of the costs."""
    left = [(first, last) for words, first, last in state.reading.days if DISCHARGE.match(words.partition("|")[2])]
    return left[-1] if left else state.session.day
