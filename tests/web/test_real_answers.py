"""The six questions and the two turns that must always come out right, through the batch door and in the browser."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(
    find_spec("assistant.service") is None, reason="the assistant floor is not in this tree"
)
ROOT = Path(__file__).parents[2]
HELD = ("富阳", "绵阳", "建德", "温州", "嵊州")

# question, status, first citation, the figure as (field, value) of the primary result, what the person still pays
SIX = [
    (
        "富阳低边户，住院各种保险报完个人还要付四万二，能救助多少",
        "answered",
        "fy.2.3",
        ("amount", "29400.00"),
        "12600.00",
    ),
    ("绵阳低保，政策范围内自付2万6，先不考虑年度限额", "answered", "my.2.5.p1", ("low", "18200.00"), None),
    ("绵阳低边自付3万能救助多少", "clarify", "my.2.5.p1", None, None),
    ("建德低保一家去年合理医疗费用自己承担4万4千", "answered", "jd.2.3", ("amount", "14000.00"), None),
    ("嵊州暖心无忧基金给我补多少", "refused", "sz.a3.2", None, None),
    ("重庆低保住院报销多少", "refused", None, None, None),
]
TURNS = ["富阳特困，住院个人负担18万", "说错了，是低边"]


@pytest.fixture(scope="module")
def answers() -> dict[str, list[dict[str, Any]]]:
    lines = [{"id": question, "turns": [question], "as_of": "2026-11-22"} for question, *_ in SIX]
    lines.append({"id": "turns", "turns": TURNS, "as_of": "2026-11-22"})
    given = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    command = [sys.executable, "-m", "web.cli", "ask", "--jsonl", "-"]
    done = subprocess.run(command, cwd=ROOT, input=given.encode(), capture_output=True, timeout=600)
    assert done.returncode == 0, done.stderr.decode()
    return {line["id"]: line["answers"] for line in map(json.loads, done.stdout.decode().splitlines())}


def test_the_command_explains_each_turn_as_text_and_as_data() -> None:
    command = [sys.executable, "-m", "web.cli", "ask", "--explain", *TURNS, "--as-of", "2026-11-22"]
    text, data = (
        subprocess.run([*command, *more], cwd=ROOT, capture_output=True, timeout=600).stdout.decode()
        for more in ([], ["--json"])
    )
    assert text.count("【怎么定的】") == 2 and "身份：低保边缘家庭成员 ←「低边」" in text
    first, second = map(json.loads, data.splitlines())
    assert second["before"] == first["after"]
    assert [fact["value"] for fact in second["after"]["so"]] == [
        "杭州市富阳区",
        "低保边缘家庭成员",
        "住院",
        "180,000.00 元",
    ]


@pytest.mark.parametrize(("question", "status", "clause", "figure", "remaining"), SIX)
def test_each_question_gets_its_figure_and_its_clause(
    answers: dict[str, list[dict[str, Any]]],
    question: str,
    status: str,
    clause: str | None,
    figure: tuple[str, str] | None,
    remaining: str | None,
) -> None:
    (answer,) = answers[question]
    assert answer["status"] == status
    if clause:
        assert answer["citations"][0]["clause"] == clause
    if figure:
        primary = answer["results"][answer["primary"]]
        assert primary[figure[0]] == figure[1]
        assert remaining is None or primary["remaining"] == remaining


def test_an_unpublished_limit_is_named(answers: dict[str, list[dict[str, Any]]]) -> None:
    (answer,) = answers[SIX[1][0]]
    assert answer["results"][answer["primary"]]["status"] == "at_least"
    assert "限额" in answer["text"] + "".join(answer["notices"])


def test_the_missing_income_is_asked_for_with_the_reason(answers: dict[str, list[dict[str, Any]]]) -> None:
    (answer,) = answers[SIX[2][0]]
    assert any("可支配收入" in need["label"] and need["why"] for need in answer["needs"])


def test_a_place_not_held_is_refused_and_the_five_held_are_named(answers: dict[str, list[dict[str, Any]]]) -> None:
    (answer,) = answers[SIX[5][0]]
    assert answer["reason"] == "not_in_corpus"
    assert all(name in answer["text"] for name in HELD)


def test_a_correction_replaces_what_was_said(answers: dict[str, list[dict[str, Any]]]) -> None:
    first, second = (answer["results"][answer["primary"]] for answer in answers["turns"])
    assert first["amount"] == "180000.00"
    assert (second["amount"], second["remaining"]) == ("126000.00", "54000.00")


@pytest.fixture(scope="module")
def real_page(browser: Any, serve_site: Any) -> Iterator[Any]:
    with serve_site([sys.executable, "-m", "web.cli", "serve"]) as address:
        page = browser.new_page(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
        page.goto(address)
        page.locator("#examples button").first.wait_for()
        yield page
        page.close()


@pytest.mark.browser
@pytest.mark.parametrize(("question", "status", "clause", "figure", "remaining"), SIX)
def test_the_browser_shows_the_same(
    real_page: Any,
    answers: dict[str, list[dict[str, Any]]],
    question: str,
    status: str,
    clause: str | None,
    figure: tuple[str, str] | None,
    remaining: str | None,
) -> None:
    real_page.reload()
    real_page.fill("#question", question)
    real_page.keyboard.press("Enter")
    article = real_page.locator("article.answer")
    article.wait_for()
    assert article.get_attribute("data-status") == status
    shown = article.inner_text().replace(",", "")
    for expected in (figure[1] if figure else "", remaining or ""):
        assert expected in shown
    if clause:
        article.locator(".sources button").first.click()
        citation = answers[question][0]["citations"][0]
        assert real_page.locator("#panel h2").inner_text() == citation["label"]
        assert real_page.locator("#panel").get_attribute("data-clause") == clause
        assert real_page.locator("#panel mark").count() == 1
        real_page.keyboard.press("Escape")
