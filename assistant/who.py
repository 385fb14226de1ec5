"""Who is named in a text, and what is said of whom: kin, neighbours, people called 老陈 or 王婶, oneself. One reading
for all who ask whose a sum or an identity is. Knows names only from the lexicon."""

import re
from typing import NamedTuple

from assistant.lexicon import load_lexicon
from assistant.people import each_said
from assistant.state import Mention, Words

ONESELF = "oneself"
ONE_OF_A_KIND = ("mother", "father", "spouse", "first_child", "second_child")
"""Of these there is one in a talk; two brothers may be meant by 哥哥 and 弟弟, or by 大舅 and 二舅."""
CLAUSE = re.compile("[，。；！？\n]")
STOP = re.compile("[；。！？\n]")
COUNTED = re.compile("[个位]")
"""One of several without a name (另一个, 第二位)."""


class Person(NamedTuple):
    """One naming of a person: who it is (the same for 爸 and 父亲, oneself for 我), as called, where, and whether the
    whole home is named (我家)."""

    who: str
    called: str
    start: int
    end: int
    home: bool = False


def people_in(text: str) -> list[Person]:
    """Everybody named, in order; 他 and 她 are those named before, and of 我同事小张 only the last name counts."""
    words = load_lexicon().words
    found = {match.start(): match for match in words["family"].finditer(text)}
    for match in words["other_people"].finditer(text):
        found = {at: one for at, one in found.items() if one.end() <= match.start() or at >= match.end()}
        found[match.start()] = match
    people: list[Person] = []
    for at in sorted(found):
        match = found[at]
        if words["only_tells"].match(text, match.end()) or words["no_person"].match(text, at):
            continue
        if people and words["their"].fullmatch(text, people[-1].end, at):
            people.pop()  # 我家老头子, 我同事小张: the last one is meant
        one = _meant(match, people)
        people.append(one)
    return people


def _meant(match: re.Match[str], before: list[Person]) -> Person:
    words, called = load_lexicon().words, match[0]
    home = words["home_named"].match(match.string, match.end()) is not None
    if words["own_self"].fullmatch(called) and before:  # 老婆…，自己付6400: hers
        return before[-1]._replace(start=match.start(), end=match.end(), home=False)
    if words["pronoun"].fullmatch(called):
        others = [one for one in before if one.who != ONESELF]
        same = [one for one in others if (words["female"].search(one.called) is None) == (called == "他")]
        if others:
            last = (same or others)[-1]
            return last._replace(start=match.start(), end=match.end(), home=home)
    return Person(who_is(called), called, match.start(), match.end(), home)


def who_is(called: str) -> str:
    """One name for the ways of calling the same person (爸、父亲; 隔壁老李、老李)."""
    lexicon = load_lexicon()
    if lexicon.words["myself"].fullmatch(called):
        return ONESELF
    kind = next((one for one in ONE_OF_A_KIND if lexicon.kin[one].search(called)), None)
    return kind or lexicon.words["whereabouts"].sub("", called) or called


def others_in(text: str) -> list[Person]:
    """Those named who are none of the family: 老陈, 我同事."""
    lexicon = load_lexicon()
    kin = [words for kind, words in lexicon.kin.items() if kind not in ("neighbour", "another")]
    found = [one for one in people_in(text) if lexicon.words["other_people"].fullmatch(one.called)]
    return [one for one in found if not (COUNTED.search(one.who) or any(words.search(one.called) for words in kin))]


def owner(text: str, mention: Mention, people: list[Person]) -> Person | None:
    """Whose a sum is: named last before it in its small clause, else as its words tell, else in its sentence."""
    clause = max((stop.end() for stop in CLAUSE.finditer(text, 0, mention.at)), default=0)
    sentence = max((stop.end() for stop in STOP.finditer(text, 0, mention.at)), default=0)
    near = [one for one in people if clause <= one.start < mention.at]
    wide = [one for one in people if sentence <= one.start < mention.at]
    told = [one for one in people if mention.who and one.called == mention.who and one.start < mention.at]
    return next((group[-1] for group in (near, told, wide) if group), None)


def holder(text: str, said: Words, people: list[Person]) -> Person | None:
    """Of whom an identity is said: the one named last before it, or right behind it (低保的老陈); None for all or for
    nobody told."""
    words = load_lexicon().words
    clause = max((stop.end() for stop in CLAUSE.finditer(text, 0, said.start)), default=0)
    before = [one for one in people if one.end <= said.start]
    behind = [one for one in people if words["held_by"].fullmatch(text, said.end, one.start)]
    if behind and not any(one.start >= clause for one in before):
        return behind[0]
    if not before or before[-1].home or words["all_alike"].search(text, before[-1].end, said.start):
        return None
    return before[-1]


def _holders(text: str, said: Words, people: list[Person]) -> list[str]:
    """Of whom an identity is said; of all named so far where it is said of them alike (我和老公都低保), else of all."""
    one = holder(text, said, people)
    before = [person for person in people if person.end <= said.start]
    if one is not None or not before or before[-1].home:
        return [one.who if one else ""]
    return list(dict.fromkeys(person.who for person in before))


def held_by(text: str, people: list[Person]) -> dict[str, tuple[list[str], list[str]]]:
    """Which identities are said to be held, and which denied, of each person by who they are; under "" of all."""
    held: dict[str, tuple[list[str], list[str]]] = {}
    last: list[str] = []
    words = load_lexicon().words
    for said in each_said(text):
        for who in _holders(text, said, people):
            has, lacks = held.setdefault(who, ([], []))
            target = lacks if said.kind == "denied" else has
            if said.name and said.name not in target:
                target.append(said.name)
    for one in people:
        if one.who in held:
            last = held[one.who][0] or last
        elif last and words["so_too"].match(text, one.end):
            held[one.who] = (list(last), [])  # 我低保，我妈也是
        elif last and words["so_not"].match(text, one.end):
            held[one.who] = ([], list(last))
    return held
