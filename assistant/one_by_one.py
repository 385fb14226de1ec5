"""Several questions in one message, answered one after the other as turns of one talk and put together: what is told
before a question counts for it and for those behind it. Where one of them cannot be answered so, nothing is split."""

import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import fields

from assistant.answer import Answer, Citation, ResultItem, Step
from assistant.asks_anew import KNOWN, likeness
from assistant.describe import PARAMETERS
from assistant.halves import halves
from assistant.lexicon import load_lexicon
from assistant.state import Session, State
from assistant.wording import say

ENDS = re.compile(r"(?<=[？?])(?![？?！!])")
MARKER = re.compile(r"\[([0-9]{1,2})\]")
NEXT = re.compile(r"(?:第[二三四五]|其[二三]|[二三]是|再一个|还有一(?:件|桩)?事?|另外)[，、：问]?")
AGAIN = re.compile("(?:也)?即|也就是|换句话|就是说|说白了|意思是|简单说")
"""Opens a question that says the one before it again."""
SHORTEST = 6
SHORT = 4
"""The same for a question behind a comma, which is told by its question word."""
MOST = 5
NUMBERS = "一二三四五"

Ask = Callable[[str, Session], State]


def questions(text: str) -> list[str]:
    """The questions of a message, each with what is told before it; one item where there is only one."""
    if _one_sentence(text):
        return _joined(text)
    found: list[str] = []
    pieces = [piece.strip() for piece in ENDS.split(text)]
    for place, piece in enumerate(pieces):
        last = place == len(pieces) - 1 and _asks_last(piece)
        asks = (piece.endswith(("？", "?")) or last) and not AGAIN.match(piece)
        if found and piece and (not asks or len(piece) <= SHORTEST or len(found) == MOST):
            found[-1] += piece
        elif piece:
            found.append(piece)
    return found


def _asks_last(piece: str) -> bool:
    """Whether the last piece asks without its mark (我该上哪儿申请嘛)."""
    return load_lexicon().words["question_word"].search(piece.rpartition("，")[2]) is not None


def _one_sentence(text: str) -> bool:
    return sum(bool(piece.strip()) for piece in ENDS.split(text)) < 2


def _joined(text: str) -> list[str]:
    """The two questions of one sentence (能救助多少，去哪里申请): the last small clause asks, as the one before it
    does."""
    head, comma, last = text.rpartition("，")
    words = load_lexicon().words
    before = head.rpartition("，")[2]
    asks = words["question_word"].search(before) and words["question_word"].search(last)
    if not comma or not asks or len(last) < SHORT or AGAIN.match(last) or words["supposes"].search(last):
        return [text] if text else []
    return [f"{head}？", last]


def each(text: str, session: Session, ask: Ask) -> Answer | None:
    """The answers to the questions of a message as one; None where it is to be answered whole."""
    apart = halves(text, session, ask)
    if len(apart) > 1:
        return together(apart)
    asked = questions(text)
    if len(asked) < 2:
        return None
    talk, states = deepcopy(session), list[State]()
    for one in asked:
        if NEXT.match(one):  # 第二，……: a matter of its own, not more of the one before
            talk.concept, talk.aspect, talk.doing = "", "", ""
        states.append(ask(one, talk))
        if not _answers(states[-1]):
            return None
    answers = [state.answer for state in states if state.answer is not None]
    if _one_sentence(text) and not _figure_and_more(states):
        return None
    if not _differ(answers) or len({state.plan.region for state in states}) > 1:
        return None
    for field in fields(Session):
        setattr(session, field.name, getattr(talk, field.name))
    return together(answers)


def _figure_and_more(states: list[State]) -> bool:
    """Whether the first question of one sentence asks for a figure, and the second for something that is not of the
    same calculation (not 能救助多少，自己还要出多少)."""
    first, *others = (state.plan.doing for state in states)
    return first in ("compute", "parameter") and any(other != "compute" for other in others)


def _answers(state: State) -> bool:
    """Whether a part asks something of its own and is answered, if only by what the text leaves open."""
    answer, reading = state.answer, state.reading
    asks = bool(reading.concepts or reading.aspects)
    asks = asks or (reading.looks_up and bool(state.plan.region) and likeness(state) >= KNOWN)
    open_ = answer is not None and answer.status == "refused" and answer.reason in ("not_set", "needs_decision")
    told = answer is not None and (answer.status == "answered" or open_) and bool(answer.citations)
    return asks and told and state.plan.doing in ("look_up", "compute", "parameter")


def _differ(answers: list[Answer]) -> bool:
    heads = {answer.text.split("\n")[0] for answer in answers}
    return len(heads) == len(answers) and any(answer.status == "answered" for answer in answers)


def _worked_out(result: ResultItem) -> bool:
    """A sum computed from a bill, no term of the text and no verdict."""
    return result.remaining is not None and not result.benefit.endswith(PARAMETERS)


def together(answers: list[Answer]) -> Answer:
    """One answer of several: their citations numbered on, the first figure worked out the one asked for, else the
    first of the text."""
    citations: list[Citation] = []
    texts: list[str] = []
    results: list[ResultItem] = []
    proof: list[Step] = []
    for place, answer in enumerate(answers):
        new = {one.marker: _number(one, citations) for one in answer.citations}
        texts.append(say("several", number=NUMBERS[place], text=_renumbered(answer.text, new)))
        results += [one.model_copy(update={"citations": [new[m] for m in one.citations]}) for one in answer.results]
        proof += [one.model_copy(update={"citation": new.get(one.citation or 0)}) for one in answer.proof]
    figures = [answer for answer in answers if answer.primary is not None]
    worked_out = [answer for answer in figures if _worked_out(answer.results[answer.primary or 0])]
    first = next(iter(worked_out or figures), None)
    before = sum(len(answer.results) for answer in answers[: answers.index(first)]) if first else 0
    return answers[-1].model_copy(
        update={
            "status": "answered",
            "reason": None,
            "text": "\n".join(texts),
            "citations": citations,
            "results": results,
            "primary": before + (first.primary or 0) if first else None,
            "proof": proof,
            "notices": list(dict.fromkeys(notice for answer in answers for notice in answer.notices)),
        }
    )


def _renumbered(text: str, new: dict[int, int]) -> str:
    return MARKER.sub(lambda match: f"[{new.get(int(match[1]), 0)}]", text)


def _number(one: Citation, citations: list[Citation]) -> int:
    """The marker of a citation among those of all parts; the same words are cited once."""
    known = next((c.marker for c in citations if (c.clause, c.quote) == (one.clause, one.quote)), None)
    if known is None:
        known = len(citations) + 1
        citations.append(one.model_copy(update={"marker": known}))
    return known
