"""The comparison by every door: API, CSV, command and page. A cell opens its clause; words say what differs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest

from web.cli import main

NO_SIDEWAYS = "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
CAPS = "/compare?group=&topic=年度限额&regions=fuyang,mianyang,jiande,重庆"
Open = Callable[..., Any]


def test_the_matrix_holds_every_topic_for_every_region(client: Any) -> None:
    found = client.get("/api/matrix?as_of=2026-11-22").json()
    assert len(found["rows"]) == 69 and [len(row["cells"]) for row in found["rows"]] == [5] * 69
    assert {region["region"] for region in found["regions"]} == {
        *("fuyang", "mianyang", "jiande", "wenzhou", "shengzhou")
    }


def test_a_region_that_is_not_held_is_not_called_silent(client: Any) -> None:
    found = client.get("/api/matrix", params={"topics": "deposit", "regions": "fy，重庆"}).json()
    assert [cell["state_label"] for cell in found["rows"][0]["cells"]] == ["无规定", "未收录"]


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"topics": "房价"}, "topic_not_found"),
        ({"regions": ",".join(f"地{n}" for n in range(13))}, "too_many_regions"),
        ({"regions": "很" * 21}, "too_many_regions"),
        ({"regions": "x" * 301}, "bad_field"),
        ({"as_of": "2026-13-01"}, "bad_date"),
    ],
)
def test_what_cannot_be_compared_is_explained(client: Any, params: dict[str, str], code: str) -> None:
    for path in ("/api/matrix", "/api/matrix.csv"):
        response = client.get(path, params=params)
        assert response.status_code == 422 and response.json()["error"]["code"] == code
        assert response.json()["error"]["what_to_do"]


def test_the_csv_opens_in_a_spreadsheet_and_is_a_download(client: Any) -> None:
    response = client.get("/api/matrix.csv", params={"topics": "年度限额", "regions": "fy,wz", "as_of": "2026-11-22"})
    assert response.headers["content-disposition"] == 'attachment; filename="huisuan-2026-11-22.csv"'
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [(row["地区"], row["文件状态"]) for row in rows] == [
        ("杭州市富阳区", "现行有效"),
        ("温州市", "施行日期未写明"),
    ]


def test_the_command_compares_and_says_what_it_does_not_know(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", "押金", "--regions", "fy,my,重庆", "--as-of", "2026-11-22"]) == 0
    told = capsys.readouterr().out
    assert (
        "无规定：杭州市富阳区。" in told and "未收录：重庆。" in told and "〔绵办规〔2022〕6号 第二部分（八）〕" in told
    )
    assert main(["compare", "deposit", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["rows"][0]["cells"]) == 5
    assert main(["compare", "deposit", "--csv"]) == 0
    assert capsys.readouterr().out.startswith("\ufeff主题,组别,地区")
    assert main(["compare", "房价"]) == 2
    assert "没有“房价”这个主题" in capsys.readouterr().err


@pytest.mark.browser
def test_the_page_says_what_differs_and_keeps_silence_apart_from_absence(open_page: Open) -> None:
    page = open_page(CAPS)
    page.locator(".topic").wait_for()
    told = page.locator(".differs").inner_text()
    assert "年度限额（特困人员）不同：杭州市富阳区 不设限额；绵阳市 没有公布" in told
    assert "无规定：建德市。" in told and "未收录：重庆。" in told
    assert page.locator(".cell.silent .state").inner_text() == "无规定"
    assert page.locator(".cell.not_held .state").inner_text() == "未收录"
    assert "150,000元" in page.locator('.cell[data-region="fuyang"]').inner_text()


@pytest.mark.browser
def test_a_figure_and_a_source_open_the_clause_with_the_quote_marked(open_page: Open) -> None:
    page = open_page(CAPS)
    page.locator(".figure", has_text="其中普通门诊限额").click()
    assert page.locator("#panel mark").inner_text() == "含普通门诊2万元"
    assert "富政办〔2022〕21号 第二部分第3项" in page.locator("#panel h2").inner_text()
    page.keyboard.press("Escape")
    page.locator(".cell.silent .source").click()
    page.locator("#panel h2", has_text="建政办函〔2024〕4号 第二部分（三）").wait_for()


@pytest.mark.browser
def test_every_held_cell_opens_something(open_page: Open) -> None:
    page = open_page("/compare?group=")
    page.locator(".topic").first.wait_for()
    assert page.locator(".topic").count() == 69
    assert page.locator(".cell").count() == 69 * 5
    assert page.locator(".cell:not(:has(.source))").count() == 0


@pytest.mark.browser
def test_choosing_regions_groups_and_words_narrows_table_export_and_address(open_page: Open) -> None:
    page = open_page("/compare")
    page.locator(".topic").first.wait_for()
    assert page.locator("#group").input_value() == "待遇"
    page.fill("#topic", "起付线")
    assert page.locator(".topic h2").all_inner_texts() == ["医疗救助起付线\n待遇"]
    page.get_by_label("嵊州市").uncheck()
    page.locator(".differs", has_text="嵊州市").wait_for(state="detached")
    assert page.locator(".topic th").count() == 4
    page.fill("#place", "重庆")
    page.keyboard.press("Enter")
    page.locator(".cell.not_held").wait_for()
    address = page.locator("#export").get_attribute("href")
    assert "topics=assistance_deductible" in address and "shengzhou" not in address and "%E9%87%8D%E5%BA%86" in address
    page.reload()
    page.locator(".cell.not_held").wait_for()
    assert page.locator(".topic").count() == 1 and page.get_by_label("嵊州市").is_checked() is False


@pytest.mark.browser
def test_the_export_button_downloads_what_is_shown(open_page: Open) -> None:
    page = open_page(CAPS)
    page.locator(".topic").wait_for()
    with page.expect_download() as download:
        page.locator("#export").click()
    with open(download.value.path(), encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [row["有无规定"] for row in rows] == ["有规定", "有规定", "无规定", "未收录"]


@pytest.mark.browser
@pytest.mark.parametrize("width", [320, 390])
def test_a_phone_gets_cards_and_never_scrolls_sideways(open_page: Open, width: int) -> None:
    page = open_page("/compare", width=width, height=700)
    page.locator(".topic").first.wait_for()
    assert page.evaluate(NO_SIDEWAYS)
    first, second = (page.locator(".cell").nth(n).bounding_box() for n in (0, 1))
    assert second["y"] > first["y"] + first["height"] and second["x"] == first["x"]
    assert page.locator(".cell .region-name").first.is_visible()
    page.locator(".cell button.source").first.click()
    page.locator("#panel").wait_for()
    assert page.evaluate(NO_SIDEWAYS)


@pytest.mark.browser
def test_hostile_place_names_are_shown_as_text(open_page: Open) -> None:
    page = open_page("/compare?topic=押金&regions=fuyang,<img src=x>")
    page.locator(".cell.not_held").wait_for()
    assert page.locator("#rows img").count() == 0
    assert "<img src=x>" in page.locator(".topic").inner_text()


@pytest.mark.browser
def test_a_broken_line_is_said_and_the_table_stays(open_page: Open) -> None:
    page = open_page(CAPS)
    page.locator(".topic").wait_for()
    page.route("**/api/clauses/**", lambda route: route.abort())
    page.locator(".figure").first.click()
    page.locator("#count", has_text="没有连上网络。请再试一次。").wait_for()
    assert page.locator(".topic").count() == 1


@pytest.mark.browser
def test_a_refusal_is_shown_in_its_own_words(open_page: Open) -> None:
    page = open_page(f"/compare?regions={'很' * 25}")
    page.locator(".failure").first.wait_for()
    assert "地区太多，或者名字太长。" in page.locator("#rows .failure").inner_text()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious_on_the_comparison(open_page: Open, scheme: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = open_page(CAPS, width=width, color_scheme=scheme)
    page.locator(".topic").wait_for()

    def serious() -> list[str]:
        found = [v for v in Axe().run(page).response["violations"] if v["impact"] in ("serious", "critical")]
        return [f"{v['id']}: {[n['html'] for n in v['nodes']][:3]}" for v in found]

    assert serious() == []
    page.locator(".figure").first.click()
    page.locator("#panel .beside").wait_for()
    assert serious() == []


@pytest.mark.browser
def test_targets_are_large_enough_for_a_finger(open_page: Open) -> None:
    page = open_page("/compare", width=390, height=844)
    page.locator(".topic").first.wait_for()
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, a, select, summary, #topic, #place, label:has(input)')]
          .filter(e => e.checkVisibility() && !e.matches('.skip, .hidden *'))
          .map(e => [e.textContent, e.getBoundingClientRect()])
          .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
          .map(([text, box]) => `${text} ${box.width} x ${box.height}`)"""
    )
    assert small == []
