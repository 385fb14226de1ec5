"""A first look at a question: danger to life, fraud, attempts to rewrite the program, other subjects, plain
greetings. It goes by the words of screen.yaml and misuse.yaml and by danger.py, and computes nothing; a policy
question on a sensitive subject stays ok."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml

from assistant.danger import Kind as Danger
from assistant.danger import Meaning, danger
from assistant.misuse import asks, misuse, ordered
from assistant.normalise import normalise
from assistant.urgent import emergency

Kind = Literal[
    "ok",
    "crisis",
    "emergency",
    "unsafe",
    "injection",
    "out_of_scope",
    "medical_advice",
    "greeting",
    "thanks",
    "too_long",
    "empty",
]


class Screened(NamedTuple):
    """``reply_key`` finds the canned reply (when ok: what is to be said before the answer, or ""). ``remainder`` is the
    question still worth answering: all of it when ok, crisis or too_long, what is left without the planted orders
    when injection, else ""."""

    kind: Kind
    reply_key: str = ""
    remainder: str = ""


class _Rule(NamedTuple):
    groups: tuple[tuple[str, ...], ...]
    none: tuple[str, ...]
    reply: str


class _Words(NamedTuple):
    unsafe: tuple[_Rule, ...]
    medical_advice: tuple[_Rule, ...]
    other_request: tuple[_Rule, ...]
    injection: tuple[str, ...]
    domain: tuple[str, ...]
    other_topic: tuple[str, ...]
    small_talk: dict[str, tuple[Kind, str]]
    replies: dict[str, str]


FIRST_OF: dict[Danger, Danger] = {"crisis": "maybe_crisis", "emergency": "maybe_emergency"}
FIRST: dict[Danger, str] = {"maybe_emergency": "first_aid", "maybe_crisis": "first_care"}
"""What is said before the answer where somebody may be in danger."""
_SENTENCE = re.compile(r"[^。！？；\n]+[。！？；\n]?")
_NOTE = re.compile(r"[【（\[「][^【】（）\[\]「」]*[】）\]」]")
_CLAUSE = re.compile(r"[^。！？；\n，、：]+[。！？；\n，、：]*")


@lru_cache(maxsize=1)
def _words() -> _Words:
    path = Path(__file__).with_name("screen.yaml")
    raw: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    latin = tuple(_bare(line) for line in raw["injection_latin"].splitlines())
    small_talk: dict[str, tuple[Kind, str]] = {word: ("thanks", "thanks") for word in raw["thanks"].split()}
    for key in ("greeting", "about"):
        small_talk |= {word: ("greeting", key) for word in raw[key].split()}
    return _Words(
        unsafe=_rules(raw, "unsafe"),
        medical_advice=_rules(raw, "medical_advice"),
        other_request=_rules(raw, "other_request"),
        injection=tuple(_bare(word) for word in raw["injection"].split()) + latin,
        domain=tuple(raw["domain"].split()),
        other_topic=tuple(word.lower() for word in raw["other_topic"].split()),
        small_talk=small_talk,
        replies=raw["replies"],
    )


def _rules(raw: dict[str, Any], kind: str) -> tuple[_Rule, ...]:
    rules = []
    for rule in raw[kind]:
        groups = tuple(tuple(group.lower().split()) for group in rule["all"])
        rules.append(_Rule(groups, tuple(rule.get("none", "").split()), rule.get("reply", kind)))
    return tuple(rules)


def reply_text(key: str) -> str:
    """The canned Chinese reply for a reply_key."""
    return _words().replies[key]


def screen(text: str, meaning: Meaning | None = None, *, goes_on: bool = False) -> Screened:
    """What kind of message this is, and what of it is still to be answered. In a turn that goes on with a sum worked
    out before (``goes_on``), danger heard in no word of it is named first, and the turn answered."""
    normal = normalise(text)
    if not any(character.isalnum() for character in normal.text):
        return Screened("empty", "empty")
    heard = danger(normal.text, meaning)
    if goes_on and heard in FIRST_OF and not danger(normal.text):
        heard = FIRST_OF[heard]
    refused = _refused(normal.text, heard)
    if refused is not None:
        return refused
    clauses = _CLAUSE.findall(_NOTE.sub(_without_orders, normal.text))
    kept = "".join(clause for clause in clauses if not (_planted(clause) or ordered(clause)))
    if _planted(normal.text) or any(map(ordered, _CLAUSE.findall(_NOTE.sub(_opened, normal.text)))):
        answerable = _in_domain(kept) and asks(kept) and not _planted(kept) and _subject(kept, "").kind == "ok"
        return Screened("injection", "injection", kept.strip("，、：；。 \n") if answerable else "")
    return Screened("too_long", "too_long", normal.text) if normal.cut else _subject(normal.text, heard)


def _refused(text: str, heard: Danger) -> Screened | None:
    """What is not answered at all: help comes first, or nobody may help."""
    if heard == "crisis":
        return Screened("crisis", "crisis_now" if emergency(text) == "now" else "crisis", text)
    if heard == "emergency":
        return Screened("emergency", "emergency")
    reply = _broken(_words().unsafe, text) or misuse(text)
    return Screened("unsafe", reply) if reply else None


def _without_orders(note: re.Match[str]) -> str:
    """Nothing of a note in brackets that gives the program an order; any other note as it is."""
    return "" if any(map(ordered, _CLAUSE.findall(note[0][1:-1]))) else note[0]


def _opened(note: re.Match[str]) -> str:
    return f"，{note[0][1:-1]}，"


def _planted(text: str) -> bool:
    """Orders to the program, also when letters are pulled apart by marks (忽-略-以-上)."""
    bare = _bare(text)
    return any(phrase in bare for phrase in _words().injection)


def _subject(text: str, heard: Danger) -> Screened:
    words, bare = _words(), _bare(text)
    if bare in words.small_talk:
        kind, reply = words.small_talk[bare]
        return Screened(kind, reply)
    if _broken(words.medical_advice, text):
        return Screened("medical_advice", "medical_advice")
    lowered = text.lower()
    elsewhere = any(topic in lowered for topic in words.other_topic) and not _in_domain(text)
    if elsewhere or _broken(words.other_request, text):
        return Screened("out_of_scope", "out_of_scope")
    return Screened("ok", FIRST.get(heard, ""), text)


def _in_domain(text: str) -> bool:
    return any(word in text for word in _words().domain)


def _broken(rules: tuple[_Rule, ...], text: str) -> str:
    """The reply of the first rule that some sentence meets, or ""."""
    for sentence in _SENTENCE.findall(text.lower()):
        if reply := _met(rules, sentence):
            return reply
    return ""


def _met(rules: tuple[_Rule, ...], words: str) -> str:
    """The reply of the first rule that these words meet, or ""."""
    for rule in rules:
        if all(any(word in words for word in group) for group in rule.groups) and not any(
            word in words for word in rule.none
        ):
            return rule.reply
    return ""


def _bare(text: str) -> str:
    """Letters and digits only, small: marks between characters hide nothing."""
    return "".join(character for character in text.lower() if character.isalnum())
