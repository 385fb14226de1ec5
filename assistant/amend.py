"""What a correction, an addition or one more member of the household does to the sums said before. A sum named loosely
there (应该是6万2, 再加3万) is the one it corrects or adds to. Reads no words but those that say so."""

from assistant.gather import Facts
from assistant.lexicon import load_lexicon
from assistant.state import Mention, Session, State
from calculator.money import fen, show
from calculator.rules import Check, Layer, Rule

LOOSE = ("self", "total_cost", "in_scope", "in_policy", "burden_group", "reasonable_left", "out_of_scope", "outside")
ADDED = ("self", "total_cost", "in_scope", "in_policy")
SILENT = ("premise", "aside", "denied", "absent", "undesignated")
LISTS = ("members", "bills")
WHOLE = ("in_scope", "total_cost")
"""Facts that tell a bill before anything was paid of it."""
BALANCES = ("in_scope", "total_cost", "household_reasonable", "members", "burden", "bills", "reasonable_left", "cash")


def is_balance(name: str) -> bool:
    """Whether a fact says what is still to be borne of a bill."""
    return name.startswith("after_") or name in BALANCES


def adds(text: str) -> bool:
    """Whether the turn adds a sum to what was said."""
    words = load_lexicon().words
    return words["adds_sum"].search(words["no_more"].sub("", text)) is not None


def corrects(text: str) -> bool:
    """Whether the turn says that something earlier was wrong."""
    return load_lexicon().words["correction"].search(text) is not None


def amend(state: State, rule: Rule | None, facts: Facts) -> None:
    """Rename this turn's loosely named sum to the fact it is meant for, before the facts are merged."""
    session, text = state.session, state.text
    live = [mention for mention in state.reading.mentions if mention.role not in SILENT]
    for gone in (mention for mention in state.reading.mentions if mention.role == "absent"):
        same = [name for name, value in session.facts.items() if show(gone.low) in sums_of(value)]
        paid = [name for name in same if name.startswith("paid_")]
        facts |= {name: _without(session.facts[name], show(gone.low)) for name in paid or same}
    if isinstance(rule, Layer) and rule.unit == "household":
        _aid_after(state, facts)
        parts = any(name.startswith("part_") for name in facts)
        if live and not parts and load_lexicon().words["other_household"].search(text):
            _another_household(session, live, facts)
            return
    if isinstance(rule, Layer) and rule.unit == "household" and not live:
        _left_out(session, text, facts)
    if isinstance(rule, Layer) and rule.unit == "household" and live and all(_whole_of(mention) for mention in live):
        _members(session, live, facts, more=adds(text) and not corrects(text))
        return
    if isinstance(rule, Check) and _more_measured(session, text, rule, live, facts):
        return
    loose = [mention for mention in live if not mention.sure or mention.role in LOOSE]
    live = loose if len(loose) == 1 and corrects(text) else live
    if len(live) == 1 and session.facts:
        value = show(live[0].low)
        names = [name for name, said in facts.items() if said == value]
        target = _target(state, live[0], names)
        parts = any(name.startswith("part_") for name in facts if name not in names)
        if target and names and target not in names and target not in facts and not parts:
            facts[target] = facts.pop(names[0])
            if names[0] in state.reading.rough:
                state.reading.rough[target] = state.reading.rough.pop(names[0])
            names = [target]
        if names and adds(text) and not state.reading.restated and not corrects(text) and not is_balance(names[0]):
            before = session.facts.get(names[0])
            if isinstance(before, str) and state.know.vocabulary[names[0]].kind == "money":
                facts[names[0]] = show(fen(before) + live[0].low)
    sums = [name for name in facts if name in state.know.vocabulary and state.know.vocabulary[name].kind == "money"]
    session.last_sum = sums[-1] if sums else session.last_sum


def _more_measured(session: Session, text: str, rule: Check, live: list[Mention], facts: Facts) -> bool:
    """What is added to a sum measured against a line (4800，又花了2500) counts with it."""
    known = [name for name in rule.measures if isinstance(session.facts.get(name), str)]
    if rule.unit != "元" or len(known) != 1 or len(live) != 1 or not adds(text) or corrects(text):
        return False
    for name in [name for name, said in facts.items() if said == show(live[0].low)]:
        del facts[name]
    facts[known[0]] = show(fen(str(session.facts[known[0]])) + live[0].low)
    return True


def _without(value: object, gone: str) -> object:
    """A fact without the sum that is not there (没有门诊那8000): what is left of several, else nothing."""
    left = {way: said for way, said in value.items() if said != gone} if isinstance(value, dict) else {}
    return next(iter(left.values())) if len(left) == 1 else left or "0.00"


def _aid_after(state: State, facts: Facts) -> None:
    """Aid that came after what a household says it bore (慈善总会后来又补2000) is taken off it."""
    aid = facts.get("paid_other_aid")
    borne = facts.get("household_reasonable", state.session.facts.get("household_reasonable"))
    words = load_lexicon().words
    counted = words["aid_counted"].search(state.text) is not None
    apart = words["settled_by"].search(state.text) is not None and not counted
    if not (isinstance(aid, str) and isinstance(borne, str) and (apart or words["aid_after"].search(state.text))):
        return
    facts["household_reasonable"] = show(max(0, fen(borne) - fen(aid)))
    state.reading.shifted = True
    del facts["paid_other_aid"]


def _whole_of(mention: Mention) -> bool:
    """Whether a sum is all that one member of the family bore."""
    return bool(mention.who) and not mention.role.startswith("part_")


def _target(state: State, mention: Mention, names: list[str]) -> str:
    """The fact a loosely named sum is meant for; "" to leave it as it was read."""
    session = state.session
    denied = {show(m.low) for m in state.reading.mentions if m.role == "denied"}
    denied |= {show(mention.instead)} if mention.instead is not None else set()
    named = [name for name, value in session.facts.items() if denied & sums_of(value)]
    if named:
        return named[0]
    again = [name for name, value in session.facts.items() if value == show(mention.low)]
    if state.reading.restated and len(again) == 1:
        return again[0]
    if mention.sure and mention.role not in LOOSE:
        return ""
    if (supposed := _supposed(state, mention, names)) != "":
        return supposed
    really = load_lexicon().words["really"].search(state.text) is not None
    if len(again) == 1 and really and not (mention.sure or adds(state.text) or corrects(state.text)):
        return again[0]  # 以30000为准: said again, no new sum
    known = [name for name in names if name in session.facts]
    if corrects(state.text):
        called = [name for name, words in load_lexicon().called.items() if words.search(state.text)]
        known = [name for name in called if name in session.facts] or known
        return known[0] if known else session.last_sum if session.last_sum in session.facts else ""
    if adds(state.text) and not known and (not mention.sure or mention.role in ADDED):
        balances = [name for name in session.facts if is_balance(name)]
        own = mention.sure and mention.role == "self"  # what is left of another bill adds to no bill told whole
        return balances[0] if len(balances) == 1 and balances[0] not in (*LISTS, *WHOLE * own) else ""
    return ""


def _supposed(state: State, mention: Mention, names: list[str]) -> str:
    """What a household bore, where another sum is supposed to have been spent in its place (若是只花了4万8)."""
    spent = mention.role == "total_cost" and not mention.total
    borne = [name for name in ("household_reasonable",) if isinstance(state.session.facts.get(name), str)]
    return borne[0] if spent and borne and state.session.base is not None and borne[0] not in names else ""


def sums_of(value: object) -> set[str]:
    """The sums a fact is made of."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else [value]
    return {part for part in parts if isinstance(part, str)}


def _left_out(session: Session, text: str, facts: Facts) -> None:
    """A household without the member said to be left out (要是把公公的去掉)."""
    words = load_lexicon().words
    named = {found[0] for found in words["family"].finditer(text)}
    rest = [said for who, said in session.members.items() if who not in named]
    if words["left_out"].search(text) and rest and len(rest) < len(session.members):
        facts["members"] = rest


def _another_household(session: Session, live: list[Mention], facts: Facts) -> None:
    """Neighbours with a household of their own: nothing of the one before counts for them."""
    session.members = {mention.who: show(mention.low) for mention in live if mention.who}
    for name in [n for n in session.facts if is_balance(n) or n.startswith("part_")]:
        del session.facts[name]
    if len(live) != 1:
        return
    for name in [n for n in facts if is_balance(n) and show(live[0].low) in sums_of(facts[n])]:
        del facts[name]
    facts["household_reasonable"] = show(live[0].low)


def _members(session: Session, live: list[Mention], facts: Facts, *, more: bool) -> None:
    """Sums said member by member, over one turn or several; one said again is corrected, or comes on top where more is
    said to be added (漏了，孩子还有一笔6500)."""
    if len(live) > 2 and live[0].low == sum(mention.low for mention in live[1:]):
        live = live[1:]  # 共5万，其中我妈2万我爸3万
    before = {who: fen(said) for who, said in session.members.items()} if more else {}
    session.members |= {mention.who: show(mention.low + before.get(mention.who, 0)) for mention in live}
    if len(session.members) > 1:
        facts.pop("household_reasonable", None)
        facts["members"] = list(session.members.values())
