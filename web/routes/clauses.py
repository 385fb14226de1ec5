"""GET /api/clauses, /api/clauses/{id} and /api/documents: the policy texts, clause by clause."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from calculator.facts import FactSpec
from corpus.vocabulary import load_vocabulary
from web.errors import ApiError
from web.house import House
from web.limits import QUESTION_CHARACTERS, clean
from web.lookup import document_info, find_clauses, whole_clause
from web.routes.ask import count_look, house_of, parse_day
from web.schemas import ClausesFound, DocumentInfo, FactField, Region, Start, WholeClause
from web.words import branch, say

router = APIRouter(prefix="/api", dependencies=[Depends(count_look)])
Day = Annotated[str | None, Query(max_length=10, description=say("api.as_of"))]


@router.get("/clauses", summary=say("api.clauses"), description=say("api.clauses_description"))
def clauses(
    request: Request,
    q: Annotated[str, Query(min_length=1, max_length=200, description=say("api.q"))],
    region: Annotated[str | None, Query(max_length=40, description=say("api.region"))] = None,
    limit: Annotated[int, Query(ge=1, le=30, description=say("api.limit"))] = 10,
    typing: Annotated[bool, Query(description=say("api.typing"))] = False,
    as_of: Day = None,
) -> ClausesFound:
    house = house_of(request)
    query, day = clean(q), parse_day(as_of, house.today())
    if not query:
        raise ApiError(422, "empty")
    _check_region(house, region)
    searcher = house.searcher.words_only() if typing else house.searcher
    found = find_clauses(house.corpus, searcher, query, region=region, on=day, most=limit)
    return ClausesFound(query=query, note=house.searcher.note, clauses=found)


@router.get("/clauses/{clause_id}", summary=say("api.clause"), description=say("api.clause_description"))
def one_clause(request: Request, clause_id: str, as_of: Day = None) -> WholeClause:
    house = house_of(request)
    day = parse_day(as_of, house.today())
    try:
        clause = house.corpus.clause(clause_id)
    except KeyError:
        raise ApiError(404, "clause_not_found", value=clause_id[:40]) from None
    return whole_clause(house.corpus, clause, day)


@router.get("/documents", summary=say("api.documents"))
def documents(request: Request, as_of: Day = None) -> list[DocumentInfo]:
    house = house_of(request)
    day = parse_day(as_of, house.today())
    return [document_info(document, day) for document in house.corpus.documents.values()]


@router.get("/start", summary=say("api.start"))
def start(request: Request) -> Start:
    house = house_of(request)
    return Start(
        examples=branch("start.examples"),
        regions=[Region(id=d.region, name=d.region_name) for d in house.corpus.documents.values()],
        fields={fact.id: _field(fact) for fact in load_vocabulary().values()},
        note=house.searcher.note,
        question_characters=QUESTION_CHARACTERS,
    )


def _field(fact: FactSpec) -> FactField:
    return FactField(label=fact.label, kind=fact.kind, options=dict(fact.options))


def _check_region(house: House, region: str | None) -> None:
    known = [document.region for document in house.corpus.documents.values()]
    if region is not None and region not in known:
        raise ApiError(422, "region_not_found", value=region, regions="、".join(known))
