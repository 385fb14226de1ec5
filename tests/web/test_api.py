"""What the API promises: one shape of answer, one shape of error, limits, headers, sessions kept apart."""

from __future__ import annotations

import json
from typing import Any

import pytest


def ask(client: Any, text: str, **more: Any) -> Any:
    return client.post("/api/ask", json={"text": text, **more})


def assert_explains(response: Any, status: int, code: str) -> dict[str, str]:
    assert response.status_code == status
    assert list(response.json()) == ["error"]
    error: dict[str, str] = response.json()["error"]
    assert error["code"] == code
    for part in ("message", "what_to_do"):
        assert any("\u4e00" <= c <= "\u9fff" for c in error[part]), error
    return error


def test_a_question_gets_an_answer_with_every_field_of_the_contract(client: Any) -> None:
    answer = ask(client, "富阳低边户，个人还要付四万二，能救助多少").json()
    assert list(answer) == [
        "status",
        "reason",
        "text",
        "citations",
        "results",
        "primary",
        "needs",
        "proof",
        "notices",
        "facts",
        "followups",
        "versions",
    ]
    assert answer["results"][0]["amount"] == "29400.00"
    assert answer["proof"][1]["with"] == "70%"


def test_a_conversation_remembers_and_two_conversations_never_mix(client: Any) -> None:
    first = ask(client, "富阳特困").headers["X-HuiSuan-Session"]
    other = ask(client, "绵阳低保").headers["X-HuiSuan-Session"]
    assert first != other and len(first) >= 32
    said = ask(client, "富阳说错了", session=first).json()["facts"]["said"]
    assert said == ["富阳特困", "富阳说错了"]


def test_an_ended_conversation_is_said_to_have_ended(client: Any) -> None:
    assert_explains(ask(client, "富阳低边", session="x" * 32), 404, "session_expired")


def test_the_date_is_today_unless_given(client: Any) -> None:
    from datetime import date

    assert ask(client, "富阳").json()["facts"]["as_of"] == date.today().isoformat()
    assert ask(client, "富阳", as_of="2023-06-01").json()["facts"]["as_of"] == "2023-06-01"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"text": ""}, "empty"),
        ({"text": " \u200b\ufeff\n"}, "empty"),
        ({"text": "问" * 501}, "too_long"),
        ({"text": 5}, "bad_field"),
        ({}, "bad_field"),
        ({"text": "富阳", "as_of": "2026-13-01"}, "bad_date"),
        ({"text": "富阳", "as_of": "20261122"}, "bad_date"),
        ({"text": "富阳", "as_of": "0001-01-01"}, "bad_date"),
        ({"text": "富阳", "as_of": 20261122}, "bad_field"),
        ({"text": "富阳", "session": "x" * 65}, "bad_field"),
        ({"text": "富阳", "more": 1}, "bad_field"),
        (["富阳"], "not_json"),
    ],
)
@pytest.mark.parametrize("path", ["/api/ask", "/api/ask/stream"])
def test_a_bad_question_is_refused_in_chinese(client: Any, path: str, body: Any, code: str) -> None:
    assert_explains(client.post(path, json=body), 422, code)


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"\xff\xfe", b"[" * 4000, b'{"text": "\\ud800"}', b"null"],
    ids=["empty", "cut", "bytes", "deep", "surrogate", "null"],
)
def test_a_body_that_is_no_question_is_refused_in_chinese(client: Any, raw: bytes) -> None:
    response = client.post("/api/ask", content=raw, headers={"content-type": "application/json"})
    assert response.status_code == 422
    assert "error" in response.json()


def test_five_hundred_characters_are_allowed_and_invisible_ones_do_not_count(client: Any) -> None:
    assert ask(client, "富" * 500).status_code == 200
    assert ask(client, "富阳" + "\u200b" * 600).status_code == 200


def test_a_body_over_8_kilobytes_is_refused_before_it_is_read(client: Any) -> None:
    assert_explains(client.post("/api/ask", content=b"x" * 8193), 413, "body_too_large")
    chunks = (b"x" * 1000 for _ in range(9))
    assert_explains(client.post("/api/ask", content=chunks), 413, "body_too_large")


def test_the_thirty_first_question_of_a_minute_waits(make_client: Any) -> None:
    client = make_client(asks_a_minute=30)
    assert [ask(client, "富阳").status_code for _ in range(30)] == [200] * 30
    refused = ask(client, "富阳")
    assert_explains(refused, 429, "too_many")
    assert 1 <= int(refused.headers["Retry-After"]) <= 61


def test_a_forged_forwarding_header_does_not_lift_the_limit(make_client: Any) -> None:
    client = make_client(asks_a_minute=2)
    headers = [{"X-Forwarded-For": f"10.0.0.{n}"} for n in range(4)]
    codes = [client.post("/api/ask", json={"text": "富阳"}, headers=h).status_code for h in headers]
    assert codes == [200, 200, 429, 429]


def test_a_fault_inside_gives_words_and_logs_no_question(client: Any, caplog: Any) -> None:
    caplog.set_level("DEBUG")
    assert_explains(ask(client, "我叫王小明，请崩溃"), 500, "internal")
    assert "王小明" not in caplog.text
    assert "RuntimeError at" in caplog.text


def test_the_log_has_no_query_string(client: Any, caplog: Any) -> None:
    caplog.set_level("DEBUG", logger="huisuan.web")
    client.get("/api/clauses", params={"q": "王小明低保"})
    lines = [record.getMessage() for record in caplog.records if record.name == "huisuan.web"]
    assert lines and lines[0].startswith("GET /api/clauses 200 ")


@pytest.mark.parametrize(
    "path", ["/", "/clauses", "/api/start", "/healthz", "/nowhere", "/static/js/chat.js", "/documents/mianyang-2022-6"]
)
def test_every_reply_carries_the_security_headers(client: Any, path: str) -> None:
    headers = client.get(path, headers={"Origin": "https://elsewhere.example"}).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("path", ["/", "/clauses", "/documents/mianyang-2022-6"])
def test_no_page_has_inline_script_or_style(client: Any, path: str) -> None:
    import re

    html = client.get(path).text
    assert re.findall(r"<script(?![^>]*\ssrc=)", html) == []
    assert "<style" not in html and " style=" not in html and " onclick=" not in html


def test_unknown_addresses_and_methods_are_explained(client: Any) -> None:
    assert_explains(client.get("/api/nowhere"), 404, "not_found")
    assert_explains(client.get("/api/ask"), 405, "method_not_allowed")
    page = client.get("/nowhere", headers={"accept": "text/html"})
    assert page.status_code == 404 and "没有这个地址" in page.text


def test_health_counts_the_corpus(client: Any) -> None:
    health = client.get("/healthz").json()
    assert (health["status"], health["documents"], health["clauses"]) == ("ok", 5, 151)


def test_openapi_speaks_chinese_and_names_every_address(client: Any) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {"/api/ask", "/api/ask/stream", "/api/clauses", "/api/clauses/{clause_id}", "/healthz"} <= set(paths)
    assert all("\u4e00" <= method["summary"][0] <= "\u9fff" for path in paths.values() for method in path.values())


def test_an_answer_survives_the_round_trip_as_json(client: Any) -> None:
    from assistant.answer import Answer

    raw = ask(client, "比较").text
    assert json.loads(Answer.model_validate_json(raw).as_json()) == json.loads(raw)
