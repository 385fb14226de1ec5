"""``huisuan serve``: opens the index with a progress bar, then the web application, and prints the address."""

from __future__ import annotations

import argparse
import logging
import socket
import sys
import time
from typing import TYPE_CHECKING, Any

from web.commands.options import add_data_dir
from web.words import say

if TYPE_CHECKING:
    from fastapi import FastAPI


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help=say("cli.serve.host"))
    parser.add_argument("--port", type=int, default=8000, help=say("cli.serve.port"))
    parser.add_argument("--proxy", default="", metavar="IP", help=say("cli.serve.proxy"))
    add_data_dir(parser)


def run(arguments: argparse.Namespace) -> int:
    if not _is_free(arguments.host, arguments.port):
        print(say("cli.serve.port_taken", port=arguments.port, other=arguments.port + 1), file=sys.stderr)
        return 1
    _log_to_stderr()
    started = time.perf_counter()
    assistant = _open(arguments)
    opened = time.perf_counter()
    print(_index_line(assistant, opened - started), flush=True)
    print(say("cli.serve.starting"), flush=True)
    from web.app import create_app

    serve(create_app(assistant), arguments.host, arguments.port, proxy=arguments.proxy, since=opened)
    return 0


def serve(app: FastAPI, host: str, port: int, *, proxy: str = "", since: float | None = None) -> None:
    """Runs one process with one worker: the sessions and the embedded index live in it."""
    import uvicorn

    began = since if since is not None else time.perf_counter()

    class Announcing(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                shown = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
                print(say("cli.serve.ready", seconds=_tenths(time.perf_counter() - began), address=shown), flush=True)

    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        workers=1,
        log_level="warning",
        access_log=False,  # its lines carry query strings; the guard writes its own
        server_header=False,
        proxy_headers=bool(proxy),
        forwarded_allow_ips=proxy or "",
        timeout_graceful_shutdown=5,
    )
    Announcing(config).run()


def _open(arguments: argparse.Namespace) -> Any:
    from web.app import open_assistant
    from web.commands.progress import Bar

    print(say("cli.serve.index"), flush=True)
    bar = Bar()
    try:
        return open_assistant(arguments.data_dir, bar)
    finally:
        bar.close()


def _index_line(assistant: Any, seconds: float) -> str:
    documents = assistant.know.corpus.documents.values()
    clauses = sum(len(document.clauses) for document in documents)
    return say("cli.serve.index_done", seconds=_tenths(seconds), documents=len(documents), clauses=clauses)


def _tenths(seconds: float) -> str:
    return f"{seconds:.1f}"


def _is_free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _log_to_stderr() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logger = logging.getLogger("huisuan")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
