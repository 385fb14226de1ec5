"""A tape takes down every step with an amount, and an amount on it refuses what could not be taken down."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

import pytest

from calculator.errors import BadAmount
from calculator.money import half_up, least, less
from calculator.tape import Tape, Taped


def two() -> tuple[Tape, Taped, Taped]:
    tape = Tape()
    return tape, tape.column("a", 500, 0, 1000), tape.column("b", 700, 0, 1000)


def test_the_figures_on_a_tape_are_those_of_plain_sums() -> None:
    _, a, b = two()
    assert [a + b, a - b, -a, 3 * a, 10 - a, a // 7, sum((a, b)), max(0, a - b)] == [
        1200,
        -200,
        -500,
        1500,
        -490,
        71,
        1200,
        0,
    ]
    assert [less(b, a), less(a, b), least(a, b), half_up(a, 3)] == [200, 0, 500, 167]
    assert [a < b, a > b, a <= b, a >= b, a == b, a != b, bool(a)] == [True, False, True, False, False, True, True]


def test_equal_steps_are_one_line() -> None:
    tape, a, b = two()
    first, again = (a + b) * 2, (a + b) * 2
    assert isinstance(first, Taped) and isinstance(again, Taped)
    assert first.line == again.line
    before = len(tape.lines)
    assert first == again and first <= again
    assert len(tape.lines) == before


def test_what_changes_nothing_is_no_step() -> None:
    _, a, _ = two()
    assert all(same is a for same in (a + 0, 0 + a, a - 0, a * 1, 1 * a, a // 1, less(a, 0), least(a, 1000)))


def test_a_comparison_that_can_come_out_only_one_way_is_not_taken_down() -> None:
    tape, a, _ = two()
    assert a >= 0 and a < 1001 and a != 2000 and a != "500"
    assert not any(line.truth is not None for line in tape.lines)
    assert (less(a, 1000), least(a, 0), least(2000, a) is a) == (0, 0, True)


def test_a_comparison_is_taken_down_once_with_all_that_follows_from_it() -> None:
    tape, a, b = two()
    assert a < b and not b < a and b != a and a != b and b >= a and a <= b
    assert [(line.op, line.truth) for line in tape.lines if line.truth is not None] == [("lt", True)]
    assert a == 500 and not a < 500 and not a > 500
    assert [(line.op, line.truth) for line in tape.lines if line.truth is not None] == [("lt", True), ("eq", True)]


def test_sets_and_fractions_compare_and_are_taken_down() -> None:
    tape, a, b = two()
    assert len({a, b}) == 2
    assert Fraction(1001, 2) > a
    assert sum(line.truth is not None for line in tape.lines) == 2


@pytest.mark.parametrize(
    "step",
    [int, float, abs, round, math.sqrt, lambda a: a % 7, lambda a: a / 7, lambda a: a**2]
    + [lambda a: divmod(a, 7), lambda a: 7 // a, lambda a: a // a, lambda a: a // 0, lambda a: 7 % a],
)
def test_what_could_not_be_taken_down_is_refused(step: Callable[[int], object]) -> None:
    _, a, _ = two()
    with pytest.raises(TypeError):
        step(a)


def test_a_step_too_large_for_64_bits_is_refused() -> None:
    a = Tape().column("a", 1, 0, 10**15)
    assert a * 9223 == 9223
    with pytest.raises(BadAmount):
        a * 9224
