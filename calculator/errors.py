"""What can go wrong at the calculator's door. Each error carries a code and details; the Chinese words live with the doors.

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


class BadAmount(CalculatorError):
    def __init__(self, value: str, why: str) -> None:
        super().__init__(f"bad_amount_{why}", value=value[:40])


class BadFact(CalculatorError):
    def __init__(self, fact: str, value: str, expected: str) -> None:
        super().__init__("bad_fact", fact=fact, value=value[:40], expected=expected)


class UnknownBenefit(CalculatorError):
    def __init__(self, benefit: str) -> None:
        super().__init__("unknown_benefit", benefit=benefit[:40])
