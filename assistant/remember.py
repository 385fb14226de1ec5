"""Merges a turn with the session: what is new replaces what was said, corrections win, the rest stays. Decides region,
concept and facts of this turn; keeps facts by name only, never the person's words."""

from assistant.choose import choose_rule
from assistant.gather import counted, gather
from assistant.lexicon import load_lexicon
from assistant.state import Reading, Session, State
from calculator.rules import Check, Rate

TURN_ONLY = ("rate", "indicator_year", "event_date", "start_date", "extra_workdays", "members", "bills", "feedback")


def remember(state: State) -> None:
    """Fill plan.region, plan.concept, plan.aspect and the session's facts."""
    reading, session = state.reading, state.session
    session.turns += 1
    _region(state, reading, session)
    _asked(state, reading, session)
    book = state.know.books.get(state.plan.region)
    _identities(reading, session)
    if _new_matter(state, reading, session):
        for name in TURN_ONLY:
            session.facts.pop(name, None)
    rule = choose_rule(book, state.plan.concept, session.facts | reading.flags) if book else None
    facts = gather(reading, rule, book)
    rule = choose_rule(book, state.plan.concept, session.facts | facts) if book else None
    facts = gather(reading, rule, book)
    _pending(state, reading, session, facts)
    if isinstance(rule, Rate) or (isinstance(rule, Check) and rule.unit != "元"):
        _counts(state, rule, facts)
    _replace(session, facts)
    day = _day(reading)
    if day is not None:
        session.day = day


def _region(state: State, reading: Reading, session: Session) -> None:
    plan = state.plan
    if reading.regions:
        plan.region = reading.regions[0]
        if session.region and session.region != plan.region:
            kinds = state.know.vocabulary
            session.facts = {k: v for k, v in session.facts.items() if kinds[k].kind != "figure" and k not in TURN_ONLY}
    elif not reading.places or reading.elsewhere or session.region:
        plan.region = session.region
        if session.region and reading.places and "place" not in reading.flags:
            reading.regions = [session.region]
    if plan.region:
        session.region = plan.region


def _asked(state: State, reading: Reading, session: Session) -> None:
    plan = state.plan
    plan.concept = reading.concepts[0] if reading.concepts else ""
    generic = plan.concept in ("", "medical_assistance")
    told = bool(reading.mentions or reading.identities or reading.flags or reading.cares or reading.regions)
    if session.concept and generic and not reading.looks_up and (told or not plan.concept):
        plan.concept = session.concept if not plan.concept or session.concept != "medical_assistance" else plan.concept
        plan.aspect = reading.aspects[0] if reading.aspects else session.aspect
    else:
        plan.aspect = reading.aspects[0] if reading.aspects else ""


def _new_matter(state: State, reading: Reading, session: Session) -> bool:
    return bool(reading.concepts) and state.plan.concept != session.concept


def _identities(reading: Reading, session: Session) -> None:
    held = [str(i) for i in session.facts.get("identities", [])]  # type: ignore[union-attr,attr-defined]
    if reading.identities:
        merged = [*held, *reading.identities] if reading.adds and held and len(reading.identities) == 1 else reading.identities
        session.facts["identities"] = list(dict.fromkeys(merged))
    elif reading.dropped and held:
        left = [i for i in held if i not in reading.dropped]
        if left:
            session.facts["identities"] = left
        else:
            session.facts.pop("identities", None)
    elif reading.grade_unknown:
        session.facts.pop("identities", None)


def _pending(state: State, reading: Reading, session: Session, facts: dict[str, object]) -> None:
    """A bare sum that follows a question is its answer."""
    wanted = session.pending
    session.pending = ""
    if not wanted or wanted in facts or not reading.mentions:
        return
    spec = state.know.vocabulary.get(wanted)
    bare = [m for m in reading.mentions if not m.sure]
    if spec is None or spec.kind not in ("money", "figure") or not bare:
        return
    for name in [n for n, value in facts.items() if value == _shown(bare[0].low)]:
        del facts[name]
    facts[wanted] = _shown(bare[0].low)


def _shown(fen: int) -> str:
    from calculator.money import show

    return show(fen)


def _counts(state: State, rule: Rate | Check, facts: dict[str, object]) -> None:
    numbers = counted(state.text)
    counts = "count_part" in (rule.numerator if isinstance(rule, Rate) else rule.measures)
    if counts and numbers and "rate" not in facts:
        if isinstance(rule, Rate):
            if len(numbers) > 1:
                facts["count_part"], facts["count_whole"] = str(min(numbers)), str(max(numbers))
                if rule.id == "indicator_response":
                    facts["count_part"], facts["count_whole"] = str(numbers[0]), str(numbers[1])
        else:
            facts["count_part"] = str(numbers[-1])


def _replace(session: Session, facts: dict[str, object]) -> None:
    """New facts replace old ones; a new balance makes older balances of the same bill void."""
    balances = {name for name in facts if name.startswith("after_") or name in ("in_scope", "household_reasonable", "members", "burden")}
    if balances:
        for name in [n for n in session.facts if n.startswith("after_") or n in ("in_scope", "total_cost", "household_reasonable", "members", "burden")]:
            if name not in facts:
                del session.facts[name]
    session.facts.update(facts)


def _day(reading: Reading) -> tuple:  # type: ignore[type-arg]
    days = [(first, last) for words, first, last in reading.days]
    return days[0] if days else None  # type: ignore[return-value]


def corrects(text: str) -> bool:
    """Whether the turn says that something earlier was wrong."""
    return bool(load_lexicon().words["correction"].search(text))
