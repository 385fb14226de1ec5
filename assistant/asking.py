"""Asks back: what is missing, why, and the clause that makes it matter; with what is known already."""

from assistant.answer import Need, Step
from assistant.calculate import case_of
from assistant.describe import Describer
from assistant.parameter import parameters
from assistant.result_items import item
from assistant.state import State
from assistant.twice import two_sums
from assistant.wording import say, yuan
from calculator.money import fen, less
from calculator.outcome import Outcome
from calculator.rules import Layer

Draft = dict[str, object]
LEFT = "after_insurance"
"""What all insurances together left of what they cover: the sum medical assistance is worked out from."""


def regions(state: State) -> str:
    return "、".join(document.region_name for document in state.know.corpus.documents.values())


def ask_first(state: State, describer: Describer) -> Draft:
    if state.plan.needs != ["region"]:
        return _ask_fact(state, state.plan.needs[0])
    need = Need(fact="region", label=say("needs.region.label"), why=say("needs.region.why"))
    text = say("clarify.region", regions=regions(state))
    state.session.pending = "region"
    names = [document.region_name for document in state.know.corpus.documents.values()]
    return {"status": "clarify", "text": text, "needs": [need], "followups": names}


def _ask_fact(state: State, name: str) -> Draft:
    """One question about a fact of the vocabulary."""
    spec = state.know.vocabulary[name]
    state.session.pending, state.session.asked = name, [name]
    need = Need(fact=name, label=spec.label, why=spec.why)
    two = two_sums(state)
    text = "\n".join([say("clarify.two_sums" if two else "clarify.intro"), f"· {spec.ask}{spec.why}"])
    return {"status": "clarify", "text": text, "needs": [need], "followups": [label for _, label in spec.options]}


def ask_missing(state: State, describer: Describer, region: str, outcome: Outcome) -> Draft:
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
    told, proof = _rest_of_bill(state, outcome)
    lines = [*_known(state, describer, region, outcome), *told, say("clarify.intro")]
    for name in outcome.missing:
        spec = vocabulary[name]
        ask = say("clarify.grade") if name == "identities" and state.reading.grade_unknown else spec.ask
        lines.append(f"· {ask}{spec.why}" + (f"[{marker}]" if marker else ""))
    state.session.pending = "grade" if state.reading.grade_unknown else outcome.missing[0]
    state.session.asked = list(outcome.missing)
    results = [item(describer, region, outcome, "")]
    results += [item(describer, region, each, "ratio", requested=False) for each in _parameters(state, region, outcome)]
    options = [label for _, label in vocabulary[outcome.missing[0]].options][:6]
    return {
        "status": "clarify",
        "text": "\n".join(lines),
        "needs": needs,
        "results": results,
        "primary": 0,
        "proof": proof,
        "followups": options,
    }


def _rest_of_bill(state: State, outcome: Outcome) -> tuple[list[str], list[Step]]:
    """What is left of a whole bill by the payments told, and why it is not yet the sum asked for."""
    facts = state.session.facts
    paid = [fen(value) for name, value in facts.items() if name.startswith("paid_") and isinstance(value, str)]
    total = facts.get("total_cost")
    if outcome.missing[0] != LEFT or not isinstance(total, str) or not paid or sum(paid) > fen(total):
        return [], []
    values = {"total": yuan(fen(total)), "paid": yuan(sum(paid)), "rest": yuan(less(fen(total), sum(paid)))}
    line = {
        "rule": outcome.benefit,
        "formula": say("clarify.rest_formula"),
        "with": f"{values['total']} − {values['paid']}",
        "value": values["rest"],
    }
    return [say("clarify.rest_of_bill", **values)], [Step.model_validate(line)]


def _known(state: State, describer: Describer, region: str, outcome: Outcome) -> list[str]:
    """What the text sets already for the identity known: its ratio, before the sum is known."""
    return [describer.headline(region, each, "ratio") for each in _parameters(state, region, outcome)]


def _parameters(state: State, region: str, outcome: Outcome) -> list[Outcome]:
    rule, case = state.know.books[region].rules.get(outcome.benefit), case_of(state, region)
    if not isinstance(rule, Layer) or outcome.identity not in case.identities():
        return []
    return [each for each in parameters(rule, case, "ratio") if each.rate is not None][:2]
