"""A real ``huisuan serve`` in a process of its own, and a way to put one question to it. Measures only the waiting."""

from __future__ import annotations

import http.client
import itertools
import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from evals.load import DEFAULT_DAY

ROOT = Path(__file__).parents[2]


@contextmanager
def served() -> Iterator[Callable[[str], float]]:
    """Gives a function that asks one question in a conversation of its own and returns the ms until the whole answer is
    there. Each question comes from an address of its own, as the server counts questions by address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "web.cli", "serve", "--port", str(port), "--proxy", "127.0.0.1"]
    server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    people = itertools.count()

    def ask(question: str) -> float:
        who, start = next(people), time.perf_counter()
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        body = json.dumps({"text": question[:500], "as_of": DEFAULT_DAY.isoformat()})
        headers = {"Content-Type": "application/json", "X-Forwarded-For": f"10.0.{who // 250}.{who % 250 + 1}"}
        connection.request("POST", "/api/ask", body, headers)
        reply = connection.getresponse()
        answer = reply.read()
        connection.close()
        if reply.status != 200:
            raise RuntimeError(f"{reply.status}: {answer.decode()[:200]}")
        return (time.perf_counter() - start) * 1000

    try:
        _wait(port, server)
        for warm in ("绵阳低保住院报销比例", "各地低保救助年度限额怎么规定"):
            ask(warm)
        yield ask
    finally:
        server.terminate()
        server.wait(10)


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        if server.poll() is not None:
            raise RuntimeError(f"the server ended with {server.returncode}")
        time.sleep(0.1)
    raise RuntimeError("the server did not come up")
