"""What would change a result, in words: the next sum at which more is paid or no more, the next day with other rules.
Renders what the calculator found; computes nothing."""

from datetime import date
from fractions import Fraction

from assistant.calc import Calculation
from assistant.open_questions import result
from assistant.wording import messages, say, yuan
from calculator.facts import FactSpec
from calculator.money import half_up
from calculator.next_day import next_day
from calculator.next_sum import Turn, next_sum
from calculator.outcome import Outcome

Vocabulary = dict[str, FactSpec]


def changes(done: Calculation, vocabulary: Vocabulary) -> list[str]:
    """The next sum and the next day that give another result, a line each."""
    asked_for = (done.book, done.case, done.request.benefit)
    turn, day = next_sum(*asked_for), next_day(*asked_for)
    lines = [_sum(turn, done.outcome.label, vocabulary)] if turn else []
    return lines + [_day(*day)] if day else lines


def _sum(turn: Turn, label: str, vocabulary: Vocabulary) -> str:
    name, _, care = turn.fact.partition(".")
    cares: dict[str, str] = messages()["unit_care"]
    fact = vocabulary[name].label + (f"（{cares[care]}）" if care else "")
    if turn.says is not None:
        return say("calc.changes.line", fact=fact, at=yuan(turn.at), result=result(turn.says))
    before, after = (yuan(_of_hundred(share or Fraction(0))) for share in (turn.before, turn.after))
    return say("calc.changes.sum", fact=fact, at=yuan(turn.at), label=label, before=before, after=after)


def _day(day: date, outcome: Outcome) -> str:
    key = "not_in_force" if outcome.reason == "not_in_force" else "day"
    return say(f"calc.changes.{key}", day=day.isoformat(), result=result(outcome))


def _of_hundred(share: Fraction) -> int:
    """What a further 100 yuan brings, in 分."""
    return half_up(share.numerator * 100_00, share.denominator)
