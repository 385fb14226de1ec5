"""Several people in one message, each with an own bill (父亲低保剩2万2，母亲低边剩1万5): the facts of each, so that
nobody's limit or ratio is laid on the sum of them. A household's own benefit is taken apart by households only."""

import re
from dataclasses import replace

from assistant.amend import SILENT, is_balance
from assistant.come_back import PUBLISHED
from assistant.gather import Facts, gather
from assistant.households import households_apart
from assistant.lexicon import load_lexicon
from assistant.people import each_said
from assistant.state import Mention, Reading, State
from calculator.rules import Layer, Rule, RuleBook

ALIKE = re.compile("都|均|全是|也是|同样|两个|俩")
CLAUSE = re.compile("[，。；！？\n]")
STOP = re.compile("[；。！？\n]")
SELF = ("我", "我自己", "自己", "本人", "俺")
ONE_OF_A_KIND = ("mother", "father", "spouse")


def people_apart(state: State, rule: Rule | None, book: RuleBook | None) -> list[tuple[str, Facts]]:
    """Who is spoken of, as the asker calls them, and the facts of each beside those of all; [] for one person."""
    reading = state.reading
    if isinstance(rule, Layer) and rule.unit == "household":
        return households_apart(state, rule, book)
    live = [mention for mention in reading.mentions if mention.role not in SILENT]
    bills = [mention for mention in live if not mention.role.startswith(PUBLISHED)]
    said = {mention.at: _owner(state.text, mention) for mention in bills}
    owners = {at: _name(who) for at, who in said.items()}
    called = {_name(who): who for who in reversed(said.values())}
    people = list(dict.fromkeys(owners.values()))
    if len(bills) == 1 and (both := _sharing(state.text, bills[0])):
        people, called, owners = both, {who: who for who in both}, {}
    if not isinstance(rule, Layer) or rule.unit != "person" or len(people) < 2 or "" in people:
        return []
    held = _identities(state.text, reading, people)
    found = []
    for who in people:
        own = [m for m in live if owners.get(m.at, who) == who and _of_identity(state.text, m, held[who])]
        facts = gather(replace(reading, mentions=own, identities=held[who]), rule, book)
        found.append((called[who], {**facts, **({"identities": held[who]} if held[who] else {})}))
    borne = [{name for name in facts if is_balance(name)} for _, facts in found]
    return found if borne[0] and all(names == borne[0] for names in borne) else []


def _sharing(text: str, bill: Mention) -> list[str]:
    """Who each has the one sum told (哥哥低保，弟弟低边，都是3万): the several that hold one."""
    start = max((stop.end() for stop in CLAUSE.finditer(text, 0, bill.at)), default=0)
    if not ALIKE.search(text[start : bill.at]):
        return []
    named = list(load_lexicon().words["family"].finditer(text, 0, bill.at))
    told = [one.start for one in each_said(text[: bill.at]) if one.kind == "identity"]
    owners = [next((m[0] for m in reversed(named) if m.end() <= at), "") for at in told]
    each = list(dict.fromkeys(_name(who) for who in owners if who and who not in SELF))
    return each if len(each) > 1 else []


def _of_identity(text: str, mention: Mention, held: list[str]) -> bool:
    """Whether a published figure is of those who hold an identity: the one its clause names (监测对象起付线)."""
    if not mention.role.startswith(PUBLISHED):
        return True
    start = max((stop.end() for stop in CLAUSE.finditer(text, 0, mention.at)), default=0)
    of = [one.name for one in each_said(text[start : mention.at]) if one.kind == "identity"]
    return not of or bool(set(of) & set(held))


def _owner(text: str, mention: Mention) -> str:
    """Whose a sum is: said right before it, or the last one named in its sentence."""
    if mention.who:
        return mention.who
    start = max((stop.end() for stop in STOP.finditer(text, 0, mention.at)), default=0)
    named = list(load_lexicon().words["family"].finditer(text, start, mention.at))
    return named[-1][0] if named else ""


def _name(who: str) -> str:
    """One name for the ways of calling the same person (爸、父亲)."""
    if who in SELF:
        return SELF[0]
    kin = load_lexicon().kin
    return next((one for one in ONE_OF_A_KIND if kin[one].search(who)), who)


def _identities(text: str, reading: Reading, people: list[str]) -> dict[str, list[str]]:
    """The identities of each: those said right after the name; one said of all (都是低保), or of nobody, is shared."""
    named = list(load_lexicon().words["family"].finditer(text))
    held: dict[str, list[str]] = {who: [] for who in people}
    for one in reading.words:
        if one.kind != "identity" or one.name not in reading.identities:
            continue
        before = [m for m in named if m.end() <= one.start and _name(m[0]) in people]
        who = _name(before[-1][0]) if before and not ALIKE.search(text[before[-1].end() : one.start]) else ""
        for person in [who] if who else people:
            held[person] = list(dict.fromkeys([*held[person], one.name]))
    return held
