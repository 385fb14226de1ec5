"""Compares every number of a rule with the words it is quoted from: 70%, 15万元, 5个百分点, 1/3, 全额, 三个工作日; and
the words around it with the kind of value it is given out to be. Knows no fact and no day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from corpus.errors import CorpusError
from corpus.models import Document
from corpus.node import mappings
from corpus.numbers import find_numbers, strange_numbers
from corpus.strict_yaml import Node

STATED = ("exact", "at_least", "at_most")
NUMBERS = (*STATED, "cut", "plus", "above", "percent", "months", "n")
WHOLE = re.compile("全额|全部|100%|超过|高于|递增")
NONE = re.compile("取消|不设|免")
WORDS = {
    "at_least": re.compile("不低于|不少于|以上|达到|至少"),
    "at_most": re.compile("不高于|不超过|以内|以下|控制在"),
    "unlimited": re.compile("取消|不设|没有"),
}
STRICT = {">": re.compile("超|高于|大于|>|递增"), "<": re.compile("低于|小于|少于|<")}
BOUNDED = re.compile(r"(?P<word>不低于|不高于)(?P<rest>.{0,40})")


def number_problems(rule: Node, document: Document) -> Iterator[CorpusError]:
    """Every number, hedge and word of degree in one rule that its quotes do not bear out."""
    whole = rule.get("share_of") is not None
    for node in mappings(rule):
        said = quoted(node, document)
        if said is None:
            continue
        for key in NUMBERS:
            written = node.get(key)
            if written is not None and not _stands(key, written.text(), said, whole or node.get("of") is not None):
                yield written.fail(f"引文里没有“{written.text()}”这个数；请照原文改数，或换有这个数的引文。")
        yield from _degree(node, said, rule)
    yield from _strict(rule, document)
    yield from _remarks(rule, document)


def quoted(node: Node, document: Document) -> str | None:
    """The words a mapping rests on, as they stand in the clause; None where it quotes nothing (or something that is not
    there, which another check reports)."""
    clauses = {clause.id: clause for clause in document.clauses}
    found = []
    for part in (node, *node.maybe_items("also")):
        named, quote = part.get("clause"), part.get("quote")
        if named is None or quote is None:
            return None
        clause = clauses.get(named.text())
        if clause is None or not clause.holds(quote.text()):
            return None
        first, last = clause.find(quote.text())
        found.append(clause.text[first:last])
    return "\n".join(found)


def _stands(key: str, written: str, said: str, of_figure: bool) -> bool:
    if written == "full":
        return of_figure or bool(WHOLE.search(said))
    number = _read(written)
    if number == 0:
        return bool(NONE.search(said))
    found = find_numbers(said)
    if "%" in written or number.denominator > 1:
        return number in {one.value for one in found}
    return number in {
        one.raw if key == "percent" else one.value for one in found if key == "percent" or not one.percent
    }


def _read(written: str) -> Fraction:
    return Fraction(written.removesuffix("%")) / (100 if written.endswith("%") else 1)


def _degree(node: Node, said: str, rule: Node) -> Iterator[CorpusError]:
    """不低于 is no exact value, an exact value is no floor, and a hedge is the text's own word."""
    for key, words in WORDS.items():
        stated = node.get(key)
        if stated is not None and not words.search(said):
            yield stated.fail(f"引文没有写成 {key} 的字样（{words.pattern.replace('|', '、')}）；请核对是哪一种值。")
    exact, hedge = node.get("exact"), node.get("hedge")
    bounded = BOUNDED.search(said) if exact is not None and rule.get("terms") else None
    if exact is not None and bounded and exact.text() != "full":
        first = next(iter(find_numbers(bounded["rest"])), None)
        if first is not None and first.value == _read(exact.text()):
            yield exact.fail(f"引文写的是“{bounded['word']}”，不是 exact；请改为 at_least 或 at_most。")
    if hedge is not None and "".join(hedge.text().split()) not in "".join(said.split()):
        yield hedge.fail(f"引文里没有“{hedge.text()}”；请照原文抄写。")


def _strict(rule: Node, document: Document) -> Iterator[CorpusError]:
    """> and < are the text's own: 超过, 高于, <18."""
    for node in (rule, *rule.maybe_items("targets")):
        test, threshold = node.get("test"), node.get("threshold")
        said = quoted(threshold or node, document) if test is not None else None
        if test is not None and said is not None and (words := STRICT.get(test.text())) and not words.search(said):
            yield test.fail(f"引文没有“{test.text()}”的字样（{words.pattern.replace('|', '、')}）；请核对含不含本数。")


def _remarks(rule: Node, document: Document) -> Iterator[CorpusError]:
    """What people read beside a rule has no figure that its clauses lack; a lone 三 only counts what was listed."""
    named = {node.need("clause").text() for node in mappings(rule) if node.get("clause") is not None}
    held = "\n".join(clause.text for clause in document.clauses if clause.id in named)
    for remark in (found for node in mappings(rule) if (found := node.get("remark")) is not None):
        for number in strange_numbers(remark.text(), held):
            if number.text.strip().isascii() or len(number.text.strip()) > 1:
                yield remark.fail(f"remark 里的“{number.text.strip()}”不在它引的条款里；请改写。")
