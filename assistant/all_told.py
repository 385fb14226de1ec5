"""What is left to oneself together with the costs outside the policy (自费药也算上): the two added where both are known
and that is asked for. Adds whole 分 and nothing else."""

from assistant.answer import Step as Line
from assistant.lexicon import load_lexicon
from assistant.state import State
from assistant.wording import say, yuan
from calculator.money import fen
from calculator.outcome import Outcome

OUTSIDE = "out_of_scope"


def counts_outside(state: State) -> bool:
    """Whether the known costs outside the policy are to be counted in what is borne."""
    told = OUTSIDE in state.session.facts and "eligible" not in state.reading.aspects
    return told and load_lexicon().words["outside_counted"].search(state.text) is not None


def all_told(state: State, outcome: Outcome) -> list[tuple[str, Line]]:
    """The sum of both, as words and as a line of the proof; empty unless it is asked for and exact."""
    outside, left = state.session.facts.get(OUTSIDE), outcome.left
    apart = "after_insurance" in state.session.facts or any(note.kind == "outside" for note in outcome.notes)
    if not (apart and counts_outside(state)) or not isinstance(outside, str) or left is None or left.low != left.high:
        return []
    values = {"left": yuan(left.low), "outside": yuan(fen(outside)), "whole": yuan(left.low + fen(outside))}
    written = {
        "rule": outcome.benefit,
        "formula": say("all_told.formula"),
        "with": say("all_told.numbers", **values),
        "value": values["whole"],
    }
    return [(say("all_told.line", **values), Line.model_validate(written))]


def outside_apart(state: State, outcome: Outcome) -> list[str]:
    """The line that costs outside the policy come on top, where they were taken out of what somebody bore."""
    told = OUTSIDE in state.session.facts and "after_insurance" in state.session.facts and outcome.left is not None
    said = any(note.kind == "outside" for note in outcome.notes) or counts_outside(state)
    return [say("notes.outside")] if told and not said and state.plan.doing == "compute" else []
