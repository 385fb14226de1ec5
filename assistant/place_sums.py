"""With several regions in one question, which of them a sum is of: the one named before it in its small clause, or all,
where one bill is moved from place to place."""

import re
from dataclasses import replace

from assistant.come_back import PUBLISHED
from assistant.lexicon import load_lexicon
from assistant.state import Mention, Reading

BRACKETS = re.compile(r"元?[）)][，、和与及跟；]{0,2}[^，。；（(0-9]{2,8}[（(]")
CLOSE = ("）", ")")


def place_sums(text: str, reading: Reading) -> None:
    """With several regions in one question, a sum belongs to the region named before it in its small clause."""
    if len(reading.regions) < 2:
        return
    for place, mention in enumerate(reading.mentions):
        start = max((m.end() for m in re.finditer(r"[，。；！？]", text[: mention.at])), default=0)
        near = [region for at, region in reading.named if start <= at < mention.at]
        near = near[-1:] if _in_brackets(text[start : mention.at]) else near
        if place and _bare_beside_region(text, reading.mentions[place - 1], mention):
            mention = replace(mention, role=reading.mentions[place - 1].role, sure=True)
            reading.mentions[place] = mention
        if len(set(near)) == 1:
            reading.mentions[place] = replace(mention, region=near[0])
    if _moved(text, reading):
        shared = [replace(m, region="") if not m.role.startswith(PUBLISHED) else m for m in reading.mentions]
        reading.mentions = shared


def _in_brackets(before: str) -> bool:
    """Whether a bracket opened before stands open still: what is in it is said of the place right before it."""
    return max(before.rfind("（"), before.rfind("(")) > max(before.rfind("）"), before.rfind(")"))


def _bare_beside_region(text: str, first: Mention, mention: Mention) -> bool:
    """A bare sum in brackets after a place means what the one in brackets after the place before it does
    (温州(人均收入5万)、绵阳(3万))."""
    between = text[first.end : mention.at]
    return BRACKETS.fullmatch(between) is not None and text[mention.end : mention.end + 2].lstrip("元").startswith(
        CLOSE
    )


def _moved(text: str, reading: Reading) -> bool:
    """Whether one bill is told, of the first region, and the same is asked for another one (要是换绵阳呢)."""
    of = {m.region for m in reading.mentions if m.region and not m.role.startswith(PUBLISHED)}
    others = [at for at, region in reading.named if region not in of]
    return len(of) == 1 and bool(others) and load_lexicon().words["moved_to"].search(text[: others[0]]) is not None
