"""What the stream promises: steps in order, then only the checked answer; heartbeats; no orphan work."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from typing import Any


def events(text: str) -> list[tuple[str, Any]]:
    found = []
    for block in text.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.split("\n") if line[:1] not in ("", ":"))
        if lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found


def test_steps_come_first_and_the_answer_last(client: Any) -> None:
    response = client.post("/api/ask/stream", json={"text": "富阳低边"})
    assert response.headers["content-type"].startswith("text/event-stream")
    assert response.headers["x-accel-buffering"] == "no"
    assert len(response.headers["x-huisuan-session"]) >= 32
    names = [name for name, _ in events(response.text)]
    assert names == ["step", "step", "step", "step", "answer"]


def test_nothing_unchecked_is_streamed(client: Any) -> None:
    text = client.post("/api/ask/stream", json={"text": "富阳低边"}).text
    assert "没有核对过的话" not in text
    assert "草稿不外传" not in text


def test_the_streamed_answer_is_the_answer(client: Any) -> None:
    streamed = events(client.post("/api/ask/stream", json={"text": "绵阳低保"}).text)[-1][1]
    assert streamed == client.post("/api/ask", json={"text": "绵阳低保"}).json()


def test_a_silent_stretch_gets_heartbeats(make_client: Any) -> None:
    text = make_client(heartbeat=0.2).post("/api/ask/stream", json={"text": "要很久的问题"}).text
    assert text.count(": \n\n") >= 3
    assert events(text)[-1][0] == "answer"


def test_the_usual_heartbeat_beats_the_fifteen_seconds_proxies_allow() -> None:
    from web.stream import HEARTBEAT_SECONDS

    assert HEARTBEAT_SECONDS <= 15


def test_a_fault_ends_the_stream_with_words(client: Any) -> None:
    name, data = events(client.post("/api/ask/stream", json={"text": "崩溃"}).text)[-1]
    assert name == "error"
    assert data["error"]["code"] == "internal"


def test_the_work_stops_when_the_person_leaves() -> None:
    from web.stream import events_as_they_happen

    done: list[int] = []

    def slow() -> Iterator[tuple[str, Any]]:
        for number in range(50):
            time.sleep(0.02)
            done.append(number)
            yield "step", {"name": "n", "label": "步"}

    async def leave_after_two() -> None:
        stream = events_as_they_happen(slow)
        await anext(stream)
        await anext(stream)
        await stream.aclose()  # type: ignore[attr-defined]

    asyncio.run(leave_after_two())
    time.sleep(0.2)
    assert len(done) <= 4
