"""Money as an int of 分, one rounding. Refuses floats at the door; knows no policy."""

from calculator import tape
from calculator.errors import BadAmount

LIMIT = 10**15
"""The largest sum accepted, in 分 (ten trillion yuan): beyond it a figure is a slip of the pen, not a bill."""


def fen(yuan: str | int) -> int:
    """Yuan as a decimal string or whole int -> 分. Raises BadAmount for floats, negatives, NaN, more than two
    decimals."""
    if isinstance(yuan, bool) or not isinstance(yuan, (str, int)):
        raise BadAmount(yuan, "type")
    if isinstance(yuan, int) and abs(yuan) > LIMIT:
        raise BadAmount(yuan, "negative" if yuan < 0 else "too_large")
    text = str(yuan).strip().replace(",", "")
    whole, dot, part = text.partition(".")
    if not whole.isascii() or not whole.isdigit() or (dot and not (part.isascii() and part.isdigit())):
        raise BadAmount(text, "negative" if text.startswith("-") else "format")
    if len(whole) > 18:
        raise BadAmount(text, "too_large")
    if len(part.rstrip("0")) > 2:
        raise BadAmount(text, "decimals")
    return checked(int(whole) * 100 + int((part + "00")[:2]))


def checked(amount: object) -> int:
    """An amount already in 分, or BadAmount if it is no int, negative or above LIMIT."""
    if isinstance(amount, bool) or not isinstance(amount, int):
        raise BadAmount(amount, "type")
    if amount < 0:
        raise BadAmount(amount if amount < -LIMIT else show(amount), "negative")
    if amount > LIMIT:
        raise BadAmount(amount, "too_large")
    return amount


def show(amount: int) -> str:
    """分 -> yuan with two decimals, no grouping: 2940000 -> "29400.00"."""
    sign, amount = ("-", -amount) if amount < 0 else ("", amount)
    return f"{sign}{amount // 100}.{amount % 100:02d}"


def half_up(numerator: int, denominator: int) -> int:
    """numerator/denominator (both >= 0) rounded half-up to an int: the house rounding, since no text sets one."""
    return (numerator + denominator // 2) // denominator


def less(amount: int, by: int) -> int:
    """max(0, amount − by)."""
    if type(amount) is int is type(by):
        return amount - by if amount > by else 0
    return tape.less(amount, by)


def least(amount: int, limit: int) -> int:
    """The smaller of the two."""
    if type(amount) is int is type(limit):
        return limit if limit < amount else amount
    return tape.least(amount, limit)
