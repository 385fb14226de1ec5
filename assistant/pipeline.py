"""How an answer is made: the list of steps, in order. Read this first; each step is one small file with one public
function."""

from collections.abc import Callable, Iterator

from assistant.calculate import calculate
from assistant.compose import compose
from assistant.decide import decide
from assistant.find_clauses import find_clauses
from assistant.opening import mask_personal, normalise_text, screen_question
from assistant.remember import remember
from assistant.restate import restate
from assistant.sending import check, record
from assistant.state import State
from assistant.understand import understand

Step = Callable[[State], None]

STEPS: tuple[tuple[str, Step], ...] = (
    ("mask_personal", mask_personal),      # personal numbers out, before anything else sees them
    ("normalise", normalise_text),         # one spelling for digits, punctuation, variants
    ("screen", screen_question),           # crisis, fraud, injection, other domains
    ("understand", understand),            # places, people, sums, dates, what is asked
    ("restate", restate),                  # only with a model: say an unclear question again, read by the same rules
    ("remember", remember),                # merge with the session; corrections win
    ("decide", decide),                    # answer, compute, compare, ask back, refuse
    ("find_clauses", find_clauses),        # the clauses that answer, of the right region
    ("calculate", calculate),              # every sum of money, by rule
    ("compose", compose),                  # words around figures and quotes
    ("check", check),                      # the firewall: no unbound number leaves
    ("record", record),                    # versions, so that the answer can be replayed
)  # fmt: skip


SKIPPED = ("understand", "restate", "remember", "find_clauses", "calculate")
KEPT = ("understand", "remember")


def run(state: State) -> Iterator[str]:
    """Run the steps, naming each before it starts; a screened question goes straight to its reply. Of an emergency, who
    and where is remembered: the bill comes later."""
    for name, step in STEPS:
        kept = name in KEPT and state.screened == "emergency"
        if state.screened != "ok" and name in SKIPPED and not kept:
            continue
        yield name
        step(state)


def run_through(state: State) -> State:
    """Run all steps at once."""
    for _ in run(state):
        pass
    return state
