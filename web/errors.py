"""Turns everything that goes wrong into one shape of Chinese JSON. It logs nothing a person typed."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from web.words import say

_CODE_OF_STATUS = {404: "not_found", 405: "method_not_allowed", 500: "internal"}


class ApiError(Exception):
    """A refusal with a code from messages.yaml."""

    def __init__(self, status: int, code: str, headers: dict[str, str] | None = None, **values: object) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.headers = headers or {}
        self.values = values

    def body(self) -> dict[str, dict[str, str]]:
        return error_body(self.code, **self.values)


def error_body(code: str, **values: object) -> dict[str, dict[str, str]]:
    """The one shape every error has."""
    message, what_to_do = (say(f"errors.{code}.{part}", **values) for part in ("message", "what_to_do"))
    return {"error": {"code": code, "message": message, "what_to_do": what_to_do}}


def install(app: FastAPI) -> None:
    app.add_exception_handler(ApiError, _refused)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)
    return _reply(request, error.status, error.body(), error.headers)


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if error.status_code == 400:  # FastAPI's answer to a body it could not parse
        return _reply(request, 422, error_body("not_json"), {})
    code = _CODE_OF_STATUS.get(error.status_code, "other")
    return _reply(request, error.status_code, error_body(code, status=error.status_code), dict(error.headers or {}))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first: dict[str, Any] = dict(error.errors()[0]) if error.errors() else {}
    place = [str(part) for part in first.get("loc", ())]
    if first.get("type") in {"json_invalid", "model_attributes_type"} or place == ["body"]:
        return _reply(request, 422, error_body("not_json"), {})
    return _reply(request, 422, error_body("bad_field", field=_field_name(place)), {})


def _field_name(place: list[str]) -> str:
    """The last part of the place, shortened: an unknown key is the client's own text."""
    name = place[-1] if place else ""
    return name.encode("utf-8", "replace").decode("utf-8")[:40]


def _reply(request: Request, status: int, body: dict[str, dict[str, str]], headers: dict[str, str]) -> Response:
    if not request.url.path.startswith("/api/") and "text/html" in request.headers.get("accept", ""):
        from web.pages import error_page

        return error_page(status, body["error"], headers)
    return JSONResponse(body, status, headers)
