"""A few words that answer what was asked back (转诊: 有的, 办了): read as the fact asked for, where exactly one of the
facts asked for can be answered so. Reads nothing of longer turns."""

import re

from assistant.lexicon import load_lexicon
from assistant.state import State

WHY, POORER = "newly_illness_poor", "illness_poor"
"""看病看穷了才评的 says why somebody was recognised, not as what."""
COMMA = re.compile(r"[，。；！？\n]")


def short_answer(state: State) -> None:
    """Put the answer into the reading's conditions; the first words of a turn may be one, with a sum behind them."""
    short, reading = load_lexicon().short_answers, state.reading
    wanted = [name for name in state.session.asked if name in short]
    state.session.asked = []
    if len(wanted) != 1 or wanted[0] in reading.flags:
        return
    for clause in COMMA.split(state.text):
        for value, words in short[wanted[0]].items():
            if words.fullmatch(clause):
                reading.flags[wanted[0]] = value
                if wanted[0] == WHY:
                    reading.identities = [name for name in reading.identities if name != POORER]
                return
