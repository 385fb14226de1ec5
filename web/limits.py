"""How much a client may send and how often. It counts; it does not read what the question says."""

from __future__ import annotations

import ipaddress
import threading
import time
import unicodedata
from collections import OrderedDict, deque
from collections.abc import Callable

QUESTION_CHARACTERS = 500
BODY_BYTES = 8192
BODY_SECONDS = 10
ASKS_A_MINUTE = 30
LOOKS_A_MINUTE = 300
MOST_CLIENTS = 10_000

# Characters that take no room on a screen; counting or passing them on would let a short question hide a long one.
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn"}


def clean(text: str) -> str:
    """The question as a person sees it: no control, format or unassigned characters, runs of blanks as one."""
    visible = "".join(" " if c in "\t\r\n" else c for c in text if c in "\t\r\n" or not _is_invisible(c))
    return " ".join(visible.split())


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) in _INVISIBLE or "\ufe00" <= character <= "\ufe0f"


def client_key(address: str | None) -> str:
    """Who counts as one client: an IPv4 address, or an IPv6 /64, since one household holds a whole /64."""
    try:
        parsed = ipaddress.ip_address(address or "")
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv6Address):
        return str(ipaddress.ip_network(f"{parsed}/64", strict=False))
    return str(parsed)


class RateLimit:
    """At most ``limit`` calls in any minute for one client."""

    def __init__(self, limit: int, *, window: float = 60.0, clock: Callable[[], float] = time.monotonic) -> None:
        self.limit = limit
        self._window = window
        self._clock = clock
        self._calls: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait_for(self, client: str) -> int:
        """0 when the call may go ahead (and is counted), else the whole seconds to wait."""
        now = self._clock()
        with self._lock:
            calls = self._calls.setdefault(client, deque())
            self._calls.move_to_end(client)
            while calls and calls[0] <= now - self._window:
                calls.popleft()
            if len(calls) >= self.limit:
                return max(1, int(calls[0] + self._window - now) + 1)
            calls.append(now)
            while len(self._calls) > MOST_CLIENTS:
                self._calls.popitem(last=False)
        return 0
