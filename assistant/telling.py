"""Says what a look-up found: the plain statement with its quotes, or that the document is silent."""

from assistant.answer import ResultItem
from assistant.closed import about_itself, closed, closed_reply
from assistant.describe import Describer
from assistant.settled import settled
from assistant.state import Found, State
from assistant.told_dates import Told, told_date
from assistant.wording import say
from calculator.value import Source
from corpus.models import Document
from corpus.questions import QuestionEntry
from corpus.sentences import sentence_spans

Draft = dict[str, object]


def look_up(state: State, describer: Describer) -> Draft:
    found = state.found
    region = state.plan.region
    status = closed(state) if region else ""
    if status and not about_itself(found.entry):
        return closed_reply(state, describer, status)
    if found.silent:
        return _silent(state, describer, found, region)
    if not found.clauses:
        return {"status": "refused", "reason": "not_set", "text": say("look_up.nothing")}
    more = [entry for entry in found.more if not status or about_itself(entry)]
    lines = [statement(state, describer, found), *(_more(describer, entry) for entry in more)]
    others = [describer.citations.marks(Source(clause.id, quote)) for clause, quote in found.clauses[1:] if not status]
    if others:
        lines.append(say("look_up.also", marks="".join(others)))
    draft: Draft = {"followups": [say("followups.elsewhere")]}
    if region and (told := told_date(state)):
        lines[0] += told.line and f"\n{told.line}"
        draft |= {"results": [_day(state, describer, told)], "primary": 0}
    elif region and (verdict := settled(state, describer)):
        draft |= {"results": [verdict], "primary": 0}
    return {"text": "\n".join(lines), **draft}


def _day(state: State, describer: Describer, told: Told) -> ResultItem:
    """The day of a look-up as data of the contract."""
    return ResultItem(
        benefit=told.kind,
        label=say(f"told.label.{told.kind}"),
        region=state.plan.region,
        document=state.know.document(state.plan.region).id,
        status="exact",
        date=told.day.isoformat(),
        citations=[citation.marker for citation in describer.citations.items[:1]],
    )


def _more(describer: Describer, entry: QuestionEntry) -> str:
    """What else the clauses found say that may have been meant."""
    marks = describer.citations.marks(*(Source(item.clause, item.quote) for item in entry.quotes))
    return say("look_up.more", says=entry.says, marks=marks)


def original(describer: Describer, source: Source, *, whole: bool = False) -> str:
    """The words of the law an answer rests on, with their official label; whole: the sentences they stand in."""
    clause = describer.know.corpus.clause(source.clause)
    first, last = clause.find(source.quote)
    if whole:
        held = [span for span in sentence_spans(clause.text) if span[0] < last and first < span[1]]
        first, last = held[0][0], held[-1][1]
        source = Source(source.clause, clause.text[first:last])
    marker = describer.citations.mark(source)
    quote = clause.text[first:last].replace("\n", "｜")
    return say("original", label=clause.label, quote=quote, marks=f"[{marker}]")


def statement(state: State, describer: Describer, found: Found) -> str:
    """The plain statement of the entry that answers, with its quotes; the bare quote where there is none."""
    clause, quote = found.clauses[0]
    document = state.know.corpus.documents[clause.document]
    if found.entry is None:
        marks = describer.citations.marks(Source(clause.id, quote))
        return say("look_up.quote", region=document.region_name, quote=quote, marks=marks)
    sources = [Source(item.clause, item.quote) for item in found.entry.quotes]
    marks = describer.citations.marks(*sources)
    head = say("look_up.says", region=document.region_name, says=found.entry.says, marks=marks)
    return "\n".join([head, *_now(state, found.entry, document), *(original(describer, source) for source in sources)])


def _now(state: State, entry: QuestionEntry, document: Document) -> list[str]:
    """Whether the document applies today, or on a later day asked about, where its validity is told."""
    later = [last for _, _, last in state.reading.days if last > state.as_of]
    status = document.status_on(later[-1] if later else state.as_of)
    if entry.topic != "validity" or status not in ("in_force", "expired"):
        return []
    key = "open" if status == "in_force" and document.until is None else status
    return [say(f"validity.{key}", when=say("validity.then" if later else "validity.today"))]


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
