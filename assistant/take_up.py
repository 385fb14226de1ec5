"""Settles what a turn asks about: its own words, or what was asked before where it only brings facts, puts a sum
right, supposes something or comes back. Fills plan.concept and plan.aspect."""

import re

from assistant.all_told import counts_outside
from assistant.amend import corrects
from assistant.asks_anew import asks_anew
from assistant.choose import GENERIC, rules_of
from assistant.come_back import FIGURES
from assistant.concern import STACKED, concern, own_sums
from assistant.ledger import sums_up
from assistant.left_over import rest_asked
from assistant.lexicon import concept_of, load_lexicon
from assistant.state import Reading, Session, State
from calculator.rules import Deadline, Layer, RuleBook

QUESTION = re.compile(r"[？?]|吗|呢$|么$|什么|怎么|哪|谁|几")
UNSAID = ("", GENERIC)
MONEY = ("amount", "self_pay", "total")
MATTERS = (
    "deposit",
    "materials",
    "payout",
    "process",
    "processing_time",
    "premium_refund",
    "premium_timing",
    "to_apply",
)
"""What is asked for itself, never a circumstance of a sum."""
GIVEN = {"deductible": "deductible", "cap": "assistance_cap"}
"""What is said with a sum is not what is asked for: 起付线3000，是多少."""


def take_up(state: State, reading: Reading, session: Session) -> None:
    """What is asked now; a turn that only brings facts goes on with what was asked before."""
    _take_up(state, reading, session)
    if _unknown_here(state, reading, session):
        state.plan.concept = GENERIC


def _take_up(state: State, reading: Reading, session: Session) -> None:
    plan = state.plan
    reading.left_to_give = load_lexicon().words["left_to_give"].search(state.text) is not None
    if plan.how_come:
        plan.concept, plan.aspect = session.concept, session.aspect
        reading.concepts, reading.aspects, reading.looks_up = [], [], False
        return
    if session.doing in FIGURES and sums_up(state):
        reading.looks_up = False
    if reading.presses:
        plan.concept, plan.aspect = session.concept, session.aspect or "amount"
        reading.aspects = [plan.aspect]
        return
    named = concern(state, state.know.books.get(plan.region))
    if _settled_first(state, reading, session, named):
        return
    before = session.by_region.get(plan.region)
    again = reading.regions or (session.doing == "look_up" and (reading.identities or reading.mentions))
    if named in UNSAID and again and before and session.doing != "clarify":
        session.concept, session.aspect, session.doing = before
    if not named and session.doing == "compute" and load_lexicon().words["cites"].search(state.text):
        plan.concept, plan.aspect, reading.looks_up = session.concept, session.aspect, False
        return
    if _goes_on(state, reading, session, named):
        return
    background = named in load_lexicon().background or named in UNSAID
    if session.concept or session.doing:
        if background and not _asks(state, reading):
            plan.concept, plan.aspect = session.concept, session.aspect
            return
        if named == GENERIC and _another_matter(state, reading, session):
            plan.concept, plan.aspect = named, _aspect(reading)
            return
        if named in UNSAID and not reading.looks_up:
            plan.concept = _other_parameter(session.concept, reading, state.know.books.get(plan.region))
            figure = session.doing == "parameter" and bool(reading.mentions)
            plan.aspect = _aspect(reading) or ("amount" if figure else session.aspect)
            return
    plan.concept = named
    plan.aspect = _aspect(reading)


def _unknown_here(state: State, reading: Reading, session: Session) -> bool:
    """Whether a bill is told for another region, whose document knows nothing of the benefit asked about before
    (嵊州的基金；要是在富阳，自付6万)."""
    book = state.know.books.get(state.plan.region)
    carried = state.plan.concept == session.concept not in UNSAID and session.doing in FIGURES
    moved = bool(reading.regions) and carried and own_sums(reading)
    return moved and book is not None and not rules_of(book, session.concept)


def _goes_on(state: State, reading: Reading, session: Session, named: str) -> bool:
    """Whether the turn puts right, supposes, brings a figure or a condition of what was asked before."""
    plan = state.plan
    really = load_lexicon().words["really"].search(state.text) is not None and session.turns > 1
    background = named in load_lexicon().background or named in UNSAID
    comes_back = reading.comes_back and not reading.looks_up
    told = named in MATTERS and (reading.returns or _in_passing(state, named))
    last = told or (named == session.concept and not set(reading.aspects) - set(MONEY))
    same = last or _same_matter(named, reading)
    back = comes_back or reading.returns or (really and (background or last))
    supposed = (session.base is not None or back) and same
    corrected = corrects(state.text) and bool(reading.mentions) and not _asks_by_name(state, reading)
    if (supposed or corrected) and session.doing in FIGURES:
        asked = _aspect(reading)
        plan.concept, plan.aspect = session.concept, asked if asked in MONEY else session.aspect
        reading.concepts, reading.looks_up = [], False
        return True
    if named in (*UNSAID, "eligibility") and _chooses(state, reading, session):
        plan.concept, plan.aspect = session.concept, _aspect(reading) if "when" in reading.aspects else session.aspect
        reading.concepts = []
        return True
    if session.doing in FIGURES and _brings_figure(named, reading):
        asked = _aspect(reading)
        known = session.aspect if session.aspect in MONEY else "amount"
        plan.concept, plan.aspect, reading.concepts = session.concept, asked if asked in MONEY[1:] else known, []
        return True
    if session.doing in FIGURES and named == "referral" and _told_condition(reading):
        plan.concept, plan.aspect = session.concept, session.aspect if session.aspect in MONEY else "amount"
        reading.concepts, reading.looks_up = [], False
        return True
    if session.doing in FIGURES and counts_outside(state) and set(reading.aspects) & set(MONEY):
        plan.concept, plan.aspect = session.concept, "self_pay"
        reading.concepts, reading.looks_up = [], False
        return True
    if session.doing in FIGURES and session.pending and _answers(state, reading):
        plan.concept, plan.aspect = session.concept, session.aspect
        reading.concepts = []
        return True
    return False


def _another_matter(state: State, reading: Reading, session: Session) -> bool:
    """Help in general asked with a bill of its own: for somebody new, in a place not spoken of before, or of what the
    benefit asked about before has left (大病报了39000，剩37000，救助多少)."""
    if not own_sums(reading):
        return False
    paid = f"paid_{session.concept.split('_')[0]}" in {mention.role for mention in reading.mentions}
    elsewhere = bool(reading.regions and session.by_region) and state.plan.region not in session.by_region
    worded = session.concept == "eligibility" and "amount" in reading.aspects
    return reading.anew or elsewhere or paid or worded


def _settled_first(state: State, reading: Reading, session: Session, named: str) -> bool:
    """What needs no more than the talk so far: why a region gave no figure, and a question that is new; a rest asked
    for takes up the sum it is of."""
    plan = state.plan
    if _why_none(state, reading, session):
        plan.concept, plan.aspect, reading.concepts, reading.looks_up = session.concept, session.aspect, [], False
        return True
    if asks_anew(state, named):
        plan.concept, plan.aspect, plan.aside, reading.looks_up = named, _aspect(reading), True, True
        return True
    if named in UNSAID and (last := rest_asked(state)):
        session.concept, session.aspect, session.doing = last.concept, "self_pay", "compute"
    return False


def _why_none(state: State, reading: Reading, session: Session) -> bool:
    """Whether the turn asks why one of the regions just compared gives no figure (绵阳那个为什么没数)."""
    of_those = bool(reading.regions) and set(reading.regions) <= set(session.compared)
    return of_those and load_lexicon().words["why_none"].search(state.text) is not None


def _other_parameter(concept: str, reading: Reading, book: RuleBook | None) -> str:
    """What is asked now of the benefit whose limit or line was asked before (救助比例呢 after 限额)."""
    rules = rules_of(book, concept) if book and concept else []
    benefit = rules[0].id if rules and isinstance(rules[0], Layer) else "medical_assistance"
    own = {"assistance_cap": "cap", "assistance_deductible": "deductible"}.get(concept)
    others = {*GIVEN, "ratio"} - {own}
    return benefit if own and others & set(reading.aspects) and own not in reading.aspects else concept


def _chooses(state: State, reading: Reading, session: Session) -> bool:
    """Whether the turn only names the other case of a deadline asked about before (符合条件但还没享受的呢)."""
    book = state.know.books.get(state.plan.region)
    rules = rules_of(book, session.concept) if book and session.concept else []
    chosen = [rule for rule in rules[:1] if isinstance(rule, Deadline) and rule.chooses in reading.flags]
    return bool(chosen) and not reading.mentions


def _brings_figure(named: str, reading: Reading) -> bool:
    """Whether the turn only tells the figure that its matter is named after (市上公布的起付线是1200，重新算一下)."""
    matter = {"assistance_deductible": "deductible", "assistance_cap": "assistance_cap"}.get(named)
    told = [mention.role for mention in reading.mentions]
    none_set = matter == "deductible" and bool(reading.no_deductible)
    return bool(matter) and not reading.looks_up and (none_set or matter in told)


def _told_condition(reading: Reading) -> bool:
    """Whether a turn tells how the referral was, and asks for money or nothing (转诊单找到了，那救助多少)."""
    return "referral" in reading.flags and not set(reading.aspects) - {"amount"}


def _asks_by_name(state: State, reading: Reading) -> bool:
    """Whether anything is asked beside what costs are merely called (自负合规是31000)."""
    called = load_lexicon().words["only_called"]
    asked = [w for w in reading.words if w.kind == "aspect" and not called.fullmatch(state.text[w.start : w.end])]
    return bool(reading.aspects) and bool(asked)


def _same_matter(named: str, reading: Reading) -> bool:
    """What a what-if names is a circumstance (要是没转诊呢), unless it is another benefit or its own sum."""
    premium = named == "premium_aid" and any(mention.role.startswith("premium_") for mention in reading.mentions)
    return named not in (*STACKED, "household_cap", *MATTERS) and not premium


def _in_passing(state: State, named: str) -> bool:
    """Whether a matter is named before what is supposed (再跑跑材料，要是评上低保呢), not in it."""
    supposed, concept = load_lexicon().words["supposes"].search(state.text), concept_of(named)
    if supposed is None or concept is None:
        return False
    return concept.words.search(state.text, supposed.start()) is None


def _answers(state: State, reading: Reading) -> bool:
    """A turn of nothing but one sum, after a question for one."""
    return len(reading.mentions) == 1 and not reading.aspects and not QUESTION.search(state.text)


def _aspect(reading: Reading) -> str:
    """The way of asking; with a sum to compute from, asking for money comes before asking for a limit or a ratio."""
    money = [aspect for aspect in reading.aspects if aspect in MONEY]
    if reading.left_to_give:
        return "amount"
    if money and (own_sums(reading) or any(m.role == "total_cost" for m in reading.mentions)):
        return money[0]
    given = {mention.role for mention in reading.mentions}
    aspects = [aspect for aspect in reading.aspects if GIVEN.get(aspect) not in given]
    if reading.whether and set(aspects) == {"amount", "eligible"}:
        return "eligible"
    return aspects[0] if aspects else "amount" if reading.aspects else ""


def _asks(state: State, reading: Reading) -> bool:
    """Whether the turn asks anything itself."""
    return bool(reading.aspects or reading.looks_up or QUESTION.search(state.text))
