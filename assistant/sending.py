"""The last two steps: nothing unchecked leaves, and every answer names the versions it was made with."""

import re
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from assistant.answer import Answer
from assistant.check_answer import unbound
from assistant.state import State
from assistant.wording import messages, say

GAPS = re.compile(r"\{[a-z]+\}")
NOT_SET = ("not_set", "needs_decision")


def check(state: State) -> None:
    """Replace an answer with an unbound number by a refusal to guess; nothing of it stays but how much was unbound."""
    answer = state.answer
    assert answer is not None
    strange = unbound(answer, state.text, state.know.corpus, _own_words(state)) + _foreign(state, answer)
    if strange:
        state.answer = Answer(
            status="refused", reason="not_set", text=say("reply.checked_out"), facts={"unbound": len(strange)}
        )


def _foreign(state: State, answer: Answer) -> list[str]:
    """Citations of a document of no region the question is about."""
    regions = {region for region in (*state.plan.regions, state.plan.region) if region in state.know.books}
    held = {state.know.document(region).id for region in regions}
    return [citation.clause for citation in answer.citations if held and citation.document not in held]


def _own_words(state: State) -> list[str]:
    """Fixed words of the house that hold numbers: names and titles, labels, statements checked against their quotes."""
    documents = state.know.corpus.documents.values()
    words = [w for d in documents for w in (d.title, d.number, d.prefix, d.region_name, *(n.text for n in d.notices))]
    words += [spec.label for spec in state.know.vocabulary.values()]
    words += [outcome.label for _, outcome in state.outcomes]
    notes = [n for _, o in state.outcomes for n in (*o.notes, *(n for other in o.others for n in other.notes))]
    words += [str(note.data[0]) for note in notes if note.kind in ("remark", "version")]
    words += [str(year) for note in notes if note.kind == "no_target" for year in note.data]
    words += _said_entries(state)
    words += [value for value in state.plan.said.values() if value in state.text]
    return words + [part for text in messages()["reply"].values() for part in GAPS.split(str(text))]


def _said_entries(state: State) -> list[str]:
    """Statements of questions.yaml: `huisuan check` has held their numbers to their quotes."""
    answer = state.answer
    assert answer is not None
    cited = {c.clause for c in answer.citations}
    return [e.says for e in state.know.questions.entries if e.clause in cited] + [
        s.note for s in state.know.questions.silent
    ]


def record(state: State) -> None:
    """Stamp the versions: corpus, and the program."""
    assert state.answer is not None
    state.session.unset = state.answer.reason in NOT_SET or (state.session.unset and state.reading.presses)
    versions = {"corpus": state.know.corpus.version, "program": program_version()}
    notices = [*state.answer.notices, *([state.know.searcher.note] if state.know.searcher.note else [])]
    state.answer = state.answer.model_copy(update={"versions": versions, "notices": notices})


@cache
def program_version() -> str:
    """The installed version of the program; "source" in an uninstalled tree."""
    try:
        return version("huisuan")
    except PackageNotFoundError:
        return "source"
