"""Takes the README's pictures from a running site: ``python tests/web/screenshots.py http://127.0.0.1:8000``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import Any

IMAGES = Path(__file__).parents[2] / "docs" / "images"
QUESTION = "富阳低边户，住院各种保险报完个人还要付四万二，能救助多少？"
SIZES = {"chat": (1280, 900), "chat-phone": (390, 844)}


def take(browser: Any, site: str, name: str, size: tuple[int, int]) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(site)
    page.locator("#examples button").first.wait_for()
    page.fill("#question", QUESTION)
    page.keyboard.press("Enter")
    page.locator("article.answer").wait_for()
    if size[0] > 1000:  # the clause beside the conversation
        page.locator(".said .chip").first.click()
        page.locator("#panel .beside").wait_for()
    page.screenshot(path=IMAGES / f"{name}.png")
    context.close()


def main(site: str) -> None:
    from playwright.sync_api import sync_playwright

    IMAGES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, size in SIZES.items():
            take(browser, site, name, size)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
