"""Coming back to what was worked out earlier in the talk (说回我妈，她自己还要掏多少): puts its facts and what was
asked of it in place again before the turn is merged. Keeps kinds of kin by name, never the person's words."""

from assistant.amend import corrects
from assistant.lexicon import load_lexicon
from assistant.state import Matter, State
from calculator.money import show

FIGURES = ("compute", "clarify", "parameter")
MOST = 12


def come_back(state: State) -> None:
    """Give back the earlier matter that the turn names, and say so in the reading."""
    session, reading = state.session, state.reading
    if session.base is not None or not session.matters or corrects(state.text) or len(reading.regions) > 1:
        return
    reading.comes_back = load_lexicon().words["comes_back"].search(state.text) is not None
    found = _named(state) if reading.comes_back else _other_person(state)
    if found is None:
        return
    reading.comes_back = True
    session.facts, session.rough, session.day = dict(found.facts), dict(found.rough), found.day
    session.region = found.region
    session.concept, session.aspect, session.doing = found.concept, found.aspect, found.doing


def keep_matter(state: State) -> None:
    """Remember what this turn worked out, and for whom."""
    plan, session = state.plan, state.session
    if plan.doing not in FIGURES or not plan.region or session.base is not None:
        return
    last = session.matters[-1] if session.matters else None
    follows = last is not None and last.concept == plan.concept
    kin = kin_of(state.text) or (last.kin if last is not None and follows else ())
    now = Matter(
        plan.concept, plan.aspect, plan.doing, plan.region, dict(session.facts), dict(session.rough), session.day, kin
    )
    session.matters = [*session.matters, now][-MOST:]


def kin_of(text: str) -> tuple[str, ...]:
    """The kinds of kin that are named, by their names in the lexicon."""
    return tuple(name for name, words in load_lexicon().kin.items() if words.search(text))


def _named(state: State) -> Matter | None:
    """The matter that has most in common with the turn; the latest other one where nothing is named."""
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


def _likeness(state: State, matter: Matter) -> int:
    """How plainly the turn names a matter: by a sum of it, whose it is, the identity held, what was asked."""
    reading = state.reading
    sums = {show(mention.low) for mention in reading.mentions} & {str(value) for value in matter.facts.values()}
    held = set(_held(matter.facts)) & set(reading.identities)
    named = matter.concept in reading.concepts
    return 8 * bool(sums) + 4 * bool(set(kin_of(state.text)) & set(matter.kin)) + 2 * bool(held) + named


def _other_person(state: State) -> Matter | None:
    """The matter of one person named again without facts of their own, after somebody else was asked about."""
    session, reading, kin = state.session, state.reading, kin_of(state.text)
    if len(kin) != 1 or reading.regions or reading.mentions or reading.identities or reading.dropped or reading.cares:
        return None
    if len(session.matters[-1].kin) != 1 or session.matters[-1].kin == kin:
        return None
    return next((matter for matter in reversed(session.matters) if matter.kin == kin), None)


def _held(facts: dict[str, object]) -> list[str]:
    held = facts.get("identities", [])
    return [str(one) for one in held] if isinstance(held, list) else []
