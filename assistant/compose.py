"""Composes the answer from what was decided, found and computed, with templates. Adds no fact of its own: figures
come from outcomes, words of the law from quotes."""

from typing import Any

from assistant.answer import Answer, Need, ResultItem
from assistant.calculate import case_of
from assistant.choose import choose_rule
from assistant.cite import Citations
from assistant.concern import concern
from assistant.describe import Describer
from assistant.find_clauses import found_in
from assistant.parameter import parameters
from assistant.slip import slip
from assistant.state import Found, State
from assistant.wording import say, two_decimals
from calculator.money import show
from calculator.outcome import Outcome
from calculator.rules import Layer
from calculator.value import Source

Draft = dict[str, object]


def compose(state: State) -> None:
    """Fill ``answer``."""
    citations = Citations(state.know.corpus, state.as_of)
    describer = Describer(state.know, citations)
    draft = WRITERS[state.plan.doing](state, describer)
    draft.setdefault("status", "answered")
    _standing(state, draft)
    facts = {k: v for k, v in state.session.facts.items()}
    if state.plan.region:
        facts["region"] = state.plan.region
    state.answer = Answer.model_validate({**draft, "citations": citations.items, "facts": facts})


def _reply(state: State, describer: Describer) -> Draft:
    plan = state.plan
    if state.screened == "ok":
        return {"status": "clarify", "text": say(f"reply.{plan.reply}", **plan.said)}
    from assistant.screen import reply_text

    reasons = {"crisis": "unsafe", "unsafe": "unsafe", "injection": "unsafe"}
    polite = state.screened in ("greeting", "thanks", "empty")
    reason = None if polite else reasons.get(state.screened, "out_of_scope")
    status = "clarify" if polite else "refused"
    return {"status": status, "reason": reason, "text": reply_text(plan.reply)}


def _regions(state: State) -> str:
    return "、".join(document.region_name for document in state.know.corpus.documents.values())


def _refuse(state: State, describer: Describer) -> Draft:
    place = "、".join(state.reading.places)
    text = say("refuse.not_in_corpus", place=place, regions=_regions(state))
    return {"status": "refused", "reason": "not_in_corpus", "text": text}


def _clarify(state: State, describer: Describer) -> Draft:
    if state.plan.needs != ["region"]:
        return _ask_fact(state, state.plan.needs[0])
    need = Need(fact="region", label=say("needs.region.label"), why=say("needs.region.why"))
    text = say("clarify.region", regions=_regions(state))
    state.session.pending = "region"
    return {
        "status": "clarify",
        "text": text,
        "needs": [need],
        "followups": [d.region_name for d in state.know.corpus.documents.values()],
    }


def _ask_fact(state: State, name: str) -> Draft:
    """One question about a fact of the vocabulary."""
    spec = state.know.vocabulary[name]
    state.session.pending = name
    need = Need(fact=name, label=spec.label, why=spec.why)
    text = "\n".join([say("clarify.intro"), f"· {spec.ask}{spec.why}"])
    return {"status": "clarify", "text": text, "needs": [need], "followups": [label for _, label in spec.options]}


def _compute(state: State, describer: Describer) -> Draft:
    (region, outcome), plan = state.outcomes[0], state.plan
    if outcome.status == "needs":
        return _ask(state, describer, region, outcome)
    asked = plan.aspect if plan.doing == "parameter" or plan.aspect == "self_pay" else ""
    found = [found for _, found in state.outcomes]
    head = "\n".join(describer.headline(region, each, asked) for each in found)
    lines = describer.notes(note for each in found for note in each.notes)
    items = [item(describer, region, each, asked) for each in found]
    proof = slip(outcome, describer.citations, state.know.vocabulary)
    if outcome.others and not outcome.benefit.startswith("indicator"):
        items += [item(describer, region, other, "", requested=False) for other in outcome.others]
    refused = outcome.status == "refused"
    if outcome.sources:
        lines.append(_original(describer, outcome.sources[0]))
    draft: Draft = {
        "status": "refused" if refused else "answered",
        "reason": outcome.reason if refused else None,
        "text": "\n".join([head, *lines]),
        "results": items,
        "primary": 0,
        "proof": proof,
        "notices": [say("document.rounding")] if outcome.low is not None else [],
        "followups": _followups(outcome),
    }
    return draft


def _original(describer: Describer, source: Source) -> str:
    """The words of the law an answer rests on, with their official label."""
    marker = describer.citations.mark(source)
    clause = describer.know.corpus.clause(source.clause)
    first, last = clause.find(source.quote)
    quote = clause.text[first:last].replace("\n", "｜")
    return say("original", label=clause.label, quote=quote, marks=f"[{marker}]")


def _followups(outcome: Outcome) -> list[str]:
    keys = ["self_pay", "eligible"] if outcome.low else ["eligible", "elsewhere"]
    return [say(f"followups.{key}") for key in keys]


def _ask(state: State, describer: Describer, region: str, outcome: Outcome) -> Draft:
    """Ask for what is missing, with why and the clause that makes it matter; say what is known already."""
    vocabulary = state.know.vocabulary
    marker = describer.citations.mark(outcome.sources[0]) if outcome.sources else None
    home = describer.region(region)
    needs = []
    for name in outcome.missing:
        spec = vocabulary[name]
        label = f"{home}{spec.label}" if spec.kind == "figure" else spec.label
        label = say("needs.grade") if name == "identities" and state.reading.grade_unknown else label
        needs.append(Need(fact=name, label=label, why=spec.why, citation=marker))
    lines = [*_known(state, describer, region, outcome), say("clarify.intro")]
    for name in outcome.missing:
        spec = vocabulary[name]
        ask = say("clarify.grade") if name == "identities" and state.reading.grade_unknown else spec.ask
        lines.append(f"· {ask}{spec.why}" + (f"[{marker}]" if marker else ""))
    state.session.pending = "grade" if state.reading.grade_unknown else outcome.missing[0]
    results = [item(describer, region, outcome, "")]
    results += [item(describer, region, each, "ratio", requested=False) for each in _parameters(state, region, outcome)]
    options = [label for _, label in vocabulary[outcome.missing[0]].options][:6]
    return {
        "status": "clarify",
        "text": "\n".join(lines),
        "needs": needs,
        "results": results,
        "primary": 0,
        "followups": options,
    }


def _known(state: State, describer: Describer, region: str, outcome: Outcome) -> list[str]:
    """What the text sets already for the identity known: its ratio, before the sum is known."""
    return [describer.headline(region, each, "ratio") for each in _parameters(state, region, outcome)]


def _parameters(state: State, region: str, outcome: Outcome) -> list[Outcome]:
    rule, case = state.know.books[region].rules.get(outcome.benefit), case_of(state, region)
    if not isinstance(rule, Layer) or outcome.identity not in case.identities():
        return []
    return [each for each in parameters(rule, case, "ratio") if each.rate is not None][:2]


def item(describer: Describer, region: str, outcome: Outcome, asked: str, *, requested: bool = True) -> ResultItem:
    """An outcome as data of the contract."""
    markers = [describer.citations.mark(source) for source in outcome.sources[:3]]
    low = high = amount = None
    if outcome.rate is not None and outcome.status != "refused":
        shown = two_decimals(outcome.rate)
        amount, low, high = _bounded(outcome, shown, None if outcome.status == "at_least" else shown)
    elif outcome.low is not None:
        top = show(outcome.high) if outcome.high is not None else None
        amount, low, high = _bounded(outcome, show(outcome.low), top)
    left = outcome.left
    self_pay = asked == "self_pay" and left is not None and outcome.status not in ("refused", "needs")
    if self_pay and left is not None:
        exact = left.low == left.high
        amount, low, high = (show(left.high), None, None) if exact else (None, show(left.low), show(left.high))
    return ResultItem(
        benefit="self_pay" if self_pay else outcome.benefit,
        label=outcome.label,
        region=region,
        document=outcome.document,
        status=outcome.status,
        requested=requested,
        amount=amount,
        low=low,
        high=high,
        unit="%" if outcome.rate is not None else "元",
        remaining=show(left.high) if left is not None and outcome.status not in ("refused", "needs") else None,
        verdict=outcome.verdict,
        threshold=show(outcome.threshold) if outcome.threshold is not None else None,
        date=outcome.date,
        reason=outcome.reason,
        citations=list(dict.fromkeys(markers)),
    )


def _bounded(outcome: Outcome, low: str, high: str | None) -> tuple[str | None, str | None, str | None]:
    match outcome.status:
        case "exact" | "conditional":
            return low, None, None
        case "at_least":
            return None, low, high
        case "at_most":
            return None, None, high
        case "range":
            return None, low, high
    return None, None, None


def _look_up(state: State, describer: Describer) -> Draft:
    found = state.found
    region = state.plan.region
    if found.silent:
        return _silent(state, describer, found, region)
    if not found.clauses:
        return {"status": "refused", "reason": "not_set", "text": say("look_up.nothing")}
    lines = [_says(state, describer, found)]
    others = [describer.citations.marks(Source(clause.id, quote)) for clause, quote in found.clauses[1:]]
    if others:
        lines.append(say("look_up.also", marks="".join(others)))
    return {"text": "\n".join(lines), "followups": [say("followups.elsewhere")]}


def _says(state: State, describer: Describer, found: Found) -> str:
    """The plain statement of the entry that answers, with its quotes; the bare quote where there is none."""
    clause, quote = found.clauses[0]
    document = state.know.corpus.documents[clause.document]
    if found.entry is None:
        marks = describer.citations.marks(Source(clause.id, quote))
        return say("look_up.quote", region=document.region_name, quote=quote, marks=marks)
    sources = [Source(item.clause, item.quote) for item in found.entry.quotes]
    marks = describer.citations.marks(*sources)
    head = say("look_up.says", region=document.region_name, says=found.entry.says, marks=marks)
    return "\n".join([head, *(_original(describer, source) for source in sources)])


def _silent(state: State, describer: Describer, found: Found, region: str) -> Draft:
    sources = []
    if found.silent_clause:
        clause, quote = found.silent_clause
        sources = [Source(clause, quote or state.know.corpus.clause(clause).sentences[0].text)]
    elif found.clauses:
        clause_, quote = found.clauses[0]
        sources = [Source(clause_.id, quote)]
    marks = describer.citations.marks(*sources)
    home = describer.region(region)
    document = state.know.document(region)
    result = ResultItem(
        benefit=state.plan.concept or "rule",
        label=found.silent,
        region=region,
        document=document.id,
        status="refused",
        reason="not_set",
        citations=[c.marker for c in describer.citations.items],
    )
    text = say("refuse.silent", region=home, says=found.silent, marks=marks)
    return {"status": "refused", "reason": "not_set", "text": text, "results": [result], "primary": 0}


def _compare(state: State, describer: Describer) -> Draft:
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
    words = _says(state, describer, found)
    return words, ResultItem(**base, status="exact", citations=marker)


def _layer_clause(state: State, region: str) -> str | None:
    """The clause that sets what is compared, where the region has a layer for it."""
    book = state.know.books[region]
    rule = choose_rule(book, concern(state, book) or state.plan.concept, state.session.facts)
    return rule.terms[0].ratio.sources[0].clause if isinstance(rule, Layer) and state.plan.concept else None


def _needs_words(state: State, home: str, outcome: Outcome) -> str:
    asks = "".join(state.know.vocabulary[name].ask for name in outcome.missing[:1])
    return f"{home}：{asks}"


WRITERS = {
    "reply": _reply,
    "refuse": _refuse,
    "clarify": _clarify,
    "compute": _compute,
    "parameter": _compute,
    "look_up": _look_up,
    "compare": _compare,
}


def _standing(state: State, draft: Draft) -> None:
    """The standing warnings of every document the answer rests on."""
    regions = [r for r in (*state.plan.regions, state.plan.region) if r in state.know.books]
    money = any(i.amount or i.low for i in draft.get("results", []))  # type: ignore[attr-defined]
    notices = list(draft.get("notices", []))  # type: ignore[call-overload]
    if draft["status"] == "refused" and draft.get("reason") in ("not_in_corpus", "out_of_scope", "unsafe"):
        regions = []
    for region in dict.fromkeys(regions):
        document = state.know.document(region)
        notices += [n.text for n in document.notices if n.when == "always" or money]
    draft["notices"] = list(dict.fromkeys(notices))
