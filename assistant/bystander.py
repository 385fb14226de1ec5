"""Somebody outside the family told of only to compare with (邻居低保剩8万拿了6万4，我是不是也拿6万4): neither their sum
nor their identity is the asker's."""

from assistant.lexicon import load_lexicon
from assistant.state import Reading, State
from assistant.twice import SMALL


def without_bystanders(state: State) -> None:
    """Leave out what is said of a bystander, where the turn tells the asker's own beside it and asks for both of
    nobody."""
    text, reading, words = state.text, state.reading, load_lexicon().words
    if words["compares_self"].search(text) is None or words["each_apart"].search(text):
        return
    told = [mention for mention in reading.mentions if not _theirs(text, mention.at)]
    if told and len(told) < len(reading.mentions):
        reading.mentions = told
    own = {word.name for word in reading.words if word.kind == "identity" and not _theirs(text, word.start)}
    if own and own < set(_named(reading)):
        reading.identities = [name for name in reading.identities if name in own]


def _named(reading: Reading) -> list[str]:
    return [word.name for word in reading.words if word.kind == "identity" and word.name in reading.identities]


def _theirs(text: str, at: int) -> bool:
    """Whether the small clause before names a bystander."""
    clause = text[max(text.rfind(mark, 0, at) for mark in SMALL) + 1 : at]
    return load_lexicon().words["bystander"].search(clause) is not None
