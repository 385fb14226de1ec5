"""Which sums stand beside each other, before they become facts: parts of a bill, parts taken out of a member's sum, and
the way of care one sum takes over from another."""

from dataclasses import replace

from assistant.state import Mention
from calculator.rules import Layer, Rule


def whole_sums(mentions: list[Mention], rule: Rule | None) -> list[Mention]:
    """Where a rule sorts nothing out of a burden, what was spent on a part of it (药费) is a sum like any other."""
    if isinstance(rule, Layer) and rule.exclusions:
        return _taken_out(mentions)
    if rule is None:
        return mentions
    others = any(m.sure and not m.bare[0] for m in mentions)
    whole = [replace(m, role=m.bare[0], sure=m.bare[1]) if m.bare[0] else m for m in mentions]
    return [m for m in whole if m.sure or not (m.bare[0] and others)]


def _taken_out(mentions: list[Mention]) -> list[Mention]:
    """Of several members, a part said to be inside the sum before it (里头四千是特需) is taken out of that sum."""
    kept = list(mentions)
    several = len({m.who for m in mentions if m.who and not m.role.startswith("part_")}) > 1
    for place, part in enumerate(mentions[1:], start=1):
        if several and part.inner and part.role.startswith("part_"):
            whole = kept[place - 1]
            kept[place - 1] = replace(whole, low=whole.low - part.low, high=whole.high - part.high, total=False)
    return kept


def cares_carried(mentions: list[Mention]) -> list[Mention]:
    """A sum said without its care (第二次18500) is of the care of the one before it."""
    kept: list[Mention] = []
    for mention in mentions:
        kept.append(mention if mention.care or not kept else replace(mention, care=kept[-1].care))
    return kept
