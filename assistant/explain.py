"""Runs one turn and keeps what the steps read, decided and remembered on the way, as data. Looks only at their own
state: it reads no words a second time."""

import re
from copy import deepcopy

from assistant.answer import Answer, Part
from assistant.facts_in_words import FactSaid, in_words
from assistant.pipeline import run
from assistant.reasons import Name, reasons
from assistant.state import Mention, Reading, Session, State
from assistant.suppose import so_and_supposed
from assistant.wording import messages, say, yuan

CLAUSE = re.compile(r"[，、；。！？\n]")


class ReadWords(Part):
    """Something read: of which kind, its name (as the program has it, and for people), the words it stands in."""

    kind: str
    name: str
    label: str
    words: str


class ReadSum(Part):
    """A sum: what it was taken to be for, whether that was said plainly, the small clause it stands in."""

    role: str
    label: str
    value: str
    plain: bool
    words: str
    clause: str


class Known(Part):
    """What is held to be so, and what is only supposed."""

    so: list[FactSaid]
    supposed: list[FactSaid]


class Explained(Part):
    """One turn from words to answer."""

    typed: str
    text: str
    hidden: list[str]
    heard: list[tuple[str, str]]
    restated: bool
    read: list[ReadWords]
    sums: list[ReadSum]
    decided: dict[str, object]
    why: list[str]
    before: Known
    after: Known
    answer: Answer


def explain(state: State) -> Explained:
    """The turn, answered as always, and how it came about."""
    before = _known(state.session, state)
    text, reading, earlier = "", Reading(), deepcopy(state.session)
    for step in run(state):
        if step == "remember":  # everything is read, and nothing merged with earlier turns yet
            text, reading, restated = state.text, deepcopy(state.reading), bool(state.said)
    assert state.answer is not None
    return Explained(
        typed=state.raw,
        text=text or state.text,
        hidden=list(state.hidden),
        heard=list(state.heard),
        restated=bool(text) and restated,
        read=_words(state, text, reading),
        sums=[_sum(state, text, mention) for mention in reading.mentions],
        decided=_decided(state),
        why=reasons(state, text, reading, earlier),
        before=before,
        after=_known(state.session, state),
        answer=state.answer,
    )


def _known(session: Session, state: State) -> Known:
    so, supposed = so_and_supposed(session)
    home = session.base.region if session.base is not None else session.region
    return Known(so=in_words({"region": home, **so}, state.know), supposed=in_words(supposed, state.know))


def _words(state: State, text: str, reading: Reading) -> list[ReadWords]:
    """What stands in the reading, with its words; an identity that another one made void is left out."""
    name = Name(state.know)
    kept = {"identity": reading.identities, "denied": reading.dropped, "flag": reading.flags, "care": reading.cares}
    return [
        ReadWords(kind=w.kind, name=w.name, label=name.of(w, reading), words=text[w.start : w.end])
        for w in reading.words
        if w.name in kept.get(w.kind, (w.name,))
    ]


def _sum(state: State, text: str, mention: Mention) -> ReadSum:
    starts = [found.end() for found in CLAUSE.finditer(text, 0, mention.at)]
    stop = CLAUSE.search(text, mention.end)
    clause = text[starts[-1] if starts else 0 : stop.start() if stop else len(text)]
    low, high = yuan(mention.low), yuan(mention.high)
    value = low if low == high else say("in_words.range_value", low=low, high=high)
    return ReadSum(
        role=mention.role,
        label=Name(state.know).role(mention.role),
        value=say("explain.about" if mention.about else "explain.yuan", sum=value),
        plain=mention.sure,
        words=text[mention.at : mention.end],
        clause=clause,
    )


def _decided(state: State) -> dict[str, object]:
    plan = state.plan
    doing: dict[str, str] = messages()["explain"]["doing"]
    needs = [need.fact for need in state.answer.needs] if state.answer else []
    fields = {"region": plan.region, "concept": plan.concept, "aspect": plan.aspect, "rule": plan.rule}
    return {"doing": plan.doing, "label": doing[plan.doing], **fields, "regions": plan.regions, "needs": needs}
