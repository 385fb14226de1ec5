"""Finds the clauses that answer a look-up: by what is asked and where, from the searcher and the known ways of
asking. A topic the document is silent on is reported as such."""

import re

from assistant.asked_parts import asks_who, of_parts
from assistant.choose import identities_of, rules_of
from assistant.concern import COMMON
from assistant.lexicon import Concept, concept_of, load_lexicon
from assistant.row_of import departments_row
from assistant.silence import silence
from assistant.state import Found, State
from calculator.rules import Deadline
from corpus.models import Clause
from corpus.questions import QuestionEntry
from index import Hit
from index.scope import without_places

FIGURE = re.compile(r"[0-9]")
COUNTS = re.compile(r"[算计归纳](?:进|入)")
ASKS = re.compile(
    r"(?:数额|金额|标准|额)[^，。；]{0,4}(?:(?:各|分别|是|为)*多少|[^，。；]{0,4}(?:不同|区别|差))"
    r"|各(?:是|为)?多少|几(?:万|千|成)"
)
ASKED, RANKED = 1.5, 0.1
CLOSE = 0.12
ON_TOPIC = 0.25
CLEAR = 0.85
SHORT = 8
INDICATOR = "indicator_"
AIM = re.compile(r"^(?!.*÷).*(?:目标|[0-9]+%)")
WORDED = 0.1
LEADS = "牵头"
PREMIUM = "premium_aid"
LINE = "identification_line"
APPLY, NEARLY = "to_apply", 0.2
CHOSEN = 0.3
CASE = 0.1
CASES = {"referral": "referral", "monitoring_others": "insurance"}
"""Topics whose entries each tell of one case, and the fact that says which."""
LEFT = 6


def find_clauses(state: State) -> None:
    """Fill ``found`` for look-ups and comparisons."""
    if state.plan.doing == "look_up":
        state.found = found_in(state, [state.plan.region] if state.plan.region else None)
        if row := departments_row(state):
            led = [
                entry for entry in [state.found.entry] if entry and entry.clause != row[0].id and LEADS in entry.says
            ]
            state.found = Found([row, *state.found.clauses[:2]], None, led)
        if not _follows(state):
            here = [state.know.document(region) for region in state.reading.regions]
            state.session.label = without_places(state.text, here)  # so that it can be asked of another (绵阳呢)


def found_in(state: State, regions: list[str] | None, clause: str | None = None) -> Found:
    """The clauses and entries nearest to the question in these regions (None: all); ``clause``: the one that must
    lead."""
    searcher, text = state.know.searcher, _query(state)
    hits = searcher.search(text, regions=regions, on=None, k=5)
    entries = _alike(state, text, regions)
    found = Found()
    if not hits:
        return found
    top = state.know.corpus.clause(clause or _top(hits, entries))
    weighed = _weighed(hits, entries)
    found.entry = _entry(state, top, weighed)
    found.more = _near(state, found.entry, weighed, {hit.clause.id for hit in hits[:2]})
    if found.entry is not None and regions is not None and len(regions) == 1 and state.plan.doing == "look_up":
        beside = of_parts(state, regions, [found.entry, *found.more])
        found.more, found.in_part = [*found.more, *beside], bool(beside) and asks_who(state.text)
    if clause and (found.entry is None or found.entry.clause != clause):
        found.entry = None
    leads = [found.entry] if found.entry else []
    first = leads[0].clause if leads else top.id
    ordered = [first, *(hit.clause.id for hit in hits if hit.clause.id != first)]
    found.clauses = [(state.know.corpus.clause(id), _quote(state, id, leads, entries)) for id in ordered[:3]]
    silence(state, regions, found, entries[0][1] if entries else 0.0, text)
    return found


def _alike(state: State, text: str, regions: list[str] | None) -> list[tuple[QuestionEntry, float]]:
    """The entries nearest to the question. The name of the thing asked about is in many of them: what is asked of it
    counts as much as the whole."""
    searcher = state.know.searcher
    entries = searcher.similar_topics(text, regions=regions, k=40)
    bare = load_lexicon().words["own_name"].sub("", text)
    if bare == text or len(bare) < LEFT:
        return entries
    of_it = {id(entry): value for entry, value in searcher.similar_topics(bare, regions=regions, k=400)}
    mean = [(entry, (value + of_it.get(id(entry), 0.0)) / 2) for entry, value in entries]
    return sorted(mean, key=lambda pair: -pair[1])


def _top(hits: list[Hit], entries: list[tuple[QuestionEntry, float]]) -> str:
    """The clause that answers: by its place in the search and by the way of asking nearest to the question."""
    likest = {entry.clause: likeness for entry, likeness in reversed(entries)}
    best = {hit.clause.id: hit.score / hits[0].score for hit in hits}
    return max({**best, **likest}, key=lambda id: (best.get(id, 0.0) + ASKED * likest.get(id, 0.0), id))


def _weighed(hits: list[Hit], entries: list[tuple[QuestionEntry, float]]) -> list[tuple[QuestionEntry, float]]:
    """The entries with a little for the place of their clause in the search."""
    best = {hit.clause.id: hit.score / hits[0].score for hit in hits}
    return [(entry, likeness + RANKED * best.get(entry.clause, 0.0)) for entry, likeness in entries]


def _query(state: State) -> str:
    """The words to look up; a short follow-up is read together with what the session was about."""
    follows = _follows(state) and not state.plan.aside
    return f"{state.session.label}，{state.text}" if follows and state.session.label else state.text


def _follows(state: State) -> bool:
    """A short turn, or one that only puts another place or thing into the question before (那建德的暖心基金呢)."""
    if load_lexicon().words["another_place"].match(state.text) and state.session.label and len(state.text) <= 2 * SHORT:
        return not state.reading.aspects
    return len(state.text) <= SHORT and not state.reading.concepts


def _entry(state: State, top: Clause, entries: list[tuple[QuestionEntry, float]]) -> QuestionEntry | None:
    """The entry that answers: one of the topic plainly asked about, else one of the searcher's first clause."""
    if state.plan.doing == "compare" or state.plan.claim:  # what the text sets comes before what it leaves open
        entries = [pair for pair in entries if not pair[0].unset] or entries
    fitting = sorted(((entry, score + _fit(state, entry)) for entry, score in entries), key=lambda pair: -pair[1])
    concept = concept_of(state.plan.concept)
    aimed = _aimed(state, [entry for entry, score in fitting if score >= ON_TOPIC], concept)
    if aimed is not None:
        return aimed
    papers = state.plan.concept == "eligibility" and load_lexicon().words["which_papers"].search(state.text)
    whose = _premium_of_people(state) if concept is not None else False
    if concept is not None and (concept.id in load_lexicon().topical or papers or whose):
        on_topic = [entry for entry, score in fitting if entry.topic in concept.topics and score >= ON_TOPIC]
        if concept.id == LINE:  # what line is asked for, not who draws it
            on_topic = [entry for entry in on_topic if entry.unset] or on_topic
        if concept.id == APPLY:  # whether one must apply goes by who one is
            scores = {id(entry): score for entry, score in fitting}
            best = scores[id(on_topic[0])] - NEARLY if on_topic else 0.0
            theirs_ = [e for e in on_topic if set(e.people) & set(_people(state)) and scores[id(e)] >= best]
            on_topic = theirs_ or on_topic
        if on_topic:
            named = [entry for entry in on_topic if concept.rules and concept.words.search(entry.says)]
            theirs = set(on_topic[0].people) & set(_people(state))  # about just the people who are named
            return _theirs(state, on_topic if theirs else named or on_topic)
    same = [entry for entry, _ in fitting if entry.clause == top.id]
    if same:
        return same[0]
    return fitting[0][0] if fitting and fitting[0][1] >= CLEAR else None


def _theirs(state: State, entries: list[QuestionEntry]) -> QuestionEntry:
    """The first entry, unless it is about other people than the talk, and one of the topic is about those."""
    held = set(state.reading.identities or identities_of(state.session.facts))
    first = entries[0]
    if not held or not first.people or held & set(first.people):
        return first
    return next((entry for entry in entries if held & set(entry.people)), first)


def _premium_of_people(state: State) -> bool:
    """Whether the premium aid of people who are named is looked up: their own rule of another benefit is no answer."""
    reading, plan = state.reading, state.plan
    named = bool(reading.identities) and "when" not in reading.aspects  # since when it counts has a clause of its own
    return named and plan.concept == PREMIUM and plan.doing == "look_up"


def _aimed(state: State, entries: list[QuestionEntry], concept: Concept | None) -> QuestionEntry | None:
    """Where the target of an indicator is asked for, the entry that names the indicator and gives its figure."""
    if concept is None or not concept.id.startswith(INDICATOR) or not load_lexicon().words["aims"].search(state.text):
        return None
    named = (entry for entry in entries if concept.words.search(entry.says) and AIM.search(entry.says))
    return next(named, None)


def _near(
    state: State, lead: QuestionEntry | None, entries: list[tuple[QuestionEntry, float]], clauses: set[str]
) -> list[QuestionEntry]:
    """One more entry of the clauses found first, when it fits the question nearly as well as the one that leads."""
    fitting = {id(entry): score + _fit(state, entry) for entry, score in entries}
    if lead is None or id(lead) not in fitting or state.plan.doing == "compare":
        return []
    others = [entry for entry, _ in entries if entry is not lead and entry.clause in clauses and not entry.unset]
    best = max(others, key=lambda entry: fitting[id(entry)], default=None)
    return [best] if best is not None and fitting[id(best)] >= fitting[id(lead)] - CLOSE else []


def _fit(state: State, entry: QuestionEntry) -> float:
    """A little for an entry about the identities, care or topic that the question names; less for one about others."""
    held = set(_people(state))
    score = -WORDED if state.plan.doing == "compare" and not held and len(entry.people) == 1 else 0.0
    if entry.people and held:
        score += 0.04 if held & set(entry.people) else -0.06
    if entry.care and state.reading.cares:
        score += 0.03 if set(entry.care) & set(state.reading.cares) else -0.05
    concept = concept_of(state.plan.concept)
    if concept and concept.id not in COMMON and entry.topic in concept.topics:
        score += 0.05 if state.reading.looks_up else 0.12
    score += CASE * _of_the_case(state, entry)
    words = load_lexicon().words
    if state.plan.doing != "compare" and words["cost_counts"].search(state.text) and COUNTS.search(entry.says):
        score += CASE
    if state.plan.doing == "compare" and FIGURE.search(entry.says) and ASKS.search(state.text):
        score += CHOSEN
    score += CHOSEN * (_clause_chosen(state) == (entry.clause, _bare(entry.quote)))
    return score + WORDED * max((_contained(ask, state.text) for ask in entry.ask), default=0.0)


def _people(state: State) -> list[str]:
    """Who is asked about: those named now, else those the talk is about."""
    follows = state.plan.doing == "look_up" and state.session.turns > 1
    return state.reading.identities or (identities_of(state.session.facts) if follows else [])


def _of_the_case(state: State, entry: QuestionEntry) -> int:
    """Whether an entry is about the case that was said (没按规定转诊, 退休职工), or about another one."""
    fact = CASES.get(entry.topic, "")
    said, cases = state.reading.flags.get(fact), load_lexicon().flags.get(fact, {})
    if said not in cases:
        return 0
    told = next((value for value, words in cases.items() if words.search(entry.says)), said)
    return 1 if told == said and cases[said].search(entry.says) else -(told != said)


def _clause_chosen(state: State) -> tuple[str, str]:
    """Of a deadline that depends on the case, the clause and the words for the case that was said."""
    book = state.know.books.get(state.plan.region)
    rules = rules_of(book, state.plan.concept) if book and state.plan.concept else []
    rule = rules[0] if rules and isinstance(rules[0], Deadline) else None
    said = state.session.facts.get(rule.chooses) if rule and rule.chooses else None
    source = next((choice.source for choice in rule.choices if said in choice.values), None) if rule and said else None
    return (source.clause, _bare(source.quote)) if source else ("", "")


def _bare(quote: str) -> str:
    return quote.rstrip("。；")


def _contained(ask: str, text: str) -> float:
    """How much of a known way of asking stands in the question, by pairs of characters, 0 to 1."""
    pairs = _pairs(ask)
    return len([pair for pair in pairs if pair in text]) / (len(pairs) or 1)


def _pairs(text: str) -> set[str]:
    """The pairs of neighbouring characters."""
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _quote(state: State, clause: str, leads: list[QuestionEntry], entries: list[tuple[QuestionEntry, float]]) -> str:
    known = next((e for e in [*leads, *(entry for entry, _ in entries)] if e.clause == clause), None)
    if known is not None:
        return known.quote
    return best_sentence(state.text, state.know.corpus.clause(clause))


def best_sentence(text: str, clause: Clause) -> str:
    """The sentence of a clause that shares most character pairs with the question."""
    pairs = _pairs(text)

    def shared(sentence: str) -> float:
        own = _pairs(sentence)
        return len(pairs & own) / (len(own) ** 0.5 or 1)

    return max((sentence.text for sentence in clause.sentences), key=shared, default=clause.text)
