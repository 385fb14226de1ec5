"""A calculation as a settlement slip, as data: the result, the waterfall, every formula with its quote, what else
to ask and what is left to whom. Computes nothing."""

from dataclasses import replace
from typing import Any, cast

from assistant.answer import Citation, Part, ResultItem, Step
from assistant.calc import Calculation, Desk
from assistant.cite import Citations
from assistant.describe import Describer
from assistant.knowledge import Knowledge
from assistant.open_questions import Asked, asked
from assistant.published import named
from assistant.result_items import item
from assistant.sending import program_version
from assistant.slip import slip
from assistant.slip import span as shown
from assistant.what_changes import changes
from assistant.wording import say, yuan
from calculator.facts import FactSpec
from calculator.matters import facts_of
from calculator.money import show
from calculator.outcome import Outcome
from calculator.rules import Layer
from calculator.value import Source
from calculator.waterfall import Row, adds_up, waterfall
from calculator.why_not import why_not
from calculator.written import write_facts
from corpus.models import Document

Vocabulary = dict[str, FactSpec]


class WaterfallRow(Part):
    """One row of the slip; ``amount`` when it is one sum, else ``low`` and ``high``."""

    kind: str
    label: str
    amount: str | None = None
    low: str | None = None
    high: str | None = None


class Settlement(Part):
    """Everything on the slip, as data."""

    region: str
    region_name: str
    document: str
    benefit: str
    as_of: str
    on: str | None
    facts: dict[str, object]
    headline: str
    result: ResultItem
    others: list[ResultItem]
    other_lines: list[str]
    waterfall: list[WaterfallRow]
    adds_up: bool
    proof: list[Step]
    notes: list[str]
    why_not: list[str]
    changes: list[str]
    questions: list[Asked]
    left_to: list[str]
    citations: list[Citation]
    notices: list[str]
    versions: dict[str, str]


class _AllQuotes(Citations):
    """A slip quotes every step in its own words, however many there are."""

    def _of(self, clause: str) -> int | None:
        return None

    def marks(self, *sources: Source | None) -> str:
        markers = (self.mark(source) for source in sources if source is not None)
        return "".join(f"[{marker}]" for marker in dict.fromkeys(markers))


def settlement(desk: Desk, done: Calculation) -> Settlement:
    """The slip as data, its words and citations included."""
    citations = _AllQuotes(desk.corpus, done.request.as_of)
    # The describer reads the documents and the vocabulary only, which a desk has too.
    describer = Describer(cast(Knowledge, desk), citations)
    document, outcome = desk.document(done.request.region), done.outcome
    region, others = document.region, _others(outcome)
    rows = waterfall(done.book, done.case, outcome)
    written: dict[str, Any] = {
        "headline": _line(describer, region, outcome),
        "result": item(describer, region, outcome, ""),
        "others": [item(describer, region, other, "", requested=False) for other in others],
        "other_lines": [say("calc.other", line=_line(describer, region, other)) for other in others],
        "notes": describer.notes(outcome.notes),
        "proof": _proof(done, citations, desk.vocabulary),
        "why_not": _why_not(done, describer),
        "changes": changes(done, desk.vocabulary),
    }
    return Settlement(
        region=region,
        region_name=document.region_name,
        document=document.id,
        benefit=done.request.benefit,
        as_of=done.case.as_of.isoformat(),
        on=done.case.on.isoformat() if done.case.on else None,
        facts=dict(write_facts(done.case, desk.vocabulary)),
        waterfall=[_row(row, desk.vocabulary) for row in rows],
        adds_up=bool(rows) and adds_up(rows),
        questions=[asked(question, outcome, document, desk.vocabulary) for question in done.questions],
        left_to=_left_to(done, rows, desk.vocabulary),
        citations=citations.items,
        notices=_notices(desk, done, document),
        versions={"corpus": desk.corpus.version, "program": program_version()},
        **written,
    )


def _proof(done: Calculation, citations: Citations, vocabulary: Vocabulary) -> list[Step]:
    """Every line of the proof, each named after the layer it belongs to."""
    labels = {rule.id: rule.label for rule in done.book.rules.values()}
    named = ((step, labels.get(step.layer, done.outcome.label)) for step in done.outcome.steps)
    alone = (replace(done.outcome, label=label, steps=(step,)) for step, label in named)
    return [line for outcome in alone for line in slip(outcome, citations, vocabulary)]


def _why_not(done: Calculation, describer: Describer) -> list[str]:
    """The other benefits that pay nothing here, each with the fact or line that decides it."""
    found = why_not(done.book, done.case, done.request.benefit)
    return [say("calc.why_not", label=other.label, why=describer.note(note)) for other, note in found]


def _others(outcome: Outcome) -> tuple[Outcome, ...]:
    """The identities that came out lower; versions of a target stand in the headline already."""
    return tuple(other for other in outcome.others if other.rate is None)


def _line(describer: Describer, region: str, outcome: Outcome) -> str:
    """The sentence that answers; for an outcome that still needs facts, what is certain so far."""
    if outcome.status != "needs":
        return describer.headline(region, outcome, "")
    values = {"region": describer.region(region), "label": outcome.label}
    marks = describer.citations.marks(*outcome.sources[:2])
    if outcome.low is None or outcome.high is None:
        return say("calc.needs.open", marks=marks, **values)
    who = dict(describer.know.vocabulary["identities"].options).get(outcome.identity, "")
    return say("calc.needs.between", marks=marks, who=who, low=yuan(outcome.low), high=yuan(outcome.high), **values)


def _row(row: Row, vocabulary: Vocabulary) -> WaterfallRow:
    label = vocabulary[row.name].label if row.kind == "excluded" else row.name
    low, high = show(row.amount.low), show(row.amount.high)
    words = {"amount": low} if low == high else {"low": low, "high": high}
    return WaterfallRow(kind=row.kind, label=say(f"calc.rows.{row.kind}", label=label), **words)


def _left_to(done: Calculation, rows: tuple[Row, ...], vocabulary: Vocabulary) -> list[str]:
    """Who bears the rest: the person, and what may still pay after this benefit."""
    rule, outcome = done.book.rules[done.request.benefit], done.outcome
    if not isinstance(rule, Layer) or outcome.left is None:
        return []
    key = "person" if outcome.left.low == outcome.left.high else "person_most"
    lines = [say(f"calc.left_to.{key}", left=yuan(outcome.left.high))]
    for row in rows:
        if row.kind == "excluded":
            amount = shown(row.amount)
            lines.append(say("calc.left_to.excluded", label=vocabulary[row.name].label, amount=amount))
    if rule in done.book.stack:
        after = [later.label for later in done.book.stack[done.book.stack.index(rule) + 1 :]]
        names = "、".join(after)
        lines.append(say("calc.left_to.next", names=names) if after else say("calc.left_to.last"))
    return lines


def _notices(desk: Desk, done: Calculation, document: Document) -> list[str]:
    """Standing warnings: rounding, facts that were not used, the document's own."""
    money = done.outcome.low is not None and done.outcome.status != "refused"
    usable = facts_of(done.book, done.request.benefit)
    given = [*done.case.facts, *done.case.figures]
    unused = [desk.vocabulary[name].label for name in given if name not in usable]
    lines = [say("document.rounding")] if money else []
    lines += [say("calc.unused", names="、".join(unused))] if unused else []
    lines += named(done.published, desk.corpus, desk.vocabulary)
    return lines + [notice.text for notice in document.notices if notice.when == "always" or money]
