"""A share of the bill that was paid (基本医保报掉62%), as the sum it comes to. Only beside one bill, said exactly; a
share that is asked about or of no one bill stays a share."""

import re
from dataclasses import replace
from fractions import Fraction

from assistant.amounts import find_rates
from assistant.state import Mention

ASKED = re.compile("左右|[，]?(?:吗|么|对|是不是|是吗|没有|还是|行不行)|[^，。；]{0,6}[吗么？?]")
BILLS = (("in_scope", "in_policy"), ("total_cost",))


def bill(mentions: list[Mention]) -> Mention | None:
    """The one bill that shares are of: what the policy covers before the whole cost."""
    for roles in BILLS:
        named = [mention for mention in mentions if mention.sure and mention.role in roles]
        if named:
            return named[0] if len(named) == 1 and named[0].low == named[0].high else None
    return None


def said_shares(text: str) -> list[tuple[int, int, Fraction]]:
    """(start, end, share) of the shares told, not asked about."""
    rates = (rate for rate in find_rates(text) if not (rate.points or rate.too_large))
    return [(r.start, r.end, r.value) for r in rates if 0 < r.value <= 1 and not ASKED.match(text, r.end)]


def paid(whole: Mention, role: str, start: int, end: int, share: Fraction) -> Mention:
    """The sum a share of the bill is, to the nearest 分."""
    fen = int(whole.low * share + Fraction(1, 2))
    return replace(whole, role=role, low=fen, high=fen, at=start, end=end, day=None, total=False)
