"""One of several people told in one message, spoken of alone afterwards (女儿自己要出多少, 她已经救助过14万): their
facts are taken up, and what is told now is of nobody else."""

import re

from assistant.come_back import kin_of
from assistant.gather import Facts
from assistant.lexicon import load_lexicon
from assistant.state import Session, State

SELF = ("我", "我自己", "本人")
PRONOUN = re.compile("[他她]")
THEM = re.compile("[他她]们|俩|两个|各|分别|一共|总共|加起来|合计|都")


def one_of_them(state: State) -> int | None:
    """The place of the only person spoken of among those of the talk, whose facts are put in place; None for all."""
    session, reading = state.session, state.reading
    if not session.people or reading.regions or THEM.search(state.text):
        return None
    place = _meant(state)
    if place is None:
        return None
    kinds, own = state.know.vocabulary, session.people[place][1]
    shared = {name: value for name, value in session.facts.items() if kinds[name].kind not in ("money", "members")}
    session.facts = {**shared, **own}
    return place


def told_of_one(session: Session, place: int) -> list[tuple[str, Facts]]:
    """The people with what is known now of the one spoken of; what is only supposed stays out."""
    if session.base is not None:
        return session.people
    who = session.people[place][0]
    return [*session.people[:place], (who, dict(session.facts)), *session.people[place + 1 :]]


def _meant(state: State) -> int | None:
    """The one named by kin or as oneself; by a pronoun the one told last."""
    text, people = state.text, [who for who, _ in state.session.people]
    kin = set(kin_of(text))
    named = [place for place, who in enumerate(people) if who not in SELF and (kin & set(kin_of(who)) or who in text)]
    if len(named) > 1:
        off = load_lexicon().words["put_off"]
        named = [at for at in named if not off.match(text, text.find(people[at]) + len(people[at]))]
    if not named and load_lexicon().kin["oneself"].search(text):
        named = [place for place, who in enumerate(people) if who in SELF]
    if not named and PRONOUN.search(text):
        named = [place for place, who in enumerate(people) if who not in SELF][-1:]
    return named[0] if len(named) == 1 else None
