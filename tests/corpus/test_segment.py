"""Promises of the segmenter: the reference clauses, no character lost, every word found again in the source."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from corpus.load import DOCUMENTS, load_corpus
from corpus.models import Clause, Document, Heading
from corpus.source import Source

REFERENCE = json.loads(Path(__file__).with_name("reference_clauses.json").read_text(encoding="utf-8"))
NOISE = {"fy": (), "my": ("markdown",), "jd": (), "wz": ("markdown",), "sz": ("bookmarks",)}
CORPUS = load_corpus()
PARTS = list(CORPUS.documents.values())


def pieces_of(document: Document) -> list[Clause | Heading]:
    pieces: list[Clause | Heading] = [*document.clauses, *document.headings]
    return sorted(pieces, key=lambda piece: piece.start)


def packed(text: str) -> str:
    return "".join(text.split())


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def test_there_are_exactly_the_151_reference_clauses_in_the_order_of_their_sources() -> None:
    assert len(REFERENCE) == 151
    order = ["fuyang-2022-21", "mianyang-2022-6", "jiande-2024-4", "wenzhou-2019-13", "shengzhou-draft-2022-2025"]
    found = [clause.id for name in order for clause in CORPUS.documents[name].clauses]
    assert found == [entry["id"] for entry in REFERENCE]


def test_every_label_is_the_official_citation_of_the_reference() -> None:
    wrong = [entry["id"] for entry in REFERENCE if CORPUS.clause(entry["id"]).label != entry["label"]]
    assert wrong == []


def test_every_text_is_that_of_the_reference_white_space_aside() -> None:
    wrong = [entry["id"] for entry in REFERENCE if digest(packed(CORPUS.clause(entry["id"]).text)) != entry["text"]]
    # The reference kept the Markdown rule “---” between number and title of Wenzhou's head; it is no word of it.
    assert wrong == ["wz.head"]
    head = packed(CORPUS.clause("wz.head").text)
    with_rule = head.replace("温医保发〔2019〕13号", "温医保发〔2019〕13号---", 1)
    assert digest(with_rule) == next(entry["text"] for entry in REFERENCE if entry["id"] == "wz.head")


def test_every_clause_has_the_sentences_of_the_reference() -> None:
    for entry in REFERENCE:
        lengths = [len(packed(sentence.text)) for sentence in CORPUS.clause(entry["id"]).sentences]
        if entry["id"] == "wz.head":
            lengths[0] += len("---")
        assert lengths == entry["sentences"], entry["id"]


def test_every_clause_stands_on_the_lines_of_the_reference() -> None:
    for document in PARTS:
        source = Source(document.source)
        lines = {c.id: (source.line_number(c.start), source.line_number(c.end - 1)) for c in document.clauses}
        for entry in (entry for entry in REFERENCE if entry["id"] in lines):
            assert lines[entry["id"]] == (entry["line"], entry["last_line"]), entry["id"]


@pytest.mark.parametrize("document", PARTS, ids=lambda document: document.short)
def test_spans_headings_and_declared_noise_add_up_to_the_source(document: Document) -> None:
    source = Source(document.source, NOISE[document.short])
    owned = [0] * len(document.source)
    for start, end in source.noise:
        owned[start:end] = [1] * (end - start)
    for piece in pieces_of(document):
        for run in source.runs(piece.start, piece.end):
            for at in range(run.source, run.source + run.length):
                owned[at] += 1
    assert owned == [1] * len(document.source)


@pytest.mark.parametrize("document", PARTS, ids=lambda document: document.short)
def test_clauses_and_headings_never_overlap_and_nothing_but_noise_lies_between(document: Document) -> None:
    source = Source(document.source, NOISE[document.short])
    rebuilt, at = "", 0
    for piece in pieces_of(document):
        assert source.words(at, piece.start) == ""
        rebuilt += document.source[at : piece.end]
        at = piece.end
    assert source.words(at, len(document.source)) == ""
    assert rebuilt + document.source[at:] == (DOCUMENTS / document.id / "source.txt").read_bytes().decode()


def test_a_clauses_text_is_its_span_without_noise() -> None:
    for document in PARTS:
        source = Source(document.source, NOISE[document.short])
        for clause in document.clauses:
            assert source.words(clause.start, clause.end) == clause.text.replace("\n", ""), clause.id


def test_every_sentence_of_every_clause_is_located_in_the_source() -> None:
    for document in PARTS:
        source = Source(document.source, NOISE[document.short])
        for clause in document.clauses:
            for sentence in clause.sentences:
                start, end = clause.locate(sentence.text)
                assert clause.start <= start < end <= clause.end
                assert source.words(start, end) == packed(sentence.text)
                assert clause.text[sentence.start : sentence.end] == sentence.text


def test_sentences_hold_every_visible_character_once() -> None:
    for clause in CORPUS.clauses:
        assert packed("".join(sentence.text for sentence in clause.sentences)) == packed(clause.text), clause.id


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ("fy.1.2", "参加基本医疗保险和“西湖益联保”参保率达到100%"),
        ("fy.2.1", "企业年平均养老金；三是城乡居民"),
        ("fy.2.3", "政策范围内医疗费分类纳入"),
        ("my.2.1", "认定条件，由民政部门会同"),
        ("my.3.9", "重要指标，纳入医疗救助工作"),
        ("my.3.10", "罹患大病困难职工帮扶"),
        ("jd.2.3", "为单位，对其上一年度承担的合理医疗费用"),
        ("wz.3.5", "最低生活保障家庭成员不设医疗救助起付线"),
        ("wz.4.2", "个人负担费用数额越大，救助比例应当越高"),
        ("sz.a1.n6", "困难群众政策内医疗费用×100%"),
    ],
)
def test_a_page_break_inside_a_sentence_leaves_no_trace_in_the_text(clause: str, words: str) -> None:
    found = CORPUS.clause(clause)
    assert words in found.text
    start, end = found.locate(words)
    assert packed(CORPUS.documents[found.document].source[start:end]) == words


def test_a_quote_may_be_written_with_the_spaces_of_the_source_or_without() -> None:
    clause = CORPUS.clause("my.eff")
    spaced, plain = "自 2023 年 1 月 1 日起施行，有效期 5 年", "自2023年1月1日起施行，有效期5年"
    assert clause.locate(spaced) == clause.locate(plain)
    start, end = clause.locate(plain)
    assert CORPUS.documents["mianyang-2022-6"].source[start:end] == spaced


@pytest.mark.parametrize("quote", ["", "  ", "救助比例按60%执行", "个人负担费用数额越大"])
def test_words_that_do_not_stand_in_the_clause_are_refused(quote: str) -> None:
    with pytest.raises(ValueError, match="引文"):
        CORPUS.clause("my.2.5.p2").locate(quote)


def test_the_colophon_inside_an_annex_is_taken_out_of_it() -> None:
    document = CORPUS.documents["jiande-2024-4"]
    colophon, annex = CORPUS.clause("jd.colophon"), CORPUS.clause("jd.a.svc")
    title = next(heading for heading in document.headings if heading.text == "附件合理医疗费用负面清单")
    assert title.end <= colophon.start < colophon.end <= annex.start
    assert colophon.kind == "colophon" and "抄送" not in "".join(c.text for c in document.clauses if c is not colophon)


def test_table_cells_are_joined_by_line_breaks_and_wrapped_cells_are_whole() -> None:
    assert CORPUS.clause("sz.a1.1").text.split("\n") == [
        *("1", "参保覆盖", "资助困难群众参加基本医疗保险率（%）", "100", "100", "100", "约束性"),
        "医保局、财政局、民政局、退役军人事务局、残联",
    ]
    assert CORPUS.clause("sz.a1.7").text.split("\n")[:3] == ["7", "兜底保障", "困难群众医疗费用综合保障率（%）"]
    assert CORPUS.clause("sz.a2.19").text.endswith("\n银保监组")
    assert CORPUS.clause("jd.a.cons").text == "医用耗材\n年度医用耗材总费用10万元以上部分。"


def test_a_merged_cell_is_told_in_the_heading_not_put_into_the_text() -> None:
    row = CORPUS.clause("sz.a2.7")
    assert row.heading[-1] == "责任单位（同上格）：卫生健康局" and "卫生健康局" not in row.text
    assert CORPUS.clause("sz.a1.9").heading[-1] == "一级指标（同上格）：兜底保障"


def test_heading_paths_follow_the_numbering() -> None:
    assert CORPUS.clause("my.2.5.p2").heading == ("二、工作重点", "（五）合理确定基本救助水平")
    assert CORPUS.clause("sz.2.4.13").heading == ("2、主要任务", "(4)健全保障兜底机制", "13.建立暖心无忧专项基金")
    assert CORPUS.clause("sz.a3.3.2").heading == ("附件3 嵊州市暖心无忧基金补助办法（试行）", "3、补助流程")
    assert CORPUS.clause("my.1").heading == ("一、总体要求",)


def test_an_unnumbered_paragraph_stays_in_its_item_unless_the_layout_cites_by_paragraph() -> None:
    assert CORPUS.clause("fy.3.2").text.endswith("区退役军人事务局等按职责做好相关工作。")
    labels = [CORPUS.clause(f"my.2.5.p{number}").label for number in (1, 2, 3)]
    assert [label.split("第二部分")[1] for label in labels] == ["（五）第1段", "（五）第2段", "（五）第3段"]


def test_no_mark_of_the_file_format_is_left_in_a_clause() -> None:
    def marks(clause: Clause) -> bool:
        return any(mark in clause.text for mark in ("**", "#", "---", "[bookmark", "\t", " "))

    assert [clause.id for clause in CORPUS.clauses if marks(clause)] == []
