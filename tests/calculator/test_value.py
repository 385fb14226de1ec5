"""A value as the text has it resolves to bounds, and a figure nobody published never becomes a number."""

from __future__ import annotations

from fractions import Fraction

import pytest

from calculator.value import UNLIMITED, Adjustment, Bound, Source, Value, resolve, sources_of

F = Fraction
SOURCE = Source("x.1", "不低于70%")
CUT = Adjustment("cut", F(1, 2), Source("x.2", "降低50%"))
PLUS = Adjustment("plus", F(1, 20), Source("x.3", "提高5个百分点"))
INCOME = {"income": Bound(F(3000000), F(3000000))}


def value(kind: str, number: Fraction | None, **more: object) -> Value:
    return Value(kind, number, (SOURCE,))._replace(**more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "bound"),
    [
        (value("exact", F(7, 10)), Bound(F(7, 10), F(7, 10))),
        (value("at_least", F(7, 10)), Bound(F(7, 10), F(1), open_up=True)),
        (value("at_most", F(1, 10)), Bound(F(0), F(1, 10))),
        (value("unlimited", None), UNLIMITED),
        (value("unpublished", None, published="cap"), Bound(F(0), F(1), ("cap",), unpublished=True)),
        (value("unpublished", None), Bound(F(0), F(1), unpublished=True)),
        (value("exact", F(1, 2), of="income"), Bound(F(1500000), F(1500000))),
        (value("exact", F(1, 2), of="income", adjust=(CUT,)), Bound(F(750000), F(750000))),
        (value("at_most", F(1, 20), of="income"), Bound(F(0), F(150000))),
        (value("exact", F(1, 2), of="pension"), Bound(F(0), None, ("pension",))),
        (value("exact", F(3, 5), adjust=(PLUS,)), Bound(F(13, 20), F(13, 20))),
        (value("at_least", F(3, 5), adjust=(PLUS,)), Bound(F(13, 20), F(1), open_up=True)),
        (value("exact", F(1, 2), adjust=(CUT, PLUS)), Bound(F(3, 10), F(3, 10))),
    ],
)
def test_each_kind_of_value_resolves_to_its_bounds(written: Value, bound: Bound) -> None:
    assert resolve(written, INCOME, F(1)) == bound


def test_a_published_figure_goes_before_what_the_text_says() -> None:
    known = {"line": Bound(F(150000), F(150000))}
    for written in (
        value("at_most", F(1, 20), of="income", published="line"),
        value("unpublished", None, published="line"),
    ):
        assert resolve(written, known) == known["line"]


def test_a_figure_between_bounds_leaves_the_value_between_bounds() -> None:
    figures = {"income": Bound(F(200), F(400))}
    assert resolve(value("exact", F(1, 2), of="income"), figures) == Bound(F(100), F(200))
    assert resolve(value("at_least", F(1, 2), of="income"), figures) == Bound(F(100), None, open_up=True)
    assert resolve(value("at_most", F(1, 2), of="income"), figures) == Bound(F(0), F(200))
    assert resolve(value("exact", F(1, 2), of="income"), {"income": UNLIMITED}).missing == ("income",)


def test_a_bound_is_exact_when_its_ends_meet() -> None:
    assert Bound(F(1), F(1)).exact
    assert not Bound(F(0), F(1)).exact
    assert not UNLIMITED.exact


def test_a_value_names_every_sentence_it_rests_on() -> None:
    assert sources_of(value("exact", F(1, 2), adjust=(CUT, PLUS))) == (SOURCE, CUT.source, PLUS.source)
