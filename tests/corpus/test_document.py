"""What document.yaml says of the five documents, and what is refused in one."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import CorpusError
from corpus.load import DOCUMENTS, load_corpus
from corpus.models import Corpus

CORPUS = load_corpus()
FUYANG, MIANYANG, WENZHOU = "fuyang-2022-21", "mianyang-2022-6", "wenzhou-2019-13"
SHENGZHOU = "shengzhou-draft-2022-2025"
Spoil = Callable[[str, str, str], Path]


@pytest.fixture
def spoil(tmp_path: Path) -> Spoil:
    """A copy of the corpus with one piece of one file replaced."""

    def replace(file: str, old: str, new: str) -> Path:
        folder = tmp_path / "documents"
        shutil.copytree(DOCUMENTS, folder)
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return replace


@pytest.mark.parametrize(
    ("region", "number", "status", "issued", "in_force", "until"),
    [
        ("fuyang", "富政办〔2022〕21号", "in_force", date(2022, 12, 30), date(2023, 2, 10), None),
        ("mianyang", "绵办规〔2022〕6号", "in_force", date(2022, 11, 30), date(2023, 1, 1), date(2027, 12, 31)),
        ("jiande", "建政办函〔2024〕4号", "in_force", date(2024, 1, 29), date(2024, 3, 1), None),
        ("wenzhou", "温医保发〔2019〕13号", "unclear", date(2019, 10, 31), None, None),
        ("shengzhou", "", "draft", None, None, None),
    ],
)
def test_each_document_has_its_number_status_and_dates(
    region: str, number: str, status: str, issued: date | None, in_force: date | None, until: date | None
) -> None:
    document = CORPUS.document_of(region)
    assert (document.number, document.status) == (number, status)
    assert (document.issued, document.in_force, document.until) == (issued, in_force, until)


@pytest.mark.parametrize(
    ("document", "day", "topic", "status"),
    [
        (FUYANG, date(2023, 2, 9), None, "not_yet"),
        (FUYANG, date(2023, 2, 10), None, "in_force"),
        (FUYANG, date(2040, 1, 1), None, "in_force"),
        (MIANYANG, date(2022, 12, 31), None, "not_yet"),
        (MIANYANG, date(2023, 1, 1), None, "in_force"),
        (MIANYANG, date(2027, 12, 31), None, "in_force"),
        (MIANYANG, date(2028, 1, 1), None, "expired"),
        (MIANYANG, date(2022, 8, 31), "tilted_assistance", "not_yet"),
        (MIANYANG, date(2022, 9, 1), "tilted_assistance", "in_force"),
        (MIANYANG, date(2022, 9, 1), "orphan_child", "in_force"),
        (MIANYANG, date(2022, 9, 1), "premium_aid", "not_yet"),
        (MIANYANG, date(2028, 1, 1), "tilted_assistance", "expired"),
        (WENZHOU, date(2019, 10, 30), None, "not_yet"),
        (WENZHOU, date(2026, 11, 22), None, "unclear"),
        (SHENGZHOU, date(2024, 1, 1), None, "draft"),
    ],
)
def test_the_status_depends_on_the_day_and_for_some_topics_on_the_topic(
    document: str, day: date, topic: str | None, status: str
) -> None:
    assert CORPUS.documents[document].status_on(day, topic) == status


def test_the_end_of_mianyang_is_marked_as_derived_from_five_years() -> None:
    assert "推算" in CORPUS.documents[MIANYANG].until_note and "有效期5年" in CORPUS.documents[MIANYANG].until_note


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (FUYANG, "从其规定"),
        (MIANYANG, "有效期5年"),
        (MIANYANG, "另行发布"),
        ("jiande-2024-4", "动态调整"),
        (WENZHOU, "核对现行规定"),
        (SHENGZHOU, "不能作为领取待遇的依据"),
    ],
)
def test_every_standing_warning_rests_on_a_quoted_clause(document: str, words: str) -> None:
    notice = next(notice for notice in CORPUS.documents[document].notices if words in notice.text)
    assert CORPUS.clause(notice.clause).holds(notice.quote)


def test_a_place_name_means_one_region_only() -> None:
    names = [alias for document in CORPUS.documents.values() for alias in document.aliases]
    assert len(names) == len(set(names))
    assert {"涪城", "江油", "科技城"} <= set(CORPUS.document_of("mianyang").aliases)
    assert {"鹿城", "瑞安", "龙港"} <= set(CORPUS.document_of("wenzhou").aliases)
    assert "梅城" in CORPUS.document_of("jiande").aliases and "杭州" not in names


def test_documents_and_clauses_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        CORPUS.clause("fy.2.3").text = "x"


def test_the_version_changes_with_any_file(spoil: Spoil) -> None:
    assert CORPUS.version.startswith("sha256:") and len(CORPUS.version) == 71
    folder = spoil(f"{WENZHOU}/document.yaml", "浙江温州", "温州城区")
    assert load_corpus(folder).version != CORPUS.version


def test_loading_is_fast_and_happens_once(tmp_path: Path) -> None:
    shutil.copytree(DOCUMENTS, tmp_path / "documents")
    begun = time.perf_counter()
    loaded: Corpus = load_corpus(tmp_path / "documents")
    assert time.perf_counter() - begun < 1
    assert load_corpus(tmp_path / "documents") is loaded


@pytest.mark.parametrize(
    ("file", "old", "new", "word"),
    [
        ("fuyang-2022-21/source.txt", "救助80%", "救助90%", "sha256"),
        ("fuyang-2022-21/document.yaml", "富政办〔2022〕21号", "富政办〔2022〕22号", "原文里没有"),
        ("fuyang-2022-21/document.yaml", "title: 杭州市", "title: 温州市", "原文里没有"),
        ("fuyang-2022-21/document.yaml", "in_force: 2023-02-10\n", "", "in_force"),
        ("fuyang-2022-21/document.yaml", "2023-02-10", "2023年2月10日", "日期"),
        ("fuyang-2022-21/document.yaml", "status: in_force", "status: yes", "之一"),
        ("fuyang-2022-21/document.yaml", "region: fuyang", "reigon: fuyang", "reigon"),
        ("fuyang-2022-21/document.yaml", "region: fuyang", "region: jiande", "相同"),
        ("mianyang-2022-6/document.yaml", "until: 2027-12-31", "until: 2022-12-31", "不早于"),
    ],
)
def test_a_document_that_disagrees_with_its_text_is_refused(
    spoil: Spoil, file: str, old: str, new: str, word: str
) -> None:
    with pytest.raises(CorpusError, match=word) as caught:
        load_corpus(spoil(file, old, new))
    assert caught.value.path.name == "document.yaml"
