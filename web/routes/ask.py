"""POST /api/ask and /api/ask/stream: a question in, an Answer out. The answer itself is the assistant floor's work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response, StreamingResponse

from assistant.answer import Answer
from web.errors import ApiError
from web.house import House
from web.limits import QUESTION_CHARACTERS, clean, client_key
from web.schemas import ProblemReply, Question
from web.sessions import EXPIRY_MINUTES, Conversation
from web.stream import events_as_they_happen
from web.words import say

SESSION_HEADER = "X-HuiSuan-Session"
WAIT_SECONDS = 10.0
_PROBLEMS: dict[int | str, dict[str, Any]] = {n: {"model": ProblemReply} for n in (404, 413, 422, 429, 500, 503)}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

router = APIRouter(prefix="/api", responses=_PROBLEMS)


def house_of(request: Request) -> House:
    house = request.app.state.house
    assert isinstance(house, House)
    return house


def count_ask(request: Request) -> None:
    """Counts this question against the client's minute."""
    limit = house_of(request).asks
    _refuse_if_too_many(request, limit.wait_for(_client(request)), limit.limit)


def count_look(request: Request) -> None:
    """Counts this look-up against the client's minute."""
    limit = house_of(request).looks
    _refuse_if_too_many(request, limit.wait_for(_client(request)), limit.limit)


def _client(request: Request) -> str:
    return client_key(request.client.host if request.client else None)


def _refuse_if_too_many(request: Request, seconds: int, limit: int) -> None:
    if seconds:
        raise ApiError(429, "too_many", {"Retry-After": str(seconds)}, limit=limit, seconds=seconds)


def parse_day(value: str | None, today: date) -> date:
    """The day to answer for; today when none is given."""
    if value is None:
        return today
    try:
        day = date.fromisoformat(value) if _DAY.fullmatch(value) else None
    except ValueError:
        day = None
    if day is None or not 1990 <= day.year <= 2100:
        raise ApiError(422, "bad_date", value=value)
    return day


def checked_text(text: str) -> str:
    question = clean(text)
    if not question:
        raise ApiError(422, "empty")
    if len(question) > QUESTION_CHARACTERS:
        raise ApiError(422, "too_long", limit=QUESTION_CHARACTERS, length=len(question))
    return question


def conversation_for(house: House, session: str | None) -> Conversation:
    if session is None:
        return house.sessions.start()
    conversation = house.sessions.find(session)
    if conversation is None:
        raise ApiError(404, "session_expired", minutes=EXPIRY_MINUTES)
    return conversation


@contextmanager
def turn(house: House, conversation: Conversation) -> Iterator[None]:
    """One turn at a time in a conversation, and no more answers at once than the machine can carry."""
    if not house.slots.acquire(timeout=WAIT_SECONDS):
        raise ApiError(503, "busy", {"Retry-After": "5"})
    try:
        if not conversation.lock.acquire(timeout=WAIT_SECONDS):
            raise ApiError(503, "busy", {"Retry-After": "5"})
        try:
            yield
        finally:
            conversation.lock.release()
    finally:
        house.slots.release()


@router.post(
    "/ask",
    response_model=Answer,
    summary=say("api.ask"),
    description=say("api.ask_description", minutes=EXPIRY_MINUTES),
    dependencies=[Depends(count_ask)],
)
def ask(question: Question, request: Request) -> Response:
    house = house_of(request)
    text, day = checked_text(question.text), parse_day(question.as_of, house.today())
    conversation = conversation_for(house, question.session)
    with turn(house, conversation):
        answer = house.assistant.ask(text, session=conversation.memory, as_of=day)
    return Response(answer.as_json(), media_type="application/json", headers={SESSION_HEADER: conversation.id})


@router.post(
    "/ask/stream",
    response_class=StreamingResponse,
    summary=say("api.stream"),
    description=say("api.stream_description"),
    dependencies=[Depends(count_ask)],
)
def ask_stream(question: Question, request: Request) -> StreamingResponse:
    house = house_of(request)
    text, day = checked_text(question.text), parse_day(question.as_of, house.today())
    conversation = conversation_for(house, question.session)

    def events() -> Iterator[tuple[str, Any]]:
        with turn(house, conversation):
            yield from house.assistant.events(text, session=conversation.memory, as_of=day)

    return StreamingResponse(
        events_as_they_happen(events, request.app.state.heartbeat),
        media_type="text/event-stream",
        headers={SESSION_HEADER: conversation.id, "X-Accel-Buffering": "no"},
    )
