"""Who answers for an indicator just spoken of (责任部门哪家牵头): the departments its row of the table ends with."""

from assistant.lexicon import concept_of, load_lexicon
from assistant.state import State
from corpus.models import Clause

INDICATOR = "indicator_"
KINDS = ("约束性", "预期性")
"""The column before the departments; a row that ends with it names none."""


def departments_row(state: State) -> tuple[Clause, str] | None:
    """The row of the indicator and the departments it names; None where the turn asks for something else."""
    concept, reading = concept_of(state.session.concept), state.reading
    if concept is None or not concept.id.startswith(INDICATOR) or reading.concepts or reading.aspects:
        return None
    if state.plan.region != state.session.region or not load_lexicon().words["answers_for"].search(state.text):
        return None
    document = state.know.document(state.plan.region).id
    for entry in state.know.questions.entries:
        if entry.document == document and entry.topic in concept.topics and concept.words.search(entry.says):
            clause = state.know.corpus.clause(entry.clause)
            *row, last = clause.text.split("\n")
            if row and row[-1] in KINDS:
                return clause, last
    return None
