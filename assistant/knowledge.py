"""Everything the steps may look things up in: corpus, rule books, questions, vocabulary, searcher. Opened once,
read-only."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from calculator.facts import FactSpec
from calculator.rules import RuleBook
from corpus.benefits import read_book
from corpus.load import load_corpus
from corpus.models import Corpus, Document
from corpus.parameters import Published, load_parameters
from corpus.questions import Questions, load_questions
from corpus.topics import load_topics
from corpus.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from index.search import Searcher


@dataclass(frozen=True, slots=True)
class Knowledge:
    """The read-only world of an assistant."""

    corpus: Corpus
    books: dict[str, RuleBook]
    questions: Questions
    vocabulary: dict[str, FactSpec]
    topics: dict[str, str]
    searcher: "Searcher"
    parameters: tuple[Published, ...] = ()

    def document(self, region: str) -> Document:
        """The document of a region."""
        return self.corpus.document_of(region)

    @property
    def regions(self) -> list[str]:
        """Region ids in the corpus's order."""
        return [document.region for document in self.corpus.documents.values()]


def open_knowledge(
    folder: Path | None = None, data_dir: Path | None = None, progress: Callable[[str, int, int], None] | None = None
) -> Knowledge:
    """Load corpus and rules, open (or build) the index. progress is told (stage, done, all)."""
    from index.opening import open_searcher

    corpus = load_corpus(folder)
    books = {
        document.region: read_book(corpus.folder / document.id / "benefits.yaml", document.id, document.region)
        for document in corpus.documents.values()
    }
    return Knowledge(
        corpus,
        books,
        load_questions(corpus),
        load_vocabulary(),
        {id: topic.label for id, topic in load_topics().items()},
        open_searcher(corpus, data_dir, progress),
        load_parameters(list(books)),
    )
