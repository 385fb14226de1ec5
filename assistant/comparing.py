"""Compares regions: one line and one result for each; what is not held or not set is said, never borrowed."""

import re
from dataclasses import replace
from typing import Any

from assistant.answer import ResultItem
from assistant.answer import Step as Line
from assistant.choose import choose_rule
from assistant.concern import concern
from assistant.contrast import contrast
from assistant.describe import TERMS, Describer, groups
from assistant.find_clauses import found_in
from assistant.homes import lived_apart
from assistant.matrix_figures import figures
from assistant.result_items import item
from assistant.slip import slip
from assistant.state import Found, State
from assistant.telling import original, statement
from assistant.wording import say
from calculator.outcome import Outcome
from calculator.rules import Layer
from calculator.value import Source

Draft = dict[str, object]
FIGURE = re.compile(r"[0-9]")
WHY = ("unpublished", "decision", "unsure", "remark", "decided_by", "care_not_named", "expired", "not_yet", "no_target")


def compare(state: State, describer: Describer) -> Draft:
    """One line and one result for each region; what is not held or not set is said, never borrowed."""
    first, between = ("", []) if lived_apart(state) else contrast(describer, state.outcomes)
    lines, items, proof = [first or say("compare.intro")], [], list[Line]()
    for region in state.plan.regions:
        outcomes = [outcome for where, outcome in state.outcomes if where == region]
        if outcomes and outcomes[0].status != "needs":
            told = _once(outcomes)
            lines += [describer.of_group(region, one, _term(one[0])) for one in groups(told, _term(told[0]))]
            for outcome in told:
                asked = _term(outcome)
                named = replace(outcome, label=_named(describer, region, outcome.label))
                items.append(item(describer, region, named, asked))
                proof += slip(named, describer.citations, state.know.vocabulary)
            lines += _why_not(describer, outcomes)
            continue
        line, result = _compared_clause(state, describer, region, outcomes[0] if outcomes else None)
        lines.append(line)
        items.append(result)
    lines += describer.notes(note for _, outcome in state.outcomes for note in outcome.notes if note.kind == "about")
    lines += [say("compare.not_held", region=place) for place in state.reading.places]
    return {"text": "\n".join(lines), "results": items, "primary": 0 if items else None, "proof": [*proof, *between]}


def _named(describer: Describer, region: str, label: str) -> str:
    """A benefit with its region in the name."""
    return say("each.label", label=label, who=describer.region(region))


def _term(outcome: Outcome) -> str:
    """Which term of a benefit is compared; "" for the benefit itself."""
    kind = outcome.benefit.rsplit("_", 1)[-1]
    return kind if kind in TERMS and outcome.benefit != "burden_cap" else ""


def _once(outcomes: list[Outcome]) -> list[Outcome]:
    """A refusal that is the same for every group of people is said once."""
    seen = {(o.benefit, o.reason): o for o in reversed(outcomes) if o.status == "refused"}
    return [o for o in outcomes if o.status != "refused" or seen.get((o.benefit, o.reason)) is o]


def _why_not(describer: Describer, outcomes: list[Outcome]) -> list[str]:
    """Why a region gives no figure (a limit still to be published), with the words of its text; and on what a figure
    still depends."""
    refused = [outcome for outcome in outcomes if outcome.status == "refused"]
    open_ones = [outcome for outcome in outcomes if outcome.status in ("refused", "conditional")]
    lines = describer.notes(note for outcome in open_ones for note in outcome.notes if note.kind in WHY)
    lines += describer.notes(note for outcome in outcomes for note in outcome.notes if note.kind == "not_named")
    sources = [outcome.sources[0] for outcome in refused if outcome.sources]
    return [*lines, *(original(describer, source) for source in dict.fromkeys(sources))]


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
        base["label"] = _named(describer, region, outcome.label)
        return words, ResultItem(**base, status=outcome.status, citations=marker)
    if found.silent or not found.clauses:
        return say("compare.silent", region=home, says=found.silent, marks=""), ResultItem(
            **base, status="refused", reason="not_set"
        )
    clause, quote = found.clauses[0]
    marker = [describer.citations.mark(Source(clause.id, quote))]
    words = "\n".join([statement(state, describer, found), *_figures(state, describer, region, found)])
    return words, ResultItem(**base, status="exact", citations=marker)


def _figures(state: State, describer: Describer, region: str, found: Found) -> list[str]:
    """What the region's rules set in numbers on the topic, where the words found give none."""
    if found.entry is None or FIGURE.search(found.entry.says):
        return []
    told = figures(found.entry.topic, state.know.books[region], state.know.vocabulary, state.as_of)
    return [
        say("compare.figure", what=each.what, value=each.value, marks=describer.citations.marks(each.source))
        for each in told
        if not each.who and not each.unset and FIGURE.search(each.value)
    ]


def _layer_clause(state: State, region: str) -> str | None:
    """The clause that sets what is compared, where the region has a layer for it."""
    book = state.know.books[region]
    rule = choose_rule(book, concern(state, book) or state.plan.concept, state.session.facts)
    return rule.terms[0].ratio.sources[0].clause if isinstance(rule, Layer) and state.plan.concept else None


def _needs_words(state: State, home: str, outcome: Outcome) -> str:
    asks = "".join(state.know.vocabulary[name].ask for name in outcome.missing[:1])
    return f"{home}：{asks}"
