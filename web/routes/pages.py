"""GET /, /clauses, /documents/{doc} and /healthz: what a browser opens."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from web import pages
from web.errors import ApiError
from web.routes.ask import count_look, house_of
from web.schemas import Health
from web.words import say

router = APIRouter()


@router.get("/", include_in_schema=False)
def chat() -> HTMLResponse:
    return pages.page("chat.html")


@router.get("/clauses", include_in_schema=False)
def look_up() -> HTMLResponse:
    return pages.page("clauses.html")


@router.get("/documents/{document_id}", include_in_schema=False, dependencies=[Depends(count_look)])
def document(
    request: Request,
    document_id: str,
    start: Annotated[int | None, Query(ge=0)] = None,
    end: Annotated[int | None, Query(ge=0)] = None,
) -> HTMLResponse:
    house = house_of(request)
    found = house.corpus.documents.get(document_id)
    if found is None:
        raise ApiError(404, "document_not_found", value=document_id[:40])
    return pages.document_page(found, house.today(), start, end)


@router.get("/healthz", summary=say("api.health"))
def healthz(request: Request) -> Health:
    house = house_of(request)
    documents = house.corpus.documents.values()
    return Health(
        status="ok",
        corpus=house.corpus.version,
        documents=len(documents),
        clauses=sum(len(document.clauses) for document in documents),
        note=house.searcher.note,
    )
