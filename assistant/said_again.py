"""Of two sums that stand for one, which is meant: said again in other characters (叁万元整（¥30,000）), put right
(不是3万，是4万), made exact (3万多，准确说是30800), or hemmed in (3万多不到4万). Reads no roles."""

import re

from assistant.amounts import Amount

AGAIN = re.compile(
    r"(?=.*[（(大小即就等折是])，?[（(]?(?:人民币)?(?:大写|小写|即|也就是|就是|等于|折合)?[为是：:]?[（(]?(?:人民币)?"
)
EXACT = re.compile(
    r"[（(]|[，（(]?(?:也?就是|准确|精确|确切|具体|实际|正好|到底)(?:地|来)?(?:说|讲|数)?(?:就|应该)?[是为：:]?"
)
RIGHTED = re.compile(
    r"[，。]?[哦噢啊呃嗯唉哎诶]*，?(?:(?:不对|不是(?=[，。])|错了|说错了?|写错了?|打错了?|搞错了?|记错了?|更正|纠正)(?:一下)?[了啦，。：:]*)+"
    r"(?:应该|应当|其实|实际)?[是为]?"
)
DENIED = re.compile(r"不是$")
RATHER = re.compile(r"，?(?:而|应该|其实)?是")
NEXT = re.compile(r"[，、]?(?:但|但是|可)?(?:又|还)?(?:不到|不足|没到|不满|将近|接近|快到?|近)?")
POINTS_BACK = re.compile(
    r"(?:[这那](?:个|笔|些|点|块|份)?|同样(?:也?是|的|都是)?|都(?:刚好|正好)?是"
    r"|(?:刚才|前面|上面|方才)(?:说)?的?|一样(?:是|的|都是)?|所?说的)$"
)
"""The words before a sum that speaks of one named before."""
HELD_IN = re.compile("[在从](?:这|那)?$")
IS = re.compile("[元块钱]*(?:这个数|这笔)?(?:就)?是")
"""两样在58000里头，…58000是我自己承担的: the sum that held the parts, told what it is."""
HOLDS = re.compile("[元块钱]*(?:这里|那里|里|当中|中)(?:头|面)?(?:有|含|包|的)")
CLOSE = 3
"""A rough sum and the exact one are within this factor of each other."""


def meant(text: str, amounts: list[Amount]) -> list[Amount]:
    """The amounts, with one in the place of two where the second says the first again, puts it right or makes it
    exact."""
    kept: list[Amount] = []
    for amount in amounts:
        if kept and _between(text, kept[-1], amount):
            low = kept.pop()
            amount = amount._replace(start=low.start, fen=low.fen, low=low.fen, high=amount.fen, bound=None)
        elif kept and _stands_for(text, kept[-1], amount):
            one = kept.pop()
            denied = DENIED.search(text[: one.start])  # what the sum is for stands before 不是
            same = one.fen == amount.fen
            amount = amount._replace(start=denied.start() if denied else one.start, instead=None if same else one.fen)
        elif kept and _same(kept[-1], amount) and HOLDS.match(text, amount.end):
            continue  # 还要付11500，11500里有1500是自费药
        elif POINTS_BACK.search(text[: amount.start]) and any(_same(one, amount) for one in kept):
            continue
        elif HELD_IN.search(text[: amount.start]) is None and IS.match(text, amount.end):
            kept = [one for one in kept if not (_same(one, amount) and HELD_IN.search(text[: one.start]))]
        kept.append(amount)
    return kept


def _between(text: str, one: Amount, other: Amount) -> bool:
    """3万多不到4万."""
    known = one.low is None and other.low is None and one.fen < other.fen
    return known and one.approx and other.bound == "under" and bool(NEXT.fullmatch(text[one.end : other.start]))


def _same(one: Amount, other: Amount) -> bool:
    return (one.fen, one.low, one.high, one.zero) == (other.fen, other.low, other.high, other.zero)


def _stands_for(text: str, one: Amount, other: Amount) -> bool:
    between, before = text[one.end : other.start], text[max(0, one.start - 4) : one.start]
    if RIGHTED.fullmatch(between) or (DENIED.search(before) and RATHER.fullmatch(between)):
        return True
    if one.fen == other.fen and one.low is None and other.low is None:
        return AGAIN.fullmatch(between) is not None
    close = one.vague or (one.approx and one.fen <= CLOSE * other.fen and other.fen <= CLOSE * one.fen)
    return close and not other.approx and EXACT.fullmatch(between) is not None
