"""Whether a turn asks something new while all it would bring is the last figure once more: it tells nothing that figure
rests on, and asks neither for money nor for the sum again. Such a turn is looked up, by what people are known to ask;
what was worked out stays the matter of the talk."""

from assistant.choose import choose_rule
from assistant.come_back import FIGURES
from assistant.lexicon import asked_in, load_lexicon
from assistant.state import Reading, Session, State
from assistant.suppose import supposes
from calculator.rules import Layer

OF_THE_SUM = {"amount", "self_pay", "total", "ratio", "cap", "deductible"}
PARAMETERS = ("assistance_deductible", "assistance_cap")
KNOWN, WELL_KNOWN = 0.38, 0.5
"""How like a known way of asking the turn must be; more so where it tells a day or a bill's kind beside."""


def asks_anew(state: State, named: str) -> bool:
    """Whether the turn is to be looked up rather than answered by the figure before; ``named``: what it is about."""
    session, reading, lexicon = state.session, state.reading, load_lexicon()
    last = session.matters[-1] if session.matters else None
    same = session.doing in FIGURES and last is not None and last.region == state.plan.region
    if not same or supposes(state) or reading.comes_back or reading.regions or state.plan.people:
        return False
    if named and named not in lexicon.background and named != session.concept and session.base is None:
        return False
    if named in PARAMETERS and session.doing == "parameter" and not reading.looks_up:  # 起付线呢, after the rate
        return False
    words, text = lexicon.words, asked_in(state.text)
    if not words["asks_something"].search(text) or words["sum_again"].search(text) or words["cites"].search(text):
        return False
    if OF_THE_SUM & set(reading.aspects) or words["about_limit"].search(text) or _tells(state, reading, session):
        return False
    loosely = reading.days or reading.years or reading.cares
    return likeness(state) >= (WELL_KNOWN if loosely else KNOWN)


def as_before(session: Session) -> None:
    """What only the question was about (今年花的算不算进去) changes nothing of what was worked out."""
    if session.base is not None:
        return
    last = session.matters[-1]
    session.facts, session.rough, session.day = dict(last.facts), dict(last.rough), last.day


def _tells(state: State, reading: Reading, session: Session) -> bool:
    """Whether the turn brings a sum, a person or a condition that the last figure rests on."""
    person = reading.identities or reading.dropped or reading.grade_unknown
    if person or reading.mentions or reading.rates or reading.counts:
        return True
    book = state.know.books.get(state.plan.region)
    rule = choose_rule(book, session.concept, session.facts, session.aspect) if book else None
    if not isinstance(rule, Layer):  # a verdict, a rate or a day is asked for in the same words again
        return True
    said = {one.fact: reading.flags[one.fact] for one in rule.requires if one.fact in reading.flags}
    return any(str(session.facts.get(fact, "")) != value for fact, value in said.items())


def likeness(state: State) -> float:
    """How like the nearest known way of asking is, of those the region's document answers or leaves open."""
    near = state.know.searcher.similar_topics(state.text, regions=[state.plan.region], k=1)
    return near[0][1] if near else 0.0
