"""A yes/no question that a look-up answers by a condition of a benefit: where what was said fails that condition, the
verdict stands beside the words as data. Everything else stays a look-up."""

from assistant.answer import ResultItem
from assistant.describe import Describer
from assistant.state import State
from calculator.rules import Condition, Layer
from corpus.questions import QuestionEntry


def settled(state: State, describer: Describer) -> ResultItem | None:
    """The verdict of the first layer whose condition fails by the words of the entry found."""
    entry = state.found.entry
    if entry is None or "eligible" not in state.reading.aspects:
        return None
    for rule in state.know.books[state.plan.region].rules.values():
        failed = isinstance(rule, Layer) and any(_fails(state, entry, one) for one in rule.requires)
        if isinstance(rule, Layer) and failed:
            hedged = any(_fails(state, entry, one) and one.hedged for one in rule.requires)
            return ResultItem(
                benefit=rule.id,
                label=rule.label,
                region=state.plan.region,
                document=rule.document,
                status="conditional" if hedged else "exact",
                verdict="no",
                reason="not_eligible",
                citations=[citation.marker for citation in describer.citations.items[:1]],
            )
    return None


def _fails(state: State, entry: QuestionEntry, condition: Condition) -> bool:
    """What was said fails the condition, and the entry rests on the condition's own words."""
    said = str(state.session.facts.get(condition.fact, ""))
    quote = condition.source.quote.rstrip("。；")
    return condition.source.clause == entry.clause and quote in entry.quote and said not in ("", *condition.allowed)
