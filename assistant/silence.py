"""Whether what is asked is left open: a topic the region's document is silent on, or a clause that says the matter is
set elsewhere. By topic, region and what the entries say; a likeness score never refuses."""

import re

from assistant.choose import rules_of
from assistant.concern import COMMON
from assistant.lexicon import Concept, asked_in, concept_of, load_lexicon
from assistant.state import Found, State
from calculator.rules import Refusal
from corpus.questions import QuestionEntry

SENTENCE = re.compile(r"[。；]")
FIGURE = re.compile(r"[0-9]")
NEAR = 0.5
SILENT_AT = 0.75
PEOPLE = {"orphan": "orphan_child", "child_in_need": "orphan_child", "severe_disability": "disability"}


def silence(state: State, regions: list[str] | None, found: Found, likeness: float, query: str) -> None:
    """Whether what is asked is left open by the clause, or the topic is one the region's document is silent on."""
    if not regions or len(regions) != 1:
        return
    unset = found.entry is not None and (found.entry.unset or _unwritten(state, found.entry))
    if found.entry is not None and (group := load_lexicon().words["unlisted_group"].search(state.text)) is not None:
        unset = unset and group[0] not in found.entry.quote  # set for those who are named, left open for others
    if found.entry is not None and unset and not found.in_part:  # what one part leaves open stands beside the others
        return _be_silent(found, found.entry.says, found.entry.clause, found.entry.quote)
    document = state.know.document(regions[0]).id
    silent = {s.topic: s for s in state.know.questions.silent if s.document == document}
    concept = concept_of(state.plan.concept)
    specific = concept is not None and concept.id not in COMMON
    if concept is not None and state.reading.looks_up and concept.id not in load_lexicon().strong:
        specific = _nothing_set(state, regions[0], set(silent), concept)
    topic = (concept.topics[0] if specific and concept else "") or _of_people(state)
    if topic in silent and all(t in silent for t in (concept.topics if specific and concept else ())):
        _be_silent(found, silent[topic].note, silent[topic].clause, silent[topic].quote)
        return
    if likeness >= NEAR:  # something here is near enough: what other places say need not be looked up
        return
    others = state.know.searcher.similar_topics(query, regions=None, k=3)
    if others and others[0][1] >= SILENT_AT and others[0][0].topic in silent:
        entry = silent[others[0][0].topic]
        _be_silent(found, entry.note, entry.clause, entry.quote)


def _nothing_set(state: State, region: str, silent: set[str], concept: Concept) -> bool:
    """Whether the region's document sets nothing at all of a benefit asked for by its limit or amount."""
    rules = rules_of(state.know.books[region], concept.id)
    return (
        bool(rules)
        and concept.id not in COMMON
        and all(isinstance(rule, Refusal) for rule in rules)
        and set(concept.topics) <= silent
        and bool({"deductible", "ratio", "cap", "amount"} & set(state.reading.aspects))
    )


def _of_people(state: State) -> str:
    """The topic of the people asked about, where they are all the question names (孤儿看病有什么照顾)."""
    topics = {PEOPLE.get(identity, "") for identity in state.reading.identities}
    return topics.pop() if len(topics) == 1 and not state.reading.concepts else ""


def silent_on(state: State, region: str) -> bool:
    """Whether the region's document is silent on all that the concept of the plan may mean: no rule stands in for it
    then."""
    concept, document = concept_of(state.plan.concept), state.know.document(region).id
    if concept is None or concept.id not in load_lexicon().strong:
        return False
    silent = {s.topic for s in state.know.questions.silent if s.document == document}
    return bool(concept.topics) and set(concept.topics) <= silent


def _unwritten(state: State, entry: QuestionEntry) -> bool:
    """A figure is asked for, and all the entry has to say of one is that the text sets none."""
    words = load_lexicon().words
    if state.plan.doing == "compare" or not words["asks_figure"].search(asked_in(state.text)):
        return False
    if "eligible" in state.reading.aspects and words["no_limit"].search(state.text):  # whether there is one, not which
        return False
    said = SENTENCE.split(entry.says.rstrip("。"))
    if "cap" in state.reading.aspects:  # of a limit, the sentence that speaks of it
        said = [one for one in said if words["about_cap"].search(one)]
    unwritten = bool(said) and words["unwritten"].search(said[-1]) is not None
    return unwritten and not FIGURE.search(entry.says)


def _be_silent(found: Found, note: str, clause: str | None, quote: str | None) -> None:
    found.silent = note
    found.silent_clause = (clause, quote or "") if clause else None
