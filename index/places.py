"""Where the index lives on disk, and the locks that keep builders and readers out of each other's way."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

SETTING = "HUISUAN_DATA"
MARK = "in-use"
REPOSITORY = Path(__file__).parent.parent


def data_folder() -> Path:
    """HUISUAN_DATA; else var/ of a writable checkout; else the user's cache; else a private temporary folder."""
    if setting := os.environ.get(SETTING, "").strip():
        return private(Path(setting).expanduser())
    cache = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser()
    for folder in (_checkout(), cache / "huisuan"):
        try:
            if folder and os.access(private(folder), os.W_OK):
                return folder
        except OSError:
            continue
    return Path(tempfile.mkdtemp(prefix="huisuan-"))


def _checkout() -> Path | None:
    return REPOSITORY / "var" if (REPOSITORY / "pyproject.toml").exists() else None


def private(folder: Path) -> Path:
    """The folder, made if missing, and then for its owner only: what lies in it is trusted when read back."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """One builder at a time: others wait here, then find the work done."""
    with path.open("a") as stream:
        _lock(stream, shared=False, wait=True)
        yield


def hold(folder: Path) -> IO[str]:
    """A reader's mark on a folder, gone when it is closed or the process ends; none where nothing can be written."""
    try:
        stream = (folder / MARK).open("a")
    except OSError:
        return open(os.devnull)  # noqa: SIM115
    _lock(stream, shared=True, wait=False)
    return stream


def held(folder: Path) -> bool:
    """Whether any reader has its mark on the folder."""
    try:
        with (folder / MARK).open("a") as stream:
            return not _lock(stream, shared=False, wait=False)
    except OSError:
        return False


def _lock(stream: IO[str], *, shared: bool, wait: bool) -> bool:
    try:
        import fcntl
    except ImportError:  # no such locks on this system: builds are then not to be run side by side
        return True
    how = (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB)
    try:
        fcntl.flock(stream, how)
    except BlockingIOError:
        return False
    return True
