"""What an earlier sum was for, told anew: a part of a burden that is none (这一万四不是种牙，是看心脏), one that is
another (不是西药，是中药饮片), a bill of another way of care. Moves sums between facts; adds none."""

import re

from assistant.amend import corrects
from assistant.gather import Facts
from assistant.lexicon import load_lexicon
from assistant.state import State
from calculator.money import show
from calculator.rules import Layer, Rule

DENIED = re.compile(r"(?:不是|并非|不算|不属于|[勿弗]是|没有?)([^，。；！？是]{1,10})")
SAID = re.compile(r"[^，。；！？]{0,4}?[，]?(?:而)?(?:都|其实|应该)?是([^，。；！？]{1,16})")
BEFORE = re.compile(r"是([^，。；！？是]{1,12})[，、]?$")


def recast(state: State, rule: Rule | None, facts: Facts) -> None:
    """Move the sum a denial speaks of to what it is said to be for."""
    _only_one(state, facts)
    denied = DENIED.search(state.text)
    if denied is None or not state.session.facts:
        return
    said = SAID.match(state.text, denied.end()) or BEFORE.search(state.text[: denied.start()])
    meant = said[1] if said else ""
    if isinstance(rule, Layer) and rule.exclusions:
        _part(state, facts, _part_named(denied[1]), _part_named(meant))
    _care(state, facts, denied[1])


def _only_one(state: State, facts: Facts) -> None:
    """Of bills told by way of care, the one that alone is asked about (光住院那笔)."""
    cares, text = state.reading.cares, state.text
    if len(cares) != 1 or state.reading.mentions:
        return
    said = load_lexicon().care[cares[0]].search(text)
    if said is None or not load_lexicon().words["only_one"].search(text[: said.start()]):
        return
    for name, streams in state.session.facts.items():
        if isinstance(streams, dict) and len(streams) > 1 and cares[0] in streams:
            facts[name], facts["care"] = streams[cares[0]], cares[0]


def _part(state: State, facts: Facts, old: str, new: str) -> None:
    known = state.session.facts
    if old and old in known:
        value = known.pop(old)
        _forget(state, facts, value)
        if new:
            facts[new] = value
    elif new and new not in known and isinstance(known.get("household_reasonable"), str):
        value = known["household_reasonable"]
        told = {show(mention.low) for mention in state.reading.mentions}
        if told and value not in told:
            return
        _forget(state, facts, value)
        facts[new] = facts["burden"] = known.pop("household_reasonable")
    if "burden" in known and not any(name.startswith("part_") for name in (*known, *facts)):
        facts["household_reasonable"] = known.pop("burden")


def _forget(state: State, facts: Facts, value: object) -> None:
    """Take this turn's reading of the same sum out of its facts, and out of what it adds."""
    for name in [name for name, said in facts.items() if said == value]:
        del facts[name]
    state.reading.mentions = [mention for mention in state.reading.mentions if show(mention.low) != value]


def _part_named(words: str) -> str:
    """The part of a burden that words name; "" for none."""
    lexicon = load_lexicon()
    for role in lexicon.roles:
        if role.id.startswith("part_") and role.before is not None and role.before.search(words):
            return lexicon.role_facts["default"].get(role.id, "")
    return ""


def _care(state: State, facts: Facts, denied: str) -> None:
    """Of bills told by way of care, the one that is another: the sum said again, or the way of care denied."""
    cares = state.reading.cares
    if len(cares) != 1 or not corrects(state.text):
        return
    told = {show(mention.low) for mention in state.reading.mentions}
    old = next((care for care, words in load_lexicon().care.items() if words.search(denied)), "")
    for name, streams in state.session.facts.items():
        if not isinstance(streams, dict) or cares[0] in streams:
            continue
        moved = [care for care, amount in streams.items() if amount in told] if told else [old]
        if len(moved) == 1 and moved[0] in streams:
            for value in told:
                _forget(state, facts, value)
            facts.pop("care", None)
            facts[name] = {cares[0] if care == moved[0] else care: amount for care, amount in streams.items()}
            return
