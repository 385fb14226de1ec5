"""A turn that asks how the last figure came about (这个数怎么来的, 为什么只说至少): it is worked out again, and told
step by step. Reads the asking by its words; computes nothing."""

from assistant.answer import Step
from assistant.come_back import FIGURES
from assistant.lexicon import load_lexicon
from assistant.state import State
from assistant.wording import messages, say

UNNAMED = ("", "basis", "aid", "document_identity")
"""Matters a how-come may seem to name without asking for another one."""


def how_come(state: State) -> bool:
    """Whether the turn asks for the way to the figure answered last, and brings nothing of its own."""
    reading, session = state.reading, state.session
    if session.doing not in FIGURES or not session.concept or len(reading.regions) > 1:
        return False
    if reading.regions and reading.regions != [session.region]:
        return False
    named = [name for name in reading.concepts if name not in UNNAMED and name != session.concept]
    text = _without_region(state)
    asked = asks_words(state) or load_lexicon().words["how_come"].search(text) is not None
    told = reading.mentions and not _only_result(state)
    return asked and not (named or told or reading.identities or reading.cares or reading.flags)


def asks_words(state: State) -> bool:
    """Whether the words of the document are asked for (依据的那句原话念给我听)."""
    return load_lexicon().words["asks_words"].search(state.text) is not None


def without_result(state: State) -> None:
    """A sum named as what had come out (为什么算成8万) is no new one."""
    if _only_result(state):
        state.reading.mentions = []


def working(proof: list[Step]) -> list[str]:
    """The steps of the proof as lines, each with its clause."""
    verdicts: dict[str, str] = messages()["calc"]["flags"]
    lines = []
    for step in proof:
        key = "step_short" if step.with_ == step.value or not step.value else "step"
        value = verdicts.get(step.value, step.value) or step.with_
        told = say(f"calc.{key}", formula=step.formula, numbers=step.with_, value=value)
        lines.append(told + (f"[{step.citation}]" if step.citation else ""))
    return [say("how_come.head"), *lines] if lines else []


def _only_result(state: State) -> bool:
    """Whether every sum of the turn is said to be what came out."""
    came_out = load_lexicon().words["came_out"]
    return bool(state.reading.mentions) and all(came_out.search(state.text[: m.at]) for m in state.reading.mentions)


def _without_region(state: State) -> str:
    text = state.text
    for word in sorted((w for w in state.reading.words if w.kind == "region"), key=lambda w: -w.start):
        text = text[: word.start] + text[word.end :]
    return text
