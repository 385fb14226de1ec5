"""Reads who a question is about: identities held, denied or added, disability grade. Knows words only from the lexicon."""

from assistant.lexicon import load_lexicon
from assistant.state import Reading

REACH = 10


def read_people(text: str, reading: Reading) -> None:
    """Fill identities, dropped, adds and grade_unknown of the reading."""
    lexicon = load_lexicon()
    blank = lexicon.not_identity.sub(lambda match: "　" * len(match[0]), text)
    taken = [False] * len(blank)
    for name, words in lexicon.identities:
        for match in words.finditer(blank):
            if any(taken[match.start() : match.end()]):
                continue
            taken[match.start() : match.end()] = [True] * (match.end() - match.start())
            denied = lexicon.negated.search(blank[max(0, match.start() - REACH) : match.start()])
            target = reading.dropped if denied else reading.identities
            if name not in target:
                target.append(name)
    _disability(blank, reading)
    reading.identities = [name for name in reading.identities if name not in reading.dropped]
    if len(reading.identities) > 1 and "ordinary" in reading.identities:
        reading.identities.remove("ordinary")
    reading.adds = bool(lexicon.both.search(blank))


def _disability(text: str, reading: Reading) -> None:
    words = load_lexicon().disability
    if words["severe"].search(text):
        reading.identities.append("severe_disability")
    elif words["mild"].search(text):
        if not reading.identities:
            reading.identities.append("ordinary")
    elif words["any"].search(text) and not reading.identities:
        reading.grade_unknown = True
