"""What is left of a yearly limit (额度只剩1万), as what it has already paid; where the text leaves the limit to others,
what is left is the limit. Reads no words."""

from assistant.state import Mention
from calculator.money import show
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
