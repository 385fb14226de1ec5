"""Refusals where the region's document says nothing of a matter, and none where it says something. Both sets are asked
through the assistant. ``python -m evals.absence`` prints the shares and what went wrong."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pydantic import Field

from assistant.answer import Answer
from evals.load import DEFAULT_DAY, RETRIEVAL, Region, Strict, read_lines
from evals.stats import share_of

if TYPE_CHECKING:
    from assistant.service import Assistant

UNWRITTEN = re.compile("没有(?:写|规定|列|定|提)|没写|没提|没有[^。；]{0,16}(?:规定|这一条)")
STOP = re.compile("[。；\n]")


class Absent(Strict):
    """A matter on which the document of the region says nothing."""

    id: str
    region: Region
    query: str
    topic: str


class Present(Strict):
    """A matter the document settles, and the clauses that do."""

    id: str
    region: Region
    query: str
    clauses: list[str] = Field(min_length=1)


class Put(NamedTuple):
    item: Absent | Present
    answer: Answer
    right: bool


def absent() -> list[Absent]:
    return list(read_lines(RETRIEVAL / "absent.jsonl", Absent))


def present() -> list[Present]:
    return list(read_lines(RETRIEVAL / "present.jsonl", Present))


def says_absent(item: Absent, answer: Answer) -> bool:
    """Refused; not among those the document names; or a sentence says that this very matter is not written."""
    if answer.status == "refused" or any(result.reason == "not_eligible" for result in answer.results):
        return True
    pairs = {item.topic[place : place + 2] for place in range(len(item.topic) - 1)}
    sentences = (sentence for sentence in STOP.split(answer.text) if UNWRITTEN.search(sentence))
    return answer.status == "answered" and any(pair in sentence for sentence in sentences for pair in pairs)


def ask_all(assistant: Assistant) -> Iterator[Put]:
    from assistant.service import Session

    for item in (*absent(), *present()):
        place = assistant.know.document(item.region).aliases[0]
        answer = assistant.ask(f"{place}，{item.query}", Session(), DEFAULT_DAY)
        right = says_absent(item, answer) if isinstance(item, Absent) else answer.status != "refused"
        yield Put(item, answer, right)


def points(one: Put) -> bool:
    """Whether a refusal at least leads with the clause: it may say that the clause leaves the figure open."""
    first = [citation.clause for citation in one.answer.citations[:1]]
    return isinstance(one.item, Present) and bool(set(first) & set(one.item.clauses))


def main() -> int:
    from assistant.service import Assistant

    done = list(ask_all(Assistant.open()))
    missing = [one for one in done if isinstance(one.item, Absent)]
    held = [one for one in done if isinstance(one.item, Present)]
    print(f"没有规定的，说了没有：{share_of([one.right for one in missing])}")
    print(f"　　其中拒答：{share_of([one.answer.status == 'refused' for one in missing])}")
    print(f"有规定的，拒答了：{share_of([not one.right for one in held])}")
    print(f"　　其中没有指出那一条：{share_of([not one.right and not points(one) for one in held])}")
    for one in done:
        if not one.right:
            print(f"- {one.item.id} {one.item.region} {one.item.query}：{one.answer.status}，{one.answer.text[:60]!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
