"""The chat page in a real Chromium: what a person does with it, by mouse, by finger and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.browser
DRAFT = "/documents/shengzhou-draft-2022-2025"
QUESTION = "富阳低边户，住院各种保险报完个人还要付四万二，能救助多少？"
IN_VIEW = "s => (b => b.top >= 0 && b.bottom <= innerHeight)(document.querySelector(s).getBoundingClientRect())"
NO_SIDEWAYS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"


def ask(page: Any, text: str = QUESTION) -> Any:
    before = page.locator("article.answer").count()
    page.fill("#question", text)
    page.keyboard.press("Enter")
    answer = page.locator("article.answer").nth(before)
    answer.wait_for()
    return answer


def test_asking_shows_the_figure_the_rest_to_pay_and_the_steps(open_page: Callable[..., Any]) -> None:
    answer = ask(open_page())
    assert answer.locator(".figure .number").inner_text() == "29,400.00"
    assert "个人还要付 12,600.00 元" in answer.locator(".figure").inner_text()
    assert answer.locator(".proof .step").count() == 5
    answer.locator(".proof summary").click()
    assert answer.locator(".proof .rule").inner_text() == "医疗救助"
    assert "以主管部门认定为准" in answer.inner_text()


def test_a_marker_opens_the_clause_with_the_quote_marked(open_page: Callable[..., Any]) -> None:
    page = open_page()
    answer = ask(page)
    answer.locator(".said .chip").first.click()
    panel = page.locator("#panel")
    assert panel.locator("mark").inner_text() == "《最低生活保障边缘家庭证》持有者救助70%"
    assert "富政办〔2022〕21号 第二部分第3项" in panel.locator("h2").inner_text()
    panel.get_by_text("杭州市富阳区“富裕阳光").wait_for()
    assert panel.get_by_text("现行有效").is_visible()
    page.keyboard.press("Escape")
    assert not panel.is_visible()


def test_the_source_opens_at_the_quoted_words(open_page: Callable[..., Any]) -> None:
    page = open_page()
    ask(page).locator(".sources button").first.click()
    with page.context.expect_page() as opened:
        page.locator("#panel .to-source").click()
    source = opened.value
    source.wait_for_load_state()
    assert source.locator("mark").inner_text() == "《最低生活保障边缘家庭证》持有者救助70%"
    assert source.evaluate(IN_VIEW, "mark")


def test_copying_gives_the_label_and_the_quote(open_page: Callable[..., Any]) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    ask(page).locator(".sources button").first.click()
    page.locator("#panel .copy-quote").click()
    page.get_by_text("已复制").first.wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "富政办〔2022〕21号 第二部分第3项：“《最低生活保障边缘家庭证》持有者救助70%”"


def test_a_floor_is_said_in_words(open_page: Callable[..., Any]) -> None:
    figure = ask(open_page(), "绵阳低保，政策范围内自付2万6").locator(".figure").inner_text()
    assert "至少" in figure and "18,200.00" in figure and "个人最多还要付 7,800.00 元" in figure


def test_a_refusal_says_so_and_names_the_draft(open_page: Callable[..., Any]) -> None:
    answer = ask(open_page(), "嵊州暖心无忧基金给我补多少")
    text = answer.inner_text()
    assert "不能给出答案" in text and "文件没有规定" in text and "征求意见稿，未生效" in text
    assert answer.locator(".figure-value .unit").count() == 0


def test_what_is_missing_can_be_filled_in_or_tapped(open_page: Callable[..., Any]) -> None:
    page = open_page()
    answer = ask(page, "绵阳低边自付3万能救助多少")
    assert "起付标准是它的10%" in answer.locator(".needs").inner_text()
    answer.locator(".need-form input").fill("40000")
    answer.locator(".need-form button").click()
    page.locator(".asked").nth(1).wait_for()
    assert page.locator(".asked").nth(1).inner_text().endswith("绵阳市上一年度居民人均可支配收入是40000元")
    page.locator("article.answer").nth(1).wait_for()
    ask(page, "绵阳低边").get_by_role("button", name="门诊慢特病").click()
    page.locator(".asked").nth(3).wait_for()
    assert page.locator(".asked").nth(3).inner_text().endswith("门诊慢特病")


def test_another_region_and_a_new_conversation_are_one_tap_away(open_page: Callable[..., Any]) -> None:
    page = open_page()
    answer = ask(page)
    answer.get_by_role("button", name="换个地区").click()
    answer.get_by_role("button", name="绵阳市").click()
    page.locator("article.answer").nth(1).wait_for()
    page.get_by_role("button", name="新对话").click()
    assert page.locator("#log > *").count() == 0
    assert page.locator("#welcome").is_visible()


@pytest.mark.parametrize("width", [320, 360, 390])
@pytest.mark.parametrize("text", ["富阳", "绵阳低边", "比较", "嵊州"])
def test_a_phone_never_scrolls_sideways(open_page: Callable[..., Any], width: int, text: str) -> None:
    page = open_page(width=width, height=640)
    assert page.evaluate(NO_SIDEWAYS)
    answer = ask(page, text)
    assert page.evaluate(NO_SIDEWAYS)
    answer.locator(".sources button").first.click()
    page.locator("#panel").wait_for()
    assert page.evaluate(NO_SIDEWAYS)


def test_large_text_is_remembered_and_fits_the_smallest_phone(open_page: Callable[..., Any]) -> None:
    page = open_page(width=320, height=640)
    page.get_by_role("button", name="长辈版").click()
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "24px"
    ask(page)
    assert page.evaluate(NO_SIDEWAYS)
    page.reload()
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "24px"


def test_four_hundred_per_cent_zoom_keeps_the_question_box_and_the_answer(open_page: Callable[..., Any]) -> None:
    page = open_page(width=320, height=225)  # 1280 x 900 at 400 %
    ask(page)
    assert page.evaluate(NO_SIDEWAYS)
    assert page.evaluate("getComputedStyle(document.querySelector('.dock')).position") == "static"


def test_everything_can_be_done_from_the_keyboard(open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.keyboard.press("/")
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.locator("article.answer").wait_for()
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.className") == "chip":
            break
    page.keyboard.press("Enter")
    assert page.locator("#panel mark").is_visible()
    assert page.evaluate("document.activeElement.className") == "close"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.className") == "chip"


def test_the_answer_is_read_out(open_page: Callable[..., Any]) -> None:
    page = open_page()
    ask(page)
    page.locator("#announce", has_text="29,400.00").wait_for(state="attached")
    spoken = page.locator("#announce").inner_text()
    assert spoken.startswith("有答案。医疗救助：29,400.00元，个人还要付12,600.00元")


def test_a_broken_network_keeps_the_question_and_retry_works(open_page: Callable[..., Any]) -> None:
    page = open_page()
    page.route("**/api/ask/stream", lambda route: route.abort())
    page.fill("#question", QUESTION)
    page.keyboard.press("Enter")
    page.locator(".failure").wait_for()
    assert page.input_value("#question") == QUESTION
    page.unroute("**/api/ask/stream")
    page.locator(".retry").click()
    page.locator("article.answer").wait_for()
    assert page.locator(".asked").count() == 1
    assert page.input_value("#question") == ""


def test_a_server_refusal_is_shown_in_its_own_words(open_page: Callable[..., Any]) -> None:
    page = open_page()
    body = '{"error":{"code":"too_many","message":"提问太快了，每分钟最多 30 次。","what_to_do":"请等 9 秒再试。"}}'
    page.route("**/api/ask/stream", lambda route: route.fulfill(status=429, content_type="application/json", body=body))
    page.fill("#question", "富阳")
    page.keyboard.press("Enter")
    assert "请等 9 秒再试。" in page.locator(".failure").inner_text()


def test_a_forgotten_conversation_starts_over_and_says_so(open_page: Callable[..., Any]) -> None:
    page = open_page()
    ask(page)

    def forget(route: Any) -> None:
        unknown = '{"text": "绵阳", "session": "gone"}'
        route.continue_(post_data=unknown if "session" in route.request.post_data else None)

    page.route("**/api/ask/stream", forget)
    assert "上一段对话已经结束" in ask(page, "绵阳").inner_text()


def test_hostile_text_is_shown_as_text(open_page: Callable[..., Any]) -> None:
    page = open_page()
    answer = ask(page, "攻击 <img src=x onerror=window.hacked=1>")
    assert page.evaluate("window.hacked") is None
    assert answer.locator("img, script, a[href^='javascript']").count() == 0
    assert "<script>" in answer.inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("text", ["富阳", "绵阳低边", "比较", "嵊州"])
def test_axe_finds_nothing_serious(open_page: Callable[..., Any], scheme: str, text: str) -> None:
    page = open_page(color_scheme=scheme)
    assert serious(page) == []
    ask(page, text).locator(".sources button").first.click()
    page.locator("#panel .beside").wait_for()
    assert serious(page) == []


@pytest.mark.parametrize("path", ["/clauses", "/documents/mianyang-2022-6?start=300&end=420", DRAFT])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_the_other_pages(open_page: Callable[..., Any], scheme: str, path: str) -> None:
    assert serious(open_page(path, color_scheme=scheme)) == []


def serious(page: Any) -> list[str]:
    from axe_playwright_python.sync_playwright import Axe

    found = [v for v in Axe().run(page).response["violations"] if v["impact"] in ("serious", "critical")]
    return [f"{v['id']}: {[n['html'] for n in v['nodes']][:3]}" for v in found]


def test_targets_are_large_enough_for_a_finger(open_page: Callable[..., Any]) -> None:
    page = open_page(width=390, height=844)
    ask(page, "绵阳低边")
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, a, input, summary, textarea')]
          .filter(e => e.checkVisibility() && !e.matches('.chip, .skip, .hidden *'))
          .map(e => [e.textContent, e.getBoundingClientRect()])
          .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
          .map(([text, box]) => `${text} ${box.width} x ${box.height}`)"""
    )
    assert small == []


def test_one_answer_prints_on_one_page(open_page: Callable[..., Any]) -> None:
    page = open_page()
    ask(page, "嵊州")
    answer = ask(page)
    page.evaluate("() => { window.print = () => { window.printed = document.body.className; }; }")
    answer.get_by_role("button", name="打印").click()
    assert "print-one" in page.evaluate("window.printed")
    page.evaluate("document.body.classList.add('print-one')")
    answer.evaluate("a => { a.classList.add('to-print'); a.previousElementSibling.classList.add('to-print'); }")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert answer.locator(".proof table").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert not answer.locator(".proof table").is_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.count(b"/Type /Page\n") == 1 or pdf.count(b"/Type /Page") - pdf.count(b"/Type /Pages") == 1


def test_the_look_up_page_follows_the_typing_and_the_arrow_keys(open_page: Callable[..., Any]) -> None:
    page = open_page("/clauses")
    page.keyboard.type("先诊疗后付费")
    page.locator("#found button").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator("#panel").wait_for()
    assert "绵办规〔2022〕6号" in page.locator("#panel h2").inner_text()
