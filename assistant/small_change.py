"""Pocket money told along the way (来回四块钱的车、租椅子一个月300块，这笔不算): no sum of a bill. Sums in 分."""

import re

from assistant.lexicon import load_lexicon
from assistant.state import Mention

SMALL = 50_00
"""A sum below this that no word ties to a bill is small change."""
NOT_COUNTED = re.compile(
    r"[元块钱]*[，（]?(?:这|那)(?:一)?(?:笔|个|项|些|钱|点)?(?:钱)?(?:我)?(?:都|也|就|可)?(?:不算|不计|不说|不提|不管|别算|除外|不用算|没算)"
)


def without_small_change(text: str, mentions: list[Mention]) -> list[Mention]:
    """The sums without small change and those waved away."""
    alone = len(mentions) == 1
    return [one for one in mentions if not (_waved_away(text, one) or _small(text, one, alone=alone))]


def _waved_away(text: str, one: Mention) -> bool:
    return NOT_COUNTED.match(text, one.end) is not None


def _small(text: str, one: Mention, *, alone: bool) -> bool:
    """Said in few 块 with no word of a bill in its small clause."""
    if one.high >= SMALL:
        return False
    before, words = re.split("[，。；！？：]", text[: one.at])[-1], load_lexicon().words
    if alone and (words["less_by"].search(before) or words["more_by"].search(before)):
        return False  # 少10块呢: by how much a sum changes
    near = before + re.split("[，。；！？：]", text[one.end :])[0]
    plain = one.role in ("self", "total_cost", "aside") or not one.sure
    return plain and words["bill_words"].search(near) is None
