"""What a turn refers back to: a sum said before and only pointed at (这四万六) is no new one; in a correction it is the
one that was wrong (58000作废). Changes the reading, never the facts."""

import re
from dataclasses import replace

from assistant.amend import SILENT, adds, corrects, sums_of
from assistant.lexicon import load_lexicon
from assistant.said_again import POINTS_BACK
from assistant.state import Mention, State
from calculator.money import show

VOID = re.compile(
    r"^(?:元|块)?(?:那个|这个|的)?[^，。；0-9]{0,6}(?:作废|旧(?:的)?数|旧的|过时|不算|不对|不要|是错|错了|是连|连着?)"
)


def refer(state: State) -> None:
    """Take the sums that are only pointed at out of the reading; mark those a correction speaks of as denied."""
    known = {said for value in state.session.facts.values() for said in sums_of(value)}
    reading, correction = state.reading, corrects(state.text)
    _without_the_whole(state)
    if correction:
        _another_home(state)
    if state.session.base is not None:
        reading.mentions = [_supposed_line(state, mention) for mention in reading.mentions]
    mentions = [_in_its_role(state, mention, known, correction) for mention in reading.mentions]
    reading.mentions = [mention for mention in mentions if mention is not None]
    _another_year(state)


def _without_the_whole(state: State) -> None:
    """Of a sum added and the whole it makes with one known (又付了2000，一共2万), the whole is none of its own."""
    known, mentions = [v for v in state.session.facts.values() if isinstance(v, str)], state.reading.mentions
    if len(mentions) != 2 or not adds(state.text):
        return
    new, whole = mentions
    if show(whole.low - new.low) in known and whole.low == whole.high:
        state.reading.mentions = [new]


def _another_home(state: State) -> None:
    """Of the place spoken of so far and another one, a correction means the other (人在甲地打工，医保是乙地的)."""
    reading, home = state.reading, state.session.region
    if len(reading.regions) == 2 and home in reading.regions and not load_lexicon().words["compare"].search(state.text):
        reading.regions = [region for region in reading.regions if region != home]
        reading.compares, reading.flags = False, {k: v for k, v in reading.flags.items() if k != "place"}


def _in_its_role(state: State, mention: Mention, known: set[str], correction: bool) -> Mention | None:
    if state.reading.returns and len(state.reading.mentions) > 1 and VOID.match(state.text[mention.end :]):
        return replace(mention, role="denied", sure=True)  # 那两万不算了，就5万
    if known and mention.low == state.session.rest and _of_the_result(state, mention):
        return None  # 剩下1万怎么办: what the last answer left to the person
    if mention.inner and not mention.sure and known and len(state.reading.mentions) == 1:
        return replace(mention, role="aside", sure=True)  # 里头有6千是…: inside the sum told before, never in its place
    if mention.low != mention.high or show(mention.low) not in known or mention.role in SILENT:
        return mention
    others = len(state.reading.mentions) > 1
    if others and load_lexicon().words["within_it"].search(state.text[mention.end :]):  # 57000里含种植牙6000
        return None
    if state.reading.returns and not state.reading.regions:  # 不用再住了，就还是六万二
        state.reading.restated = True
        return mention
    points = POINTS_BACK.search(state.text[: mention.at]) is not None
    if others and not adds(state.text[: mention.at]):  # said again before what is new
        if points and not correction and adds(state.text[mention.end :]):  # 原来那3万，又住院花了2万
            return None
        state.reading.restated = True  # 56000是总费用，另有5000自费
    if correction and others and (points or VOID.match(state.text[mention.end :])):
        return replace(mention, role="denied", sure=True)
    supposes = load_lexicon().words["supposes"].search(state.text) is not None
    anew = mention.sure or state.reading.cares or correction or (supposes and others)
    return None if points and not anew else mention


def _supposed_line(state: State, mention: Mention) -> Mention:
    """In a what-if, the line that is said to be another (起付线要是降到5000) is that line, no claim to be checked."""
    near = state.text[: mention.at].replace("，", "。").split("。")[-1]
    line = mention.role == "premise" and load_lexicon().words["about_deductible"].search(near)
    return replace(mention, role="deductible", sure=True) if line else mention


def _of_the_result(state: State, mention: Mention) -> bool:
    """Whether the only sum of a turn is pointed at as what is left over, not told as a bill."""
    before = state.text[: mention.at]
    rest = load_lexicon().words["rest_left"].search(before) and "amount" not in state.reading.aspects
    return len(state.reading.mentions) == 1 and bool(rest or POINTS_BACK.search(before)) and not adds(before)


def _another_year(state: State) -> None:
    """后面那一年呢: the year before or after the one spoken of."""
    said, words = state.session.facts.get("indicator_year"), load_lexicon().words
    if said is None or state.reading.years or state.reading.days:
        return
    step = 1 if words["next_year"].search(state.text) else -1 if words["last_year"].search(state.text) else 0
    state.reading.years = [str(int(str(said)) + step)] if step else []


def beside(text: str, named: list[str], home: str) -> list[str]:
    """The regions named, with the one spoken of so far where all are to stand side by side
    (温州、绵阳呢，三个地方摆一起)."""
    found = load_lexicon().words["beside"].search(text)
    if found is None or not home or not named or home in named:
        return named
    size = "零一二三四五".find((found["count"] or "").replace("两", "二")) if found["count"] else len(named) + 1
    return [home, *named] if size == len(named) + 1 else named
