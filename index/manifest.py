"""What an index was built from and what it holds: compared at every start, so a stale or damaged one is never used."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

NAME = "manifest.json"
HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Origin:
    """What decides the content; if any part differs the index is stale."""

    corpus: str
    encoder: str
    code: str
    place: str
    passages: int
    passages_hash: str

    @property
    def made_by(self) -> tuple[str, str, str]:
        """Where this is the same, rows of one index are good in another."""
        return self.encoder, self.code, self.place


@dataclass(frozen=True, slots=True)
class Manifest:
    """``files_hash`` guards what must be whole before it is opened, ``contents_hash`` what is then found inside."""

    origin: Origin
    files_hash: str
    contents_hash: str

    def write(self, folder: Path) -> None:
        (folder / NAME).write_text(json.dumps(asdict(self), indent=1, sort_keys=True) + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest | None:
    """None for a folder without a sound manifest: it is written last, so an unfinished build has none."""
    try:
        data = json.loads((folder / NAME).read_text(encoding="utf-8"))
        return Manifest(Origin(**data["origin"]), data["files_hash"], data["contents_hash"])
    except (OSError, ValueError, TypeError, KeyError):
        return None


@cache
def code_version() -> str:
    """A hash over this floor's own sources."""
    total = hashlib.sha256()
    for path in sorted(HERE.glob("*.py")):
        total.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return "sha256:" + total.hexdigest()
