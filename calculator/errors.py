"""What can go wrong at the calculator's door. Each error carries a code and details; the Chinese words live
with the doors.

CalculatorError
├── BadAmount      a sum that is no sum: float, negative, NaN, too large, three decimals
├── BadFact        a fact of the wrong kind or value, or one nobody declared
└── UnknownBenefit a benefit the rules do not have
"""


class CalculatorError(ValueError):
    """Base of all errors here. ``code`` is stable; ``details`` name the value and what was expected."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(f"{code}: {details}")
        self.code = code
        self.details = details


def brief(value: object) -> str:
    """The beginning of what was given; a whole number with thousands of digits is not written out."""
    try:
        return str(value)[:40]
    except ValueError:
        return "…"


class BadAmount(CalculatorError):
    def __init__(self, value: object, why: str) -> None:
        super().__init__(f"bad_amount_{why}", value=brief(value))


class BadFact(CalculatorError):
    def __init__(self, fact: str, value: object, expected: str) -> None:
        super().__init__("bad_fact", fact=brief(fact), value=brief(value), expected=expected)


class UnknownBenefit(CalculatorError):
    def __init__(self, benefit: str) -> None:
        super().__init__("unknown_benefit", benefit=benefit[:40])
