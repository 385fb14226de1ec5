"""Compares regions: one line and one result for each; what is not held or not set is said, never borrowed."""

from typing import Any

from assistant.answer import ResultItem
from assistant.choose import choose_rule
from assistant.concern import concern
from assistant.describe import Describer
from assistant.find_clauses import found_in
from assistant.result_items import item
from assistant.state import State
from assistant.telling import statement
from assistant.wording import say
from calculator.outcome import Outcome
from calculator.rules import Layer
from calculator.value import Source

Draft = dict[str, object]


def compare(state: State, describer: Describer) -> Draft:
    """One line and one result for each region; what is not held or not set is said, never borrowed."""
    lines, items = [say("compare.intro")], []
    for region in state.plan.regions:
        outcomes = [outcome for where, outcome in state.outcomes if where == region]
        if outcomes and outcomes[0].status != "needs":
            for outcome in outcomes:
                kind = outcome.benefit.rsplit("_", 1)[-1]
                asked = kind if kind in ("ratio", "cap", "deductible") and outcome.benefit != "burden_cap" else ""
                lines.append(describer.headline(region, outcome, asked))
                items.append(item(describer, region, outcome, asked))
            continue
        line, result = _compared_clause(state, describer, region, outcomes[0] if outcomes else None)
        lines.append(line)
        items.append(result)
    lines += describer.notes(note for _, outcome in state.outcomes for note in outcome.notes if note.kind == "about")
    lines += [say("compare.not_held", region=place) for place in state.reading.places]
    return {"text": "\n".join(lines), "results": items, "primary": 0 if items else None}


def _compared_clause(
    state: State, describer: Describer, region: str, outcome: Outcome | None
) -> tuple[str, ResultItem]:
    found = found_in(state, [region], _layer_clause(state, region))
    document, home = state.know.document(region), describer.region(region)
    base: dict[str, Any] = {
        "benefit": state.plan.concept or "rule",
        "label": "",
        "region": region,
        "document": document.id,
    }
    if outcome is not None:
        marker = [describer.citations.mark(outcome.sources[0])] if outcome.sources else []
        words = (
            describer.headline(region, outcome, "")
            if outcome.status == "refused"
            else _needs_words(state, home, outcome)
        )
        base["label"] = outcome.label
        return words, ResultItem(**base, status=outcome.status, citations=marker)
    if found.silent or not found.clauses:
        return say("compare.silent", region=home, says=found.silent, marks=""), ResultItem(
            **base, status="refused", reason="not_set"
        )
    clause, quote = found.clauses[0]
    marker = [describer.citations.mark(Source(clause.id, quote))]
    words = statement(state, describer, found)
    return words, ResultItem(**base, status="exact", citations=marker)


def _layer_clause(state: State, region: str) -> str | None:
    """The clause that sets what is compared, where the region has a layer for it."""
    book = state.know.books[region]
    rule = choose_rule(book, concern(state, book) or state.plan.concept, state.session.facts)
    return rule.terms[0].ratio.sources[0].clause if isinstance(rule, Layer) and state.plan.concept else None


def _needs_words(state: State, home: str, outcome: Outcome) -> str:
    asks = "".join(state.know.vocabulary[name].ask for name in outcome.missing[:1])
    return f"{home}：{asks}"
