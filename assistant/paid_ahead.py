"""What was paid ahead (自己先垫了3万, 押了2万) before what is left after reimbursement is told (报完还剩9700): no
second bill beside it."""

from dataclasses import replace

from assistant.lexicon import load_lexicon
from assistant.state import Mention, State
from assistant.twice import BALANCES


def without_paid_ahead(state: State) -> None:
    """Set aside the sums paid ahead that a smaller balance after reimbursement follows."""
    text, words = state.text, load_lexicon().words

    def ahead(mention: Mention) -> bool:
        if not words["paid_ahead"].search(text[: mention.at]):
            return False
        behind = [one for one in state.reading.mentions if one.at > mention.at and one.role.startswith(BALANCES)]
        settled = (words["settled_later"].search(text[mention.end : one.at]) for one in behind if one.low < mention.low)
        return any(settled)

    state.reading.mentions = [replace(one, role="aside") if ahead(one) else one for one in state.reading.mentions]
