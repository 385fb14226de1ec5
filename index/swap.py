"""Which built index is in use: `current` points at it, and moves in one step. It neither builds nor opens any."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import IO

from index.places import held, hold

CURRENT, PREVIOUS = "current", "previous"


def current(root: Path) -> Path:
    return (root / CURRENT).resolve()


def hold_current(root: Path) -> tuple[Path, IO[str]]:
    """The index in use and the mark on it. One that was replaced before the mark was set may be on its way out."""
    while True:
        folder = current(root)
        mark = hold(folder)
        if current(root) == folder:
            return folder, mark
        mark.close()


def swap(root: Path, folder: Path) -> None:
    """A link is replaced in one step: a reader gets the old folder or the new one, never none."""
    old = current(root) if (root / CURRENT).exists() else None
    for name, target in ((PREVIOUS, old), (CURRENT, folder)):
        if target is not None:
            fresh = root / f".{name}-{os.getpid()}"
            fresh.unlink(missing_ok=True)
            fresh.symlink_to(target.name)
            os.replace(fresh, root / name)


def clean(root: Path, discard: Callable[[Path], None]) -> None:
    """Folders that are neither current nor previous go, unless a reader still has them open; so do links of a builder
    that was stopped. ``discard`` is told of each that goes."""
    kept = {(root / name).resolve() for name in (CURRENT, PREVIOUS)}
    for path in root.iterdir():
        if path.is_symlink():
            if path.name not in (CURRENT, PREVIOUS):
                path.unlink(missing_ok=True)
        elif path.is_dir() and path.resolve() not in kept and not held(path):
            discard(path)
            shutil.rmtree(path, ignore_errors=True)
