"""Which benefit a comparison of regions is about, where its words fit several: the same one everywhere."""

from assistant.choose import GENERIC, choose_rule
from assistant.concern import own_sums
from assistant.state import State

ASSISTANCE = "medical_assistance"
LEFT = ("after_insurances", "after_basic", "after_serious_warn", "in_scope", "in_policy")


def like_with_like(state: State) -> None:
    """Settle the one benefit that a comparison is about."""
    _limit(state)
    _one_benefit(state)


def _limit(state: State) -> None:
    """封顶 alone may be a limit of aid or of the burden; where every region compared caps the burden, that is meant,
    else, with no bill told, the limit of aid."""
    plan, reading, books = state.plan, state.reading, state.know.books
    if plan.concept != "burden_cap_weak":
        return
    if all("burden_cap" in books[region].rules for region in plan.regions):
        plan.concept = "burden_cap"
    elif not own_sums(reading):
        plan.concept = "assistance_cap"
    reading.concepts = [plan.concept if name == "burden_cap_weak" else name for name in reading.concepts]


def _one_benefit(state: State) -> None:
    """Money help in general, of what insurance left of a bill, is the same benefit everywhere: where one place pays
    medical assistance of it, another's cap of a household's year is no answer."""
    plan, books = state.plan, state.know.books
    left = any(m.sure and m.role in LEFT for m in state.reading.mentions)
    rules = [choose_rule(books[region], plan.concept, state.session.facts) for region in plan.regions]
    if left and plan.concept in ("", GENERIC) and any(rule and rule.id == ASSISTANCE for rule in rules):
        plan.concept = ASSISTANCE
        state.reading.concepts = [ASSISTANCE, *(name for name in state.reading.concepts if name != GENERIC)]
