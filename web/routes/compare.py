"""GET /compare, /api/matrix and /api/matrix.csv: topics against regions. The cells are the assistant's work."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, Response

from assistant.matrix import Matrix, UnknownTopic, region_matrix
from assistant.matrix_text import as_csv
from web import pages
from web.errors import ApiError
from web.limits import clean
from web.routes.ask import count_look, house_of, parse_day
from web.words import name_of, say

MOST_REGIONS = 12
LONGEST_NAME = 20
router = APIRouter()
Topics = Annotated[str, Query(max_length=1200, description=say("api.matrix_topics"))]
Regions = Annotated[str, Query(max_length=300, description=say("api.matrix_regions"))]
Day = Annotated[str | None, Query(max_length=10, description=say("api.as_of"))]


@router.get("/compare", include_in_schema=False)
def compare() -> HTMLResponse:
    return pages.page("compare.html")


@router.get(
    "/api/matrix",
    summary=say("api.matrix"),
    description=say("api.matrix_description"),
    dependencies=[Depends(count_look)],
)
def matrix(request: Request, topics: Topics = "", regions: Regions = "", as_of: Day = None) -> Matrix:
    house = house_of(request)
    day = parse_day(as_of, house.today())
    wanted = _names(regions)
    if len(wanted) > MOST_REGIONS or any(len(name) > LONGEST_NAME for name in wanted):
        raise ApiError(422, "too_many_regions", limit=MOST_REGIONS, length=LONGEST_NAME)
    try:
        return region_matrix(house.corpus, day, _names(topics), wanted)
    except UnknownTopic as error:
        raise ApiError(422, "topic_not_found", value=str(error)[:40]) from None


@router.get("/api/matrix.csv", summary=say("api.matrix_csv"), dependencies=[Depends(count_look)])
def matrix_csv(request: Request, topics: Topics = "", regions: Regions = "", as_of: Day = None) -> Response:
    found = matrix(request, topics, regions, as_of)
    text = as_csv(found, lambda status: name_of("status", status))
    name = f'attachment; filename="huisuan-{found.as_of.isoformat()}.csv"'
    return Response(text, media_type="text/csv; charset=utf-8", headers={"content-disposition": name})


def _names(listed: str) -> list[str]:
    """The names between commas, of either width."""
    return [name for part in clean(listed).replace("，", ",").split(",") if (name := part.strip())]
