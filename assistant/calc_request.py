"""Reads what somebody asks the calculator for (JSON) into a request and a case. Every slip is named in Chinese;
nothing is guessed, rounded or silently dropped."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assistant.wording import has, messages, say
from calculator.errors import CalculatorError, brief
from calculator.facts import CARES, FIRST_YEAR, LAST_YEAR, MAX_MEMBERS, Case, FactSpec, read_facts, split_figures
from calculator.matters import facts_of
from calculator.rules import RuleBook

MOST_BYTES = 1_000_000
KEYS = ("region", "benefit", "on", "as_of", "facts")
DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
Vocabulary = Mapping[str, FactSpec]


class CalcError(ValueError):
    """Something in the request is wrong; the text says what, in Chinese."""


@dataclass(frozen=True, slots=True)
class Request:
    """One sum asked for: facts as a person gives them, money in yuan strings."""

    region: str
    benefit: str
    as_of: date
    on: date | None
    facts: dict[str, object]


def read_request(data: bytes, today: date) -> Request:
    """The request in a JSON text; as_of is today unless it says another day. Raises CalcError."""
    content = _json(data)
    for name in content:
        if name not in KEYS:
            raise CalcError(_error("unknown_key", name=brief(name), names="、".join(KEYS)))
    for name in ("region", "benefit"):
        if not isinstance(content.get(name), str):
            raise CalcError(_error("missing_key", name=name))
    facts = content.get("facts", {})
    if not isinstance(facts, dict):
        raise CalcError(_error("facts"))
    as_of, on = (_day(name, content.get(name)) for name in ("as_of", "on"))
    return Request(content["region"], content["benefit"], as_of or today, on, facts)


def case_of(request: Request, book: RuleBook, vocabulary: Vocabulary) -> Case:
    """The request's facts as a case. Raises CalcError naming the first fact that is none."""
    facts: dict[str, object] = {}
    for name, value in request.facts.items():
        try:
            facts |= read_facts({name: value}, vocabulary)
        except CalculatorError as error:
            raise CalcError(_fact_error(error, name, request, book, vocabulary)) from error
    mine, figures = split_figures(facts, vocabulary)
    return Case(mine, request.as_of, request.on, figures)


def _json(data: bytes) -> dict[str, Any]:
    if len(data) > MOST_BYTES:
        raise CalcError(_error("too_long", most=MOST_BYTES))
    try:
        content = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once)
    except CalcError:
        raise
    except UnicodeDecodeError as error:
        raise CalcError(_error("not_text")) from error
    except json.JSONDecodeError as error:
        raise CalcError(_error("not_json", line=error.lineno, column=error.colno)) from error
    except (ValueError, RecursionError) as error:
        raise CalcError(_error("too_much")) from error
    if not isinstance(content, dict):
        raise CalcError(_error("not_object"))
    return content


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """JSON keeps the last of two equal keys without a word; here that is a slip."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise CalcError(_error("twice", name=brief(name)))
        found[name] = value
    return found


def _day(name: str, value: object) -> date | None:
    if value is None:
        return None
    try:
        if isinstance(value, str) and DAY.fullmatch(value):
            day = date.fromisoformat(value)
            if FIRST_YEAR <= day.year <= LAST_YEAR:
                return day
    except ValueError:
        pass
    raise CalcError(_error("day", name=name, value=brief(value), first=FIRST_YEAR, last=LAST_YEAR))


def _fact_error(error: CalculatorError, name: str, request: Request, book: RuleBook, vocabulary: Vocabulary) -> str:
    spec = vocabulary.get(name)
    label = f"“{spec.label}”（{name}）" if spec else f"“{brief(name)}”"
    value = error.details.get("value", "")
    given = request.facts[name]
    if error.details.get("expected") == "range" and isinstance(given, Mapping):
        value = f"{given['low']}～{given['high']}"  # as it was written, in yuan
    if error.code != "bad_fact":
        return _error(error.code, fact=label, value=value)
    usable = [known for known in facts_of(book, request.benefit) if known in vocabulary]
    words = {
        "options": _choices(spec.options if spec else ()),
        "names": _choices(tuple((known, vocabulary[known].label) for known in usable)),
        "cares": _choices(tuple((care, messages()["unit_care"][care]) for care in CARES)),
        "most": MAX_MEMBERS,
    }
    return _error(
        "bad_fact", fact=label, value=value, expected=say(f"calc.expected.{error.details['expected']}", **words)
    )


def _choices(pairs: tuple[tuple[str, str], ...]) -> str:
    return "、".join(f"{name}（{label}）" for name, label in pairs)


def _error(key: str, **values: object) -> str:
    assert has(f"calc.errors.{key}"), key
    return say(f"calc.errors.{key}", **values)
