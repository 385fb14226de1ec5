"""Numbers citations as an answer is written: one marker for each clause and quote, in order of first use. Every
quote is located in its source, so a citation that is no real span cannot be made."""

from datetime import date

from assistant.answer import Citation
from calculator.value import Source
from corpus.models import Corpus

MOST = 8


class Citations:
    """The citations of one answer under construction."""

    def __init__(self, corpus: Corpus, day: date) -> None:
        self._corpus, self._day = corpus, day
        self._markers: dict[tuple[str, str], int] = {}
        self.items: list[Citation] = []

    def mark(self, source: Source) -> int:
        """The marker of a clause and quote, adding the citation when it is new."""
        clause = self._corpus.clause(source.clause)
        quote = "".join(source.quote.split()) or clause.text
        known = self._markers.get((source.clause, quote)) or self._containing(source.clause, quote)
        if known:
            return known
        if len(self.items) >= MOST and (same := self._of(source.clause)):
            return same
        start, end = clause.locate(quote)
        document = self._corpus.documents[clause.document]
        marker = len(self.items) + 1
        first, last = clause.find(quote)
        self.items.append(
            Citation(
                marker=marker,
                document=document.id,
                clause=clause.id,
                label=clause.label,
                text=clause.text,
                quote=clause.text[first:last],
                start=start,
                end=end,
                document_status=document.status_on(self._day),
            )
        )
        self._markers[(source.clause, quote)] = marker
        return marker

    def _containing(self, clause: str, quote: str) -> int | None:
        return next((m for (c, q), m in self._markers.items() if c == clause and quote in q), None)

    def _of(self, clause: str) -> int | None:
        return next((item.marker for item in self.items if item.clause == clause), None)

    def marks(self, *sources: Source | None) -> str:
        """Markers as they stand in a text: "[1][2]"."""
        markers = dict.fromkeys(self.mark(source) for source in sources if source is not None)
        return "".join(f"[{marker}]" for marker in markers)
