"""Coming back to what was worked out earlier in the talk (说回我妈，她自己还要掏多少): puts its facts and what was
asked of it in place again before the turn is merged. Keeps kinds of kin by name, others as they are called."""

import re

from assistant.amend import SILENT, adds, corrects, is_balance
from assistant.lexicon import load_lexicon
from assistant.people import each_said
from assistant.state import Matter, Mention, State
from assistant.who import ONESELF, holder, others_in, people_in
from calculator.money import show

FIGURES = ("compute", "clarify", "parameter")
MOST = 12
OF_A_PERSON = ("identities", "care")
ORDER = "一二三四五"
STOP = re.compile("[。；！？\n]")
COMPUTED = "compute"
MONEY = {"amount", "self_pay", "total"}
ANOTHER = "another"
PRONOUN = re.compile("[他她]")
PUBLISHED = ("deductible", "income", "assistance_cap", "tilt_", "pension", "premium", "serious_cap")
"""Sums that are nobody's own."""


def come_back(state: State) -> None:
    """Give back the earlier matter that the turn names, and say so in the reading."""
    session, reading = state.session, state.reading
    if session.base is not None or not session.matters or len(reading.regions) > 1:
        return
    reading.comes_back = load_lexicon().words["comes_back"].search(state.text) is not None
    corrected = corrects(state.text)
    found = _named(state) if reading.comes_back and not corrected else _other_person(state)
    if found is None:
        reading.comes_back = reading.comes_back and not corrected
        return
    if _asks_the_same(state, found):
        own = {name: value for name, value in found.facts.items() if name in OF_A_PERSON or is_balance(name)}
        if any(is_balance(name) for name in own):  # nobody's identity meets the bill of another
            session.facts = {name: value for name, value in session.facts.items() if not is_balance(name)}
        session.facts |= own
        session.whose = found.kin
        return
    reading.comes_back = True
    session.facts, session.rough, session.day = dict(found.facts), dict(found.rough), found.day
    session.region = found.region
    session.concept, session.aspect, session.doing = found.concept, found.aspect, found.doing
    session.whose = found.kin
    session.open = [bill for bill in session.bills if bill.kin == found.kin][-1:]


def _asks_the_same(state: State, found: Matter) -> bool:
    """Whether a turn that names only another person asks for them what was asked last (父亲的保费补多少，母亲那份呢),
    something else than what was worked out for them before."""
    reading, last = state.reading, state.session.matters[-1]
    bare = not (reading.comes_back or reading.aspects or reading.concepts or reading.mentions)
    share = load_lexicon().words["their_share"].search(state.text) is not None
    return bare and share and last.concept != found.concept and last.region == found.region


def whose(state: State) -> None:
    """Settle whose matter the turn is: the one spoken of so far, or somebody new with a bill of their own."""
    session, named = state.session, _of_the_bill(state) or kin_of(state.text)
    if not named and _of_another(state):
        named = (ANOTHER,)
    if not named or session.base is not None or (set(named) & set(session.whose) and named != (ANOTHER,)):
        return
    if not session.whose and named == (ONESELF,):
        return
    bill = any(one.role not in SILENT and not one.role.startswith(PUBLISHED) for one in state.reading.mentions)
    if not session.whose and not (session.facts.get("identities") and state.reading.identities and bill):
        session.whose = named
        session.bills = [bill._replace(kin=bill.kin or named) for bill in session.bills]
        session.open = [bill._replace(kin=bill.kin or named) for bill in session.open]
    elif bill and session.turns and not (state.reading.comes_back or corrects(state.text)):
        session.whose, state.reading.anew = named, True
    elif state.reading.identities and session.doing == COMPUTED:
        goes_on = state.reading.comes_back or corrects(state.text)
        session.whose = session.whose if goes_on else named  # 阿婆是低边，一样的数


def _of_another(state: State) -> bool:
    """Whether a bill is added with an identity that the one spoken of does not hold: it is somebody else's."""
    reading, held = state.reading, _held(state.session.facts)
    bill = any(one.role not in SILENT and not one.role.startswith(PUBLISHED) for one in reading.mentions)
    other = bool(held and reading.identities) and not set(held) & set(reading.identities)
    return bill and other and adds(state.text) and not corrects(state.text)


def _told_of_themselves(text: str) -> tuple[str, ...]:
    """Who tells of it, where what they tell is of them (舅妈打电话来，说她家…)."""
    named = load_lexicon().kin.items()
    return tuple(kind for kind, words in named if (found := words.search(text)) and PRONOUN.search(text, found.end()))


def _of_the_bill(state: State) -> tuple[str, ...]:
    """Of several kin named, the one named last before the first sum."""
    first = next((one for one in state.reading.mentions if one.role not in SILENT), None)
    if first is None:
        return ()
    if _of_oneself(state, first):
        return (ONESELF,)
    named = [(m.start(), kind) for kind, words in load_lexicon().kin.items() for m in words.finditer(state.text)]
    named += [(one.start, one.who) for one in others_in(state.text)]
    before = [pair for pair in named if pair[0] < first.at]
    return (max(before)[1],) if before and len({kind for _, kind in named}) > 1 else ()


def _of_oneself(state: State, first: Mention) -> bool:
    """Whether the sum is told in a sentence that speaks of nobody but oneself, with an identity of one's own, after
    others were named (我和妹妹都住鹿城。我是低保，自付4万)."""
    text = state.text
    people = people_in(text)
    start = max((stop.end() for stop in STOP.finditer(text, 0, first.at)), default=0)
    near = [one for one in people if start <= one.start < first.at]
    others = {ONESELF, *state.session.whose} | {one.who for one in people}
    if {one.who for one in near} != {ONESELF} or len(others) < 2:
        return False
    if not load_lexicon().words["i_am"].match(text, near[0].start):
        return False
    said = [one for one in each_said(text) if start <= one.start < first.at]
    return any((of := holder(text, one, near)) is not None and of.who == ONESELF for one in said)


def keep_matter(state: State) -> None:
    """Remember what this turn worked out, and for whom."""
    plan, session = state.plan, state.session
    if plan.doing not in FIGURES or not plan.region or session.base is not None:
        return
    last = session.matters[-1] if session.matters else None
    follows = last is not None and last.concept == plan.concept
    own = _of_the_bill(state) == (ONESELF,) or (session.whose == (ONESELF,) and state.reading.anew)
    kin = () if own else kin_of(state.text) or (last.kin if last is not None and follows else ())
    ills = ills_of(state.text) or (last.ills if last is not None and follows and last.kin == kin else ())
    facts, rough = dict(session.facts), dict(session.rough)
    now = Matter(plan.concept, plan.aspect, plan.doing, plan.region, facts, rough, session.day, kin, ills)
    session.matters = [*session.matters, now][-MOST:]


def kin_of(text: str) -> tuple[str, ...]:
    """The kinds of kin spoken of, by their names in the lexicon, and others as they are called (老陈); not who only
    tells of it (护士说, 我妈问)."""
    tells = load_lexicon().words["only_tells"]
    named = load_lexicon().kin.items()
    kin = [name for name, words in named if any(not tells.match(text, m.end()) for m in words.finditer(text))]
    return tuple(dict.fromkeys([*kin, *(one.who for one in others_in(text))]))


def ills_of(text: str) -> tuple[str, ...]:
    """The kinds of illness spoken of."""
    return tuple(kind for kind, words in load_lexicon().illnesses.items() if words.search(text))


def _named(state: State) -> Matter | None:
    """The matter that has most in common with the turn; the latest other one where nothing is named."""
    if (counted := _counted(state)) is not None:
        return counted
    regions = state.reading.regions
    latest_first = [m for m in reversed(state.session.matters) if not regions or m.region in regions]
    if not latest_first:
        return None
    best = max(latest_first, key=lambda matter: _likeness(state, matter))
    if _likeness(state, best):
        return best
    away = state.session.doing not in FIGURES
    away = away or bool(regions)
    other = (m for m in latest_first if m.doing == "compute" and (away or m.concept != state.session.concept))
    return next(other, None)


def _counted(state: State) -> Matter | None:
    """The matter named by its place among the regions or people of the talk (第一个地方), or as the first of all."""
    found = load_lexicon().words["which_matter"].search(state.text)
    if found is None:
        return None
    if found["start"]:
        return next((matter for matter in state.session.matters if matter.doing == COMPUTED), None)
    first: dict[object, Matter] = {}
    for matter in state.session.matters:
        first[matter.region if found["place"] else matter.kin] = matter
    place = ORDER.index(found["number"])
    return [*first.values()][place] if place < len(first) else None


def _likeness(state: State, matter: Matter) -> int:
    """How plainly the turn names a matter: by a sum of it, whose it is, the identity held, the care
    or illness (透析那个), what was asked."""
    reading = state.reading
    sums = {show(mention.low) for mention in reading.mentions} & {str(value) for value in matter.facts.values()}
    held = set(_held(matter.facts)) & set(reading.identities)
    named = matter.concept in reading.concepts
    money = bool(MONEY & set(reading.aspects)) and matter.aspect in MONEY
    return (
        8 * bool(sums)
        + 3 * money
        + 4 * bool(set(kin_of(state.text)) & set(matter.kin or (ONESELF,)))
        + 2 * bool(held)
        + 2 * (matter.facts.get("care") in reading.cares)
        + 4 * bool(set(ills_of(state.text)) & set(matter.ills))
        + named
    )


def _other_person(state: State) -> Matter | None:
    """The matter of one person named again without facts of their own, after somebody else was asked about."""
    session, reading, kin = state.session, state.reading, set(kin_of(state.text) or _told_of_themselves(state.text))
    ills = set(ills_of(state.text)) - set(session.matters[-1].ills)
    if ills and not (kin or reading.identities or reading.dropped or reading.mentions or reading.regions):
        return next((one for one in reversed(session.matters) if ills & set(one.ills)), None)  # 糖尿病那笔呢
    if (
        not kin
        or kin == {ANOTHER}
        or reading.identities
        or reading.dropped
        or kin & set(session.whose or session.matters[-1].kin)
    ):
        return None
    earlier = (one for one in reversed(session.matters) if kin & set(one.kin) or (kin == {ONESELF} and not one.kin))
    return next((matter for matter in earlier if not reading.regions or matter.region in reading.regions), None)


def _held(facts: dict[str, object]) -> list[str]:
    held = facts.get("identities", [])
    return [str(one) for one in held] if isinstance(held, list) else []
