"""Costs of a day before somebody was recognised (3月才算低边，2月住的院): only a region that looks back counts them,
and only of those it names; of all else nothing is promised. Says which fact is missing; reckons no sum."""

from assistant.choose import identities_of
from assistant.day_facts import own_clause, recognised
from assistant.state import Session, State
from assistant.wording import say
from calculator.days import months_before
from calculator.rules import Eligibility, Layer, Rule, RuleBook

RULE = "lookback_eligible"


def costs_before(session: Session) -> bool:
    """Whether the costs told of are all of days before the recognition told of."""
    return bool(session.recognised and session.day and session.day[1] < session.recognised[0])


def as_recognised(session: Session, rule: Rule | None, book: RuleBook | None) -> None:
    """Of a month of recognition told, its first day stands for it where costs before it are meant; of people whose
    earlier costs count nowhere it is said so."""
    facts = session.facts
    if not (isinstance(rule, Layer) and rule.lookback and costs_before(session) and session.recognised and book):
        return
    facts.setdefault("identified_on", session.recognised[0].isoformat())
    if identities_of(facts) and not _may_look_back(facts, book):
        facts.setdefault("newly_illness_poor", "no")


def _may_look_back(facts: dict[str, object], book: RuleBook) -> bool:
    """Whether an identity held is one whose costs before the recognition may count."""
    who = book.rules.get(RULE)
    return isinstance(who, Eligibility) and bool(set(identities_of(facts)) & set(who.identities))


def open_edge(state: State, rule: Layer) -> bool:
    """Whether only a month of recognition is known, and the costs lie in the month the look-back begins in."""
    session = state.session
    if not (rule.lookback and session.recognised and session.day):
        return False
    first, last = session.recognised
    if first == last or session.facts.get("identified_on") not in (None, first.isoformat()):
        return False
    months = rule.lookback[0]
    return months_before(first, months) <= session.day[1] <= months_before(last, months)


def unsaid_why(state: State, rule: Layer) -> bool:
    """Whether costs before the recognition are meant, of somebody who may have been recognised for illness, and
    nobody said so yet."""
    facts, book = state.session.facts, state.know.books[state.plan.region]
    session = state.session
    if not (rule.lookback and costs_before(session) and session.day and session.recognised):
        return False
    early = session.day[1] < months_before(session.recognised[0], rule.lookback[0])  # too early, whatever it was for
    return not early and _may_look_back(facts, book) and "newly_illness_poor" not in facts


def asks_of_earlier(state: State, book: RuleBook) -> bool:
    """Whether a day of recognition is told beside an earlier one of costs, where the region looks back."""
    days = [(recognised(own_clause(words)), first, last) for words, first, last in state.reading.days]
    known = [first for is_it, first, _ in days if is_it]
    return RULE in book.rules and bool(known) and any(last < known[0] for is_it, _, last in days if not is_it)


def untold(state: State, book: RuleBook | None) -> list[str]:
    """The line for costs before the recognition where the region's text says nothing of such costs."""
    silent = book is not None and not any(isinstance(rule, Layer) and rule.lookback for rule in book.rules.values())
    cared = "care" in state.session.facts or bool(state.reading.mentions)
    return [say("notes.before_recognised")] if silent and cared and costs_before(state.session) else []
