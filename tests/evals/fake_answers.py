"""Answers made by hand for the scorer's tests: one right one to a money question, and ways to change it."""

from __future__ import annotations

from typing import Any

from assistant.answer import Answer, Citation, Need, ResultItem


def cite(clause: str, marker: int = 1) -> Citation:
    return Citation(
        marker=marker,
        document="d",
        clause=clause,
        label="l",
        text="全文",
        quote="全文",
        start=0,
        end=2,
        document_status="in_force",
    )


def result(**changes: Any) -> ResultItem:
    fields: dict[str, Any] = {
        "benefit": "medical_assistance",
        "label": "医疗救助",
        "region": "fuyang",
        "document": "fuyang-2022-21",
        "status": "exact",
        "amount": "29400.00",
        "remaining": "12600.00",
    }
    return ResultItem(**{**fields, **changes})


def answer(**changes: Any) -> Answer:
    fields: dict[str, Any] = {
        "status": "answered",
        "text": "可以救助 29,400.00 元 [1]。",
        "citations": [cite("fy.2.3")],
        "results": [result()],
        "primary": 0,
    }
    return Answer(**{**fields, **changes})


def refusal(reason: str, **changes: Any) -> Answer:
    fields: dict[str, Any] = {"status": "refused", "reason": reason, "text": "本文件没有规定。"}
    return Answer(**{**fields, **changes})


def question_back(label: str, **changes: Any) -> Answer:
    need = Need(fact="disposable_income", label=label, why="起付标准要按它算")
    return Answer(**{"status": "clarify", "text": "请告诉我收入。", "needs": [need], **changes})
