"""A part of what somebody bore that lies outside the policy (自付2万，其中5000是目录外的): where the layer pays only
for costs inside it, the rest is what counts. Subtracts told sums and nothing else."""

from dataclasses import replace

from assistant.state import Mention, State
from calculator.money import fen, show
from calculator.rules import Layer, Rule

OUTSIDE = ("outside", "out_of_catalogue", "part_drug_outside")
OWN = ("self", "after_insurances", "burden_group", "reasonable_left")
LEFT, PART = "after_insurance", "out_of_scope"


def pays_inside_only(rule: Rule | None) -> bool:
    """Whether the layer starts from what insurances left inside the policy, and counts nothing outside it."""
    inside = isinstance(rule, Layer) and rule.unit == "person" and not (rule.joins or rule.exclusions)
    return inside and isinstance(rule, Layer) and rule.enters == LEFT


def without_outside(mentions: list[Mention], rule: Rule | None) -> list[Mention]:
    """The sums of a turn, each own one without the part outside the policy that is told to lie in it; a layer that
    counts such a part adds it again by itself."""
    kept = list(mentions)
    for place, part in enumerate(mentions):
        whole = next((at for at in range(place - 1, -1, -1) if kept[at].role in OWN), None)
        inside, joined = pays_inside_only(rule), isinstance(rule, Layer) and bool(rule.joins)
        if not (inside or joined) or not _lies_in(part) or whole is None or kept[whole].scoped:
            continue
        one = kept[whole]
        if part.high < one.low:
            kept[whole] = replace(one, low=one.low - part.high, high=one.high - part.low)
            kept[place] = replace(part, role=PART if inside else part.role, bare=("", False))
    return kept


def taken_from_told(state: State, rule: Rule | None, facts: dict[str, object]) -> None:
    """The same for a part told only now of a sum told before."""
    live, known = state.reading.mentions, state.session.facts.get(LEFT)
    if not pays_inside_only(rule) or len(live) != 1 or not _lies_in(live[0]) or not isinstance(known, str):
        return
    part = live[0].high
    if not part < fen(known):
        return
    for name in [name for name, value in facts.items() if value == show(part)]:
        del facts[name]
    facts |= {LEFT: show(fen(known) - part), PART: show(part)}
    state.reading.restated = True


def _lies_in(part: Mention) -> bool:
    return part.inner and part.role in OUTSIDE and not part.who
