"""Sums that are no further bill beside those named before: what one of them exceeds a line by (超出来的两万四), and the
whole that says it holds the parts before it (这两样也在里头). Reads the words around a sum; gives its role no name."""

import re
from dataclasses import replace

from assistant.lexicon import load_lexicon
from assistant.state import Mention

UNUSED = ("premise", "aside", "denied", "absent", "undesignated")
PAID = ("paid_basic", "paid_serious", "paid_both", "three_tier", "paid_medical_assistance")
LINES = ("assistance_cap", "serious_cap", "deductible", "tilt_threshold", "income", "premium_", "fund_")


def without_excess(text: str, mentions: list[Mention]) -> list[Mention]:
    """The excess over a line, named after the sum it is part of, is not counted a second time."""
    kept: list[Mention] = []
    for mention in mentions:
        again = mention.role not in UNUSED and _exceeds(text, mention, kept)
        kept.append(replace(mention, role="premise", sure=True) if again else mention)
    return kept


def _exceeds(text: str, mention: Mention, before: list[Mention]) -> bool:
    """Called the excess beside a larger sum, or in words of exceeding what one sum before is more than another."""
    words, so_far = load_lexicon().words, text[: mention.at]
    if any(_bill(one) and one.low > mention.low for one in before) and words["excess"].search(so_far):
        return True
    differs = any(one.low - other.low == mention.low for one in before for other in before)
    return differs and words["above_line"].search(re.split("[，。；！？]", so_far)[-1]) is not None


def _bill(mention: Mention) -> bool:
    return mention.role not in UNUSED and not mention.role.startswith(LINES)


def holds_those_before(text: str, near: str, end: int) -> bool:
    """Whether a sum is said to hold the parts named before it: by the words before it, or those right behind."""
    words = load_lexicon().words
    return words["together_with"].search(near) is not None or words["in_it"].match(text, end) is not None


def before_payers(mentions: list[Mention]) -> list[Mention]:
    """Beside what insurers paid of it, reasonable costs named without saying who bears them, or a first sum that the
    others are said to be inside of, are the whole bill; else reasonable costs are what is left."""
    paid = any(mention.role in PAID for mention in mentions)
    role = "total_cost" if paid else "reasonable_left"
    found = [replace(one, role=role) if one.role == "reasonable_total" else one for one in mentions]
    first = found[0] if found else None
    if paid and first is not None and first.total and not first.sure:
        found[0] = replace(first, role="total_cost", sure=True)
    return found
