"""The door to Chroma: embedded in this process, or the server at HUISUAN_CHROMA_URL. Only this module imports chromadb.

Chroma is told its vectors; it never embeds, downloads or reports anything.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from index.messages import say

SETTING = "HUISUAN_CHROMA_URL"
EMBEDDED = "embedded"


def place() -> str:
    """Where vectors are to be held; part of what an index is, so that another place means another index."""
    url = urlsplit(os.environ.get(SETTING, "").strip())
    if not url.geturl():
        return EMBEDDED
    if url.scheme not in ("http", "https") or not url.hostname:
        raise ValueError(say("chroma_url", setting=SETTING))
    return f"{url.scheme}://{url.hostname}:{url.port or (443 if url.scheme == 'https' else 8000)}"


def client(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    settings = Settings(anonymized_telemetry=False)
    if place() == EMBEDDED:
        return chromadb.PersistentClient(path=str(folder), settings=settings)
    url = urlsplit(place())
    try:
        return chromadb.HttpClient(url.hostname or "", url.port or 0, ssl=url.scheme == "https", settings=settings)
    except Exception as error:
        raise ConnectionError(say("chroma_away", place=place(), setting=SETTING)) from error


def name_of(folder: Path, kind: str) -> str:
    """A server holds the collections of many folders, of this machine and of others."""
    return f"passages-{kind}" if place() == EMBEDDED else f"huisuan-{folder.name}-{kind}"


def discard(folder: Path) -> None:
    """What a server holds for this folder; embedded, everything goes with the folder."""
    if place() != EMBEDDED:
        server = client(folder)
        for collection in server.list_collections():
            if collection.name.startswith(name_of(folder, "")):
                server.delete_collection(collection.name)
