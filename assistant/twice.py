"""A second sum beside a person's own balance: another bill only where words give it a place of its own (又, 第二次, a
person, care or date of its own). One that is put as somebody's result to be confirmed, complained about, or that
arithmetic explains from what is said, is no fact. Where neither holds, the two are not added: it must be asked."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from assistant.counts import find_rates
from assistant.lexicon import load_lexicon, meant_so
from assistant.state import Mention, State
from calculator.money import fen

BALANCES = ("self", "burden_group", "after_insurances", "after_serious_warn", "after_special", "reasonable_left")
COMPUTED = "compute"
AFTER = 8
SMALL = "，、。；！？\n"
PRONOUNS = {"我", "他", "她", "自己", "本人"}
"""Whom a result is reckoned for (替他算的是), not somebody with a bill of their own."""


def without_claims(state: State) -> None:
    """Make premises of the sums that are claims, and mark what cannot be told from a second bill."""
    text, reading = state.text, state.reading
    others = [mention.low for mention in reading.mentions if mention.role not in ("aside", "absent")]
    rates = [rate.value for rate in find_rates(text)]
    kept: list[Mention] = []
    for mention in reading.mentions:
        before = [one for one in kept if _balance(one)]
        if _balance(mention) and before and not mention.each:
            mention = _judged(text, mention, before[-1], _explained(mention.low, others, rates))
        kept.append(mention)
    reading.mentions = _alone(state, _put_right(state, kept), rates)


def two_sums(state: State) -> bool:
    """Whether two balances of the turn stand beside each other and nothing tells which is meant."""
    live = [mention for mention in state.reading.mentions if _balance(mention)]
    return len(live) > 1 and any(mention.alone for mention in live)


def before_payments(state: State) -> bool:
    """Whether a household's costs are told with payments beside them, and nothing says they are what it bore after
    those (合理费用12万，商业险赔了3万)."""
    reading = state.reading
    costs = [mention for mention in reading.mentions if mention.role == "reasonable_left"]
    paid = [mention for mention in reading.mentions if mention.role.startswith("paid_")]
    if len(costs) != 1 or not paid:
        return False
    start = max((state.text.rfind(stop, 0, costs[0].at) for stop in SMALL), default=-1) + 1
    clause = state.text[start : costs[0].end + AFTER].split("，")[0]
    return load_lexicon().words["borne"].search(clause) is None


def _judged(text: str, mention: Mention, before: Mention, derived: bool) -> Mention:
    """The mention as a premise, as a sum that stands beside the other by nothing, or as it is."""
    own = _its_own(text, mention, before)
    claimed = _claimed(text, mention)
    if (claimed and (derived or not own)) or (derived and not own and not mention.sure):
        return replace(mention, role="premise", sure=True)
    return mention if own else replace(mention, alone=True)


def _put_right(state: State, mentions: list[Mention]) -> list[Mention]:
    """Of two sums of a correction (是7万8，漏了老婆那张一万的) only the new one counts, where the other is what lies
    between it and the sum told before."""
    live = sorted((one for one in mentions if _balance(one)), key=lambda one: one.low)
    if len(live) != 2 or not _corrects(state.text):
        return mentions
    held = [fen(value) for value in state.session.facts.values() if isinstance(value, str) and _money(value)]
    less, more = live
    if not any(abs(more.low - before) == less.low for before in held if before not in (less.low, more.low)):
        return mentions
    return [replace(one, role="premise", sure=True) if one is less else one for one in mentions]


def _alone(state: State, mentions: list[Mention], rates: list[Fraction]) -> list[Mention]:
    """A turn whose one sum is a claimed result: arithmetic explains it from what was told before, or it is put against
    the sum just worked out (那不是应该四万吗)."""
    if len(mentions) != 1 or not _balance(mentions[0]) or mentions[0].sure:
        return mentions
    held = [fen(value) for value in state.session.facts.values() if isinstance(value, str) and _money(value)]
    derived = _explained(mentions[0].low, held, rates)
    before, behind = _puts(state.text, mentions[0])
    doubted = before and behind and state.session.doing == COMPUTED and not _corrects(state.text)
    if doubted or (derived and (before or behind)):
        return [replace(mentions[0], role="premise", sure=True)]
    return mentions


def _corrects(text: str) -> bool:
    return load_lexicon().words["correction"].search(load_lexicon().words["not_wrong"].sub("", text)) is not None


def _money(value: str) -> bool:
    whole, _, part = value.partition(".")
    return whole.isdigit() and len(part) == 2


def _balance(mention: Mention) -> bool:
    return mention.role.startswith(BALANCES) and mention.low > 0


def _explained(low: int, others: Iterable[int], rates: list[Fraction]) -> bool:
    """Whether a rate named of another sum, or two other sums added or taken from each other, come to this one."""
    sums = {other for other in others if other != low and other > 0}
    shares = any(other * part == low for other in sums for rate in rates for part in (rate, 1 - rate))
    return shares or any(one + two == low or one - two == low for one in sums for two in sums if one != two)


def _its_own(text: str, mention: Mention, before: Mention) -> bool:
    """Whether the words between the sum before and this one give it a place beside it."""
    between = text[before.end : mention.at]
    near = between[max((between.rfind(mark) for mark in SMALL), default=-1) + 1 :]
    words = load_lexicon().words
    claimed = _claimed(text, mention)
    if mention.listed and not words["bare_label"].fullmatch(near) and not claimed:
        return True
    whom = {match[0] for match in words["family"].finditer(near)} - (PRONOUNS if claimed else set())
    care = any(meant_so(pattern, between) for pattern in load_lexicon().care.values())
    day = mention.day is not None and mention.day != before.day
    return care or day or bool(whom) or words["its_own"].search(between) is not None


def _claimed(text: str, mention: Mention) -> bool:
    """Whether the words right before the sum or right behind it put it as a result."""
    return any(_puts(text, mention))


def _puts(text: str, mention: Mention) -> tuple[bool, bool]:
    words, so_far, behind = load_lexicon().words, text[: mention.at], text[mention.end :]
    clause = so_far[max(so_far.rfind(mark) for mark in SMALL) + 1 :]
    return words["claims_before"].search(clause) is not None, words["claims_after"].search(behind) is not None
