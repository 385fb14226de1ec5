"""Server-sent events for one question: the steps as they happen, then only the checked answer. Knows no HTTP."""

from __future__ import annotations

import asyncio
import json
import threading
import traceback
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from typing import Any

from assistant.answer import Answer
from web.errors import error_body
from web.guard import log

HEARTBEAT_SECONDS = 10.0
_HEARTBEAT = b": \n\n"

Events = Callable[[], Iterator[tuple[str, Any]]]


def event(name: str, data: str) -> bytes:
    return f"event: {name}\ndata: {data}\n\n".encode()


def encode(kind: str, payload: Any) -> bytes | None:
    """One event for the client. A step shows its name and label only; a half-made answer never passes."""
    if kind == "step":
        shown = {key: str(payload.get(key, "")) for key in ("name", "label")}
        return event("step", json.dumps(shown, ensure_ascii=False))
    if kind == "answer" and isinstance(payload, Answer):
        return event("answer", payload.as_json())
    return None


async def events_as_they_happen(events: Events, heartbeat: float = HEARTBEAT_SECONDS) -> AsyncIterator[bytes]:
    """Runs the assistant in a thread and passes its events on; a silent stretch gets heartbeats."""
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[bytes | None] = asyncio.Queue()
    gone = threading.Event()

    def put(item: bytes | None) -> None:
        with suppress(RuntimeError):  # the loop is closed: the server is going down
            if not gone.is_set():
                loop.call_soon_threadsafe(queue.put_nowait, item)

    worker = threading.Thread(target=_work, args=(events, put, gone), daemon=True, name="huisuan-ask")
    worker.start()
    try:
        while True:
            try:
                item = await asyncio.wait_for(queue.get(), heartbeat)
            except TimeoutError:
                yield _HEARTBEAT
                continue
            if item is None:
                return
            yield item
    finally:
        gone.set()  # the person has left: the thread stops before its next step


def _work(events: Events, put: Callable[[bytes | None], None], gone: threading.Event) -> None:
    try:
        for kind, payload in events():
            if gone.is_set():
                return
            encoded = encode(kind, payload)
            if encoded:
                put(encoded)
    except Exception as error:
        put(event("error", json.dumps(_explain(error), ensure_ascii=False)))
    finally:
        put(None)


def _explain(error: Exception) -> dict[str, dict[str, str]]:
    from web.errors import ApiError

    if isinstance(error, ApiError):
        return error.body()
    frame = traceback.extract_tb(error.__traceback__)[-1]
    log.error("%s at %s:%s", type(error).__name__, frame.filename, frame.lineno)
    return error_body("internal")
