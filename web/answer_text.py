"""Writes an Answer as plain text for a terminal: figures, words, steps, sources. It adds no number of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from web.words import branch, name_of, say

if TYPE_CHECKING:
    from assistant.answer import Answer, Citation, ResultItem, Step

HELPLINE = re.compile(r"(?<![0-9])(?:120|12356)(?![0-9])")
CITED = re.compile(r"\[[0-9]")


def answer_text(answer: Answer) -> str:
    first = _help_first(answer)
    parts = [
        first,
        _heading(answer),
        "\n".join(line for result in answer.results if result.requested for line in result_lines(result)),
        answer.text[len(first) :].lstrip("\n"),
        _section("needs_head", [f"{need.label}：{need.why}" for need in answer.needs]),
        _section("proof_head", [_step(step) for step in answer.proof]),
        _section("citations_head", [_citation(citation) for citation in answer.citations], numbered=False),
        _section("notices_head", answer.notices),
        _section("followups_head", answer.followups),
        say("answer.disclaimer"),
    ]
    return "\n\n".join(part for part in parts if part)


def _help_first(answer: Answer) -> str:
    """The line that sends somebody for help before anything else; "" where there is none."""
    line = answer.text.split("\n", 1)[0]
    calls = answer.reason != "unsafe" and HELPLINE.search(line) and not CITED.search(line)
    return line if calls else ""


def grouped(amount: str) -> str:
    """A money string with thousands separators; it stays a string."""
    whole, dot, cents = amount.partition(".")
    return f"{int(whole):,}{dot}{cents}" if whole.lstrip("-").isdigit() else amount


def result_lines(result: ResultItem) -> list[str]:
    """One result, said in words."""
    if result.verdict:
        verdict = name_of("answer.verdict", result.verdict)
        lines = [say("answer.verdict_line", label=result.label, verdict=verdict)]
        if result.threshold:
            lines.append(say("answer.threshold_line", value=grouped(result.threshold)))
        return lines
    if result.date:
        return [say("answer.date_line", label=result.label, date=result.date)]
    value = _value(result)
    if value is None:
        why = name_of("answer.reason", result.reason) or name_of("answer.result", result.status)
        return [say("answer.reason_line", label=result.label, reason=why)]
    status = name_of("answer.result", result.status)
    name = say("answer.self_pay", label=result.label) if result.benefit == "self_pay" else result.label
    lines = [say("answer.figure", label=name, status=status, value=value, unit=result.unit)]
    of_limit = result.benefit.endswith("_cap") and result.benefit != "burden_cap"
    label = branch("answer.remaining").get("limit" if of_limit else result.status)
    if result.remaining and label and result.benefit != "self_pay":
        lines.append(say("answer.remaining_line", label=label, value=grouped(result.remaining)))
    return lines


def _value(result: ResultItem) -> str | None:
    if result.amount is not None:
        return grouped(result.amount)
    if result.status == "at_least" and result.low is not None:
        return grouped(result.low)
    if result.status == "at_most" and result.high is not None:
        return grouped(result.high)
    if result.low is not None and result.high is not None:
        return say("answer.between", low=grouped(result.low), high=grouped(result.high))
    only = result.low if result.low is not None else result.high
    return None if only is None else grouped(only)


def _heading(answer: Answer) -> str:
    if answer.status == "answered" or answer.reason == "unsafe":  # help comes first, with nothing above it
        return ""
    words = [name_of("answer.status", answer.status), name_of("answer.reason", answer.reason)]
    return "：".join(word for word in words if word)


def _section(head: str, lines: list[str], *, numbered: bool = True) -> str:
    if not lines:
        return ""
    shown = [f"  {i}. {line}" for i, line in enumerate(lines, start=1)] if numbered else lines
    return "\n".join([f"【{say(f'answer.{head}')}】", *shown])


def _step(step: Step) -> str:
    form = "answer.step" if step.with_ == step.value else "answer.step_with"
    value = name_of("answer.verdict", step.value)
    marker = f" [{step.citation}]" if step.citation else ""
    return say(form, formula=step.formula, value=value, marker=marker, **{"with": step.with_})


def _citation(citation: Citation) -> str:
    status = citation.document_status
    doubtful = "" if status == "in_force" else f"（{name_of('status', status)}）"
    return f"  [{citation.marker}] {citation.label}{doubtful}\n      “{citation.quote}”"
