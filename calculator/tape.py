"""Writes down what the calculator does with an amount, so that the same steps can be run on many. A ``Taped`` is an int
of 分 that records every operation and comparison made with it; what it cannot record it refuses. Knows no rule."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, NoReturn

from calculator.errors import BadAmount

Op = Literal["column", "const", "add", "sub", "mul", "div", "less", "least", "lt", "eq"]
WIDEST = 2**63 - 1
"""The largest number a column of 64 bits holds: a tape on which more could occur is refused."""


class Line(NamedTuple):
    """One line of a tape: an operation on earlier lines, or a comparison (lt, eq) with how it came out in ``truth``.
    A column has its name in ``of``, a constant its value."""

    op: Op
    a: int = -1
    b: int = -1
    of: Any = None
    truth: bool | None = None


class Tape:
    """The lines so far. Equal lines are one line; a comparison that can come out only one way is no line."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._known: dict[Line, int] = {}
        self._truths: dict[tuple[Op, int, int], bool] = {}

    def column(self, name: str, value: int, low: int, high: int) -> Taped:
        """An amount that starts a tape: its value here, and the bounds of the whole column."""
        return Taped(self, value, self._line(Line("column", of=name)), low, high)

    def of(self, amount: int) -> int:
        """The line an amount stands on; a plain int is a constant."""
        return amount.line if isinstance(amount, Taped) else self._line(Line("const", of=amount))

    def write(self, op: Op, a: int, b: int, value: int, bounds: tuple[int, int]) -> Taped:
        low, high = bounds
        if max(-low, high) > WIDEST:
            raise BadAmount(high, "too_large")
        return Taped(self, value, self._line(Line(op, self.of(a), self.of(b))), low, high)

    def compare(self, op: Literal["lt", "eq"], a: int, b: int) -> bool:
        """How the comparison comes out for these values; written down unless it could come out no other way."""
        truth = int.__lt__(a, b) if op == "lt" else int.__eq__(a, b)
        (low, high), (low_b, high_b) = _bounds(a), _bounds(b)
        apart = high < low_b or high_b < low
        if apart or (op == "lt" and low >= high_b):
            return truth
        left, right = self.of(a), self.of(b)
        if left == right:
            return op == "eq"
        known = self._truths.get((op, left, right))
        if known is None:
            self.lines.append(Line(op, left, right, truth=truth))
            self._learn(op, left, right, truth)
        return truth

    def _learn(self, op: Op, a: int, b: int, truth: bool) -> None:
        self._truths[op, a, b] = truth
        if op == "eq":
            self._truths[op, b, a] = truth
        if truth and op == "lt":
            self._truths["lt", b, a] = self._truths["eq", a, b] = self._truths["eq", b, a] = False
        if truth and op == "eq":
            self._truths["lt", a, b] = self._truths["lt", b, a] = False

    def _line(self, line: Line) -> int:
        if line not in self._known:
            self._known[line] = len(self.lines)
            self.lines.append(line)
        return self._known[line]


def _bounds(amount: int) -> tuple[int, int]:
    if isinstance(amount, Taped):
        return amount.low, amount.high
    return amount, amount


def _plain(amount: int) -> int:
    return int.__add__(amount, 0)


class Taped(int):
    """An amount on a tape. ``low`` and ``high`` bound what it is in every row of its column."""

    tape: Tape
    line: int
    low: int
    high: int

    def __new__(cls, tape: Tape, value: int, line: int, low: int, high: int) -> Taped:
        self = super().__new__(cls, value)
        self.tape, self.line, self.low, self.high = tape, line, low, high
        return self

    def __add__(self, other: int) -> int:
        if type(other) is int and other == 0:
            return self
        low, high = _bounds(other)
        return self.tape.write("add", self, other, int.__add__(self, other), (self.low + low, self.high + high))

    __radd__ = __add__

    def __sub__(self, other: int) -> int:
        return _minus(self.tape, self, other)

    def __rsub__(self, other: int) -> int:
        return _minus(self.tape, other, self)

    def __neg__(self) -> int:
        return _minus(self.tape, 0, self)

    def __mul__(self, other: int) -> int:
        if type(other) is int and other == 1:
            return self
        ends = [end * by for end in (self.low, self.high) for by in _bounds(other)]
        return self.tape.write("mul", self, other, int.__mul__(self, other), (min(ends), max(ends)))

    __rmul__ = __mul__

    def __floordiv__(self, other: int) -> int:
        if type(other) is not int or other <= 0:
            self._refuse()
        if other == 1:
            return self
        return self.tape.write("div", self, other, _plain(self) // other, (self.low // other, self.high // other))

    def __lt__(self, other: int) -> bool:
        return self.tape.compare("lt", self, other)

    def __gt__(self, other: int) -> bool:
        return self.tape.compare("lt", other, self)

    def __le__(self, other: int) -> bool:
        return not self.tape.compare("lt", other, self)

    def __ge__(self, other: int) -> bool:
        return not self.tape.compare("lt", self, other)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, int) and self.tape.compare("eq", self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __bool__(self) -> bool:
        return self != 0

    def __hash__(self) -> int:
        return 0  # so that sets and dicts have to compare, and the comparison is written down

    def _refuse(self, *_: object) -> NoReturn:
        raise TypeError("an amount on a tape knows + − × // and comparisons only")

    __int__ = __index__ = __float__ = __abs__ = __mod__ = __divmod__ = __truediv__ = __pow__ = __round__ = _refuse
    __rfloordiv__ = __rmod__ = __rdivmod__ = __rtruediv__ = __rpow__ = _refuse

    @property
    def numerator(self) -> int:
        return self

    @property
    def denominator(self) -> Literal[1]:
        return 1


def _minus(tape: Tape, a: int, b: int) -> int:
    if type(b) is int and b == 0:
        return a
    (low, high), (low_b, high_b) = _bounds(a), _bounds(b)
    return tape.write("sub", a, b, int.__sub__(a, b), (low - high_b, high - low_b))


def less(a: int, b: int) -> int:
    """max(0, a − b) as one line of the tape that either is on."""
    (low, high), (low_b, high_b) = _bounds(a), _bounds(b)
    if low >= high_b:
        return a - b
    if high <= low_b:
        return 0
    return _tape(a, b).write("less", a, b, max(0, int.__sub__(a, b)), (0, high - low_b))


def least(a: int, b: int) -> int:
    """min(a, b) as one line of the tape that either is on."""
    (low, high), (low_b, high_b) = _bounds(a), _bounds(b)
    if high <= low_b:
        return a
    if high_b <= low:
        return b
    return _tape(a, b).write("least", a, b, min(_plain(a), _plain(b)), (min(low, low_b), min(high, high_b)))


def _tape(a: int, b: int) -> Tape:
    return next(amount.tape for amount in (a, b) if isinstance(amount, Taped))
