"""The card of what was understood, in a real Chromium: seen, put right by the person, told apart from what is supposed;
and what is folded or offered around it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser
QUESTION = "富阳低边户，住院各种保险报完个人还要付四万二，能救助多少？"


def ask(page: Any, text: str = QUESTION) -> Any:
    before = page.locator("article.answer").count()
    page.fill("#question", text)
    page.keyboard.press("Enter")
    answer = page.locator("article.answer").nth(before)
    answer.wait_for()
    return answer


def test_what_was_understood_is_shown_and_can_be_put_right(open_page: Callable[..., Any]) -> None:
    page = open_page()
    card = ask(page).locator(".facts")
    assert card.locator(".fact").all_inner_texts() == [
        "地区 杭州市富阳区",
        "身份 低保边缘家庭成员",
        "就医方式 住院",
        "各项保险报销后政策范围内个人负担 42,000.00 元",
        "定点医药机构 是",
    ]
    card.get_by_role("button", name="改“定点医药机构”").click()
    assert page.input_value("#question") == "更正：定点医药机构：不是"
    card.get_by_role("button", name="改“身份”").click()
    assert page.evaluate("document.activeElement.id") == "question"
    page.keyboard.type("低保对象")
    assert page.input_value("#question") == "更正：身份是低保对象"


def test_what_is_only_supposed_is_marked(open_page: Callable[..., Any]) -> None:
    facts = ask(open_page(), "绵阳低保，政策范围内自付2万6").locator(".fact").all_inner_texts()
    assert facts[1:] == [
        "身份 低保对象",
        "政策范围内（合规）医疗费用 26,000.00 至 30,000.00 元",
        "身份 假设 特困人员",
    ]


def test_the_answer_is_short_until_somebody_wants_the_details(open_page: Callable[..., Any]) -> None:
    page = open_page()
    answer = ask(page)
    assert not answer.locator(".proof table").is_visible()
    answer.locator(".proof summary").click()
    assert answer.locator(".proof table").is_visible()
    assert ask(page, "绵阳").locator(".proof table").is_visible()


def test_a_choice_is_offered_once(open_page: Callable[..., Any]) -> None:
    page = open_page()
    answer = ask(page, "绵阳低边")
    assert answer.get_by_role("button", name="住院", exact=True).count() == 1
    answer.locator(".followups").get_by_role("button", name="绵阳低边比例是多少？").click()
    page.locator("article.answer").nth(1).wait_for()
    assert page.locator(".asked").nth(1).inner_text().endswith("绵阳低边比例是多少？")
