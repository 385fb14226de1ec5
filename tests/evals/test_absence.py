"""What a document says nothing of is said to be missing, and what it settles is not refused."""

from __future__ import annotations

import pytest

from assistant.service import Assistant
from evals.absence import Absent, Put, ask_all, says_absent
from tests.evals.fake_answers import answer, refusal


@pytest.fixture(scope="module")
def put() -> list[Put]:
    return list(ask_all(Assistant.open()))


def test_nineteen_of_twenty_absent_matters_are_said_to_be_missing(put: list[Put]) -> None:
    marks = [one.right for one in put if isinstance(one.item, Absent)]
    assert len(marks) == 80 and sum(marks) >= 76


def test_hardly_a_matter_the_document_settles_is_refused(put: list[Put]) -> None:
    marks = [one.right for one in put if not isinstance(one.item, Absent)]
    assert len(marks) == 120 and marks.count(False) <= 3


@pytest.mark.parametrize(
    ("text", "enough"),
    [
        ("文件没有写公示和拨付的步骤。", True),
        ("文件没有写电话和地址。", False),
        ("要公示七天。电话没有写。", False),
    ],
)
def test_only_a_sentence_about_the_matter_itself_says_that_it_is_missing(text: str, enough: bool) -> None:
    item = Absent(id="a", region="mianyang", query="救助名单要不要公示", topic="公示")
    assert says_absent(item, answer(text=text)) is enough
    assert says_absent(item, refusal("not_set"))
