"""Composes the answer from what was decided, found and computed, with templates. Adds no fact of its own: figures
come from outcomes, words of the law from quotes."""

from collections.abc import Callable

from assistant.all_told import all_told, outside_apart
from assistant.answer import Answer, Need, ResultItem
from assistant.asking import ask_first, ask_missing, regions
from assistant.care_asked import paid_differently
from assistant.cite import Citations
from assistant.claims import claim_differs
from assistant.closed import closed, closed_reply
from assistant.comparing import compare
from assistant.describe import Describer, groups
from assistant.differences import differences
from assistant.earlier import untold
from assistant.how_come import asks_words, working
from assistant.published import named, put
from assistant.restate import own_words
from assistant.result_items import item
from assistant.screen import reply_text
from assistant.slip import slip
from assistant.stance import stance
from assistant.state import Doing, State
from assistant.suppose import so_and_supposed
from assistant.telling import look_up, original
from assistant.wording import say
from calculator.facts import Case
from calculator.outcome import Outcome
from calculator.rules import Layer
from calculator.value import Source
from calculator.written import write_facts

Draft = dict[str, object]


def compose(state: State) -> None:
    """Fill ``answer``."""
    citations = Citations(state.know.corpus, state.as_of)
    describer = Describer(state.know, citations)
    draft = WRITERS[state.plan.doing](state, describer)
    draft.setdefault("status", "answered")
    if draft["status"] == "answered" and (claim := stance(state, describer)):
        draft["text"] = f"{claim}\n{draft['text']}"
    if state.plan.doing == "look_up" and (early := untold(state, state.know.books.get(state.plan.region))):
        draft["text"] = f"{early[0]}\n{draft['text']}"
    if state.screened == "ok" and state.reply_key:
        draft["text"] = f"{reply_text(state.reply_key)}\n{draft['text']}"
    _standing(state, draft)
    unread = [say("document.old_calendar")] if state.reading.old_calendar else []
    told = named(state.published, state.know.corpus, state.know.vocabulary)
    draft["notices"] = [*own_words(state), *unread, *_supposed(state), *told, *draft["notices"]]  # type: ignore[misc]
    here = put(Case({}, state.as_of), [one for one in state.published if one.region == state.plan.region])
    facts = {**write_facts(here, state.know.vocabulary), **_facts(state)}
    if state.plan.region:
        facts["region"] = state.plan.region
    state.answer = Answer.model_validate({**draft, "citations": citations.items, "facts": facts})


def _facts(state: State) -> Draft:
    """What was understood to be so; what is only supposed stands apart, and so do the sums of several people."""
    so, supposed = so_and_supposed(state.session)
    if len(state.plan.people) > 1:
        kinds = state.know.vocabulary
        so = {name: value for name, value in so.items() if kinds[name].kind != "money"}
        so["people"] = [{"who": who, "facts": own} for who, own in state.plan.people]
    return {**so, "what_if": supposed} if supposed else so


def _supposed(state: State) -> list[str]:
    return [say("reply.what_if")] if state.session.base is not None and state.plan.doing == "compute" else []


def _reply(state: State, describer: Describer) -> Draft:
    plan = state.plan
    if state.screened == "ok":
        need = Need(fact="amount", label=say("needs.amount.label"), why=say("needs.amount.why"))
        text = say(f"reply.{plan.reply}", **plan.said)
        return {"status": "clarify", "text": text, "needs": [need] if plan.reply.startswith("bad_amount") else []}
    reasons = {"crisis": "unsafe", "emergency": "unsafe", "unsafe": "unsafe", "injection": "unsafe"}
    polite = state.screened in ("greeting", "thanks", "empty")
    reason = None if polite else reasons.get(state.screened, "out_of_scope")
    status = "clarify" if polite else "refused"
    return {"status": status, "reason": reason, "text": reply_text(plan.reply)}


def _refuse(state: State, describer: Describer) -> Draft:
    place = "、".join(state.reading.places)
    text = say("refuse.not_in_corpus", place=place, regions=regions(state))
    return {"status": "refused", "reason": "not_in_corpus", "text": text}


def _compute(state: State, describer: Describer) -> Draft:
    (region, outcome), plan = state.outcomes[0], state.plan
    if outcome.status == "needs":
        return ask_missing(state, describer, region, outcome)
    if status := closed(state):
        return closed_reply(state, describer, status)
    asked = plan.aspect if plan.doing == "parameter" or plan.aspect == "self_pay" else ""
    found = [found for _, found in state.outcomes]
    alike = groups(found, asked)
    head = "\n".join(
        _open(state, describer, region, one[0])
        if one[0].status == "needs"
        else describer.of_group(region, one, "whether" if _no_sum(state, one[0]) else asked)
        for one in alike
    )
    lines = [*untold(state, state.know.books[region]), *claim_differs(state, outcome)]
    lines += [*outside_apart(state, outcome), *describer.notes(note for each in found for note in each.notes)]
    items = _told_apart(describer, alike, [item(describer, region, one[0], asked) for one in alike])
    shown = found if state.plan.people or state.plan.cases else [outcome]
    proof = [line for each in shown for line in slip(each, describer.citations, state.know.vocabulary)]
    apart = differences(state, describer, found, asked) or all_told(state, outcome)
    head = "\n".join([head, *(told for told, _ in apart)])
    proof += [line for _, line in apart]
    if outcome.others and not outcome.benefit.startswith("indicator"):
        items += [item(describer, region, other, "", requested=False) for other in outcome.others]
    refused = outcome.status == "refused"
    lines = [*(working(proof) if plan.how_come and not asks_words(state) else []), *lines]
    rule = state.know.books[region].rules.get(outcome.benefit)
    if plan.doing == "compute" and isinstance(rule, Layer) and paid_differently(state, rule):
        lines.append(say("care.untold"))
    if outcome.sources:
        decisive = [_decisive(one, found) for one in alike] if plan.doing == "parameter" else [outcome.sources[0]]
        whole = plan.how_come and asks_words(state)
        lines += [original(describer, source, whole=whole) for source in dict.fromkeys(decisive)]
    draft: Draft = {
        "status": "refused" if refused else "answered",
        "reason": outcome.reason if refused else None,
        "text": "\n".join([head, *lines]),
        "results": items,
        "primary": 0,
        "proof": proof,
        "notices": [say("document.rounding")] if outcome.low is not None else [],
        "followups": _followups(outcome, asked),
    }
    return draft


def _no_sum(state: State, outcome: Outcome) -> bool:
    """Whether somebody the text does not name asked without telling any sum: no figure of nothing is said then."""
    kinds = state.know.vocabulary
    told = any(kinds[name].kind == "money" for name in state.session.facts if name in kinds)
    return outcome.reason == "not_eligible" and not (told or state.reading.mentions or state.plan.people)


def _told_apart(describer: Describer, alike: list[list[Outcome]], items: list[ResultItem]) -> list[ResultItem]:
    """Results of several identities, each with the identities it is of in the label."""
    same = len({one.label for one in items}) == 1
    held = [frozenset(one.identity for one in group) for group in alike]
    if sum(map(len, alike)) < 2 or not same or len(set(held)) < len(held) or held == [frozenset({""})]:
        return items
    names = ["、".join(describer.called(one.identity) for one in group) for group in alike]
    labels = [say("each.label", label=one.label, who=who) for one, who in zip(items, names, strict=True)]
    return [one.model_copy(update={"label": label}) for one, label in zip(items, labels, strict=True)]


def _decisive(group: list[Outcome], found: list[Outcome]) -> Source:
    """Of one group among several, the words that set it apart from the others; else the first it rests on."""
    outcome = group[0]
    if len(group) > 1:
        return outcome.sources[0]
    others = {source for each in found if each is not outcome for source in each.sources}
    return next((source for source in outcome.sources if source not in others), outcome.sources[0])


def _open(state: State, describer: Describer, region: str, outcome: Outcome) -> str:
    """Of several cases or people, one that cannot be computed yet: what it still takes."""
    names = "、".join(state.know.vocabulary[name].label for name in outcome.missing)
    who = describer.called(outcome.identity)
    return say("apart.needs", region=describer.region(region), who=who, label=outcome.label, names=names)


def _followups(outcome: Outcome, asked: str) -> list[str]:
    keys = ["self_pay", "eligible"] if outcome.low and asked != "self_pay" else ["eligible", "elsewhere"]
    return [say(f"followups.{key}") for key in keys]


WRITERS: dict[Doing, Callable[[State, Describer], Draft]] = {
    "reply": _reply,
    "refuse": _refuse,
    "clarify": ask_first,
    "compute": _compute,
    "parameter": _compute,
    "look_up": look_up,
    "compare": compare,
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
