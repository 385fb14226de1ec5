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
from assistant.state import Mention, State
from assistant.who import CLAUSE, ONESELF, Person, held_by, holder, owner, people_in
from assistant.wording import say
from calculator.rules import Layer, Rule, RuleBook

YEAR = re.compile("[0-9]{4}年")


def people_apart(state: State, rule: Rule | None, book: RuleBook | None) -> list[tuple[str, Facts]]:
    """Who is spoken of, as the asker calls them, and the facts of each beside those of all; [] for one person."""
    reading = state.reading
    if isinstance(rule, Layer) and rule.unit == "household":
        return households_apart(state, rule, book)
    if not isinstance(rule, Layer) or rule.unit != "person":
        return []
    live = [mention for mention in reading.mentions if mention.role not in SILENT]
    bills = [mention for mention in live if not mention.role.startswith(PUBLISHED)]
    named = people_in(state.text)
    named, owners = _owners(state.text, bills, named)
    people = list(dict.fromkeys(one and one.who for one in owners.values()))
    if len(bills) == 1 and (both := _sharing(state.text, bills[0], named)):
        people, owners = list(both), {}
    if len(people) < 2 and (years := _years_apart(state, live, bills, rule, book)):
        return years
    if len(people) < 2 or None in people:
        return []
    held = _identities(state, named, people)
    found = []
    for who in filter(None, people):
        own = [m for m in live if _of(owners.get(m.at), who) and _of_identity(state.text, m, held[who])]
        facts = gather(replace(reading, mentions=own, identities=held[who]), rule, book)
        called = next(one.called for one in named if one.who == who)
        denied = held_by(state.text, named).get(who, ([], []))[1]
        known = {"identities": held[who]} if held[who] or denied else {}  # 我爸没有: nobody else's stands in for it
        found.append((called, {**facts, **known}))
    borne = [{name for name in facts if is_balance(name)} for _, facts in found]
    return found if borne[0] and all(names == borne[0] for names in borne) else []


def _owners(text: str, bills: list[Mention], named: list[Person]) -> tuple[list[Person], dict[int, Person | None]]:
    """Everybody, and whose each sum is; a sum told before anybody is named, with others of somebody, is one's own."""
    owners = {mention.at: owner(text, mention, named) for mention in bills}
    bare = [at for at, one in owners.items() if one is None]
    if not bare or not named or len(bare) == len(owners) or max(bare) > named[0].start:
        return named, owners
    oneself = Person(ONESELF, say("each.oneself"), 0, 0)
    return [oneself, *named], {at: one or oneself for at, one in owners.items()}


def are_years(people: list[tuple[str, Facts]]) -> bool:
    """Whether those told apart are the years of one person's bills."""
    return bool(people) and all(YEAR.fullmatch(name) for name, _ in people)


def _years_apart(
    state: State, live: list[Mention], bills: list[Mention], rule: Layer, book: RuleBook | None
) -> list[tuple[str, Facts]]:
    """One person's bills of several years (2024年12万，2025年15万), each year under its own limit; [] for one year."""
    borne = [mention for mention in bills if not mention.role.startswith(("used", "paid_"))]
    said = {mention.day[1].year for mention in borne if mention.day}
    end = max((mention.end for mention in borne), default=0)
    asked = {word.name[:4] for word in state.reading.words if word.kind == "date" and word.start >= end}
    if len(said) < 2 or len(asked) == 1 or not all(mention.day for mention in borne):
        return []  # 今年一共能救助多少: one of the years is asked about
    found = []
    for year in sorted(said):
        own = [one for one in live if not one.day or one.day[1].year == year]
        days = [day for day in state.reading.days if day[2].year == year]
        facts = gather(replace(state.reading, mentions=own, days=days, years=[str(year)]), rule, book)
        last = max(one.day[1] for one in own if one.day)
        found.append((say("each.year", year=str(year)), {**facts, "event_date": last.isoformat()}))
    return found


def _of(one: Person | None, who: str) -> bool:
    return one is None or one.who == who


def _sharing(text: str, bill: Mention, named: list[Person]) -> list[str]:
    """Who each has the one sum told (哥哥低保，弟弟低边，都是3万): the several that hold an identity."""
    start = max((stop.end() for stop in CLAUSE.finditer(text, 0, bill.at)), default=0)
    if not load_lexicon().words["alike_each"].search(text[start : bill.at]):
        return []
    told = [holder(text, said, named) for said in each_said(text) if said.kind == "identity" and said.start < bill.at]
    each = list(dict.fromkeys(one.who for one in told if one and one.who != ONESELF))
    return each if len(each) > 1 else []


def _of_identity(text: str, mention: Mention, held: list[str]) -> bool:
    """Whether a published figure is of those who hold an identity: the one its clause names (监测对象起付线)."""
    if not mention.role.startswith(PUBLISHED):
        return True
    start = max((stop.end() for stop in CLAUSE.finditer(text, 0, mention.at)), default=0)
    of = [one.name for one in each_said(text[start : mention.at]) if one.kind == "identity"]
    return not of or bool(set(of) & set(held))


def _identities(state: State, named: list[Person], people: list[str | None]) -> dict[str, list[str]]:
    """The identities of each: those said of them; one said of all (都是低保), or of nobody, is shared."""
    said = held_by(state.text, named)
    shared = said.get("", ([], []))[0]
    others = [name for who, (has, _) in said.items() if who not in people for name in has]
    told = [name for name in state.reading.identities if not any(name in has for has, _ in said.values())]
    held = {}
    for who in filter(None, people):
        has, lacks = said.get(who, ([], []))
        own = has or [name for name in (*shared, *told) if name not in lacks]
        held[who] = list(dict.fromkeys(own or ([] if lacks else others)))
    return held
