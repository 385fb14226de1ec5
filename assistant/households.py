"""Several households in one message (我家低边…；我叔叔单独一户，五保…) that ask for a household's own benefit: the
facts of each, as the asker calls it. Members of one household stay together."""

import re
from dataclasses import replace

from assistant.amend import SILENT, is_balance
from assistant.gather import Facts, gather
from assistant.lexicon import load_lexicon
from assistant.people import each_said
from assistant.state import State
from assistant.wording import say
from calculator.rules import Layer, RuleBook

STOP = re.compile(r"[，、；。！？\n]")
NUMBERS = "一二三四五六七八九十"
NUMBERED = re.compile(rf"第[{NUMBERS}]户|[甲乙丙]户")
HIMSELF = ("他", "她")
Span = tuple[int, int]
HOME = ("我", "我们", "我自己", "自己")


def households_apart(state: State, rule: Layer, book: RuleBook | None) -> list[tuple[str, Facts]]:
    """What each household is called and its facts; [] where there is only one."""
    text, reading = state.text, state.reading
    live = [mention for mention in reading.mentions if mention.role not in SILENT]
    homes = _homes(text)
    homes = {who: spans for who, spans in homes.items() if any(_inside(mention.at, spans) for mention in live)}
    if len(homes) < 2 or not all(any(_inside(m.at, spans) for spans in homes.values()) for m in live):
        return []
    said = [one for one in each_said(text) if one.kind == "identity"]
    found = []
    for who, spans in homes.items():
        own = [mention for mention in live if _inside(mention.at, spans)]
        held = list(dict.fromkeys(one.name for one in said if _inside(one.start, spans))) or reading.identities
        facts = gather(replace(reading, mentions=own, identities=held), rule, book)
        found.append((who, {**facts, **({"identities": held} if held else {})}))
    return found if all(any(is_balance(name) for name in facts) for _, facts in found) else []


def _inside(at: int, spans: list[Span]) -> bool:
    return any(start <= at < end for start, end in spans)


def _homes(text: str) -> dict[str, list[Span]]:
    """Where each household is spoken of, by what it is called; 他家 is the one named before."""
    homes: dict[str, list[Span]] = {}
    for start, end in _spans(text):
        who = _called(text[start:end], len(homes))
        who = next(reversed(homes), who) if who in HIMSELF else who
        homes.setdefault(who, []).append((start, end))
    return homes


def _spans(text: str) -> list[Span]:
    """Where each household is spoken of: from the small clause that names it to the next one."""
    words = load_lexicon().words
    marks = [found.start() for name in ("own_household", "surname_home") for found in words[name].finditer(text)]
    if marks or words["households"].search(text):
        marks += [found.start() for found in words["whose_home"].finditer(text)]
    if not marks:
        return []
    starts = {max((stop.end() for stop in STOP.finditer(text, 0, at)), default=0) for at in marks}
    edges = sorted({0, *starts, len(text)})
    return list(zip(edges, edges[1:], strict=False))


def _called(text: str, place: int) -> str:
    """A household by the person it is named after, by the number said, or by its place."""
    family = load_lexicon().words["family"]
    numbered = NUMBERED.search(text)
    first = [found[0] for found in family.finditer(STOP.split(text)[0])]
    named = first or [found[0] for found in family.finditer(text)]
    if numbered or not named:
        return numbered[0] if numbered else say("each.household", number=NUMBERS[min(place, 9)])
    return next((one for one in named if one not in HOME), "") or say("each.mine")
