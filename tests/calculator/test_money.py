"""Money is an int of 分: nothing else gets in, nothing is rounded on the way, and one rounding is half-up."""

from __future__ import annotations

import pytest

from calculator.errors import BadAmount
from calculator.money import checked, fen, half_up, show


@pytest.mark.parametrize(
    ("yuan", "amount"),
    [
        ("0", 0),
        ("0.01", 1),
        ("0.1", 10),
        ("12.30", 1230),
        ("12.3000", 1230),
        ("35,000", 3500000),
        (" 7 ", 700),
        (42000, 4200000),
        ("10000000000000.00", 10**15),
    ],
)
def test_yuan_become_fen_exactly(yuan: str | int, amount: int) -> None:
    assert fen(yuan) == amount


@pytest.mark.parametrize(
    ("yuan", "why"),
    [
        (0.1, "type"),
        (1.0, "type"),
        (float("nan"), "type"),
        (True, "type"),
        (None, "type"),
        (b"1", "type"),
        ([1], "type"),
        ("NaN", "format"),
        ("nan", "format"),
        ("inf", "format"),
        ("", "format"),
        (".", "format"),
        (".5", "format"),
        ("5.", "format"),
        ("1e5", "format"),
        ("+5", "format"),
        ("0x10", "format"),
        ("1_000", "format"),
        ("1 000", "format"),
        ("１２", "format"),
        ("1２", "format"),
        ("1.５", "format"),
        ("٣", "format"),
        ("三万", "format"),
        ("1.2.3", "format"),
        ("1.-2", "format"),
        ("-0.01", "negative"),
        ("-0", "negative"),
        (-1, "negative"),
        (-(10**18), "negative"),
        ("1.005", "decimals"),
        ("0.001", "decimals"),
        (10**18, "too_large"),
        ("1000000000000000000", "too_large"),
        ("10000000000000.01", "too_large"),
        pytest.param(10**5000, "too_large", id="five thousand digits"),
        ("9" * 5000, "too_large"),
    ],
)
def test_what_is_no_sum_is_refused_with_a_reason(yuan: object, why: str) -> None:
    with pytest.raises(BadAmount) as caught:
        fen(yuan)  # type: ignore[arg-type]
    assert caught.value.code == f"bad_amount_{why}"
    assert len(caught.value.details["value"]) <= 40


@pytest.mark.parametrize(
    ("amount", "why"),
    [
        (1.0, "type"),
        (True, "type"),
        ("1", "type"),
        (-1, "negative"),
        (-(10**20), "negative"),
        (10**15 + 1, "too_large"),
        pytest.param(10**5000, "too_large", id="five thousand digits"),
    ],
)
def test_an_amount_in_fen_is_a_whole_number_within_reason(amount: object, why: str) -> None:
    with pytest.raises(BadAmount) as caught:
        checked(amount)
    assert caught.value.code == f"bad_amount_{why}"


def test_the_largest_sum_is_accepted() -> None:
    assert checked(10**15) == 10**15
    assert checked(0) == 0


@pytest.mark.parametrize(
    ("numerator", "denominator", "rounded"),
    [
        (0, 3, 0),
        (1, 3, 0),
        (1, 2, 1),
        (2, 3, 1),
        (3, 2, 2),
        (5, 2, 3),
        (499, 1000, 0),
        (500, 1000, 1),
        (10**24, 3, 333333333333333333333333),
    ],
)
def test_half_a_fen_goes_up(numerator: int, denominator: int, rounded: int) -> None:
    assert half_up(numerator, denominator) == rounded


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "0.00"),
        (1, "0.01"),
        (2940000, "29400.00"),
        (-5, "-0.05"),
        (-12345, "-123.45"),
        (10**15, "10000000000000.00"),
    ],
)
def test_fen_are_shown_as_yuan_with_two_decimals(amount: int, text: str) -> None:
    assert show(amount) == text
