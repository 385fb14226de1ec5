"""Whether the document applies on the day that is asked about, and what is said where it does not: its dates in place
of a clause that is not in force. Rules with periods of their own say so themselves; no figure is made here."""

from dataclasses import replace
from datetime import date

from assistant.answer import ResultItem
from assistant.calculate import case_of
from assistant.day_facts import own_clause
from assistant.describe import Describer
from assistant.lexicon import load_lexicon
from assistant.state import State
from assistant.wording import say
from calculator.days import in_force
from calculator.rules import Layer, Period
from calculator.run import year_day
from calculator.value import Source
from corpus.questions import QuestionEntry
from index.scope import HIDDEN

ABOUT_ITSELF = ("validity", "document_identity", "basis")


def closed(state: State) -> str:
    """not_yet or expired; "" where the document applies."""
    plan, entry = state.plan, state.found.entry
    rule = state.know.books[plan.region].rules.get(plan.rule)
    named = any(outcome.reason != "not_eligible" for _, outcome in state.outcomes)
    if rule is not None and rule.periods and named:
        return "not_yet" if plan.doing == "parameter" and _not_begun(state, rule.periods) else ""
    topic = rule.topic if rule is not None else entry.topic if entry is not None else ""
    document = state.know.document(plan.region)
    status = document.status_on(state.as_of, topic)
    if status != "not_yet" and (day := _cost_day(state)):
        status = document.status_on(_handled(state, day), topic)
    return status if status in HIDDEN else ""


def about_itself(entry: QuestionEntry | None) -> bool:
    """Whether it speaks of the document's own dates, names and bases: those may be told on any day."""
    return entry is not None and entry.topic in ABOUT_ITSELF


def _not_begun(state: State, periods: tuple[Period, ...]) -> bool:
    """Asked in general, of no costs of a day, before any of it began."""
    named = [outcome.identity for _, outcome in state.outcomes]
    return state.session.day is None and all(in_force(periods, state.as_of, who)[0] == "not_yet" for who in named)


def _cost_day(state: State) -> date | None:
    """The day of costs or care that this turn tells of; other days (of birth, of a list) are none."""
    words = load_lexicon().words["cost_day"]
    told = (day for day in state.reading.days if words.search(own_clause(day[0]).replace("|", "")))
    span = next(((first, last) for _, first, last in told), None)
    if span is None:
        return None
    return span[1] if span[0] > state.as_of else min(span[1], state.as_of)


def _handled(state: State, day: date) -> date:
    """The day that decides: that of the costs, or the last one they can be handled on where a year's count later."""
    case = replace(case_of(state, state.plan.region), on=day)
    stack = state.know.books[state.plan.region].stack
    return max((year_day(layer, case) for layer in stack if isinstance(layer, Layer)), default=day)


def closed_reply(state: State, describer: Describer, status: str) -> dict[str, object]:
    """Refused, with the document's own words about its dates."""
    document = state.know.document(state.plan.region)
    entries = state.know.questions.entries
    dates = next(e for e in entries if e.topic == "validity" and e.clause in {c.id for c in document.clauses})
    marks = describer.citations.marks(Source(dates.clause, dates.quote))
    home, standing = describer.region(state.plan.region), say(f"calc.status.{status}")
    item = ResultItem(
        benefit=state.plan.concept or "rule",
        label=standing,
        region=state.plan.region,
        document=document.id,
        status="refused",
        reason="not_in_force",
        citations=[1],
    )
    text = say("refuse.closed", region=home, standing=standing, says=dates.says, marks=marks)
    return {"status": "refused", "reason": "not_in_force", "text": text, "results": [item], "primary": 0}
