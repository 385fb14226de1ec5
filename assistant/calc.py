"""One benefit for given facts, outside any conversation: computed, with its receipt; a receipt computed again.
Needs no index and no clock; every figure is the calculator's."""

from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.calc_request import CalcError, Request, case_of
from assistant.published import of_day, put, resting_on
from assistant.sending import program_version
from assistant.wording import say
from calculator.ask import Question, what_to_ask
from calculator.compute import compute
from calculator.facts import Case, FactSpec
from calculator.outcome import Outcome
from calculator.receipt import BadReceipt, Difference, differences, recall, receipt
from calculator.rules import RuleBook
from corpus.benefits import read_book
from corpus.load import load_corpus
from corpus.models import Corpus, Document
from corpus.parameters import Published, load_parameters
from corpus.vocabulary import load_vocabulary


@dataclass(frozen=True, slots=True)
class Desk:
    """What a calculation is made with: texts, rules and the fact vocabulary, without the index."""

    corpus: Corpus
    vocabulary: dict[str, FactSpec]
    parameters: tuple[Published, ...] = ()
    books: dict[str, RuleBook] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path | None = None) -> "Desk":
        """Load the documents; a rule book is read when it is first asked for."""
        corpus = load_corpus(folder)
        regions = [document.region for document in corpus.documents.values()]
        return cls(corpus, load_vocabulary(), load_parameters(regions))

    def document(self, region: str) -> Document:
        """The document of a region. Raises CalcError."""
        documents = self.corpus.documents.values()
        for document in documents:
            if region in (document.region, document.region_name):
                return document
        names = "、".join(f"{document.region}（{document.region_name}）" for document in documents)
        raise CalcError(say("calc.errors.region", value=region[:40], names=names))

    def book(self, region: str) -> RuleBook:
        """The rule book of a region. Raises CalcError."""
        document = self.document(region)
        if document.region not in self.books:
            path = self.corpus.folder / document.id / "benefits.yaml"
            self.books[document.region] = read_book(path, document.id, document.region)
        return self.books[document.region]


@dataclass(frozen=True, slots=True)
class Calculation:
    """A request, computed; ``published``: what its result rests on beside the facts of the request."""

    request: Request
    book: RuleBook
    case: Case
    outcome: Outcome
    questions: tuple[Question, ...]
    published: tuple[Published, ...] = ()


def laid_out(desk: Desk, request: Request) -> tuple[RuleBook, Case, tuple[Published, ...]]:
    """What a request is computed with: rules, case, and the figures of its day. Raises CalcError."""
    book = desk.book(request.region)
    if request.benefit not in book.rules:
        names = "、".join(f"{rule.id}（{rule.label}）" for rule in book.rules.values())
        region = desk.document(request.region).region_name
        raise CalcError(say("calc.errors.benefit", region=region, value=request.benefit[:40], names=names))
    case = case_of(request, book, desk.vocabulary)
    return book, case, of_day(desk.parameters, book.region, case.day, desk.vocabulary)


def calculate(desk: Desk, request: Request) -> Calculation:
    """Compute one request and what to ask next. Raises CalcError."""
    book, case, table = laid_out(desk, request)
    outcome, published = resting_on(table, lambda known: compute(book, put(case, known), request.benefit))
    questions = what_to_ask(book, put(case, table), request.benefit, desk.vocabulary)
    return Calculation(request, book, put(case, published), outcome, questions, published)


def receipt_of(desk: Desk, done: Calculation) -> bytes:
    """The receipt of a calculation."""
    versions = {"corpus": desk.corpus.version, "program": program_version()}
    return receipt(done.book, done.case, done.request.benefit, desk.vocabulary, **versions)


def replay(desk: Desk, data: bytes) -> list[Difference]:
    """What a receipt's facts give today against what it says; empty when the bytes are the same. A receipt holds every
    figure it rests on: the parameter table, which may have changed, is not read. Raises CalcError."""
    try:
        asked = recall(data)
        request = Request(asked.region, asked.benefit, asked.as_of, asked.on, asked.facts)
        return differences(data, receipt_of(desk, calculate(replace(desk, parameters=()), request)))
    except BadReceipt as error:
        raise CalcError(say("calc.errors.bad_receipt", **error.details)) from error
