"""Holds the names of a rule to their lists: topics, facts and their kinds and choices, identities, care types,
inventory ids, the paying order. Knows no number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from calculator.facts import FactSpec
from corpus.errors import CorpusError
from corpus.models import Document
from corpus.node import mappings
from corpus.strict_yaml import Node
from corpus.topics import load_topics
from corpus.vocabulary import load_vocabulary

MONEY, FIGURE = ("money",), ("figure",)
OF_RULE = {
    **{"enters": MONEY, "paid": MONEY, "base_limit": FIGURE, "share_of": MONEY, "adds": MONEY, "less": MONEY},
    **{"measures": ("money", "rate", "count"), "numerator": ("money", "count"), "denominator": ("money", "count")},
    **{"start": ("date",), "chooses": ("choice",)},
}
ANYWHERE = {"of": FIGURE, "published": FIGURE, "fact": (), "part": MONEY, "total": MONEY}
EVERYONE = "everyone"
FLAG = ("yes", "no")
_ID = re.compile("[a-z][a-z0-9_]{0,39}")


def name_problems(rule: Node, document: Document) -> Iterator[CorpusError]:
    """Every name in one rule that nobody knows, or that is of the wrong kind."""
    vocabulary = load_vocabulary()
    if not _ID.fullmatch(rule.need("id").text()):
        yield rule.need("id").fail("id 应为小写字母、数字和下划线；请改名。")
    if rule.need("topic").text() not in load_topics():
        yield rule.need("topic").fail(f"不认识的主题“{rule.need('topic').text()}”；请用 corpus/topics.yaml 里的 id。")
    yield from _covers(rule.need("covers"), document)
    for key, kinds in OF_RULE.items():
        for name in _words(rule.get(key)):
            yield from _fact(name, kinds, vocabulary)
    for node in mappings(rule):
        for key, kinds in ANYWHERE.items():
            for name in _words(node.get(key)):
                yield from _fact(name, kinds, vocabulary)
        yield from _choices(node, rule, vocabulary)
    yield from _terms(rule)


def stack_problems(root: Node) -> Iterator[CorpusError]:
    """Names in the paying order and in the identities that exclude each other."""
    vocabulary = load_vocabulary()
    rules = {rule.need("id").text() for rule in root.need("benefits").items()}
    seen: set[str] = set()
    for item in root.maybe_items("stack"):
        name = item if isinstance(item.value, str) else item.need("id")
        if name.text() in seen or (name is not item and name.text() in rules):
            yield name.fail(f"支付顺序里“{name.text()}”出现两次，或与一条规则同名；请改名。")
        seen.add(name.text())
        for key in ("enters", "paid") if name is not item else ():
            yield from _fact(item.need(key), MONEY, vocabulary)
    for group in root.maybe_items("exclusive"):
        yield from _choices(group, root, vocabulary)


def covered(root: Node) -> set[str]:
    """The inventory ids that the rules of a file say they cover."""
    return {id.text() for rule in root.need("benefits").items() for id in _words(rule.get("covers"))}


def _words(node: Node | None) -> list[Node]:
    """The texts of a list, or the one text."""
    if node is None:
        return []
    return [item for item in node.value if isinstance(item.value, str)] if isinstance(node.value, list) else [node]


def _covers(node: Node, document: Document) -> Iterator[CorpusError]:
    wanted = re.compile(f"{re.escape(document.short.upper())}-R[0-9]{{2}}")
    for id in node.items():
        if not wanted.fullmatch(id.text()):
            yield id.fail(f"规则编号应像 {document.short.upper()}-R01，写的是“{id.text()}”；请改正。")
        elif document.rules and id.text() not in document.rules:
            yield id.fail(f"document.yaml 的 rules 里没有 {id.text()}；请核对编号，或补进 rules。")


def _fact(name: Node, kinds: tuple[str, ...], vocabulary: dict[str, FactSpec]) -> Iterator[CorpusError]:
    spec = vocabulary.get(name.text())
    if spec is None:
        yield name.fail(f"不认识的事实“{name.text()}”；请用 corpus/facts.yaml 里的 id，或先写进那里。")
    elif kinds and spec.kind not in kinds:
        yield name.fail(f"事实“{name.text()}”的 kind 是 {spec.kind}，这里应为 {'、'.join(kinds)}；请改正。")


def _choices(node: Node, rule: Node, vocabulary: dict[str, FactSpec]) -> Iterator[CorpusError]:
    """Identities, care types, the values of a condition and of a choosing fact are choices that exist."""
    identities = (*_options("identities", vocabulary), EVERYONE)
    cares = _options("care", vocabulary)
    chooses = rule.get("chooses")
    lists = {"identities": identities, "cares": cares}
    if (fact := node.get("fact")) is not None:
        lists["is"] = _options(fact.text(), vocabulary)
    if chooses is not None:
        lists["values"] = _options(chooses.text(), vocabulary)
    for key, allowed in lists.items():
        for word in _words(node.get(key)):
            if word.text() not in allowed:
                yield word.fail(f"{key} 里不认识“{word.text()}”；可用：{'、'.join(allowed)}。")
    for key, allowed in (("sublimits", cares), ("fixed", tuple(n for n, s in vocabulary.items() if s.kind in MONEY))):
        named = node.get(key)
        for name, value in named.mapping().items() if named is not None else ():
            if name not in allowed:
                yield value.fail(f"{key} 里不认识“{name}”；请用 corpus/facts.yaml 里的词。")


def _options(fact: str, vocabulary: dict[str, FactSpec]) -> tuple[str, ...]:
    spec = vocabulary.get(fact)
    if spec is None:
        return ()
    return FLAG if spec.kind == "flag" else tuple(key for key, _ in spec.options)


def _terms(rule: Node) -> Iterator[CorpusError]:
    """One identity is named in one place only, and those who are everyone come last."""
    seen: set[str] = set()
    for terms in rule.maybe_items("terms"):
        named = terms.get("identities")
        if not _words(named):
            yield terms.fail("应写明 identities：给谁；给所有人写 [everyone]。")
        for word in _words(named):
            if word.text() in seen:
                yield word.fail(f"“{word.text()}”在 terms 里出现两次，后一处永远用不上；请删去一处。")
            elif EVERYONE in seen:
                yield word.fail("everyone 应放在最后；它后面的各项永远用不上。")
            seen.add(word.text())
