"""Answers a fact may have, to try them out: every option of a choice; for sums, days, counts a few values around what
is known and around the lines of the rules. No answer is kept, none is a guess at the truth."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from calculator.facts import FIRST_YEAR, LAST_YEAR, Bill, Case, FactSpec
from calculator.layer import Span
from calculator.money import LIMIT

ORDINARY = 100_000_00
"""A sum to try when the case and the rules hold none (分)."""
DAYS = (-400, -180, -30, -1, 0, 1, 30, 200, 400)

Answers = tuple[tuple[str, object], ...]


def answers(spec: FactSpec, case: Case, scale: int, sums: tuple[int, ...]) -> Answers:
    """(word, value) of the answers to try. Complete for choices, flags and identities; nothing for lists."""
    match spec.kind:
        case "choice":
            return tuple((name, name) for name, _ in spec.options)
        case "identities":
            return tuple((name, frozenset({name})) for name, _ in spec.options)
        case "flag":
            return ("yes", "yes"), ("no", "no")
        case "money" | "figure":
            tried = {scale // 10, scale // 2, scale, 2 * scale, *(line for line in sums), 2 * max(scale, *sums, 0)}
            least = {0} if spec.kind == "money" else {1}
            return tuple((str(amount), amount) for amount in sorted(least | tried) if amount <= LIMIT)
        case "count":
            years = range(case.day.year - 1, case.day.year + 2)
            return tuple((str(count), count) for count in (0, 1, 10, 1000, *years))
        case "date":
            return tuple((day.isoformat(), day) for day in _days(case))
    return ()


def typical(spec: FactSpec, case: Case, scale: int, sums: tuple[int, ...]) -> Answers:
    """Fewer answers, for a fact only supposed so that others can be tried: for sums an ordinary and a large one."""
    if spec.kind not in ("money", "figure"):
        return answers(spec, case, scale, sums)
    return tuple((str(amount), amount) for amount in (scale, min(LIMIT, 2 * max(scale, *sums, 0))))


def scale_of(case: Case, sums: tuple[int, ...]) -> int:
    """The size of sums to try: the largest the case holds, else the largest line of the rules, else an ordinary one."""
    known = [amount for value in case.facts.values() for amount in _amounts(value)]
    return max(known, default=0) or max(sums, default=0) or ORDINARY


def _amounts(value: object) -> tuple[int, ...]:
    match value:
        case Span():
            return (value.high,)
        case Mapping():
            return tuple(value.values())
        case tuple():
            return tuple(amount for item in value for amount in _amounts(item))
        case Bill():
            return (value.amount,)
        case bool() | Fraction():
            return ()
        case int():
            return (value,)
    return ()


def _days(case: Case) -> list[date]:
    """Days around the day of the case and around each bill."""
    bills = case.facts.get("bills", ())
    assert isinstance(bills, tuple)
    found = {case.day.toordinal() + n for n in DAYS} | {bill.last.toordinal() + n for bill in bills for n in DAYS}
    first, last = date(FIRST_YEAR, 1, 1).toordinal(), date(LAST_YEAR, 12, 31).toordinal()
    return [date.fromordinal(number) for number in sorted(found) if first <= number <= last]
