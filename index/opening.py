"""Opens the searcher, building a missing or stale index first; without vectors it searches keywords, and says so."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.questions import load_questions
from index.build import forget, manifest_in_use, open_dense
from index.encoder import EncoderUnavailable, choose_encoder
from index.messages import say
from index.passages import passages_of
from index.places import data_folder
from index.search import Searcher
from index.verify import IndexRefused

if TYPE_CHECKING:
    from corpus.models import Corpus
    from index.dense import Dense
    from index.passages import Passage

Progress = Callable[[str, int, int], None]
_ONE_AT_A_TIME = threading.Lock()


def open_searcher(corpus: Corpus, data_dir: Path | None = None, progress: Progress | None = None) -> Searcher:
    """``progress`` is told (stage in Chinese, done, all). Never fails for want of an encoder, a disk or a database."""
    questions = load_questions(corpus).entries
    passages = passages_of(corpus, questions)
    dense, note = _dense(corpus, passages, data_dir, progress or (lambda stage, done, all_: None))
    return Searcher(corpus, questions, passages, dense, note)


def _dense(
    corpus: Corpus, passages: tuple[Passage, ...], data_dir: Path | None, progress: Progress
) -> tuple[Dense | None, str | None]:
    try:
        encoder = choose_encoder()
    except EncoderUnavailable as reason:
        return None, say("keywords_only", why=reason)
    try:
        with _ONE_AT_A_TIME:
            return open_dense(corpus.version, passages, encoder, data_dir or data_folder(), progress), None
    except (KeyboardInterrupt, SystemExit):
        raise
    except IndexRefused as reason:
        return None, say("keywords_only", why=reason)
    except BaseException as error:  # Chroma's engine panics with an exception that is not an Exception
        why = say("store_failed", why=f"{type(error).__name__}: {error}"[:300])
        return None, say("keywords_only", why=why)


def forget_index(data_dir: Path | None = None) -> None:
    """The next opening builds everything anew, vectors too; without an encoder, which could not, all is kept."""
    try:
        choose_encoder()
    except EncoderUnavailable:
        return
    forget(data_dir or data_folder())


def index_in_use(data_dir: Path | None = None) -> dict[str, object]:
    """What the manifest says the index was built from; empty where there is none."""
    manifest = manifest_in_use(data_dir or data_folder())
    return asdict(manifest.origin) if manifest else {}
