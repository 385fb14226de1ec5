"""A quick assistant with fixed answers over the real policy texts, for the web tests and for looking at the pages.
``python tests/web/fake_house.py --port 8000`` serves it."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

from assistant.answer import Answer
from corpus.load import load_corpus
from corpus.models import Corpus

STEPS = (("normalise", "读懂问题"), ("find_clauses", "查找条文"), ("calculate", "按规则计算"), ("check", "核对数字"))


@dataclass
class FakeSession:
    said: list[str] = field(default_factory=list)


class FakeSearcher:
    """Finds clauses that contain every character pair of the query; good enough to type against."""

    note = None

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus

    def words_only(self) -> FakeSearcher:
        return self

    def search(self, query: str, *, regions: Any = None, on: date | None = None, k: int = 10) -> list[Any]:
        pairs = {query[i : i + 2] for i in range(len(query) - 1)} or {query}
        scored = [(sum(pair in clause.text for pair in pairs), clause) for clause in self.corpus.clauses]
        kept = [(n, c) for n, c in scored if n and (not regions or self._region(c) in regions)]
        kept.sort(key=lambda item: -item[0])
        return [SimpleNamespace(clause=c, score=float(n), via="bm25") for n, c in kept[:k]]

    def _region(self, clause: Any) -> str:
        return self.corpus.documents[clause.document].region


class FakeAssistant:
    def __init__(self, pause: float = 0.0) -> None:
        self.corpus = load_corpus()
        self.know = SimpleNamespace(corpus=self.corpus, searcher=FakeSearcher(self.corpus))
        self.pause = pause

    def new_session(self) -> FakeSession:
        return FakeSession()

    def ask(self, text: str, session: FakeSession, as_of: date) -> Answer:
        session.said.append(text)
        if "崩溃" in text:
            raise RuntimeError(f"无法处理：{text}")
        return self._answer(text, session, as_of)

    def events(self, text: str, session: FakeSession, as_of: date) -> Iterator[tuple[str, Any]]:
        for name, label in STEPS:
            yield "step", {"name": name, "label": label, "secret": "草稿不外传"}
            time.sleep(self.pause)
        if "很久" in text:
            time.sleep(1.2)
        yield "draft", {"text": "没有核对过的话"}
        yield "answer", self.ask(text, session, as_of)

    def _answer(self, text: str, session: FakeSession, as_of: date) -> Answer:
        for word, make in CANNED.items():
            if word in text:
                given = make(self)
                break
        else:
            given = {
                "status": "refused",
                "reason": "not_in_corpus",
                "text": f"目前没有收录这个地区的文件。你问的是：{text}",
            }
        facts = {**given.pop("facts", {}), "said": list(session.said), "as_of": as_of.isoformat()}
        versions = {"corpus": self.corpus.version, "program": "0.1.0"}
        return Answer(**{**given, "facts": facts, "versions": versions})

    def cite(self, marker: int, clause_id: str, quote: str) -> dict[str, Any]:
        clause = self.corpus.clause(clause_id)
        document = self.corpus.documents[clause.document]
        start, end = clause.locate(quote)
        return {
            "marker": marker,
            "document": document.id,
            "clause": clause_id,
            "label": clause.label,
            "text": clause.text,
            "quote": quote,
            "start": start,
            "end": end,
            "document_status": document.status_on(date(2026, 11, 22)),
        }


def step(formula: str, with_numbers: str, value: str, citation: int | None) -> dict[str, Any]:
    return {
        "rule": "medical_assistance",
        "formula": formula,
        "with": with_numbers,
        "value": value,
        "citation": citation,
    }


def exact(a: FakeAssistant) -> dict[str, Any]:
    ratio = "《最低生活保障边缘家庭证》持有者救助70%"
    cap = "其他医疗救助对象年度救助限额15万元（含普通门诊2万元）"
    base = "扣除基本医疗保险、大病保险、其他补充医疗保险支付后的个人负担部分纳入医疗救助范围"
    result = {
        "benefit": "medical_assistance",
        "label": "医疗救助",
        "region": "fuyang",
        "document": "fuyang-2022-21",
        "status": "exact",
        "amount": "29400.00",
        "remaining": "12600.00",
        "citations": [1, 2],
    }
    return {
        "status": "answered",
        "text": "富阳低保边缘家庭成员住院，各种保险报销后个人负担42,000元，医疗救助按70%救助，可以救助29,400元[1]。\n"
        "没有超过一年15万元的限额[2]，救助后个人还要付12,600元。",
        "citations": [a.cite(1, "fy.2.3", ratio), a.cite(2, "fy.2.3", cap), a.cite(3, "fy.2.3", base)],
        "results": [result],
        "primary": 0,
        "proof": [
            step("计入医疗救助的费用", "住院 42,000.00", "42,000.00", 3),
            step("比例", "70%", "70%", 1),
            step("年度限额", "150,000.00", "150,000.00", 2),
            step("计入费用 × 比例", "42,000.00 × 70% = 29,400.00", "29,400.00", 1),
            step("个人还要付", "42,000.00 − 29,400.00", "12,600.00", None),
        ],
        "notices": ["国家、省、市另有规定的，从其规定。", "按四舍五入算到分；文件没有写舍入办法。"],
        "followups": ["剩下的还能申请特殊救助吗？", "年度限额用过一部分怎么算？"],
        "facts": {
            "region": "fuyang",
            "identities": ["near_subsistence"],
            "care": "inpatient",
            "after_insurance": "42000.00",
            "designated": "yes",
        },
    }


def at_least(a: FakeAssistant) -> dict[str, Any]:
    result = {
        "benefit": "medical_assistance",
        "label": "医疗救助",
        "region": "mianyang",
        "document": "mianyang-2022-6",
        "status": "at_least",
        "low": "18200.00",
        "high": "26000.00",
        "remaining": "7800.00",
        "citations": [1],
    }
    return {
        "status": "answered",
        "text": "绵阳低保对象不设起付标准，政策范围内自付26,000元，按不低于70%救助，至少救助18,200元[1]。"
        "文件没有公布年度救助限额，这里没有考虑限额。",
        "citations": [a.cite(1, "my.2.5.p1", "对低保对象按不低于70%的比例救助")],
        "results": [result],
        "primary": 0,
        "proof": [step("（个人自付 − 起付标准）× 比例", "26,000.00 × 不低于70%", "至少 18,200.00", 1)],
        "notices": ["年度救助限额文件没有公布。"],
        "followups": ["绵阳低保住院要交押金吗？"],
        "facts": {
            "region": "mianyang",
            "identities": ["subsistence"],
            "in_scope": {"low": "26000.00", "high": "30000.00"},
            "what_if": {"identities": ["destitute"]},
        },
    }


def clarify(a: FakeAssistant) -> dict[str, Any]:
    line = "低保边缘家庭成员起付标准按10%确定"
    return {
        "status": "clarify",
        "text": "绵阳低保边缘家庭成员的起付标准按上年居民人均可支配收入的10%确定[1]，知道了这个数才能算。",
        "citations": [a.cite(1, "my.2.5.p1", line)],
        "results": [
            {
                "benefit": "medical_assistance",
                "label": "医疗救助",
                "region": "mianyang",
                "document": "mianyang-2022-6",
                "status": "needs",
                "citations": [1],
            }
        ],
        "primary": 0,
        "needs": [
            {
                "fact": "disposable_income",
                "label": "绵阳市上一年度居民人均可支配收入",
                "why": "起付标准是它的10%",
                "citation": 1,
            },
            {"fact": "care", "label": "是哪一种就医", "why": "门诊慢特病和住院合并计算起付标准", "citation": None},
        ],
        "followups": ["住院", "门诊慢特病", "绵阳低边比例是多少？"],
    }


def refuse(a: FakeAssistant) -> dict[str, Any]:
    quote = "根据当年度资金筹集情况，实行适当比例和额度的补助"
    return {
        "status": "refused",
        "reason": "not_set",
        "text": "不能给出数额：征求意见稿只说按当年资金情况“适当比例和额度”补助[1]，由跨部门专班会议审核通过。",
        "citations": [a.cite(1, "sz.2.4.13", quote)],
        "results": [
            {
                "benefit": "relief_fund",
                "label": "暖心无忧基金补助",
                "region": "shengzhou",
                "document": "shengzhou-draft-2022-2025",
                "status": "refused",
                "reason": "not_set",
                "citations": [1],
            }
        ],
        "primary": 0,
        "notices": ["这份文件是征求意见稿，没有生效。"],
    }


def compare(a: FakeAssistant) -> dict[str, Any]:
    left, right = exact(a), at_least(a)
    second = a.cite(4, "my.2.5.p1", "对低保对象按不低于70%的比例救助")
    none = {**left["results"][0], "region": "wenzhou", "status": "refused", "reason": "not_set", "amount": None}
    none |= {"remaining": None, "citations": []}
    return {
        **left,
        "citations": [*left["citations"], second],
        "results": [left["results"][0], {**right["results"][0], "citations": [4]}, none],
        "followups": [],
    }


def attack(a: FakeAssistant) -> dict[str, Any]:
    bad = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>[1](javascript:alert(1))'
    given = exact(a)
    given["text"] = bad
    given["notices"] = [bad]
    given["followups"] = [bad]
    given["facts"] = {"identities": [bad], "care": bad, bad: bad, "what_if": {"disease": bad}}
    given["proof"] = [{"rule": bad, "formula": bad, "with": bad, "value": bad, "citation": 1}]
    given["results"] = [{**given["results"][0], "label": bad}]
    return given


CANNED = {
    "攻击": attack,
    "比较": compare,
    "嵊州": refuse,
    "绵阳低边": clarify,
    "绵阳": at_least,
    "富阳": exact,
    "很久": exact,
}


def main() -> None:
    from web.app import create_app
    from web.commands.serve import serve

    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--pause", type=float, default=0.0)
    parser.add_argument("--asks", type=int, default=1000)
    options = parser.parse_args()
    app = create_app(FakeAssistant(options.pause), asks_a_minute=options.asks)
    serve(app, "127.0.0.1", options.port)


if __name__ == "__main__":
    main()
