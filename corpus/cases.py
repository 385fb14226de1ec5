"""Loads cases.yaml: worked cases of a document (facts -> expected result), computed by hand from its text, and says
where a computed outcome differs from one. It expects only what stands in the file; it works nothing out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, get_args

from calculator.errors import CalculatorError
from calculator.facts import Case, FactSpec, read_facts, split_figures
from calculator.money import fen, show
from calculator.outcome import Outcome, Status, Verdict
from corpus.models import Part
from corpus.strict_yaml import Node, plain, read_yaml

MONEY = ("amount", "low", "high", "left", "left_high", "threshold")
WORDS = ("reason", "date", "identity", "first_clause")
LISTS = ("missing", "notes")


class Expect(Part):
    """What must come out. Sums in 分. None is not looked at, but reason and verdict must then be absent."""

    status: str
    reason: str | None = None
    amount: int | None = None
    low: int | None = None
    high: int | None = None
    left: int | None = None
    left_high: int | None = None
    threshold: int | None = None
    verdict: str | None = None
    date: str | None = None
    identity: str | None = None
    rate: Fraction | None = None
    first_clause: str | None = None
    missing: tuple[str, ...] | None = None
    notes: tuple[str, ...] = ()
    versions: dict[str, str] | None = None


class WorkedCase(Part):
    """``on``: the day the costs arose; ``as_of``: the day of asking; ``given``: facts as a person gives them."""

    id: str
    document: str
    says: str
    benefit: str
    as_of: date
    on: date | None
    given: dict[str, Any]
    expect: Expect
    file: Path
    line: int

    def case(self, vocabulary: Mapping[str, FactSpec]) -> Case:
        """The case for the calculator. Raises CalculatorError for a fact that is none."""
        facts, figures = split_figures(read_facts(self.given, vocabulary), vocabulary)
        return Case(facts, self.as_of, self.on, figures)


def read_cases(path: Path, document: str) -> tuple[WorkedCase, ...]:
    """The cases of one document folder's cases.yaml. Raises CorpusError naming file and line."""
    root = read_yaml(path).only("as_of", "cases")
    as_of = root.need("as_of").date()
    cases: dict[str, WorkedCase] = {}
    for node in root.need("cases").items():
        case = _case(node, document, as_of)
        if case.id in cases:
            raise node.need("id").fail(f"算例 id“{case.id}”重复；请改名。")
        cases[case.id] = case
    return tuple(cases.values())


def _case(node: Node, document: str, as_of: date) -> WorkedCase:
    node.only("id", "says", "benefit", "on", "as_of", "given", "expect")
    asked, on, given = node.get("as_of"), node.get("on"), node.get("given")
    return WorkedCase(
        id=node.need("id").text(),
        document=document,
        says=node.need("says").text(),
        benefit=node.need("benefit").text(),
        as_of=asked.date() if asked else as_of,
        on=on.date() if on else None,
        given={key: plain(value) for key, value in given.mapping().items()} if given else {},
        expect=_expect(node.need("expect")),
        file=node.path,
        line=node.line,
    )


def _expect(node: Node) -> Expect:
    node.only("status", "verdict", "rate", "versions", *MONEY, *WORDS, *LISTS)
    found: dict[str, Any] = {"status": node.need("status").choice(*get_args(Status))}
    found |= {key: _sum(value) for key in MONEY if (value := node.get(key))}
    found |= {key: value.text() for key in WORDS if (value := node.get(key))}
    found |= {key: value.texts() for key in LISTS if (value := node.get(key))}
    if verdict := node.get("verdict"):
        found["verdict"] = verdict.choice(*get_args(Verdict))
    if rate := node.get("rate"):
        found["rate"] = rate.fraction()
    if versions := node.get("versions"):
        found["versions"] = {key: value.choice(*get_args(Verdict)) for key, value in versions.mapping().items()}
    if "amount" in found and ("low" in found or "high" in found):
        raise node.fail("amount 与 low、high 只写一种：一个数写 amount，一个范围写 low 和 high；请改正。")
    return Expect(**found)


def _sum(node: Node) -> int:
    try:
        return fen(node.text())
    except CalculatorError as error:
        raise node.fail(f"应为金额（元，至多两位小数，如 56000.00），写的是“{node.text()}”；请改写。") from error


def differences(expect: Expect, outcome: Outcome) -> tuple[str, ...]:
    """Where an outcome is not what the case expects, one Chinese line each; empty when it is."""
    left, versions = outcome.left, [other for other in outcome.others if other.rate is not None]
    pairs: list[tuple[str, object, object]] = [
        ("status", expect.status, outcome.status),
        ("reason", expect.reason, outcome.reason),
        ("verdict", expect.verdict, outcome.verdict),
    ]
    low, high = (expect.low, expect.high) if expect.amount is None else (expect.amount, expect.amount)
    if expect.status == "refused":
        pairs += [("low", None, outcome.low), ("high", None, outcome.high)]
    left_high = expect.left if expect.left_high is None else expect.left_high
    looked_at = [
        ("low", low, outcome.low),
        ("high", high, outcome.high),
        ("left", expect.left, left and left.low),
        ("left_high", left_high, left and left.high),
        ("threshold", expect.threshold, outcome.threshold),
        ("date", expect.date, outcome.date),
        ("identity", expect.identity, outcome.identity),
        ("rate", expect.rate, outcome.rate),
        ("missing", expect.missing, outcome.missing),
        ("versions", expect.versions, {one.notes[0].data[0]: one.verdict for one in versions}),
        ("first_clause", expect.first_clause, outcome.sources[0].clause if outcome.sources else ""),
    ]
    pairs += [(name, wanted, got) for name, wanted, got in looked_at if wanted is not None]
    noted = {note.kind for note in outcome.notes}
    pairs += [("notes", kind, "、".join(sorted(noted))) for kind in expect.notes if kind not in noted]
    return tuple(f"{name} 应为 {_word(wanted)}，得到 {_word(got)}" for name, wanted, got in pairs if wanted != got)


def _word(value: object) -> str:
    return show(value) if isinstance(value, int) else str(value)
