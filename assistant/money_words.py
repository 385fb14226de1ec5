"""The words of amounts.yaml as compiled patterns. Those ending in $ are tried on the short stretch before a number."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import yaml

Pattern = re.Pattern[str]
PLUS = r"[+](?![^，。；！？\n]{0,12}[0-9一二两三四五六七八九十¥])"  # 3万+, but not 3万+门诊5千


class MoneyWords(NamedTuple):
    counter: Pattern
    bare_counter: Pattern
    cue: Pattern
    strong_cue: Pattern
    cue_after: Pattern
    dialled: Pattern
    numbered: Pattern
    names: frozenset[str]
    about: Pattern
    under: Pattern
    over: Pattern
    not_over: Pattern
    after: Pattern
    over_after: frozenset[str]
    under_after: frozenset[str]
    month: Pattern
    person: Pattern
    each: Pattern


def alternatives(words: str) -> str:
    """The words, longest first, as the inside of a pattern."""
    return "|".join(re.escape(word) for word in sorted(words.split(), key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def money_words() -> MoneyWords:
    path = Path(__file__).with_name("amounts.yaml")
    raw: dict[str, str] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    words = {key: alternatives(value) for key, value in raw.items()}
    spends, hedged = (f"(?:{words[key]})*+" for key in ("spends", "hedged"))
    before = ("fillers", "about", "under", "over", "not_over", "hedged")
    fillers = f"(?:{alternatives(' '.join(raw[key] for key in before))})*+"
    doubted = rf"(?:吧，?|，)?(?:{words['doubted_after']})吧?(?=$|[，。；！？\n])"
    after = alternatives(" ".join(raw[key] for key in ("about_after", "over_after", "under_after")))
    return MoneyWords(
        counter=re.compile(rf"(?!{words['counter_not']})(?:{words['counters']}|[a-wyzA-WYZ]|[-/.:][0-9])"),
        bare_counter=re.compile(rf"(?!{words['bare_counter_not']})(?:{words['bare_counters']})"),
        cue=re.compile(rf"(?:{words['cues']}){fillers}$"),
        strong_cue=re.compile(rf"(?:{words['strong_cues']}){fillers}$"),
        cue_after=re.compile(words["cues_after"]),
        dialled=re.compile(rf"(?:{words['dialled']})[是为：:]?$"),
        numbered=re.compile(rf"(?:{words['numbered']})[是为：:]?$"),
        names=frozenset(raw["names"].split()),
        about=re.compile(rf"(?:{words['about']}){spends}$"),
        under=re.compile(rf"(?:{words['under']}){hedged}$"),
        over=re.compile(rf"(?:{words['over']}){hedged}$"),
        not_over=re.compile(rf"(?:{words['not_over']}){hedged}$"),
        after=re.compile(rf"(?:{after})(?!少|次|种|大)|{PLUS}|{doubted}"),
        over_after=frozenset(raw["over_after"].split()) | {"+"},
        under_after=frozenset(raw["under_after"].split()),
        month=re.compile(
            rf"(?:{words['each_month']})[^，。；！？\n]{{0,6}}$"
            rf"|(?<!住了)(?<!住)一个月[^，。；！？\n]{{0,3}}(?:{words['a_month']}){spends}$"
        ),
        person=re.compile(rf"(?:{words['each_person']}){spends}$"),
        each=re.compile(rf"(?:{words['each']}){spends}$"),
    )
