"""Hands facts and rules to the calculator: for the rule asked about, for a parameter of it, or for every region
compared. Produces outcomes; makes no number of its own."""

import dataclasses
from dataclasses import replace
from datetime import date

from assistant.alternatives import NOW, WHAT_IF
from assistant.ask_back import asks_room
from assistant.choose import GENERIC, choose_rule, figures_of
from assistant.claims import claims_figure, doubted
from assistant.concern import BROAD, concern, own_sums
from assistant.gather import Facts, gather, said_of
from assistant.homes import identities_there
from assistant.in_time import held_to_time
from assistant.ledger import put_all_together
from assistant.left_over import keep_left
from assistant.lexicon import concept_of, load_lexicon
from assistant.office import asked_to_decide, left_to_the_office
from assistant.parameter import of_cap, parameters, threshold
from assistant.published import of_day, put, resting_on
from assistant.room import counting_this
from assistant.rough import about, rough_case, without
from assistant.settle_bill import settle_bill
from assistant.state import State
from assistant.window import held_to_window
from assistant.wording import say
from calculator.compute import compute
from calculator.errors import CalculatorError
from calculator.facts import Case, read_facts, split_figures
from calculator.layer import Span
from calculator.outcome import Outcome, Status
from calculator.rules import Check, Eligibility, Layer, Refusal, RuleBook

PARAMETER_CONCEPTS = {"assistance_cap": "cap", "assistance_deductible": "deductible"}
WORSE = ("exact", "at_least", "at_most", "range", "conditional", "needs", "refused")
ASPECTS = ("ratio", "cap", "deductible")
COMPARED_BELONGING = {"", GENERIC, "household_cap", *BROAD} - {"premium_aid"}
"""Matters where a comparison of who may have them compares who belongs; a premium is paid to some of those only."""


def calculate(state: State) -> None:
    """Fill ``outcomes`` with (region, outcome), the one asked for first, and ``published`` with what they rest on."""
    plan, know, day = state.plan, state.know, _day(state) or state.as_of
    regions = dict.fromkeys((plan.region, *plan.regions))
    table = [one for region in regions for one in of_day(know.parameters, region, day, know.vocabulary)]
    try:
        state.outcomes, state.published = resting_on(tuple(table), lambda p: _outcomes(replace(state, published=p)))
        if _settled(state) and put_all_together(state):
            state.outcomes, state.published = resting_on(tuple(table), lambda p: _outcomes(replace(state, published=p)))
        keep_left(state)
        if plan.doing in ("compute", "parameter"):
            state.session.label = state.outcomes[0][1].label
    except CalculatorError as error:
        plan.doing, plan.reply, plan.said = "reply", error.code, error.details


def _settled(state: State) -> bool:
    """Whether the bill worked out was told whole, and is kept from now on as what insurances left of it."""
    plan = state.plan
    if plan.doing != "compute" or plan.people or plan.cases or len(state.outcomes) != 1:
        return False
    rule = state.know.books[plan.region].rules[plan.rule]
    return isinstance(rule, Layer) and settle_bill(state, state.outcomes[0][1], rule)


def _outcomes(state: State) -> list[tuple[str, Outcome]]:
    plan = state.plan
    if plan.doing in ("compute", "parameter"):
        return [(plan.region, found) for found in _asked(state, plan.region)]
    if plan.doing == "compare":
        return [(region, found) for region in plan.regions for found in _compared(state, region)]
    return []


def case_of(
    state: State, region: str, said: Facts | None = None, *, also: Facts | None = None, known: Facts | None = None
) -> Case:
    """The session's facts (or those ``known``) as a case of one region; ``said``: this turn's facts as they are meant
    there; ``also``: what besides sums comes before what the session holds."""
    known = state.session.facts if known is None else known
    if said is not None:
        money = ("money", "figure", "members", "bills")
        known = {k: v for k, v in known.items() if state.know.vocabulary[k].kind not in money} | said
    facts = {name: value for name, value in (known | (also or {})).items() if name in state.know.vocabulary}
    mine, figures = split_figures(read_facts(facts, state.know.vocabulary), state.know.vocabulary)
    return put(Case(mine, state.as_of, _day(state), figures), [p for p in state.published if p.region == region])


def _day(state: State) -> date | None:
    """The expense day: the last day of the span said, but no later than today unless the span lies ahead."""
    span = state.session.day
    if span is None:
        return None
    first, last = span
    return last if first > state.as_of else min(last, state.as_of)


def _asked(state: State, region: str) -> list[Outcome]:
    """What the rule asked about gives, and which sums said roughly it rests on."""
    rule = state.know.books[region].rules[state.plan.rule]
    case = rough_case(
        case_of(state, region, also=state.plan.also), state.session.rough if isinstance(rule, Check) else {}
    )
    found = _found(state, region, case)
    matters = [name for name in state.session.rough if found != _found(state, region, without(case, name))]
    return [about(each, state.session.facts, matters) for each in found]


def _found(state: State, region: str, case: Case) -> list[Outcome]:
    book = state.know.books[region]
    rule = book.rules[state.plan.rule]
    if state.plan.doing == "parameter" and isinstance(rule, Check):
        return [threshold(rule, case)]
    if state.plan.doing == "parameter" and isinstance(rule, Layer) and state.plan.aspect in ASPECTS:
        if asks_room(state, rule):
            this = compute(book, case, rule.id)
            rooms = parameters(rule, counting_this(case, rule, this), "cap", _who(book))
            return [replace(each, steps=(*this.steps, *each.steps)) for each in rooms]
        found = parameters(rule, case, state.plan.aspect, _who(book))
        found += _likened(state, region, rule, case)
        grants = "eligible" in state.reading.aspects and bool(load_lexicon().words["grants"].search(state.text))
        return [_granted(each) for each in found] if grants else found
    if isinstance(rule, Layer) and asked_to_decide(state, rule):
        return [left_to_the_office(rule)]
    if state.plan.people and isinstance(rule, Layer):
        return _each(state, region, rule)
    if (cases := state.plan.cases) and isinstance(rule, Layer):
        return [_called(compute(book, case_of(state, region, known=facts), rule.id), name) for name, facts in cases]
    outcome = held_to_time(state, rule, held_to_window(state, book, rule, compute(book, case, rule.id)))
    if "eligible" in state.reading.aspects and outcome.reason == "not_eligible" and outcome.verdict is None:
        return [dataclasses.replace(outcome, verdict="no")]
    if state.plan.aspect == "total" and len(outcome.parts) > 1 and outcome.status not in ("needs", "refused"):
        return [_total(outcome), outcome]
    return [outcome]


def _called(outcome: Outcome, name: str) -> Outcome:
    """A case that no identity tells from the other, with what it is (现在、照这样假设) in its label."""
    who = {WHAT_IF: "apart.supposed", NOW: "apart.now"}.get(name)
    return dataclasses.replace(outcome, label=say("each.label", label=outcome.label, who=say(who))) if who else outcome


def _each(state: State, region: str, rule: Layer) -> list[Outcome]:
    """What each of several people gets, by their own facts; all together first unless they were asked for apart."""
    book = state.know.books[region]
    found = []
    for who, facts in state.plan.people:
        outcome = compute(book, case_of(state, region, facts, also=facts), rule.id)
        found.append(dataclasses.replace(outcome, label=say("each.label", label=outcome.label, who=who)))
    asked_apart = load_lexicon().words["each_apart"].search(state.text) is not None
    if asked_apart or rule.unit == "household" or any(one.low is None or one.left is None for one in found):
        return found
    return [_together(found, state.know.books[region].rules[rule.id].label), *found]


def _together(found: list[Outcome], label: str) -> Outcome:
    """What several people get together; a floor or a condition of one is one of all."""
    worst = max(found, key=lambda one: WORSE.index(one.status) if one.status in WORSE else 0)
    lefts = [one.left for one in found if one.left is not None]
    left = Span(sum(left.low for left in lefts), sum(left.high for left in lefts))
    low = sum(one.low or 0 for one in found)
    high = None if any(one.high is None for one in found) else sum(one.high or 0 for one in found)
    together = say("each.together", label=label)
    floor = worst.status == "conditional" and any(one.status == "at_least" for one in found)
    status: Status = "at_least" if floor else worst.status
    return dataclasses.replace(
        worst, label=together, status=status, low=low, high=high, left=left, identity="", steps=()
    )


def _granted(outcome: Outcome) -> Outcome:
    """A yes/no question about somebody the layer names: yes, with the parameter that says so."""
    named = outcome.status != "refused" and outcome.reason is None and bool(outcome.identity)
    return dataclasses.replace(outcome, verdict="yes") if named else outcome


def _total(outcome: Outcome) -> Outcome:
    """What the layers of the stack pay together; a floor where one of them is."""
    low, high = sum(span.low for _, span in outcome.parts), sum(span.high for _, span in outcome.parts)
    status: Status = outcome.status if outcome.status != "exact" or low == high else "at_least"
    return dataclasses.replace(outcome, benefit="total", status=status, low=low, high=high, steps=())


def _compared(state: State, region: str) -> list[Outcome]:
    """The same question in one region: the amount where sums are known, else the parameter, else what look-up finds."""
    book = state.know.books[region]
    concept = concern(state, book) or state.plan.concept
    rule = choose_rule(book, concept, state.session.facts)
    said = gather(said_of(state.reading, region), rule, book)
    if held := identities_there(state, region):
        said["identities"] = held
    case = case_of(state, region, None if _same_again(state) else said, also=_told_there(state, region) | said)
    who = _who(book)
    _keep_figures(state, said)
    if isinstance(rule, Check) and any(name in case.facts for name in rule.measures):
        return [compute(book, case, rule.id)]
    if isinstance(rule, Layer) and claims_figure(state.reading) and case.identities():
        return parameters(rule, case, doubted(state, rule), _who(book))
    asked = state.plan.aspect == "eligible" and not (state.reading.rates or own_sums(state.reading))
    belongs = asked and concept in COMPARED_BELONGING
    if belongs and state.session.facts.get("identities") and who is not None:
        return [compute(book, case_of(state, region), who.id)]
    if isinstance(rule, Refusal) and _only_words(state, book):
        return []
    if rule is None or (load_lexicon().words["same_thing"].search(state.text) and concept not in PARAMETER_CONCEPTS):
        return []
    if isinstance(rule, Layer):
        found, rough = _compared_layer(state, book, case, rule), [name for name in state.session.rough if name in said]
        return [about(each, said, rough) for each in found]
    outcome = compute(book, case, rule.id)
    return [outcome] if outcome.status == "refused" else []


def _told_there(state: State, region: str) -> Facts:
    """Published figures told of this region in an earlier turn: they are of the place, whoever is compared."""
    last = next((matter for matter in reversed(state.session.matters) if matter.region == region), None)
    known = state.know.vocabulary
    return {k: v for k, v in last.facts.items() if k in known and known[k].kind == "figure"} if last else {}


def _same_again(state: State) -> bool:
    """Whether a comparison asks nothing new and tells no sum: it is about the sums told before."""
    reading = state.reading
    return not (reading.mentions or reading.aspects or reading.concepts)


def _only_words(state: State, book: RuleBook) -> bool:
    """A matter of its own (how far back costs count) that the region's text says something of, where no sum is asked:
    the words are compared, not a benefit that sets none."""
    found, asked = concept_of(state.plan.concept), state.reading.aspects
    if found is None or found.id not in load_lexicon().topical or own_sums(state.reading):
        return False
    entries = state.know.questions.entries
    told = any(e.document == book.document and e.topic in found.topics and not e.unset for e in entries)
    return told and not {"amount", "ratio", "cap", "deductible", "self_pay", "total"} & set(asked)


def _keep_figures(state: State, said: Facts) -> None:
    """Published figures said of one of the regions compared belong to what was understood."""
    for name, value in said.items():
        if state.know.vocabulary[name].kind == "figure":
            state.session.facts.setdefault(name, value)


def _compared_layer(state: State, book: RuleBook, case: Case, rule: Layer) -> list[Outcome]:
    names = (rule.enters, "after_insurance", "household_reasonable", "after_basic", "in_scope", "total_cost")
    held = case.identities()
    if held and any(name in case.facts for name in names):
        return [compute(book, case, rule.id)]
    aspect = PARAMETER_CONCEPTS.get(state.plan.concept, state.plan.aspect)
    if held and aspect in ("amount", "total") and {*figures_of(rule), rule.base_limit} & set(case.figures):
        outcome = compute(book, case, rule.id)
        if outcome.status != "needs":
            return [outcome]
    term = aspect if aspect in ASPECTS else doubted(state, rule)
    if held and load_lexicon().words["all_groups"].search(state.text):
        everyone = replace(case, facts={name: v for name, v in case.facts.items() if name != "identities"})
        each = parameters(rule, everyone, term, _who(book))
        unnamed = [] if any(rule.terms_for(one) for one in held) else parameters(rule, case, "ratio", _who(book))
        return [*each, *unnamed]
    if aspect in ASPECTS or (held and aspect in ("", "amount", "total")):
        return parameters(rule, case, of_cap(rule, term), _who(book))
    return []


def _likened(state: State, region: str, rule: Layer, case: Case) -> list[Outcome]:
    """The same parameter of people whom somebody takes for treated alike (跟低保一个样), beside that of those held."""
    held = case.identities()
    others = [name for name in state.reading.likened if name not in held and rule.terms_for(name)]
    if not held or not others:
        return []
    alike = case_of(state, region, known={**state.session.facts, "identities": others})
    return parameters(rule, alike, state.plan.aspect, _who(state.know.books[region]))


def _who(book: RuleBook) -> Eligibility | None:
    rule = book.rules.get("eligibility")
    return rule if isinstance(rule, Eligibility) else None
