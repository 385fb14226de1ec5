"""The outermost layer of the app: body size, security headers, a log line without personal data, a last-resort 500."""

from __future__ import annotations

import asyncio
import json
import logging
import time
import traceback
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web.errors import error_body
from web.limits import BODY_BYTES, BODY_SECONDS

log = logging.getLogger("huisuan.web")

SECURITY_HEADERS = {
    "content-security-policy": (
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Wraps the whole app as plain ASGI, so that no answer leaves without the headers and no stream is buffered."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        reply = _Reply(scope, send)
        try:
            refused, body = await _read_body(scope, receive)
            if refused:
                await reply.error(*refused)
            else:
                await self.app(scope, _replay(body, receive), reply.send)
        except Exception as error:  # the last resort: a person gets words, the log gets the place, never the message
            _log_place(error)
            if not reply.started:
                await reply.error(500, "internal", {})
        finally:
            reply.write_log()


class _Reply:
    """Sends with our headers and remembers what happened for the log."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self.scope = scope
        self.started = False
        self.status = 0
        self._send = send
        self._since = time.perf_counter()

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            self.status = message["status"]
            own = {name for name, _ in message.get("headers", [])}
            extra = [(k.encode(), v.encode()) for k, v in self._headers().items() if k.encode() not in own]
            message = {**message, "headers": [*message.get("headers", []), *extra]}
        await self._send(message)

    def _headers(self) -> dict[str, str]:
        # Static files carry an ETag and are revalidated; everything else may hold a person's circumstances.
        static = self.scope["path"].startswith("/static/")
        return {**SECURITY_HEADERS, "cache-control": "no-cache" if static else "no-store"}

    async def error(self, status: int, code: str, values: dict[str, object]) -> None:
        body = json.dumps(error_body(code, **values), ensure_ascii=False).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        await self.send({"type": "http.response.start", "status": status, "headers": headers})
        await self.send({"type": "http.response.body", "body": body})

    def write_log(self) -> None:
        # The path only: a query string or a body may say who somebody is and what they earn.
        path = self.scope["path"].encode("ascii", "backslashreplace").decode()[:120]
        path = "".join(c if c.isprintable() else "?" for c in path)
        milliseconds = (time.perf_counter() - self._since) * 1000
        log.info("%s %s %s %.0fms", self.scope["method"], path, self.status, milliseconds)


async def _read_body(scope: Scope, receive: Receive) -> tuple[tuple[int, str, dict[str, Any]] | None, bytes | None]:
    """The whole body of a request that has one, or why it is refused."""
    if scope["method"] in {"GET", "HEAD", "OPTIONS"}:
        return None, None
    too_large = (413, "body_too_large", {"limit": BODY_BYTES})
    body = b""
    try:
        async with asyncio.timeout(BODY_SECONDS):
            while True:
                message = await receive()
                body += message.get("body", b"")
                if len(body) > BODY_BYTES:
                    return too_large, None
                if message["type"] == "http.disconnect" or not message.get("more_body"):
                    return None, body
    except TimeoutError:
        return (408, "body_too_slow", {}), None


def _replay(body: bytes | None, receive: Receive) -> Receive:
    waiting = body is not None

    async def replayed() -> Message:
        nonlocal waiting
        if not waiting:
            return await receive()
        waiting = False
        return {"type": "http.request", "body": body, "more_body": False}

    return replayed


def _log_place(error: Exception) -> None:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    log.error("%s at %s:%s", type(error).__name__, frame.filename, frame.lineno)
