"""A document unlike the five is cut by the same rules from its layout alone; a layout that does not fit is refused."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest

from corpus.errors import CorpusError
from corpus.layout import read_layout
from corpus.segment import Piece, segment
from corpus.source import Source
from corpus.strict_yaml import read_yaml

LAYOUT = """
    noise: [markdown]
    levels:
      - {mark: "一、", role: part, label: "第{cn}部分"}
      - {mark: "（一）", role: section, label: "（{cn}）"}
      - {mark: "1.", role: item, label: "第{n}项"}
    annexes:
      - {mark: 附件, id: a, label: "附件第{n}行", form: cells, filled: [部门], note: {id: note, label: 附件备注}}
"""
TEXT = (
    "某字〔2030〕1号\n\n# 关于某事的通知\n\n各单位：\n\n根据上级要求，制定本\n\n办法。\n\n"
    "## 一、总则\n\n只有一段。\n\n第二段。\n\n"
    "二、分则\n\n（一）范围\n\n1. 2030年的事。第二句。\n\n1.5倍以内的，不在此列。\n\n"
    "2．另一件“事。”还有\n\n(二)本节有句子。\n\n"
    "本办法自2030年1月1日起施行。\n\n某市政府\n\n2030年1月1日\n\n"
    "附件\n某表\n\t序号\n\t部门\n\t事项\n\n\t1\n\t甲局\n\t办事\n续行\n\n\t2\n\t\n\t督办\n\n"
    "备注：可调整。\n\n抄送：各处。\n某办2030年1月2日印发\n"
)


def cut(folder: Path, text: str = TEXT, layout: str = LAYOUT) -> dict[str, Piece]:
    path = folder / "layout.yaml"
    path.write_text(dedent(layout), encoding="utf-8")
    read = read_layout(read_yaml(path))
    pieces = segment(Source(text, read.noise), read, "x", "某字〔2030〕1号", folder / "source.txt")
    return {piece.id: piece for piece in pieces if piece.id}


def test_an_unknown_document_is_cut_from_its_layout_alone(tmp_path: Path) -> None:
    pieces = cut(tmp_path)
    assert {id: piece.text for id, piece in pieces.items()} == {
        "x.head": "某字〔2030〕1号关于某事的通知各单位：",
        "x.pre": "根据上级要求，制定本办法。",
        "x.1": "只有一段。第二段。",
        "x.2.1.1": "1.2030年的事。第二句。1.5倍以内的，不在此列。",
        "x.2.1.2": "2．另一件“事。”还有(二)本节有句子。",
        "x.eff": "本办法自2030年1月1日起施行。",
        "x.sign": "某市政府2030年1月1日",
        "x.a.1": "1\n甲局\n办事续行",
        "x.a.2": "2\n督办",
        "x.a.note": "备注：可调整。",
        "x.colophon": "抄送：各处。某办2030年1月2日印发",
    }
    assert pieces["x.2.1.1"].label == "某字〔2030〕1号 第二部分（一）第1项"
    assert pieces["x.a.2"].path[-1] == "部门（同上格）：甲局"


def test_a_number_only_opens_a_part_where_a_paragraph_can_begin(tmp_path: Path) -> None:
    text = TEXT.replace("还有\n\n(二)本节有句子。", "还有。\n\n(二)本节有句子。")
    assert cut(tmp_path, text)["x.2.2"].text == "(二)本节有句子。"


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("二、分则", "四、分则", 17, "编号应为 2"),
        ("\n附件\n", "\n附表\n", 8, "附件"),
        ("\t2\n\t\n", "\t2\n", 46, "应有 3 格"),
        ("\t2\n", "\t3\n", 46, "序号应为 2"),
        ("印发", "印", 52, "版记"),
    ],
)
def test_a_text_that_does_not_fit_its_layout_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    with pytest.raises(CorpusError) as caught:
        cut(tmp_path, TEXT.replace(old, new, 1))
    assert message in caught.value.message and caught.value.line == line


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("noise: [markdown]", "noise: [html]", 2),
        ("role: part", "role: chapter", 4),
        ('"1."', '"壹"', 6),
        ("form: cells", "form: csv", 8),
    ],
)
def test_a_layout_with_an_unknown_word_is_refused(tmp_path: Path, old: str, new: str, line: int) -> None:
    with pytest.raises(CorpusError, match=re.escape("之一")) as caught:
        cut(tmp_path, layout=LAYOUT.replace(old, new))
    assert caught.value.line == line
