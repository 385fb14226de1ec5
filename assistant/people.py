"""Reads who a question is about: identities held, denied or added, disability grade. Knows words only from the
lexicon."""

import re
from itertools import pairwise

from assistant.lexicon import load_lexicon
from assistant.state import Reading, Words

GRADE = re.compile(r"([一二两贰三叁四肆1-4])级(?!医|甲|预|响|公)")
SEVERE = set("一二两贰12")
AFTER_BOTH = re.compile(r"[^，。；！？\n]{0,14}")
REACH = 10
GAP = 3
INSTEAD = re.compile("[是有，]")
AFFIRMED = re.compile(
    "(?:认定|评定|纳入|列为|评为|(?<!不)是|(?<!不)属于)(?:了)?(?:我|他|她|我们)?(?:家)?(?:为|是|成)?$"
)
LINE = 14
"""How far before an identity 起付线 may stand of which is said that it is gone."""
CARD = "card"
"""A disability card named in a list of papers: no identity by itself, but it may be denied with them."""
BREAKS = re.compile("[没不无有是冇]")
"""Between two names: the second is denied by itself."""
OWN_CARD = re.compile("残[^，。；]{0,6}，")
"""A card in a small clause of its own is none of the list behind it (有残疾证，低保低边都没有)."""
RECEIVED = "过"
"""In the wording of an identity: something was received (拿过临时救助), which is no name in a list that is denied."""


def read_people(text: str, reading: Reading) -> None:
    """Fill identities, dropped, adds and grade_unknown of the reading."""
    lexicon = load_lexicon()
    blank = lexicon.not_identity.sub(lambda match: "　" * len(match[0]), text)
    denied_ends: set[int] = set()
    found = _put_right(blank, _in_order(blank))
    none_of = _none_of(blank, [match for _, match in found])
    no_card = False
    for name, match in found:
        denied = match.start() in none_of or _denied(blank, match.start(), denied_ends)
        if denied:
            denied_ends.add(match.end())
        if name == CARD:
            no_card = denied
            continue
        target = reading.dropped if denied else reading.identities
        if name not in target:
            target.append(name)
            reading.stands("denied" if denied else "identity", name, match.span())
    if lexicon.words["unsure_who"].search(blank):
        reading.identities.clear()  # 说不清是低保还是低边: neither is known to be held
    if not no_card:
        _disability(blank, reading)
    reading.identities = [name for name in reading.identities if name not in reading.dropped]
    if reading.dropped and not reading.identities and lexicon.words["none_at_all"].search(blank):
        reading.identities.append("ordinary")
    if len(reading.identities) > 1 and "ordinary" in reading.identities:
        reading.identities.remove("ordinary")
    alike = [match[0] for match in lexicon.not_identity.finditer(text) if lexicon.words["alike"].search(match[0])]
    reading.likened = [name for said in alike for name, _ in _in_order(said) if name not in ("", CARD)]
    reading.adds = _adds(blank)


def _adds(text: str) -> bool:
    """Whether an identity is said to be held beside another; 又是 and 也是 only right before one
    (not 又是多少)."""
    for match in load_lexicon().both.finditer(text):
        after = AFTER_BOTH.match(text, match.end())
        named = after is not None and (_in_order(after[0]) or _papers(after[0]))
        if named or not match[0].endswith("是"):
            return True
    return False


def _in_order(text: str) -> list[tuple[str, re.Match[str]]]:
    """Identities named, in order of the text; of overlapping wordings the one listed first counts."""
    taken = [False] * len(text)
    found: list[tuple[str, re.Match[str]]] = []
    for name, words in load_lexicon().identities:
        for match in words.finditer(text):
            if not any(taken[match.start() : match.end()]):
                taken[match.start() : match.end()] = [True] * (match.end() - match.start())
                found.append((name, match))
    found += [(CARD, match) for match in load_lexicon().disability["any"].finditer(text)]
    return sorted(found, key=lambda pair: pair[1].start())


def _put_right(text: str, found: list[tuple[str, re.Match[str]]]) -> list[tuple[str, re.Match[str]]]:
    """Without an identity taken back before the next one is named (低保……噢错了，是低边)."""
    wrong = load_lexicon().words["taken_back"]
    taken = [one for one, then in pairwise(found) if wrong.search(text[one[1].end() : then[1].start()])]
    return [one for one in found if one not in taken]


def _denied(text: str, start: int, denied_ends: set[int]) -> bool:
    """Said not to be held; a denial carries over to the identity right behind it (没有低保低边), unless that one is
    said to be held instead (不是低保，是低边)."""
    if load_lexicon().negated.search(text[max(0, start - REACH) : start]):
        return True
    return any(start - gap in denied_ends and not INSTEAD.search(text[start - gap : start]) for gap in range(GAP))


def _none_of(text: str, found: list[re.Match[str]]) -> set[int]:
    """Where identities start that are denied after the last of them: 特困、低保、低边都不是."""
    denied: set[int] = set()
    following = len(text) + GAP
    for match in reversed(found):
        between = text[match.end() : following]
        near = len(between) <= GAP and following in denied and not BREAKS.search(between)
        near = near and not OWN_CARD.match(text, match.start()) and not _affirmed(text, match)
        if RECEIVED not in match[0] and (near or _none(text, match)):
            denied.add(match.start())
        following = match.start()
    return denied


def _none(text: str, match: re.Match[str]) -> bool:
    """Whether what stands behind an identity says that it is not held, or given up (a line given up is no identity)."""
    words = load_lexicon().words
    line = words["about_deductible"].search(text, max(0, match.start() - LINE), match.start())
    given_up = words["given_up"].match(text, match.end()) is not None and line is None
    return given_up or words["none_of"].match(text, match.end()) is not None


def _affirmed(text: str, match: re.Match[str]) -> bool:
    """Whether an identity in a small clause of its own is said to be held (认定我因病致贫，低保低边都没有)."""
    return AFFIRMED.search(text[: match.start()]) is not None and text[match.end() : match.end() + 1] == "，"


def _disability(text: str, reading: Reading) -> None:
    words = load_lexicon().disability
    if severe := words["severe"].search(text):
        reading.identities.append("severe_disability")
        reading.stands("identity", "severe_disability", severe.span())
    elif mild := words["mild"].search(text):
        if not reading.identities:
            reading.identities.append("ordinary")
            reading.stands("identity", "ordinary", mild.span())
    elif graded := words["any"].search(text):
        found = {match[1]: match for match in GRADE.finditer(text)}
        severe_said = set(found) <= SEVERE
        if len(found) == 1 and (severe_said or not reading.identities):  # 我的残疾证，四级
            name = "severe_disability" if severe_said else "ordinary"
            reading.identities.append(name)
            reading.stands("identity", name, next(iter(found.values())).span())
        elif not reading.identities:
            reading.grade_unknown = True
            reading.stands("grade_unknown", "", graded.span())


def each_said(text: str) -> list[Words]:
    """Every naming of an identity in order, denied ones as such; papers without their grade are of kind "papers"."""
    lexicon = load_lexicon()
    blank = lexicon.not_identity.sub(lambda m: m[0] if m[0].endswith("比") else "　" * len(m[0]), text)
    denied_ends: set[int] = set()
    said = []
    named = [one for one in _in_order(blank) if one[0] != CARD]
    for name, match in [*named, *_papers(blank)]:
        denied = _denied(blank, match.start(), denied_ends)
        if denied:
            denied_ends.add(match.end())
        said.append(Words("denied" if denied else "papers" if not name else "identity", name, *match.span()))
    return sorted(said, key=lambda one: one.start)


def _papers(text: str) -> list[tuple[str, re.Match[str]]]:
    words = load_lexicon().disability
    names = {"severe": "severe_disability", "mild": "ordinary", "any": ""}
    found: list[tuple[str, re.Match[str]]] = []
    for kind, name in names.items():
        for match in words[kind].finditer(text):
            if not any(one.start() < match.end() and match.start() < one.end() for _, one in found):
                found.append((name, match))
    for match in load_lexicon().words["another_grade"].finditer(text):  # 残疾证三级，要是评上一级
        grade, overlaps = (
            GRADE.search(match[0]),
            any(one.start() < match.end() and match.start() < one.end() for _, one in found),
        )
        if grade and not overlaps and words["any"].search(text, 0, match.start()):
            found.append(("severe_disability" if grade[1] in SEVERE else "ordinary", match))
    return found


def same_papers(text: str, held: list[str]) -> bool:
    """Whether papers named without their grade (残疾证过期了呢) are those whose grade was told before: nobody else is
    named beside them."""
    return "severe_disability" in held and load_lexicon().words["family"].search(text) is None
