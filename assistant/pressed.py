"""After an answer that the text sets no figure: somebody names one (别人说15万), asks for a guess, or takes that of
another place. No figure comes of it; the same matter is asked again, and a figure named is no fact."""

from dataclasses import replace

from assistant.claims import hearsay
from assistant.concern import own_sums
from assistant.lexicon import load_lexicon
from assistant.state import Reading, State

LONG = 40
UNTIED = ("self", "total_cost", "premise", "assistance_cap", "deductible")


def pressed(state: State) -> None:
    """Marks the turn as pressing for what is not set, and leaves nothing in it that could be taken for a fact."""
    reading, session = state.reading, state.session
    hearsay(reading, state.text)
    if not session.unset or len(state.text) > LONG or not _presses(state.text, reading):
        return
    if reading.identities or reading.cares or reading.days or _other_matter(reading) or _own(reading):
        return
    if reading.regions and not _of_another(state):
        return
    reading.presses, reading.compares, reading.looks_up = True, False, False
    reading.regions, reading.named, reading.places = [], [], []
    reading.concepts, reading.aspects, reading.rates = [], [], []
    reading.mentions = [replace(mention, role="premise", sure=True) for mention in reading.mentions]


def _presses(text: str, reading: Reading) -> bool:
    """Words that want some figure all the same, or a figure put to be confirmed."""
    words = load_lexicon().words
    named = bool(reading.mentions or reading.rates)
    return words["guess"].search(text) is not None or (named and words["told_so"].search(text) is not None)


def _own(reading: Reading) -> bool:
    """A sum that words tie to somebody's bill is told, not guessed."""
    tied = [mention for mention in reading.mentions if mention.role not in UNTIED]
    return bool(tied) or (own_sums(reading) and any(mention.care or mention.who for mention in reading.mentions))


def _other_matter(reading: Reading) -> bool:
    """Whether something else is asked for by name."""
    return any(name not in LIMITS for name in reading.concepts)


LIMITS = ("aid", "medical_assistance", "assistance_cap", "burden_cap_weak", "assistance_deductible")
"""Names under which the same figure is asked for again."""


def _of_another(state: State) -> bool:
    """Whether another place is named only to take over what it gives."""
    likened = load_lexicon().words["as_there"].search(state.text) is not None
    here = state.session.region
    return likened and (here in state.reading.regions or load_lexicon().words["here"].search(state.text) is not None)
