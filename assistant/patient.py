"""Whose identity counts: where one turn says of several people what they hold or do not (我是低保，我老婆不是), the one
whose bill it tells; a household's own benefit counts everybody's."""

from assistant.amend import SILENT
from assistant.come_back import PUBLISHED
from assistant.lexicon import load_lexicon
from assistant.state import State
from assistant.who import ONESELF, STOP, Person, held_by, owner, people_in
from calculator.rules import Layer, Rule


def identities_of_patient(state: State, rule: Rule | None) -> None:
    """Keep in the session only the identities of the one person whose sums this turn tells."""
    reading, facts = state.reading, state.session.facts
    if isinstance(rule, Layer) and rule.unit == "household":
        return
    named = people_in(state.text)
    held = held_by(state.text, named)
    _told_before(state, named, held)
    if len(set(held) - {""}) < 2:
        return
    bills = [one for one in reading.mentions if one.role not in SILENT and not one.role.startswith(PUBLISHED)]
    owners = {one and one.who for one in (owner(state.text, bill, named) for bill in bills)}
    who = owners.pop() if len(owners) == 1 else None if bills else _spoken_of(state)
    if who not in held:
        return
    has, lacks = held[who]
    shared = [name for name in held.get("", ([], []))[0] if name not in lacks]
    if own := list(dict.fromkeys([*has, *shared])):
        facts["identities"] = reading.identities = own
    elif lacks:
        facts.pop("identities", None)


def _told_before(state: State, named: list[Person], held: dict[str, tuple[list[str], list[str]]]) -> None:
    """Remember who holds what; the only one a last sentence names, told of before, is meant with what they hold
    (单子是妈的，那妈这笔呢)."""
    session = state.session
    session.holds |= {who: list(has) for who, (has, _) in held.items() if who and has}
    start = max((stop.end() for stop in STOP.finditer(state.text.rstrip("。？?！!"))), default=0)
    theirs = load_lexicon().words["their_bill"]
    last = {one.who for one in named if one.start >= start and theirs.match(state.text, one.end)}
    known = session.holds.get(last.pop(), []) if len(last) == 1 else []
    if known and not held and session.base is None and session.doing == "compute":
        session.facts["identities"] = list(known)


def _spoken_of(state: State) -> str:
    """Who the talk is of so far, where a turn tells no sum: one kind of kin, or oneself."""
    kin = state.session.whose
    return kin[0] if len(kin) == 1 else ONESELF
