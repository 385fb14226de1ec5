"""Who paid a sum, where its small clause holds nothing but a payer's name and words of paying (大病那个又担了2万): the
role paid_…. Several payers listed before as many sums (A、B、C依次赔5万、3万、1万) are matched one by one."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

PATH = Path(__file__).with_name("payers.yaml")
JOINS = "[、，和与及加跟同/+]"
IN_TURN = re.compile(r"(?:依次|分别|各自?|先后|逐个|顺次)[^，。；、0-9]{0,8}$")
BORNE = re.compile(r"(?:自[付负费理担]|个人|自己|自家|剩|余)[^，。；0-9]{0,10}$")
"""Sums said in turn that are somebody's own (医保和大病报后分别自付1万、2万)."""
BETWEEN_SUMS = re.compile(r"元?[、，和与及/]{1,2}")

BOTH = {"paid_basic", "paid_serious"}
TOGETHER = (
    ("paid_both", BOTH),
    ("paid_both", BOTH | {"paid_supplement"}),
    ("three_tier", BOTH | {"paid_medical_assistance"}),
)
"""What a sum is that these paid together."""


class Payers(NamedTuple):
    """The compiled lists: clauses that name a payer, those that do so only beside another, bare names, names
    behind the words that may open a clause, and several of them in one clause."""

    clauses: tuple[tuple[str, re.Pattern[str]], ...]
    weak: tuple[tuple[str, re.Pattern[str]], ...]
    names: tuple[tuple[str, re.Pattern[str]], ...]
    listed: tuple[tuple[str, re.Pattern[str]], ...]
    several: re.Pattern[str]


@cache
def load_payers() -> Payers:
    """The compiled lists."""
    data = yaml.load(PATH.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    opens, between, verbs = (_any(data[key]) for key in ("opens", "between", "verbs"))
    opens += "|" + data["dates"]

    every = {role: f"{name}|{data['weak'].get(role, name)}" for role, name in data["payers"].items()}
    every_name, paying = "|".join(every.values()), f"(?:(?:{between})|(?:{verbs}))*"

    def clause(name: str) -> re.Pattern[str]:
        return re.compile(rf"(?:{opens})*(?:{name}){paying}")

    return Payers(
        tuple((role, clause(name)) for role, name in data["payers"].items()),
        tuple((role, clause(name)) for role, name in data["weak"].items()),
        tuple((role, re.compile(name)) for role, name in every.items()),
        tuple((role, re.compile(rf"(?:{opens})*(?:{name})")) for role, name in every.items()),
        re.compile(rf"(?:{opens})*(?P<list>(?:(?:{every_name}){JOINS}*){{2,}})(?:{data['together']}){paying}"),
    )


def _any(words: str) -> str:
    return "|".join(sorted(map(re.escape, words.split()), key=len, reverse=True))


def paid_by(near: str, last: str) -> str | None:
    """The role of a sum whose small clause is ``near``; ``last``: the role of the sum before it."""
    payers = load_payers()
    found = next((role for role, words in payers.clauses if words.fullmatch(near)), None)
    if found is None and last.startswith("paid_"):
        found = next((role for role, words in payers.weak if words.fullmatch(near)), None)
    return found


def paid_together(wide: str) -> str | None:
    """The role of one sum that several payers paid together (医保、大病、救助三样报了9万)."""
    found = load_payers().several.fullmatch(re.split("[，。；：]", wide)[-1])
    if found is None:
        return None
    left, roles = found["list"], set[str]()
    while left:
        named = next(((role, at) for role, words in load_payers().names if (at := words.match(left))), None)
        if named is None:
            return None
        roles.add(named[0])
        left = re.sub(f"^{JOINS}+", "", left[named[1].end() :])
    return next((role for role, held in TOGETHER if roles == held), None)


def paid_in_turn(text: str, spans: list[tuple[int, int]]) -> dict[int, str]:
    """Place of a sum -> role, for sums that follow a list of as many payers (医保、大病分别报了5万、2万)."""
    found: dict[int, str] = {}
    for place, (start, _) in enumerate(spans):
        run = _run(text, spans, place)
        if place in found or run < 2 or not IN_TURN.search(text[:start]) or BORNE.search(text[:start]):
            continue
        window = text[max([0, *(end for _, end in spans[:place])]) : start]
        named = _named(window)
        if len(named) == run:
            found |= {place + step: role for step, role in enumerate(named)}
    return found


def _run(text: str, spans: list[tuple[int, int]], place: int) -> int:
    """How many sums stand side by side from this one on."""
    last = place
    while last + 1 < len(spans) and BETWEEN_SUMS.fullmatch(text[spans[last][1] : spans[last + 1][0]]):
        last += 1
    return last - place + 1


def _named(window: str) -> list[str]:
    """The payers at the end of the words before a run of sums, in order; whatever stands before them is no payer."""
    parts = [part for part in re.split(JOINS, re.split("[。；：]", window)[-1]) if part]
    roles = [next((role for role, words in load_payers().listed if words.match(part)), "") for part in parts]
    return roles[max((place + 1 for place, role in enumerate(roles) if not role), default=0) :]
