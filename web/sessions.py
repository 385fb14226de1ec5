"""Conversations, kept in memory only: a random id, an expiry and a cap. Nothing is written anywhere."""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

EXPIRY_MINUTES = 30
MOST_SESSIONS = 2000


@dataclass
class Conversation:
    """One person's conversation. ``memory`` is the assistant's own Session; the lock keeps its turns in order."""

    id: str
    memory: Any
    last_used: float
    lock: threading.Lock = field(default_factory=threading.Lock)


class Sessions:
    """Conversations by id, the least recently used first."""

    def __init__(
        self,
        new_memory: Callable[[], Any],
        *,
        expiry_seconds: float = EXPIRY_MINUTES * 60,
        most: int = MOST_SESSIONS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._new_memory = new_memory
        self._expiry = expiry_seconds
        self._most = most
        self._clock = clock
        self._kept: OrderedDict[str, Conversation] = OrderedDict()
        self._lock = threading.Lock()

    def start(self) -> Conversation:
        """A new conversation; the one unused for longest makes room when the cap is reached."""
        conversation = Conversation(secrets.token_urlsafe(24), self._new_memory(), self._clock())
        with self._lock:
            self._drop_expired()
            while len(self._kept) >= self._most:
                self._kept.popitem(last=False)
            self._kept[conversation.id] = conversation
        return conversation

    def find(self, session_id: str) -> Conversation | None:
        """The conversation with this id, or None when it never was or has ended."""
        with self._lock:
            self._drop_expired()
            conversation = self._kept.get(session_id)
            if conversation is not None:
                conversation.last_used = self._clock()
                self._kept.move_to_end(session_id)
            return conversation

    def __len__(self) -> int:
        return len(self._kept)

    def _drop_expired(self) -> None:
        oldest_allowed = self._clock() - self._expiry
        while self._kept:
            first = next(iter(self._kept.values()))
            if first.last_used > oldest_allowed:
                return
            self._kept.popitem(last=False)
