"""A corpus of three invented places, small enough to index in a second or two."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from corpus.models import Clause, Corpus, DatedException, Document, Sentence

LONG = (
    "（三）负担封顶。东乡县困难家庭一年里自己负担的合理医疗费用设有上限。"
    + "超过上限的部分由县里的基金兜底，先由医保部门核算，再由民政部门核对家庭情况，并在村里张榜公示。" * 5
    + "种植牙的费用不算在合理医疗费用里面。"
)
TEXTS = {
    "east": (
        ("head", "head", "东政发〔2023〕7号东乡县人民政府关于印发东乡县医疗救助办法的通知"),
        ("1", "provision", "（一）救助对象。特困人员、低保对象、低保边缘家庭成员为医疗救助对象。"),
        ("2", "provision", "（二）救助比例。低保对象住院政策范围内个人自付费用按百分之七十给予医疗救助。"),
        ("3", "provision", LONG),
        ("4", "provision", "（四）住院押金。特困人员、低保对象住院实行先诊疗后付费，免交住院押金。"),
        ("eff", "effective", "本办法自2023年5月1日起施行，有效期三年。"),
    ),
    "west": (
        ("head", "head", "西政发〔2022〕9号西山市人民政府关于印发西山市医疗救助办法的通知"),
        ("1", "provision", "（一）救助比例。低保对象住院政策范围内个人自付费用按百分之八十给予医疗救助。"),
        ("2", "provision", "（二）转诊。未按规定转诊的，所发生的医疗费用原则上不纳入医疗救助范围。"),
    ),
    "south": (
        ("title", "head", "南湾区医疗救助办法（征求意见稿）"),
        ("1", "provision", "（一）补助标准。低保对象住院后负担仍重的，按适当比例补助，由会议确定。"),
    ),
}
QUESTIONS = {
    "east": (
        ("deposit", "east.4", ("没钱交押金能先看病吗", "住院要不要先交钱")),
        ("burden_cap", "east.3", ("一年自己最多掏多少",)),
    ),
    "west": (("referral", "west.2", ("没办转诊手续还管不管",)),),
}
PLACES = {"east": ("东乡县", ("东乡",)), "west": ("西山市", ("西山", "石桥镇")), "south": ("南湾区", ("南湾",))}
EARLY = DatedException(what="tilted_assistance", begins=date(2022, 9, 1), clause="west.2", quote="转诊")


def small_corpus(folder: Path, version: str = "sha256:one") -> Corpus:
    """The corpus, with its questions written to the folder."""
    documents = {
        "east": _document("east", in_force=date(2023, 5, 1), until=date(2026, 4, 30)),
        "west": _document("west", in_force=date(2023, 1, 1), until=None, exceptions=(EARLY,)),
        "south": _document("south", status="draft"),
    }
    for name, entries in QUESTIONS.items():
        _write_questions(folder / name, entries)
    return Corpus(documents=documents, folder=folder, version=version)


def _document(name: str, **others: object) -> Document:
    region_name, aliases = PLACES[name]
    texts = [text for _, _, text in TEXTS[name]]
    clauses = tuple(_clause(name, short, kind, text) for short, kind, text in TEXTS[name])
    defaults: dict[str, object] = {
        "status": "in_force", "issued": None, "in_force": None, "until": None, "until_note": "", "exceptions": (),
    }  # fmt: skip
    return Document.model_validate(
        {
            **defaults, "id": name, "short": name, "title": f"{region_name}医疗救助办法", "number": "", "prefix": name,
            "issuers": (), "region": name, "region_name": region_name, "aliases": aliases, "parents": (),
            "parent_province": "", "notices": (), "bases": (), "no_interest": (), "source": "\n".join(texts),
            "sha256": "", "headings": (), "clauses": clauses, **others,
        }
    )  # fmt: skip


def _clause(document: str, short: str, kind: str, text: str) -> Clause:
    sentences, start = [], 0
    for part in text.split("。"):
        end = min(start + len(part) + 1, len(text))
        if part:
            sentences.append(Sentence(text=text[start:end], start=start, end=end))
        start = end
    heading = (text.split("。")[0],) if text.startswith("（") else ()
    return Clause.model_validate(
        {
            "id": f"{document}.{short}", "document": document, "label": f"{document} {short}", "heading": heading,
            "title": f"{PLACES[document][0]}医疗救助办法", "kind": kind, "text": text, "start": 0, "end": len(text),
            "sentences": tuple(sentences), "runs": ((0, 0, len(text)),),
        }
    )  # fmt: skip


def _write_questions(folder: Path, entries: tuple[tuple[str, str, tuple[str, ...]], ...]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["questions:"]
    for topic, clause, asks in entries:
        lines += [f"  - topic: {topic}", f"    clause: {clause}", "    quote: 救助", "    says: 见条文。"]
        lines.append(f"    ask: [{', '.join(asks)}]")
    (folder / "questions.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
