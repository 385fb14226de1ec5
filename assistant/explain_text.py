"""Writes how a turn came about as plain text for people: a line for each thing read, decided and known."""

from assistant.explain import Explained, Known, ReadSum, ReadWords
from assistant.facts_in_words import FactSaid
from assistant.wording import messages, say

INDENT = "  "


def explained_text(told: Explained) -> str:
    """All sections, empty ones left out; what is known before and after always stands there."""
    sections = [
        _section("text", _text(told)),
        _section("read", [_read(one) for one in told.read]),
        _section("sums", [_sum(one) for one in told.sums]),
        _section("decided", [str(told.decided["label"]), *told.why]),
        _known("before", told.before),
        _known("after", told.after),
        _section("answer", told.answer.text.splitlines()),
    ]
    return "\n\n".join(section for section in sections if section)


def _section(head: str, lines: list[str]) -> str:
    return "\n".join([f"【{say(f'explain.heads.{head}')}】", *(INDENT + line for line in lines)]) if lines else ""


def _text(told: Explained) -> list[str]:
    """What was typed, what it was read as, and each change by sound."""
    lines = [say("explain.typed", text=told.typed), say("explain.text", text=told.text)]
    lines += [say("explain.heard", heard=heard, meant=meant) for heard, meant in told.heard]
    return lines + [say(f"explain.{key}") for key in ("hidden", "restated") if getattr(told, key)]


def _read(one: ReadWords) -> str:
    kinds: dict[str, str] = messages()["explain"]["kind"]
    return say("explain.read" if one.label else "explain.read_only", **{**one.model_dump(), "kind": kinds[one.kind]})


def _sum(one: ReadSum) -> str:
    return say("explain.sum", how=say(f"explain.plain.{'yes' if one.plain else 'no'}"), **one.model_dump())


def _known(head: str, known: Known) -> str:
    so = _section(head, [_fact(fact) for fact in known.so] or [say("explain.nothing")])
    supposed = _section("supposed", [_fact(fact) for fact in known.supposed])
    return "\n".join(section for section in (so, supposed) if section)


def _fact(fact: FactSaid) -> str:
    return say("explain.fact", label=fact.label, value=fact.value)
