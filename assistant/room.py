"""What is left of a yearly limit (额度只剩1万), as what it has already paid; where the text leaves the limit to others,
what is left is the limit. Reads no words."""

from collections.abc import Mapping
from dataclasses import replace

from assistant.state import Mention
from calculator.facts import Case
from calculator.layer import Span
from calculator.money import show
from calculator.outcome import Outcome
from calculator.rules import Layer, Rule


def used_of_room(rule: Rule | None, mentions: list[Mention]) -> dict[str, object]:
    """The fact that the sums left of the rule's limit stand for, if any."""
    left = [mention.low for mention in mentions if mention.role == "room_left"]
    if not left or not isinstance(rule, Layer):
        return {}
    limits = {terms.cap.number for terms in rule.terms if terms.cap.kind == "exact" and terms.cap.number is not None}
    if len(limits) == 1:
        return {f"used_{rule.id}": show(max(0, int(limits.pop()) - left[-1]))}
    published = {terms.cap.published for terms in rule.terms if terms.cap.published}
    return {name: show(left[-1]) for name in published} if len(published) == 1 else {}


def counting_this(case: Case, layer: Layer, found: Outcome) -> Case:
    """The case with what the bill at hand is paid counted to what the layer paid this year; as it is where that is
    not known."""
    if found.status not in ("exact", "at_least", "conditional") or found.low is None:
        return case
    name, care, high = f"used_{layer.id}", str(case.facts.get("care", "")), found.high or found.low
    before, used = case.facts.get(name), case.money(name) or Span(0, 0)
    split = care and found.low == high and (before is None or isinstance(before, Mapping))
    held = before if isinstance(before, Mapping) else {}
    paid = {**held, care: held.get(care, 0) + high} if split else Span(used.low + found.low, used.high + high)
    return replace(case, facts={**case.facts, name: paid})
