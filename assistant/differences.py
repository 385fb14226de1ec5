"""What lies between the cases of one person set side by side: each against the next, as words and as a line of the
proof. Subtracts whole 分 and nothing else."""

from assistant.alternatives import NOW
from assistant.answer import Step as Line
from assistant.describe import Describer
from assistant.lexicon import load_lexicon
from assistant.state import State
from assistant.wording import say, yuan
from calculator.money import less
from calculator.outcome import Outcome

PLAIN = ("exact", "conditional")
FLOORS = (*PLAIN, "at_least")


def differences(state: State, describer: Describer, found: list[Outcome], asked: str) -> list[tuple[str, Line]]:
    """The difference between each case and the one behind it; of floors, the difference of the floors."""
    names = [_name(state, describer, name, one) for (name, _), one in zip(state.plan.cases, found, strict=False)]
    if state.plan.people and load_lexicon().words["how_far_apart"].search(state.text):
        names = [who for who, _ in state.plan.people]
    lines = []
    for place in range(len(names) - 1):
        one, other = found[place], found[place + 1]
        first, second = _sum(one, asked), _sum(other, asked)
        if first is None or second is None:
            continue
        sure = one.status in PLAIN and other.status in PLAIN
        more = first >= second
        amount = less(first, second) if more else less(second, first)
        key = "same" if first == second else "more" if more else "less"
        if not sure:
            key = f"floor_{key}"
        values = {"one": names[place], "other": names[place + 1], "amount": yuan(amount)}
        written = {
            "rule": one.benefit,
            "formula": say("apart.formula", **values),
            "with": f"{yuan(max(first, second))} − {yuan(min(first, second))}",
            "value": yuan(amount),
        }
        lines.append((say(f"apart.{key}", **values), Line.model_validate(written)))
    return lines


def _name(state: State, describer: Describer, name: str, outcome: Outcome) -> str:
    """What a case is called: its identity, or 现在 and 假设."""
    names = dict(describer.know.vocabulary["identities"].options)
    return names.get(name) or say("apart.now" if name == NOW else "apart.supposed")


def _sum(outcome: Outcome, asked: str) -> int | None:
    """The sum compared, in 分: what is paid, or what is left where that was asked for."""
    if outcome.status not in FLOORS:
        return None
    if asked != "self_pay":
        return outcome.low
    exact = outcome.left is not None and outcome.left.low == outcome.left.high
    return outcome.left.low if exact and outcome.left is not None else None
