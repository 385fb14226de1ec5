"""The one sum of which parts are told (自己出5万8，种植牙1万1在里头，别的都合理): the whole that holds them; and a
whole bill of which nothing lies outside the policy."""

from dataclasses import replace

from assistant.lexicon import load_lexicon
from assistant.state import Mention

OWN = ("self", "in_scope", "reasonable_left", "total_cost", "outside", "burden_group")
AFTER = "after_"


def whole_of_parts(text: str, mentions: list[Mention]) -> list[Mention]:
    """Beside parts of it, said to be inside or told with what is left over being reasonable, the only other sum is
    the whole; several others, or one smaller than its parts, stay as they are."""
    parts = [one for one in mentions if one.role.startswith("part_")]
    others = [one for one in mentions if one.role in OWN or one.role.startswith(AFTER)]
    paid = any(one.role.startswith("paid_") for one in mentions)
    if paid or not parts or len(others) != 1:
        return mentions
    whole = others[0]
    told = any(one.inner and one.at > whole.at for one in parts) or load_lexicon().words["rest_counts"].search(text)
    if not told or whole.each or whole.low <= sum(one.low for one in parts):
        return mentions
    return [replace(one, role="self", covers=True) if one is whole else one for one in mentions]


def all_inside(text: str, mentions: list[Mention]) -> list[Mention]:
    """Of a bill said to be all inside the policy (剩下全在范围内, 没有自费的), the whole is what the policy covers."""
    roles = {one.role for one in mentions}
    apart = any(role.startswith(("in_scope", "out_of", "outside", "part_")) for role in roles)
    if apart or load_lexicon().words["all_inside"].search(text) is None:
        return mentions
    return [replace(one, role="in_scope", sure=True) if one.role == "total_cost" else one for one in mentions]
