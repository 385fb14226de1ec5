"""Builds the web application: pages, API, limits. Hand it an assistant, or it opens the real one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from web import errors
from web.guard import Guard
from web.house import House, Progress
from web.limits import ASKS_A_MINUTE, LOOKS_A_MINUTE, RateLimit
from web.routes import ask, clauses, compare, pages
from web.sessions import Sessions
from web.stream import HEARTBEAT_SECONDS
from web.words import branch

_STATIC = Path(__file__).with_name("static")


def create_app(
    assistant: Any = None,
    data_dir: Path | None = None,
    *,
    progress: Progress | None = None,
    asks_a_minute: int = ASKS_A_MINUTE,
    heartbeat: float = HEARTBEAT_SECONDS,
) -> FastAPI:
    """The whole web floor. ``assistant`` needs ask, events and know (see house.py)."""
    from web import __version__

    if assistant is None:
        assistant = open_assistant(data_dir, progress)
    app = FastAPI(
        title=branch("api.title"),
        description=branch("api.description"),
        version=__version__,
        docs_url=None,  # its page loads scripts from elsewhere, which our content policy forbids
        redoc_url=None,
    )
    app.state.house = House(
        assistant=assistant,
        corpus=assistant.know.corpus,
        searcher=assistant.know.searcher,
        sessions=Sessions(memory_maker(assistant)),
        asks=RateLimit(asks_a_minute),
        looks=RateLimit(LOOKS_A_MINUTE),
    )
    app.state.heartbeat = heartbeat
    errors.install(app)
    for module in (ask, clauses, compare, pages):
        app.include_router(module.router)
    app.mount("/static", StaticFiles(directory=_STATIC), name="static")
    app.add_middleware(Guard)
    return app


def open_assistant(data_dir: Path | None, progress: Progress | None) -> Any:
    from assistant.service import Assistant

    return Assistant.open(data_dir=data_dir, progress=progress)


def memory_maker(assistant: Any) -> Callable[[], Any]:
    """What makes the memory of a new conversation."""
    own: Callable[[], Any] | None = getattr(assistant, "new_session", None)
    if own:
        return own
    from assistant.service import Session

    return Session
