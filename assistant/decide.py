"""Decides what to do with a question: reply, refuse, ask back, compute, give a parameter, compare or look up. By
topic, region and what is known; a likeness score never refuses."""

from assistant.alternatives import side_by_side
from assistant.ask_back import asks_excess, asks_most, asks_room, must_ask, tells_own
from assistant.asks_anew import as_before
from assistant.calculate import PARAMETER_CONCEPTS
from assistant.care_asked import care_matters
from assistant.choose import GENERIC, choose_rule, identities_of, rules_of
from assistant.claims import bare_claim, claims_figure, doubted, floor_claimed, only_those
from assistant.come_back import keep_matter
from assistant.concern import own_sums
from assistant.left_over import measured_by_left
from assistant.lexicon import asked_in, load_lexicon
from assistant.like_with_like import like_with_like
from assistant.office import asked_to_decide
from assistant.parameter import of_cap
from assistant.silence import silent_on
from assistant.state import Doing, Reading, State
from calculator.rules import Check, Deadline, Eligibility, Goal, Layer, Rate, Refusal, Rule, Sum

MONEY = ("amount", "self_pay", "total")
BORNE = ("self", "after_", "reasonable_left", "in_scope", "in_policy", "cash")
PARAMETERS = {"ratio": "ratio", "cap": "cap", "deductible": "deductible"}


def decide(state: State) -> None:
    """Fill plan.doing and, with it, rule, regions, reason or needs."""
    plan, reading = state.plan, state.reading
    if state.screened != "ok":
        plan.doing, plan.reply = "reply", state.reply_key
    elif reading.bad_amount:
        plan.doing, plan.reply, plan.said = "reply", "bad_amount", {"value": reading.bad_amount[:20]}
    elif _comparing(state):
        plan.doing = "compare"
        plan.regions = _compared(state)
        like_with_like(state)
    elif not plan.region:
        _nowhere(state)
    else:
        book = state.know.books[plan.region]
        rule = choose_rule(book, plan.concept, state.session.facts, plan.aspect)
        if bare_claim(state) or (silent_on(state, plan.region) and not own_sums(state.reading)):
            rule = None
        plan.doing = "compute" if asked_to_decide(state, rule) else _doing(state, rule)
        if plan.doing == "compute" and (needs := ["care"] if care_matters(state, rule) else must_ask(state, rule)):
            plan.doing, plan.needs = "clarify", needs
            state.session.care_asked = state.session.care_asked or needs == ["care"]
        plan.rule = rule.id if rule and plan.doing in ("compute", "parameter", "refuse") else ""
        if plan.doing == "compute" and isinstance(rule, Layer):
            side_by_side(state)
    _remember_plan(state)


def _comparing(state: State) -> bool:
    reading = state.reading
    if not reading.compares:
        return False
    if not reading.regions and state.session.region and not state.session.compared:
        words = load_lexicon().words
        if not (words["compare_strong"].search(state.text) or words["everywhere"].search(state.text)):
            return False
    if len(reading.regions) == 1:
        words = load_lexicon().words
        return bool(words["others"].search(state.text) or words["weighs"].search(state.text) or reading.places)
    return True


def _compared(state: State) -> list[str]:
    reading = state.reading
    words = load_lexicon().words
    everywhere = words["everywhere"].search(words["place_untold"].sub("", state.text))
    if everywhere:
        return state.know.regions
    if not reading.regions and len(state.session.compared) > 1 and words["those_compared"].search(state.text):
        return state.session.compared
    return reading.regions if len(reading.regions) > 1 or reading.places else state.know.regions


def _nowhere(state: State) -> None:
    plan, reading = state.plan, state.reading
    if reading.places:
        plan.doing, plan.reason = "refuse", "not_in_corpus"
    elif not (reading.concepts or reading.identities or reading.mentions or reading.cares or reading.flags) and not (
        state.session.facts or state.session.unplaced or reading.aspects
    ):
        plan.doing, plan.reply, state.screened = "reply", "out_of_scope", "out_of_scope"
    elif load_lexicon().words["definition"].search(state.text) and not (reading.mentions or reading.identities):
        plan.doing = "look_up"
    else:
        plan.doing, plan.needs = "clarify", ["region"]


def _doing(state: State, rule: Rule | None) -> Doing:
    plan, reading, facts = state.plan, state.reading, state.session.facts
    continued = state.session.doing in ("compute", "clarify") and _only_facts(reading)
    asks_money = plan.aspect in MONEY or continued
    sums = any(m.role != "premise" for m in reading.mentions)
    match rule:
        case None | Goal():
            return "look_up"
        case Check() | Eligibility() if only_those(state):
            return "look_up"
        case Eligibility() if load_lexicon().words["asks_condition"].search(state.text):
            return "look_up"
        case Refusal():
            asked = plan.aspect in (*MONEY, *PARAMETERS) or sums
            figure = _how_much(state) or ("ratio" in reading.aspects and not _principle(state))
            told = any(not m.role.startswith(("premise", "fund_")) for m in reading.mentions)
            if "eligible" in reading.aspects and not figure and not told:
                return "look_up"
            limit = "cap" in reading.aspects or "assistance_cap" in reading.concepts
            if limit and "eligible" in reading.aspects and not sums:
                return "look_up"
            if plan.concept in ("", GENERIC) and not (sums or facts.get("identities") or reading.cares):
                return "look_up"
            return "compute" if asked and (_how_much(state) or sums or not reading.looks_up) else "look_up"
        case Layer():
            return _layer(state, rule, asks_money, sums)
        case Check():
            return _check(state, rule, sums or continued)
        case Rate():
            named = "rate" in facts or any(name in facts for name in (*rule.numerator, rule.denominator))
            year = str(facts.get("indicator_year", ""))
            reached = plan.aspect == "eligible" and bool(load_lexicon().words["reaches"].search(state.text))
            if reached and not year and "rate" in facts and len({t.year for t in rule.targets}) > 1:
                plan.needs = ["indicator_year"]
                return "clarify"
            if load_lexicon().words["own_share"].search(state.text):
                return "look_up"
            strange = bool(year) and all(str(t.year) != year for t in rule.targets)
            return "compute" if named or strange or reached else "look_up"
        case Sum():
            return "compute" if sums or asks_money else "look_up"
        case Deadline():
            kept = sum(first == last for _, first, last in reading.days) > 1  # begun and done: whether in time
            asked = "when" in reading.aspects or kept or not (reading.looks_up or "eligible" in reading.aspects)
            return "compute" if rule.start in facts and asked else "look_up"
        case Eligibility():
            known = facts.get("identities") or "everyone" in rule.identities
            failed = any(str(facts.get(c.fact, "")) not in ("", *c.allowed) for c in rule.requires)
            return "compute" if (known or failed) and not reading.looks_up else "look_up"
    return "look_up"


def _how_much(state: State) -> bool:
    """Whether an amount is asked for, not only 救助？ at the end of another question."""
    return bool(set(MONEY) & set(state.reading.aspects)) and bool(
        load_lexicon().words["how_much"].search(asked_in(state.text))
    )


def _check(state: State, rule: Check, told: bool) -> Doing:
    """A threshold: compared when the quantity is known; a year the text has no line for is refused; else the line
    itself."""
    facts, reading = state.session.facts, state.reading
    if floor_claimed(reading):
        return "parameter"
    if asks_most(state, rule):
        state.plan.aspect = "amount"
        return "parameter"
    if measured_by_left(state, rule):
        return "compute"
    year = str(facts.get("indicator_year", ""))
    if rule.year and year and year != str(rule.year):
        return "parameter" if rule.unit == "元" else "look_up"
    known = any(name in facts for name in (*rule.measures, rule.share_of or ""))
    yearly = [
        r for r in rules_of(state.know.books[state.plan.region], state.plan.concept) if isinstance(r, Check) and r.year
    ]
    if known and told and not year and len(yearly) > 1:
        state.plan.needs = ["indicator_year"]
        return "clarify"
    if known and (told or reading.rates or reading.counts or "count_part" in facts):
        return "compute"
    asks = state.plan.aspect in (*MONEY, *PARAMETERS) and rule.threshold.of is None and rule.unit == "元"
    return "parameter" if asks and rule.year and not reading.looks_up else "look_up"


def _only_facts(reading: Reading) -> bool:
    """A turn that brings facts and asks nothing new."""
    return not reading.concepts and not reading.looks_up


def _layer(state: State, rule: Layer, asks_money: bool, sums: bool) -> Doing:
    """Money help: computed from a person's sum, given as a parameter, or looked up."""
    plan, reading, facts = state.plan, state.reading, state.session.facts
    person = bool(facts.get("identities") or facts.get("aided")) or reading.personal or state.session.doing == "clarify"
    term = plan.aspect in ("", *MONEY) or facts.get("identities") or claims_figure(reading)
    named = PARAMETER_CONCEPTS.get(plan.concept) if term else None
    parameter = PARAMETERS.get(plan.aspect) or named
    if asks_room(state, rule):
        plan.aspect = "cap"
        return "parameter"
    told = person or plan.aspect in MONEY or (plan.aspect == "" and _bears(reading) and not reading.looks_up)
    if sums and _own_sum(state) and told and not (parameter and not own_sums(reading)):
        return "compute"
    asks = plan.aspect in ("eligible", "ratio") or "eligible" in reading.aspects
    asks = asks and not reading.looks_up and bool(facts.get("identities"))
    if asks and _condition_fails(state, rule):
        return "compute"
    if asks_excess(state, rule) or (parameter and tells_own(state, rule, parameter)):
        return "compute"
    if parameter in ("cap", "deductible") and _doubts_limit(state, rule, parameter):
        return "look_up"
    if parameter and not facts.get("identities") and load_lexicon().words["unlisted_group"].search(state.text):
        return "look_up"
    if parameter and not reading.looks_up:
        at_most = load_lexicon().words["pays_at_most"].search(state.text) is not None
        plan.aspect = parameter if at_most else of_cap(rule, parameter)
        return "parameter"
    if asks_money and person and not reading.looks_up:
        return "compute"
    if plan.aspect == "eligible" and plan.concept == "" and not (state.session.doing or reading.rates):
        return "look_up"
    if plan.aspect == "eligible" and facts.get("identities") and not reading.looks_up:
        if _conditions_matter(state):
            return "compute"
        words = load_lexicon().words
        heard = words["checks_claim"].search(state.text) or words["confirms"].search(state.text)
        if plan.concept == "outpatient" and heard and not (reading.rates or reading.mentions):
            return "look_up"  # 门诊不给报，真的假的
        doubt = doubted(state, rule)
        if doubt == "cap" and _doubts_limit(state, rule):
            return "look_up"
        limit = load_lexicon().words["about_limit"].search(state.text) and not reading.mentions
        plan.aspect = doubt if limit else of_cap(rule, doubt)
        return "parameter"
    return "look_up"


def _doubts_limit(state: State, rule: Layer, what: str = "cap") -> bool:
    """Whether somebody asks to confirm that there is no limit or line, where the text leaves its figure open."""
    held = [terms for name in identities_of(state.session.facts) if (terms := rule.terms_for(name))]
    open_limit = any(getattr(terms, what).kind == "unpublished" for terms in held)
    asked = ("eligible" in state.reading.aspects or _principle(state)) and not own_sums(state.reading)
    none = load_lexicon().words["no_limit" if what == "cap" else "no_deductible"]
    return open_limit and asked and none.search(state.text) is not None


def _principle(state: State) -> bool:
    """Whether only a rule put in words is to be confirmed (负担越多比例越高), and no figure is asked for."""
    return load_lexicon().words["principle"].search(state.text) is not None


def _bears(reading: Reading) -> bool:
    """Whether the turn says plainly what somebody bore, though it asks for nothing by name."""
    return any(m.sure and m.role.startswith(BORNE) for m in reading.mentions)


def _own_sum(state: State) -> bool:
    return any(
        m.role not in ("premise",) and (m.sure or m.who or not state.reading.aspects or state.plan.aspect in MONEY)
        for m in state.reading.mentions
    )


def _conditions_matter(state: State) -> bool:
    """Whether a failed condition or an identity left out already settles the matter."""
    book = state.know.books[state.plan.region]
    rule = choose_rule(book, state.plan.concept, state.session.facts)
    if not isinstance(rule, Layer):
        return False
    named = any(rule.terms_for(identity) for identity in identities_of(state.session.facts))
    return _condition_fails(state, rule) or not named


def _condition_fails(state: State, rule: Layer) -> bool:
    """Whether what is known of a person fails a condition of the benefit: no rate or limit answers then."""
    return any(str(state.session.facts.get(c.fact, "")) not in ("", *c.allowed) for c in rule.requires)


def _remember_plan(state: State) -> None:
    plan, session = state.plan, state.session
    if plan.aside and plan.doing == "look_up":
        return as_before(session)
    if plan.doing in ("compute", "parameter", "clarify", "look_up", "compare"):
        session.concept = plan.concept or session.concept
        session.aspect = plan.aspect
        session.doing = plan.doing
        session.compared = plan.regions
        if plan.region and plan.doing in ("compute", "parameter"):
            session.by_region[plan.region] = (plan.concept, plan.aspect, plan.doing)
        keep_matter(state)
