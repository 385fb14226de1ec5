"""A progress bar on standard error. On a pipe or a file it prints nothing but the end, so logs stay readable."""

from __future__ import annotations

import sys
import time

WIDTH = 28


class Bar:
    """Call it with (what, done, total) as often as you like."""

    def __init__(self) -> None:
        self._shown_at = 0.0
        self._open = False

    def __call__(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        finished = done >= total
        if not sys.stderr.isatty() or (not finished and now - self._shown_at < 0.1):
            return
        self._shown_at = now
        filled = WIDTH * done // max(total, 1)
        sys.stderr.write(f"\r  {'█' * filled}{'░' * (WIDTH - filled)} {done}/{total}  {what}\x1b[K")
        self._open = True
        sys.stderr.flush()

    def close(self) -> None:
        if self._open:
            sys.stderr.write("\n")
            self._open = False
