"""The waterfall of an outcome as rows: the bill, what was taken out, what each layer paid, what is left to the person.
Where every sum is exact the rows add up to the bill. Runs the stack again; adds no rule of its own."""

from typing import Literal, NamedTuple

from calculator.facts import Case
from calculator.layer import Span, Step
from calculator.outcome import Outcome
from calculator.rules import Layer, RuleBook
from calculator.run import EVERYONE, run_to

RowKind = Literal["bill", "excluded", "paid", "open", "assumed_none", "left"]


class Row(NamedTuple):
    """One row. ``name``: the label of what pays, or the fact of a part taken out. ``open``: a payment nobody knows."""

    kind: RowKind
    name: str
    amount: Span


def waterfall(book: RuleBook, case: Case, outcome: Outcome) -> tuple[Row, ...]:
    """The rows of a layer's outcome; none for other rules, or when no balance is known."""
    rule = book.rules[outcome.benefit]
    if not isinstance(rule, Layer) or outcome.left is None:
        return ()
    if not outcome.steps:
        left = outcome.left
        return Row("bill", "", left), Row("paid", rule.label, Span(0, 0)), Row("left", "", left)
    identity = outcome.identity or min(rule.terms[0].identities, default=EVERYONE)
    run = run_to(book, case, rule, identity)
    assert run is not None  # an outcome with steps has been run before
    labels = {item.id: item.label for item in (*book.stack, rule)}
    excluded = [_excluded(step) for step in run.steps if step.kind == "exclude"]
    low, high = (run.bill[end] + sum(row.amount[end] for row in excluded) for end in (0, 1))
    paid = [Row("paid", labels[name], amount) for name, amount in run.paid]
    above = {item.paid: item.label for item in book.stack}
    opened = [Row("open", above[name], Span(0, run.bill.high)) for name in run.missing if name in above]
    unsaid = [Row("assumed_none", note.data[0], Span(0, 0)) for note in run.notes if note.kind == "assumed_none"]
    order = {item.label: place for place, item in enumerate(book.stack)}
    rows = sorted((*paid, *opened, *unsaid), key=lambda row: order.get(row.name, 0))
    return Row("bill", "", Span(low, high)), *excluded, *rows, Row("left", "", outcome.left)


def adds_up(rows: tuple[Row, ...]) -> bool:
    """Whether every row is exact, and those below the bill make up the bill."""
    exact = all(row.amount.low == row.amount.high for row in rows)
    return exact and rows[0].amount.low == sum(row.amount.low for row in rows[1:])


def _excluded(step: Step) -> Row:
    assert isinstance(step.value, Span)
    return Row("excluded", str(step.data[0]), step.value)
