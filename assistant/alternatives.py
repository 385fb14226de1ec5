"""One person under several identities told as alternatives (评上低保、评上低边各多少), and a what-if set against what
is so (要是低保会比现在多多少): which cases stand side by side. Reads identities by their words; computes nothing."""

import re

from assistant.lexicon import load_lexicon
from assistant.people import each_said
from assistant.state import Alternatives, Base, Facts, Mention, State, Words

SENTENCE = re.compile(r"[。；！？\n]")
COMMA = re.compile(r"[，。；！？\n]")
NOT_BILLS = ("premise", "aside", "denied", "absent", "deductible", "income", "assistance_cap")
WHAT_IF, NOW = "what_if", "now"
"""The two cases of a what-if set against what is so."""
NEAR = 12
"""Characters between the last of a list of identities and the word that asks of each of them."""


def find_alternatives(state: State) -> Alternatives | None:
    """The alternatives of a turn; None where it speaks of one case, or of several people."""
    text, words = state.text, load_lexicon().words
    every = each_said(text)
    said = [one for one in every if one.kind == "identity"]
    names = list(dict.fromkeys(one.name for one in said))
    bills = [mention for mention in state.reading.mentions if mention.role not in NOT_BILLS]
    if not names or len(state.reading.regions) > 1 or _owned(bills) > 1:
        return None
    contrast = words["contrast"].search(text) is not None
    beside = {one.name for one in said if words["compared_with"].search(text[: one.start])}
    supposed = [one.name for one in said if _supposed(text, one) and one.name not in beside]
    supposed = list(dict.fromkeys(supposed))
    held = _held(state)
    so = [name for name in names if name not in supposed and name not in beside] or held
    so = so or [one.name for one in every if one.kind == "denied" and one.name not in names]  # 是低保而不是低边
    if len(names) > 1 and (len(supposed) == len(names) or _listed(text, said, contrast)):
        return None if _all_held(text, said, supposed) else Alternatives(names, _really(text, said, held, supposed))
    if contrast and len(supposed) == 1:
        other = [name for name in names if name in beside] or so
        return Alternatives([*supposed, *other], so) if other and supposed[0] not in other else None
    if contrast and len(names) == 1 and held and names[0] not in held:
        return Alternatives([names[0], *held[:1]], held) if len(held) == 1 else None
    first = not held and len(supposed) == 1 and so and supposed[0] not in so
    return Alternatives(supposed, so) if first and not _all_held(text, said, []) else None


def side_by_side(state: State) -> None:
    """Once a sum is to be computed: the facts of each case, what is only supposed kept apart from what is so."""
    plan, session, found = state.plan, state.session, state.plan.alternatives
    if found is not None and not plan.people:
        so = dict(session.base.facts if session.base is not None else session.facts)
        so = {name: value for name, value in so.items() if name != "identities"}
        so |= {"identities": found.so} if found.so else {}
        plan.cases = [(name, {**session.facts, "identities": [name]}) for name in found.names]
        day, region = (session.base or session).day, (session.base or session).region
        session.base = Base(so, dict(session.rough), day, region)
        session.facts = dict(plan.cases[0][1])
    elif session.base is not None and session.base.region == session.region:
        differs = session.base.facts != session.facts
        if differs and load_lexicon().words["contrast"].search(state.text):
            plan.cases = [(WHAT_IF, dict(session.facts)), (NOW, dict(session.base.facts))]


def _held(state: State) -> list[str]:
    facts: Facts = state.session.base.facts if state.session.base is not None else state.session.facts
    held = facts.get("identities", [])
    return [str(one) for one in held] if isinstance(held, list) else []


def _really(text: str, said: list[Words], held: list[str], supposed: list[str]) -> list[str]:
    """What is held in truth beside a list of alternatives: what the turn says to be so, else what was held before."""
    so = load_lexicon().words["held_so"]
    told = [one.name for one in said if one.name not in supposed and so.search(text[: one.start])]
    return list(dict.fromkeys(told)) or held


def _supposed(text: str, one: Words) -> bool:
    """Whether an identity is named in what is supposed: after 要是 in its sentence, or before 的话."""
    words = load_lexicon().words
    start = max((stop.end() for stop in SENTENCE.finditer(text, 0, one.start)), default=0)
    stop = COMMA.search(text, one.end)
    after = text[one.end : stop.start() if stop else len(text)]
    return words["supposes"].search(text, start, one.start) is not None or words["in_case"].match(after) is not None


def _listed(text: str, said: list[Words], contrast: bool) -> bool:
    """Whether each of several identities is asked about: a list with 各 or 差多少 behind it, or each with its own
    question (低保给多少、低边给多少)."""
    words = load_lexicon().words
    last = max(one.end for one in said)
    asked = words["of_each"].search(text, last, min(len(text), last + NEAR))
    before = words["each_of"].search(text[: said[0].start])
    gap = text[said[-2].end : said[-1].start] if len(said) > 1 else ""
    near = len(gap) <= NEAR and not re.search(r"[0-9。；！？]", gap)
    if near and (asked or before or (contrast and _contrast_near(text, said))):
        return True
    behind = [text[one.end : then.start] for one, then in zip(said, [*said[1:], None], strict=True) if then]
    behind.append(text[said[-1].end : said[-1].end + NEAR])
    return len(said) > 1 and all(words["asks_one"].match(words_after) for words_after in behind)


def _contrast_near(text: str, said: list[Words]) -> bool:
    """The comparison stands in the small clause of the list, or right behind it."""
    start, end = said[0].start, said[-1].end
    before = max((stop.end() for stop in COMMA.finditer(text, 0, start)), default=0)
    return load_lexicon().words["contrast"].search(text, before, min(len(text), end + NEAR)) is not None


def _all_held(text: str, said: list[Words], supposed: list[str]) -> bool:
    """Whether the identities are held together (既是低保又是残疾), not one instead of another."""
    return not supposed and load_lexicon().words["held_together"].search(text[: said[-1].end + 4]) is not None


def _owned(bills: list[Mention]) -> int:
    return len({mention.who for mention in bills if mention.who})
