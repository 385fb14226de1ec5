"""Published figures of the parameter table on their way into an answer: those of the day of the costs, those the result
really rests on, and the words that name where they were published. What a question brings itself goes before them."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TypeVar

from assistant.wording import say, yuan
from calculator.columns import Table
from calculator.facts import Case, FactSpec
from corpus.models import Corpus
from corpus.parameters import Published

Found = TypeVar("Found")
Chosen = tuple[Published, ...]


def of_day(table: Iterable[Published], region: str, day: date, vocabulary: dict[str, FactSpec]) -> Chosen:
    """The figures of a region that count for costs of a day."""
    return tuple(one for one in table if one.region == region and one.year == vocabulary[one.name].year_for(day))


def put(case: Case, figures: Iterable[Published]) -> Case:
    """The case with the figures it does not bring itself."""
    return replace(case, figures={**{one.name: one.bound for one in figures}, **case.figures})


def resting_on(figures: Chosen, find: Callable[[Chosen], Found]) -> tuple[Found, Chosen]:
    """What is found with the figures, and those of them without which something else would be found."""
    found = find(figures)
    for one in figures:
        rest = tuple(other for other in figures if other is not one)
        if find(rest) == found:
            figures = rest
    return found, figures


def fill(table: Table, figures: Iterable[Published], region: str, vocabulary: dict[str, FactSpec]) -> Chosen:
    """The figures put into the rows of a table that bring none themselves; which they were."""
    figures = tuple(figures)

    @cache
    def known(day: date) -> dict[str, Published]:
        return {one.name: one for one in of_day(figures, region, day, vocabulary)}

    filled = table.fill(lambda day: {name: one.bound for name, one in known(day).items()}) if figures else ()
    return tuple(dict.fromkeys(known(day)[name] for day, name in sorted(filled)))


def named(figures: Iterable[Published], corpus: Corpus, vocabulary: dict[str, FactSpec]) -> list[str]:
    """A sentence for each figure: what, of which year, how much, where from and looked up when."""
    return [
        say(
            "published.range" if one.bound.low != one.bound.high else "published.exact",
            region=corpus.document_of(one.region).region_name,
            label=vocabulary[one.name].label,
            year=one.year,
            low=yuan(int(one.bound.low)),
            high=yuan(int(one.bound.high or one.bound.low)),
            source=one.source,
            looked_up=one.looked_up,
        )
        for one in figures
    ]
