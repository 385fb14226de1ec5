"""What the web floor needs from the floors below, gathered once at start. It opens things; it answers nothing."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from assistant.answer import Answer
    from corpus.models import Corpus
    from index.search import Hit
    from web.limits import RateLimit
    from web.sessions import Sessions

Progress = Callable[[str, int, int], None]  # what, done, of how many
ANSWERS_AT_ONCE = 8


class Asks(Protocol):
    """The assistant, as seen from here."""

    def ask(self, text: str, session: Any, as_of: date) -> Answer: ...

    def events(self, text: str, session: Any, as_of: date) -> Iterator[tuple[str, Any]]: ...


class Finds(Protocol):
    """The searcher, as seen from here."""

    note: str | None

    def words_only(self) -> Finds: ...

    def search(self, query: str, *, regions: Any = None, on: date | None = None, k: int = 10) -> list[Hit]: ...


@dataclass
class House:
    """Everything a request may touch."""

    assistant: Asks
    corpus: Corpus
    searcher: Finds
    sessions: Sessions
    asks: RateLimit
    looks: RateLimit
    slots: threading.BoundedSemaphore = field(default_factory=lambda: threading.BoundedSemaphore(ANSWERS_AT_ONCE))
    today: Callable[[], date] = date.today
