"""Being asked to decide in the office's place (现在就给我定下来): where the text leaves a benefit to somebody's
decision, that is said, and no sum is."""

from assistant.concern import own_sums
from assistant.lexicon import load_lexicon
from assistant.state import State
from calculator.outcome import Note, Outcome, refused
from calculator.rules import Layer, Rule


def asked_to_decide(state: State, rule: Rule | None) -> bool:
    """Whether the turn wants a decision given that the benefit's text leaves to an office or a meeting, or asks
    whether its word without a measure (负担仍然较重) holds."""
    words, reading = load_lexicon().words, state.reading
    presses = words["for_the_office"].search(state.text) is not None
    doubts = "eligible" in reading.aspects and words["office_word"].search(state.text) is not None
    if not isinstance(rule, Layer) or not rule.decisions:
        return False
    return presses or (doubts and not own_sums(reading) and any(c.unknown == "conditional" for c in rule.requires))


def left_to_the_office(layer: Layer) -> Outcome:
    """Whose decision it is, by the words of the text; no figure."""
    notes = tuple(Note("decision", (decision.by,), decision.source) for decision in layer.decisions)
    sources = tuple(decision.source for decision in layer.decisions)
    return refused(layer.id, layer.label, layer.document, "needs_decision", sources, notes)
