"""A receipt: everything a result came from and the whole proof, as canonical JSON, so that it can be computed again
later and compared byte for byte. Reads no file and knows no clock."""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import NamedTuple

from calculator.compute import compute
from calculator.errors import CalculatorError
from calculator.facts import Case, FactSpec
from calculator.rules import RuleBook
from calculator.written import Plain, canonical, shape, write_facts, write_outcome

FORM = "huisuan-receipt-1"
MOST_BYTES = 4_000_000
DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


class BadReceipt(CalculatorError):
    """The bytes are no receipt of this form. ``part`` names what is wrong."""

    def __init__(self, part: str) -> None:
        super().__init__("bad_receipt", part=part[:40])


@dataclass(frozen=True, slots=True)
class Recalled:
    """What a receipt says was asked: enough to compute it again. ``facts`` are as a person gives them."""

    region: str
    benefit: str
    as_of: date
    on: date | None
    facts: dict[str, object]


class Difference(NamedTuple):
    """One place where two receipts differ; None where one of them has nothing."""

    where: str
    old: str | None
    new: str | None


def receipt(
    book: RuleBook, case: Case, benefit: str, vocabulary: Mapping[str, FactSpec], *, corpus: str, program: str
) -> bytes:
    """The receipt of one benefit for one case. corpus, program: their versions, as the caller knows them."""
    outcome = compute(book, case, benefit)
    content: dict[str, Plain] = {
        "form": FORM,
        "program": program,
        "corpus": corpus,
        "rules": rule_hash(book),
        "region": book.region,
        "document": book.document,
        "benefit": benefit,
        "as_of": case.as_of.isoformat(),
        "on": case.on.isoformat() if case.on else None,
        "facts": dict(write_facts(case, vocabulary)),
        "outcome": dict(write_outcome(outcome, book.rules[benefit], vocabulary)),
    }
    return canonical(content)


def rule_hash(book: RuleBook) -> str:
    """A hash over every rule of a book, its quotes included; the order of its rules does not matter."""
    return "sha256:" + hashlib.sha256(canonical(shape(book))).hexdigest()


def recall(data: bytes) -> Recalled:
    """What was asked, from a receipt. Raises BadReceipt."""
    content = _read(data)
    if content.get("form") != FORM:
        raise BadReceipt("form")
    words = {name: content.get(name) for name in ("region", "benefit")}
    for name, word in words.items():
        if not isinstance(word, str):
            raise BadReceipt(name)
    facts = content.get("facts")
    if not isinstance(facts, dict):
        raise BadReceipt("facts")
    as_of = _day(content, "as_of")
    on = _day(content, "on") if content.get("on") is not None else None
    return Recalled(str(words["region"]), str(words["benefit"]), as_of, on, dict(facts))


def differences(old: bytes, new: bytes) -> list[Difference]:
    """Every place where two receipts differ, by name (``outcome.low``, ``facts.care``). The same content written in
    another way is one difference, ``form``. Raises BadReceipt."""
    found = list(_differ("", _read(old), _read(new)))
    if not found and old != new:
        return [Difference("form", None, None)]
    return found


def _differ(where: str, old: Plain, new: Plain) -> Iterator[Difference]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in sorted(old.keys() | new.keys()):
            path = f"{where}.{key}" if where else key
            if key in old and key in new:
                yield from _differ(path, old[key], new[key])
            else:
                yield Difference(path, _said(old, key), _said(new, key))
    elif isinstance(old, list) and isinstance(new, list):
        for place, (one, other) in enumerate(zip_longest(old, new, fillvalue=_NOTHING)):
            if one is _NOTHING or other is _NOTHING:
                yield Difference(f"{where}[{place}]", *(None if i is _NOTHING else _word(i) for i in (one, other)))
            else:
                yield from _differ(f"{where}[{place}]", one, other)
    elif type(old) is not type(new) or old != new:
        yield Difference(where, _word(old), _word(new))


_NOTHING: dict[str, Plain] = {}


def _said(part: dict[str, Plain], key: str) -> str | None:
    return _word(part[key]) if key in part else None


def _word(value: Plain) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def _day(content: dict[str, Plain], name: str) -> date:
    value = content.get(name)
    try:
        if isinstance(value, str) and DAY.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise BadReceipt(name)


def _read(data: bytes) -> dict[str, Plain]:
    """JSON with every number that is no whole one kept as its text: a receipt holds none."""
    if len(data) > MOST_BYTES:
        raise BadReceipt("size")
    try:
        content = json.loads(data.decode(), parse_float=str, parse_constant=str)
    except (ValueError, RecursionError) as error:
        raise BadReceipt("json") from error
    if not isinstance(content, dict):
        raise BadReceipt("json")
    return content
