"""What a benefit pays as a function of one sum: the exact corner points, read off the tape of the calculator itself.
Between two corners each further 分 is paid at one ratio, up to rounding. Adds no rule of its own."""

from __future__ import annotations

from fractions import Fraction
from itertools import compress, pairwise
from math import ceil
from typing import NamedTuple

from calculator.compute import compute
from calculator.facts import Case
from calculator.layer import Span
from calculator.money import LIMIT
from calculator.outcome import Outcome
from calculator.rules import RuleBook
from calculator.solve import first, with_sum
from calculator.tape import Line, Tape, Taped

BILL = "bill"
Form = tuple[Fraction, Fraction]
"""ratio × sum + level, before rounding."""
ROUNDING = 2
"""By how many 分 the roundings of a whole stack may move a payment: half a 分 a layer."""


class Corner(NamedTuple):
    """Where the ratio at which a further 分 is paid changes: the exact sum, the first whole 分 from it on (``bill``)
    with what is paid and left there, and the ratio from there on, the surest and the most generous."""

    exact: Fraction
    bill: int
    paid: Span
    left: Span
    ratio: tuple[Fraction, Fraction]


class Piece(NamedTuple):
    """A stretch of sums for which the calculator goes one way: its first and last whole 分, what it pays on it."""

    start: int
    last: int
    paid: tuple[Form, Form]


def curve(book: RuleBook, case: Case, benefit: str, fact: str, top: int = LIMIT) -> tuple[Corner, ...]:
    """The corners from a sum of nothing to ``top`` (分), everything else as in the case. fact: a sum, or its part of
    one care type ("after_insurance.inpatient"). Empty when the case gives no figure."""
    pieces: list[Piece] = []
    start = 0
    while start <= top:
        piece = _piece(book, case, benefit, fact, start, top)
        if piece is None:
            return ()
        if not pieces or pieces[-1].paid != piece.paid:
            pieces.append(piece)
        start = piece.last + 1
    begin = [Fraction(0), *(_meeting(one, other) for one, other in pairwise(pieces))]
    long = [begin[i + 1 : i + 2] != [at] for i, at in enumerate(begin)]  # not over before it begins
    kept = compress(zip(begin, pieces, strict=True), long)
    return tuple(_corner(book, case, benefit, fact, at, piece) for at, piece in kept)


def _piece(book: RuleBook, case: Case, benefit: str, fact: str, start: int, top: int) -> Piece | None:
    """The stretch that begins at a sum."""
    tape = Tape()
    outcome = compute(book, with_sum(case, fact, tape.column(BILL, start, 0, top)), benefit)
    if outcome.low is None or outcome.high is None:
        return None
    values, way = _run(tape.lines, start)
    parts = first(lambda amount: _run(tape.lines, amount)[1] != way, start, top)
    forms = _forms(tape.lines, values)
    low, high = (forms[end.line] if isinstance(end, Taped) else _level(end) for end in (outcome.low, outcome.high))
    return Piece(start, top if parts is None else parts - 1, (low, high))


def _run(lines: list[Line], amount: int) -> tuple[list[int], list[bool]]:
    """The tape for another sum: the value of each line, and the way it goes at each fork."""
    values: list[int] = []
    way: list[bool] = []
    for line in lines:
        a, b = (values[place] if place >= 0 else 0 for place in (line.a, line.b))
        match line.op:
            case "column":
                value = amount
            case "const":
                value = line.of
            case "add":
                value = a + b
            case "sub":
                value = a - b
            case "mul":
                value = a * b
            case "div":
                value = a // b
            case "less":
                way.append(a > b)
                value = max(0, a - b)
            case "least":
                way.append(b < a)
                value = min(a, b)
            case _:
                way.append(a < b if line.op == "lt" else a == b)
                value = 0
        values.append(value)
    return values, way


def _level(amount: int) -> Form:
    return Fraction(0), Fraction(amount)


def _forms(lines: list[Line], values: list[int]) -> list[Form]:
    """Each line as a function of the sum, before rounding, on the way these values go."""
    forms: list[Form] = []
    for line in lines:
        a, b = (forms[place] if place >= 0 else _level(0) for place in (line.a, line.b))
        match line.op:
            case "column":
                form = Fraction(1), Fraction(0)
            case "const":
                form = _level(line.of)
            case "add":
                form = a[0] + b[0], a[1] + b[1]
            case "sub":
                form = a[0] - b[0], a[1] - b[1]
            case "mul":
                form = a[0] * b[1] + b[0] * a[1], a[1] * b[1]
            case "div":  # the one division is half_up, which adds half the divisor first
                form = a[0] / b[1], (a[1] - b[1] // 2) / b[1]
            case "less":
                form = (a[0] - b[0], a[1] - b[1]) if values[line.a] > values[line.b] else _level(0)
            case "least":
                form = b if values[line.b] < values[line.a] else a
            case _:
                form = _level(0)
        forms.append(form)
    return forms


def _meeting(one: Piece, other: Piece) -> Fraction:
    """Where two neighbouring stretches meet: the sum at which both pay the same; where the second begins if it begins
    with a jump, as when another identity becomes the better one."""
    for (ratio, level), (ratio_after, level_after) in zip(one.paid, other.paid, strict=True):
        jump = (ratio_after - ratio) * other.start + level_after - level
        if ratio != ratio_after and abs(jump) <= ROUNDING:
            return (level_after - level) / (ratio - ratio_after)
    return Fraction(other.start)


def _corner(book: RuleBook, case: Case, benefit: str, fact: str, exact: Fraction, piece: Piece) -> Corner:
    bill = ceil(exact)
    outcome: Outcome = compute(book, with_sum(case, fact, bill), benefit)
    assert outcome.low is not None and outcome.high is not None and outcome.left is not None
    (low, _), (high, _) = piece.paid
    return Corner(exact, bill, Span(outcome.low, outcome.high), outcome.left, (low, high))
