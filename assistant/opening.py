"""The first three steps: personal numbers out, one spelling, and a look at what kind of question it is."""

from assistant.mask import mask
from assistant.normalise import normalise
from assistant.screen import screen
from assistant.state import State


def mask_personal(state: State) -> None:
    """Take personal numbers out of the words before any other step reads them."""
    masked = mask(state.raw)
    state.raw, state.hidden = masked.text, tuple(masked.kinds)


def normalise_text(state: State) -> None:
    """The matching copy that every later step reads."""
    state.text = normalise(state.raw).text


def screen_question(state: State) -> None:
    """Crisis, fraud, injection, other domains; an injected sentence is dropped when a question remains."""
    screened = screen(state.text)
    if screened.kind == "injection" and screened.remainder:
        state.text = screened.remainder
        return
    state.screened, state.reply_key = screened.kind, screened.reply_key
