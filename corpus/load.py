"""Loads every document folder into one Corpus: one unsound file stops it with a CorpusError. Cached per folder."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from corpus.document import read_document
from corpus.errors import CorpusError
from corpus.models import Corpus, Document

DOCUMENTS = Path(__file__).with_name("documents")


def load_corpus(folder: Path | None = None) -> Corpus:
    return _load((folder or DOCUMENTS).resolve())


def document_folders(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise CorpusError(folder, 0, "应有这个文件夹，每个子文件夹是一份文件；请核对路径。")
    return sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith((".", "_")))


@cache
def _load(folder: Path) -> Corpus:
    documents = [read_document(path) for path in document_folders(folder)]
    if not documents:
        raise CorpusError(folder, 0, "应至少有一个文件夹（一份文件）；请放入。")
    return gather(folder, documents)


def gather(folder: Path, documents: list[Document]) -> Corpus:
    """The documents of a folder as one corpus; ids and regions must tell them apart."""
    for what in ("short", "region"):
        _distinct(folder, documents, what)
    return Corpus(documents={document.id: document for document in documents}, folder=folder, version=_version(folder))


def _distinct(folder: Path, documents: list[Document], what: str) -> None:
    seen: dict[str, str] = {}
    for document in documents:
        other = seen.setdefault(getattr(document, what), document.id)
        if other != document.id:
            path = folder / document.id / "document.yaml"
            raise CorpusError(path, 0, f"{what} 与 {other} 相同；每份文件应各不相同，请改写。")


def _version(folder: Path) -> str:
    """A hash over the names and bytes of all files."""
    total = hashlib.sha256()
    for path in sorted(path for part in document_folders(folder) for path in part.iterdir() if path.is_file()):
        content = path.read_bytes()
        total.update(f"{path.parent.name}/{path.name}\n{len(content)}\n".encode())
        total.update(content)
    return f"sha256:{total.hexdigest()}"
