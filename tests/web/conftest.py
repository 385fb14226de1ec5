"""What the web tests share: the fake assistant, an in-process client, a real server on a free port, a real browser."""

from __future__ import annotations

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.request import urlopen

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in CHROMIUM_NAMES if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def fake_house() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fake_house", HERE / "fake_house.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["fake_house"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def make_client(fake_house: ModuleType) -> Callable[..., Any]:
    from fastapi.testclient import TestClient

    from web.app import create_app

    def make(assistant: Any = None, **options: Any) -> Any:
        app = create_app(assistant or fake_house.FakeAssistant(), **{"asks_a_minute": 1000, **options})
        return TestClient(app, raise_server_exceptions=False)

    return make


@pytest.fixture
def client(make_client: Callable[..., Any]) -> Any:
    return make_client()


@contextmanager
def _serve(command: list[str]) -> Iterator[str]:
    """Runs a server command on a free loopback port; gives its address once it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([*command, "--port", str(port)], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_until_up(address, server)
        yield address
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture(scope="session")
def serve_site() -> Callable[[list[str]], AbstractContextManager[str]]:
    return _serve


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of a real server with the fake assistant, in its own process."""
    with _serve([sys.executable, str(HERE / "fake_house.py"), "--pause", "0.02"]) as address:
        yield address


def _wait_until_up(address: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(1200):  # the real one may have to build its index first
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}")
        try:
            urlopen(f"{address}/healthz", timeout=2).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the server did not come up")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Ends with its module: while Playwright runs, no other test could start an event loop."""
    path = find_chromium()
    if path is None:
        message = "没有找到 Chromium：浏览器测试被略过。安装 chromium，或用环境变量 CHROMIUM 指明它的位置。"
        if os.environ.get("HUISUAN_REQUIRE_ALL") == "1":
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Any, site: str) -> Iterator[Callable[..., Any]]:
    """Opens a page of the site at a given size; any script error or refused request to elsewhere fails the test."""
    contexts: list[Any] = []
    faults: list[str] = []

    def make(path: str = "/", width: int = 1280, height: int = 900, **options: Any) -> Any:
        size = {"width": width, "height": height}
        context = browser.new_context(viewport=size, reduced_motion="reduce", **options)
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda r: None if r.url.startswith(site) else faults.append(f"outside request {r.url}"))
        page.goto(site + path)
        if path == "/":
            page.locator("#examples button").first.wait_for()
        return page

    yield make
    for context in contexts:
        context.close()
    assert faults == []


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Says loudly when the browser tests were left out."""
    left_out = [r for r in terminalreporter.stats.get("skipped", []) if "Chromium" in str(r.longrepr)]
    if left_out:
        terminalreporter.section("没有测到的部分", sep="!", red=True, bold=True)
        terminalreporter.line(f"浏览器测试 {len(left_out)} 项没有运行：这台机器上没有 Chromium。", red=True, bold=True)
        terminalreporter.line("安装：sudo apt-get install -y chromium；或用环境变量 CHROMIUM 指明位置。", red=True)
