"""The day a look-up is about, as data beside its words: when the document was issued, when it or a part of it begins
to apply, when it ends, how far back costs count. Days come from the quote, from document.yaml or are counted by the
calculator; none is made here."""

import re
from datetime import date
from typing import NamedTuple

from assistant.lexicon import load_lexicon
from assistant.state import State
from assistant.window import first_day
from assistant.wording import say
from corpus.models import Document
from corpus.questions import QuestionEntry

BEGINS = re.compile(r"自([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日起(?:施行|执行)")
TERM = "有效期"


class Told(NamedTuple):
    """One day: of what (a key of messages.yaml), and what is said of it besides the statement ("" for nothing)."""

    kind: str
    day: date
    line: str = ""


def told_date(state: State) -> Told | None:
    """The day that the entry found tells, where a day is asked for."""
    entry = state.found.entry
    if entry is None or not load_lexicon().words["asks_day"].search(state.text):
        return None
    if entry.topic == "lookback":
        return _lookback(state)
    return _of_document(state, entry, state.know.corpus.documents[entry.document])


def _of_document(state: State, entry: QuestionEntry, document: Document) -> Told | None:
    words = load_lexicon().words
    ends = words["asks_end"].search(state.text) is not None
    if document.until and TERM in entry.quote and ends:
        day = document.until
        return Told("until", day, say("told.until", day=_words(day), note=document.until_note or ""))
    if ends and not words["asks_begin"].search(state.text):
        return None
    begins = BEGINS.search("".join(entry.quote.split()))
    if begins and entry.topic == "validity":
        year, month, day_ = (int(part) for part in begins.groups())
        return Told("begins", date(year, month, day_))
    if document.issued and _words(document.issued) in "".join(entry.quote.split()):
        return Told("issued", document.issued)
    return None


def _lookback(state: State) -> Told | None:
    first = first_day(state, state.know.books[state.plan.region])
    return Told("lookback", first, say("told.lookback", day=_words(first))) if first else None


def _words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
