"""Loads lexicon.yaml: everyday and official wordings, compiled once. Says what words mean; decides nothing."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

PATH = Path(__file__).with_name("lexicon.yaml")


class Concept(NamedTuple):
    """A benefit or matter people ask about: its wordings, the rules it may be in a region, the topics to look up."""

    id: str
    words: re.Pattern[str]
    rules: tuple[str, ...]
    topics: tuple[str, ...]


class Role(NamedTuple):
    """What a sum of money is for, by the words before or after it."""

    id: str
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None


class Lexicon(NamedTuple):
    """All word lists, in order of precedence."""

    identities: tuple[tuple[str, re.Pattern[str]], ...]
    not_identity: re.Pattern[str]
    disability: dict[str, re.Pattern[str]]
    negated: re.Pattern[str]
    both: re.Pattern[str]
    care: dict[str, re.Pattern[str]]
    flags: dict[str, dict[str, re.Pattern[str]]]
    roles: tuple[Role, ...]
    role_facts: dict[str, dict[str, str]]
    concepts: tuple[Concept, ...]
    aspects: dict[str, re.Pattern[str]]
    words: dict[str, re.Pattern[str]]
    spoken: tuple[str, ...]
    spoken_places: tuple[str, ...]
    above_places: tuple[str, ...]
    not_by_sound: re.Pattern[str]
    heard: dict[str, str]
    latin_places: dict[str, str]
    background: frozenset[str]
    strong: frozenset[str]
    topical: frozenset[str]
    explained: dict[str, tuple[str, ...]]
    called: dict[str, re.Pattern[str]]
    kin: dict[str, re.Pattern[str]]
    illnesses: dict[str, re.Pattern[str]]
    kin_names: dict[str, str]
    short_answers: dict[str, dict[str, re.Pattern[str]]]


@cache
def load_lexicon() -> Lexicon:
    """The compiled lexicon."""
    data = yaml.load(PATH.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    pattern = re.compile

    return Lexicon(
        tuple((item["id"], pattern(item["words"])) for item in data["identities"]),
        pattern(data["not_identity"]),
        {key: pattern(value) for key, value in data["disability"].items()},
        pattern(data["negated"]),
        pattern(data["both"]),
        {key: pattern(value) for key, value in data["care"].items()},
        {fact: {value: pattern(words) for value, words in options.items()} for fact, options in data["flags"].items()},
        tuple(Role(item["role"], _maybe(item.get("before")), _maybe(item.get("after"))) for item in data["roles"]),
        data["role_facts"],
        tuple(
            Concept(item["id"], pattern(item["words"]), tuple(item["rules"]), tuple(item["topics"]))
            for item in data["concepts"]
        ),
        {key: pattern(value) for key, value in data["aspects"].items()},
        {key: pattern(value) for key, value in data.items() if isinstance(value, str)},
        tuple(data["spoken"]),
        tuple(data["spoken_places"]),
        tuple(data["above_places"]),
        pattern(data["not_by_sound"]),
        data["heard"],
        data["latin_places"],
        frozenset(data["background"]),
        frozenset(data["strong"]),
        frozenset(data["topical"]),
        {key: tuple(roles) for key, roles in data["explained"].items()},
        {fact: pattern(words) for fact, words in data["called"].items()},
        {key: pattern(value) for key, value in data["kin"].items()},
        {key: pattern(value) for key, value in data["illnesses"].items()},
        data["kin_names"],
        {
            fact: {value: pattern(words) for value, words in said.items()}
            for fact, said in data["short_answers"].items()
        },
    )


def _maybe(words: str | None) -> re.Pattern[str] | None:
    return re.compile(words) if words else None


def concept_of(name: str | None) -> Concept | None:
    """The concept with this id."""
    return next((concept for concept in load_lexicon().concepts if concept.id == name), None)


def asked_in(text: str) -> str:
    """A text without what it waves away (限额先不管, 不问多少钱, 哪个地方没讲), the places of all else kept."""
    for aside in ("set_aside", "place_untold", "as_much_as"):
        text = load_lexicon().words[aside].sub(lambda match: "　" * len(match[0]), text)
    return text


def meant_so(words: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Where the words first stand in the text without 不是 before them."""
    denied = load_lexicon().words["not_meant"]
    meant = (m for m in words.finditer(text) if not denied.search(text[max(0, m.start() - 4) : m.start()]))
    return next((match for match in meant if not _likened(match)), None)


def _likened(match: re.Match[str]) -> bool:
    """What something is only compared with (按住院的七成)."""
    words, text = load_lexicon().words, match.string
    before, after = words["likened_before"], words["likened_after"]
    return before.search(text[: match.start()]) is not None and after.match(text, match.end()) is not None
