"""Holds benefits.yaml to its own text: numbers stand in their quotes, days in the text, names in their lists. It
looks only at what the reader of benefits accepts; computes nothing and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.benefits import RULES, read_book
from corpus.errors import CorpusError
from corpus.models import Corpus, Document
from corpus.rule_names import covered, name_problems, stack_problems
from corpus.rule_numbers import number_problems
from corpus.rule_periods import period_problems
from corpus.strict_yaml import Node, read_yaml


def problems(corpus: Corpus) -> Iterator[CorpusError]:
    """What is wrong with the rules of every document, each with file and line; nothing when all are sound."""
    for document in corpus.documents.values():
        path = corpus.folder / document.id / RULES
        try:
            read_book(path, document.id, document.region)
            yield from rule_problems(read_yaml(path), document)
        except CorpusError as error:
            yield error


def rule_problems(root: Node, document: Document) -> Iterator[CorpusError]:
    """What is wrong with the rules of one document, each with its line; nothing when all hold."""
    yield from stack_problems(root)
    for rule in root.need("benefits").items():
        yield from number_problems(rule, document)
        yield from period_problems(rule, document)
        yield from name_problems(rule, document)
    path = root.path.with_name("document.yaml")
    for id in document.rules:
        if id not in covered(root):
            yield CorpusError(path, 0, f"rules 里的 {id} 没有一条规则的 covers 写到；请写出这条规则，或核对编号。")
