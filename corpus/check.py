"""Proves document folders sound: quotes stand in their clauses, numbers in their quotes, ids are unique, every
clause is spoken for. It reads and reports, and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.benefits import RULES
from corpus.coverage import DocumentCoverage, cover, describe
from corpus.document import read_document
from corpus.errors import CorpusError
from corpus.load import DOCUMENTS, document_folders, gather
from corpus.models import Document
from corpus.node import mappings
from corpus.numbers import strange_numbers
from corpus.parameters import read_table, tables
from corpus.questions import QuestionEntry, Questions, read_questions
from corpus.rule_checks import problems as rule_problems
from corpus.strict_yaml import Node, read_yaml
from corpus.topics import load_topics


@dataclass(frozen=True)
class Problem:
    """``file`` is relative to the checked folder; line 0 means the whole file."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}：{self.message}"


@dataclass(frozen=True)
class Report:
    """``coverage`` is a table to print; ``documents`` holds the same as data."""

    problems: tuple[Problem, ...]
    documents: tuple[DocumentCoverage, ...]

    @property
    def coverage(self) -> str:
        return describe(list(self.documents))


def check(folder: Path | None = None) -> Report:
    return _Check((folder or DOCUMENTS).resolve()).run()


class _Check:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.documents: list[Document] = []
        self.coverage: list[DocumentCoverage] = []

    def run(self) -> Report:
        try:
            for path in document_folders(self.folder):
                self._document(path)
            corpus = gather(self.folder, self.documents)
            self._open_clauses()
            self._add(*rule_problems(corpus))
            if self.folder == DOCUMENTS:
                self._tables()
        except CorpusError as error:
            self._add(error)
        return Report(tuple(dict.fromkeys(self.problems)), tuple(self.coverage))

    def _document(self, path: Path) -> None:
        try:
            document = read_document(path)
        except CorpusError as error:
            return self._add(error)
        self.documents.append(document)
        used: set[str] = set()
        ruled: set[str] = set()
        for file in sorted(path.glob("*.yaml")):
            try:
                root = read_yaml(file)
            except CorpusError as error:
                self._add(error)
                continue
            self._add(*_quotes(root, document), *_ids(root))
            if file.name == RULES:
                used = {str(named.value) for node in mappings(root) if (named := node.get("clause"))}
                ruled = {str(id.value) for node in mappings(root) for id in _list(node.get("covers"))}
        self.coverage.append(cover(document, used, self._questions(document, path / "questions.yaml"), ruled))
        self._add(*_declarations(document, self.coverage[-1], path / "document.yaml"))

    def _questions(self, document: Document, path: Path) -> Questions:
        try:
            questions = read_questions(document, path)
        except CorpusError as error:
            self._add(error)
            return Questions()
        asked: dict[str, QuestionEntry] = {}
        for entry in questions.entries:
            self._add(*_says(entry), *_asked_twice(entry, asked))
        return questions

    def _tables(self) -> None:
        """The parameter tables, which go with the documents in use."""
        regions = [document.region for document in self.documents]
        for path in tables():
            self._add(*(entry for entry in read_table(path, regions) if isinstance(entry, CorpusError)))

    def _open_clauses(self) -> None:
        for one in self.coverage:
            for id in one.open:
                message = f"条款 {id} 没有规则用到，也没有问法；请写入 questions.yaml，或在 no_interest 写明理由。"
                self.problems.append(Problem(f"{one.document}/document.yaml", 0, message))

    def _add(self, *errors: CorpusError) -> None:
        for error in errors:
            name = error.path.relative_to(self.folder) if error.path.is_relative_to(self.folder) else error.path
            self.problems.append(Problem(str(name), error.line, error.message))


def _list(node: Node | None) -> list[Node]:
    return node.value if node is not None and isinstance(node.value, list) else []


def _quotes(root: Node, document: Document) -> Iterator[CorpusError]:
    """A mapping with a clause and a quote: the clause is this document's, and the quote stands in it."""
    clauses = {clause.id: clause for clause in document.clauses}
    for node in mappings(root):
        named, quote = node.get("clause"), node.get("quote")
        if named is None or not isinstance(named.value, str):
            continue
        clause = clauses.get(named.value)
        if clause is None:
            yield named.fail(f"{document.id} 没有条款 {named.value}；请核对编号。")
        elif quote is not None and isinstance(quote.value, str) and not clause.holds(quote.value):
            yield quote.fail(f"引文不在 {clause.id} 里：“{quote.value[:30]}”；请照原文抄写（空白不计）。")


def _ids(root: Node) -> Iterator[CorpusError]:
    """In one list, an id is given once."""
    lists = [value for node in mappings(root) if isinstance(node.value, dict) for value in node.value.values()]
    for entries in (value.value for value in lists if isinstance(value.value, list)):
        seen: set[str] = set()
        for entry in entries:
            id = entry.value.get("id") if isinstance(entry.value, dict) else None
            if id is not None and isinstance(id.value, str):
                if id.value in seen:
                    yield id.fail(f"id“{id.value}”重复；请改名，已用过的 id 不再使用。")
                seen.add(id.value)


def _says(entry: QuestionEntry) -> Iterator[CorpusError]:
    """Every number of the plain words stands in the entry's quotes."""
    quotes = "\n".join(quoted.quote for quoted in entry.quotes)
    for number in strange_numbers(entry.says, quotes):
        message = f"says 里的“{number.text.strip()}”不在引文里；请改写，或在 more 里补上有这个数的引文。"
        yield CorpusError(entry.file, entry.line, message)


def _asked_twice(entry: QuestionEntry, asked: dict[str, QuestionEntry]) -> Iterator[CorpusError]:
    for words in entry.ask:
        first = asked.setdefault(words, entry)
        if first is not entry and first.clause != entry.clause:
            message = f"问法“{words}”已在第 {first.line} 行指向 {first.clause}，这里又指向 {entry.clause}；请删去一处。"
            yield CorpusError(entry.file, entry.line, message)


def _declarations(document: Document, coverage: DocumentCoverage, path: Path) -> Iterator[CorpusError]:
    """What document.yaml points at exists, and no clause is called uninteresting while something uses it."""
    for id in sorted(coverage.no_interest - set(coverage.clauses)):
        yield CorpusError(path, 0, f"no_interest 里的 {id} 不是本文件的条款；请核对编号。")
    for id in sorted(coverage.no_interest & (coverage.used | coverage.answerable)):
        yield CorpusError(path, 0, f"条款 {id} 已被用到，不必再写在 no_interest；请删去。")
    for entry in document.exceptions:
        if entry.what not in load_topics():
            yield CorpusError(path, 0, f"exceptions 里的 {entry.what} 不是主题编号；请用 corpus/topics.yaml 里的 id。")
