"""Several things asked in one sentence (归谁管，钱从哪来，财政占多少): each part is looked up by itself, and what it
finds stands beside the answer. Never changes which clause leads."""

import re

from assistant.lexicon import load_lexicon
from assistant.state import State
from corpus.questions import QuestionEntry

PARTS = re.compile(r"[，。；！？?、]|还有|以及|另外|并且|同时")
ASKING = re.compile(r"谁|哪|什么|啥|多少|几|怎么|怎样|如何|多久|何时|何(?:部门|单位)|咋")
WHO = re.compile(r"谁|哪(?:一?(?:个|家|些))?(?:部门|单位|局|机关|会议)|(?:什么|何)(?:部门|单位|机关|会议)")
SURE = 0.5
SHORT, MOST = 3, 2


def asked_parts(text: str) -> list[str]:
    """The parts of a sentence that each ask something; none where there is only one."""
    parts = [part.strip() for part in PARTS.split(text)]
    asked = [part for part in parts if len(part) >= SHORT and ASKING.search(part)]
    return asked if len(asked) > 1 else []


def asks_who(text: str) -> bool:
    """Whether one of the parts asks who does something: that is told though another part is left open."""
    return any(WHO.search(part) for part in asked_parts(text))


def of_parts(state: State, regions: list[str] | None, told: list[QuestionEntry]) -> list[QuestionEntry]:
    """For every part, the entry nearest to it that is not told already; those that leave the matter open are none."""
    subject = load_lexicon().words["own_name"].search(state.text)
    name = subject[0] if subject else ""
    found: list[QuestionEntry] = []
    for part in asked_parts(state.text):
        query = part if name in part else f"{name}{part}"
        near = state.know.searcher.similar_topics(query, regions=regions, k=1)
        entry, likeness = near[0] if near else (None, 0.0)
        if entry is None or likeness < SURE or entry.unset or any(entry.says == one.says for one in [*told, *found]):
            continue
        found.append(entry)
    return found[:MOST]
