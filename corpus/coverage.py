"""Counts which clauses a document's own files speak for: used by a rule, answerable, or declared of no interest."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.models import Document
from corpus.questions import Questions


@dataclass(frozen=True)
class DocumentCoverage:
    """Clause ids; a clause may be both used and answerable. ``open`` ones are nobody's yet. ``rules`` are the ids of
    the rules that the document sets, where it lists them; ``ruled`` those that benefits.yaml covers."""

    document: str
    clauses: tuple[str, ...]
    used: frozenset[str]
    answerable: frozenset[str]
    no_interest: frozenset[str]
    rules: tuple[str, ...] = ()
    ruled: frozenset[str] = frozenset()

    @property
    def covered(self) -> frozenset[str]:
        return self.used | self.answerable | self.no_interest

    @property
    def open(self) -> tuple[str, ...]:
        return tuple(id for id in self.clauses if id not in self.covered)


def cover(document: Document, used: set[str], questions: Questions, ruled: set[str]) -> DocumentCoverage:
    """``used``: every clause that benefits.yaml names; ``ruled``: every inventory id that it covers."""
    own = tuple(clause.id for clause in document.clauses)
    answerable = {quoted.clause for entry in questions.entries for quoted in entry.quotes}
    return DocumentCoverage(
        document.id,
        own,
        frozenset(used & set(own)),
        frozenset(answerable & set(own)),
        frozenset(id for group in document.no_interest for id in group.ids),
        document.rules,
        frozenset(ruled & set(document.rules)),
    )


def describe(coverage: list[DocumentCoverage]) -> str:
    """A table for people: one line a document, then the total, then the clauses nobody speaks for."""
    lines = [_line(one) for one in coverage]
    total = sum(len(one.clauses) for one in coverage)
    covered = sum(len(one.covered) for one in coverage)
    lines.append(f"条款覆盖合计 {covered}/{total}")
    if any(one.rules for one in coverage):
        rules, ruled = (
            sum(len(ids) for ids in sizes) for sizes in zip(*((c.rules, c.ruled) for c in coverage), strict=True)
        )
        lines.append(f"规则覆盖合计 {ruled}/{rules}")
    lines += [f"{one.document} 尚无人用到：{'、'.join(one.open)}" for one in coverage if one.open]
    return "\n".join(lines)


def _line(one: DocumentCoverage) -> str:
    return (
        f"{one.document}：覆盖 {len(one.covered)}/{len(one.clauses)}"
        f"（规则用到 {len(one.used)}，可回答 {len(one.answerable)}，声明不需要 {len(one.no_interest)}）"
        + (f"，规则 {len(one.ruled)}/{len(one.rules)}" if one.rules else "")
    )
