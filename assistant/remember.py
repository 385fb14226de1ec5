"""Merges a turn with the session: what is new replaces what was said, corrections win, the rest stays. Decides
region, concept and facts of this turn; keeps facts by name only, never the person's words."""

from assistant.alternatives import find_alternatives
from assistant.amend import adds, amend, corrects, is_balance
from assistant.amounts import Bound
from assistant.apart import are_years, people_apart
from assistant.ask_back import as_bill, day_answered
from assistant.choose import choose_rule
from assistant.come_back import come_back, whose
from assistant.day_facts import cost_day
from assistant.deltas import shift
from assistant.gather import gather, money_fact, said_of
from assistant.homes import settle_homes
from assistant.how_come import how_come, without_result
from assistant.ledger import all_of_year, every_year, everybody, keep_bills, of_asked_year
from assistant.lexicon import load_lexicon
from assistant.one_of_them import one_of_them, told_of_one
from assistant.other_years_part import take_out_other_year
from assistant.part_and_whole import counted
from assistant.passing import anothers_home, claimed_home
from assistant.patient import identities_of_patient
from assistant.people import GRADE, SEVERE, each_said, same_papers
from assistant.recast import recast
from assistant.redate import redate
from assistant.refer import beside, refer
from assistant.short_answer import short_answer
from assistant.state import Reading, Session, State
from assistant.suppose import suppose, supposes
from assistant.switched import switch_identity
from assistant.take_up import GIVEN, take_up
from assistant.within_own import taken_from_told
from calculator.rules import Check, Layer, Rate, Rule, RuleBook

TURN_ONLY = ("rate", "indicator_year", "event_date", "start_date", "extra_workdays", "members", "bills", "feedback")


def remember(state: State) -> None:
    """Fill plan.region, plan.concept, plan.aspect and the session's facts."""
    reading, session = state.reading, state.session
    _talk(state)
    session.turns += 1
    _region(state, reading, session)
    reading.bill_known = "total_cost" in session.facts
    one = one_of_them(state)
    take_up(state, reading, session)
    book = state.know.books.get(state.plan.region)
    _identities(state, reading, session)
    if _new_matter(state, reading, session):
        for name in TURN_ONLY:
            session.facts.pop(name, None)
    if book is None:
        session.unplaced = [*session.unplaced, *reading.mentions]
    elif session.unplaced:
        reading.mentions, session.unplaced = [*session.unplaced, *reading.mentions], []
    rule = choose_rule(book, state.plan.concept, session.facts | reading.flags, state.plan.aspect) if book else None
    identities_of_patient(state, rule)
    day_answered(session, reading)
    reading.mentions = of_asked_year(state, reading.mentions, rule)
    here = said_of(reading, state.plan.region)
    first = gather(here, rule, book)
    facts = first
    rule = choose_rule(book, state.plan.concept, session.facts | facts, state.plan.aspect) if book else None
    facts = gather(here, rule, book)
    reading.rough, reading.recognised, reading.done = here.rough, here.recognised, here.done
    if "care" in first:
        facts["care"] = first["care"]
    if reading.care_unclear and "care" not in facts and any(is_balance(name) for name in facts):
        session.facts.pop("care", None)  # 门诊 of a new bill is none of the care told before
    _pending(state, reading, session, facts)
    if isinstance(rule, Rate) or (isinstance(rule, Check) and rule.unit != "元"):
        _counts(state, rule, facts)
    taken_from_told(state, rule, facts)
    recast(state, rule, facts)
    redate(state, rule, facts)
    if not shift(state, facts):
        amend(state, rule, facts)
    if reading.anew and isinstance(rule, Layer) and rule.unit == "person" and any(is_balance(name) for name in facts):
        _forget_sums(state)
    anew = not (reading.regions or reading.shifted or reading.restated or reading.anew)
    _replace(state.text if anew else "", session, facts, reading.rough)
    keep_bills(state, rule, facts)
    day = cost_day(reading, state.as_of)
    if day is not None:
        session.day = day
    session.recognised = reading.recognised or session.recognised
    _people(state, one, rule, book)
    as_bill(session, rule, book)


def _talk(state: State) -> None:
    """Settle what of the talk so far the turn goes on with: of whom, of where, of what is so or only supposed."""
    short_answer(state)
    settle_homes(state)
    take_out_other_year(state)
    come_back(state)
    whose(state)
    if how_come(state):
        state.plan.how_come, state.session.pending = True, ""
        without_result(state)
    suppose(state)
    refer(state)
    switch_identity(state)
    state.plan.alternatives = find_alternatives(state)


def _people(state: State, one: int | None, rule: Rule | None, book: RuleBook | None) -> None:
    """Fill plan.people: those told apart, all of the talk together, or nobody where one of them is spoken of alone."""
    session, reading = state.session, state.reading
    if one is not None:
        session.people, state.plan.people = told_of_one(session, one), []
        return
    if reading.mentions or reading.identities or reading.regions:
        session.people = people_apart(state, rule, book)
    elif reading.days and are_years(session.people):
        session.people = []
        all_of_year(session, str(reading.days[-1][2].year))
    session.people = everybody(state, rule) or every_year(state, rule) or session.people
    state.plan.people = session.people


def _region(state: State, reading: Reading, session: Session) -> None:
    plan = state.plan
    named, reading.regions = reading.regions, beside(state.text, reading.regions, session.region)
    reading.compares = reading.compares or len(reading.regions) > len(named)
    if reading.regions:
        plan.region = reading.regions[0]
        if session.region and session.region != plan.region:
            kinds = state.know.vocabulary
            session.facts = {k: v for k, v in session.facts.items() if kinds[k].kind != "figure" and k not in TURN_ONLY}
    elif reading.places and _another_home(state):
        reading.flags.pop("place", None)
    elif not reading.places or reading.elsewhere or session.region:
        plan.region = session.region
        if session.region and reading.places and "place" not in reading.flags:
            reading.regions = [session.region]
    if plan.region:
        session.region = plan.region


def _another_home(state: State) -> bool:
    """Whether another place is asked about (那淳安呢, 我小姨在淳安), not where somebody was treated."""
    places = [(word.start, word.end) for word in state.reading.words if word.kind == "place"]
    asked = load_lexicon().words["another_place"].match(state.text) is not None
    homes = (anothers_home(state.text, place) or claimed_home(state.text, place) for place in places)
    return asked or any(homes)


def _new_matter(state: State, reading: Reading, session: Session) -> bool:
    return bool(reading.concepts) and state.plan.concept != session.concept


def _identities(state: State, reading: Reading, session: Session) -> None:
    text = state.text
    held = [str(i) for i in session.facts.get("identities", [])]  # type: ignore[attr-defined]
    graded = bool(held) and set(held) <= {"severe_disability", "ordinary"}
    another = graded and load_lexicon().words["another_grade"].search(text) is not None
    if session.pending == "grade" or supposes(state) or another:
        _grade(text, reading, session)
    if not reading.identities and graded and (corrects(text) or "不是" in text):
        _grade(text, reading, session)
    if corrects(text) and len(reading.identities) > 1:
        _leave_to_others(text, reading)
    if reading.identities:
        merged = (
            [*(i for i in held if i not in reading.dropped), *reading.identities]
            if reading.adds and held and not reading.anew and len(reading.identities) == 1 and "呢" not in text
            else reading.identities
        )
        session.facts["identities"] = list(dict.fromkeys(merged))
    elif reading.dropped and held:
        left = [i for i in held if i not in reading.dropped]
        if left:
            session.facts["identities"] = left
        else:
            session.facts.pop("identities", None)
    elif reading.grade_unknown and not same_papers(text, held):
        session.facts.pop("identities", None)
    asked_whether = "eligibility" in reading.concepts and "eligible" in reading.aspects
    aided = load_lexicon().words["aided"].search(text) is not None and not asked_whether
    if aided and not session.facts.get("identities"):
        session.facts["aided"] = "yes"


def _leave_to_others(text: str, reading: Reading) -> None:
    """In a correction, an identity said to be somebody else's is not held (特困是我舅公，我娘是低边)."""
    lexicon = load_lexicon()
    for one in each_said(text):
        is_whose = lexicon.words["is_whose"].match(text, one.end)
        whose = is_whose and lexicon.words["family"].match(text, is_whose.end())
        if whose and one.name in reading.identities and len(reading.identities) > 1:
            reading.identities.remove(one.name)


def _grade(text: str, reading: Reading, session: Session) -> None:
    """A bare 三级的 after the grade was asked for."""
    session.pending = ""
    found = next((m for m in GRADE.finditer(text) if not text[: m.start()].endswith(("不是", "没有", "不到"))), None)
    if found and not reading.identities:
        reading.identities = ["severe_disability" if found[1] in SEVERE else "ordinary"]


def _pending(state: State, reading: Reading, session: Session, facts: dict[str, object]) -> None:
    """A bare sum that follows a question is its answer."""
    wanted = session.pending
    session.pending = ""
    if not wanted or wanted in facts or not reading.mentions:
        return
    spec = state.know.vocabulary.get(wanted)
    bare = [
        m for m in reading.mentions if not m.sure or (spec and spec.kind == "figure" and m.role not in GIVEN.values())
    ]
    if spec is None or spec.kind not in ("money", "figure") or len(reading.mentions) != 1 or not bare:
        return
    answer = money_fact(bare[0].low, bare[0].high)
    for name in [n for n, value in facts.items() if value == answer]:
        del facts[name]
    facts[wanted] = answer
    reading.rough = {wanted: bare[0].bound} if bare[0].about else {}


def _counts(state: State, rule: Rate | Check, facts: dict[str, object]) -> None:
    """Counts of an indicator: the part and the whole, by the words before each."""
    wanted = rule.numerator if isinstance(rule, Rate) else rule.measures
    numbers = counted(state.text)
    if "count_part" not in wanted or not numbers or "rate" in facts:
        return
    whole = load_lexicon().words["whole_count"]
    parts = [n for before, n in numbers if not whole.search(before)]
    wholes = [n for before, n in numbers if whole.search(before)]
    if len(numbers) > 1 and isinstance(rule, Rate):
        if len(parts) != 1 or len(wholes) != 1:
            parts, wholes = [min(n for _, n in numbers)], [max(n for _, n in numbers)]
        facts["count_whole"] = str(wholes[0])
    facts["count_part"] = str((parts or wholes)[0])


def _forget_sums(state: State) -> None:
    """Nothing told of somebody else's bill counts for a new person's."""
    kinds, session = state.know.vocabulary, state.session
    own = ("money", "members", "bills")
    session.facts = {name: value for name, value in session.facts.items() if kinds[name].kind not in own}
    session.rough = {name: bound for name, bound in session.rough.items() if name in session.facts}


def _replace(text: str, session: Session, facts: dict[str, object], rough: dict[str, Bound | None]) -> None:
    """New facts replace old ones; a new balance makes older balances of the same bill void (ledger.py keeps those it
    is added to)."""
    balances = [name for name in facts if is_balance(name)]
    adding = adds(text)
    members = session.facts.get("members")
    if adding and isinstance(members, list) and isinstance(facts.get("household_reasonable"), str):
        facts["members"] = [*members, facts.pop("household_reasonable")]
    if any(name.startswith("part_") for name in facts) and "household_reasonable" in session.facts:
        session.facts["burden"] = session.facts.pop("household_reasonable")
    if balances:
        for name in [n for n in session.facts if is_balance(n) and n not in facts]:
            if not any(key.startswith("part_") for key in facts):
                del session.facts[name]
    session.facts.update(facts)
    kept = {name: bound for name, bound in session.rough.items() if name not in facts} | rough
    session.rough = {name: bound for name, bound in kept.items() if name in session.facts}
