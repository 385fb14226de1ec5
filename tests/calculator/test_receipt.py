"""A receipt holds all a result came from, replays to the same bytes, and names every difference."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from calculator.facts import Case, read_facts, split_figures
from calculator.layer import Span, Step
from calculator.outcome import Outcome
from calculator.receipt import BadReceipt, Difference, differences, recall, receipt, rule_hash
from calculator.value import Bound
from calculator.written import canonical, shape, write_facts, write_outcome
from corpus.vocabulary import load_vocabulary
from tests.calculator.books import FOLDERS, book, case_of
from tests.calculator.test_cases import ALL, REGION_OF

VOCABULARY = load_vocabulary()
IN_2023 = date(2023, 6, 1)


def made(region: str, benefit: str, case: Case, corpus: str = "sha256:texts", program: str = "1.0") -> bytes:
    return receipt(book(region), case, benefit, VOCABULARY, corpus=corpus, program=program)


def recalled(data: bytes) -> Case:
    asked = recall(data)
    facts, figures = split_figures(read_facts(asked.facts, VOCABULARY), VOCABULARY)
    return Case(facts, asked.as_of, asked.on, figures)


def simple() -> bytes:
    facts = {"identities": "near_subsistence", "care": "inpatient", "after_insurance": "42000"}
    return made("fuyang", "medical_assistance", case_of(IN_2023, **facts))


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from (leaf for item in value.values() for leaf in _leaves(item))
    elif isinstance(value, list):
        yield from (leaf for item in value for leaf in _leaves(item))
    else:
        yield value


def test_a_receipt_names_facts_rules_versions_and_the_whole_outcome() -> None:
    content = json.loads(simple())
    assert content["facts"] == {"identities": ["near_subsistence"], "care": "inpatient", "after_insurance": "42000.00"}
    assert (content["region"], content["document"]) == ("fuyang", "fuyang-2022-21")
    assert (content["as_of"], content["on"]) == ("2026-11-22", "2023-06-01")
    assert (content["corpus"], content["program"]) == ("sha256:texts", "1.0")
    assert content["rules"].startswith("sha256:") and len(content["rules"]) == 71
    outcome = content["outcome"]
    assert (outcome["status"], outcome["low"], outcome["high"]) == ("exact", "29400.00", "29400.00")
    assert outcome["left"] == {"low": "12600.00", "high": "12600.00"}
    assert [step["kind"] for step in outcome["steps"]] == ["base", "ratio", "cap", "pay", "left"]
    ratio, pay = outcome["steps"][1], outcome["steps"][3]
    assert (ratio["value"]["low"], pay["value"]["low"]) == ("7/10", "29400.00")
    assert pay["data"][1]["cap"]["high"] == "150000.00"
    assert ratio["sources"][0]["quote"] == "《最低生活保障边缘家庭证》持有者救助70%"
    assert [note["kind"] for note in outcome["notes"]] == ["assumed"] * 4


def test_bytes_are_canonical() -> None:
    data = simple()
    assert data == canonical(json.loads(data))
    assert data.endswith(b"}\n") and b": " not in data.replace("：".encode(), b"")
    assert "特困" not in data.decode() and "低" not in json.dumps(json.loads(data)["facts"], ensure_ascii=False)


def test_every_worked_case_replays_to_the_same_bytes_and_holds_no_float() -> None:
    for worked in ALL:
        region = REGION_OF[worked.document]
        data = made(region, worked.benefit, worked.case(VOCABULARY))
        again = made(region, recall(data).benefit, recalled(data))
        assert again == data, (worked.id, differences(data, again))
        assert differences(data, again) == []
        assert not any(isinstance(leaf, float) for leaf in _leaves(json.loads(data))), worked.id


def test_the_order_in_which_facts_were_given_is_not_in_the_bytes() -> None:
    one = case_of(IN_2023, identities=["subsistence", "destitute"], after_insurance="10", care="inpatient")
    other = case_of(IN_2023, care="inpatient", after_insurance=10, identities=["destitute", "subsistence"])
    assert made("fuyang", "medical_assistance", one) == made("fuyang", "medical_assistance", other)


def test_every_kind_of_fact_is_written_as_it_is_read() -> None:
    given: dict[str, object] = {
        "identities": ["near_subsistence", "severe_disability"],
        "care": "inpatient",
        "insured_here": "yes",
        "in_scope": {"inpatient": "10.50", "outpatient_chronic": "3.00"},
        "after_basic": {"low": "1.00", "high": "2.50"},
        "members": ["100.00", "0.01"],
        "bills": [{"first": "2023-01-01", "last": "2023-01-09", "care": "inpatient", "amount": "9.90"}],
        "identified_on": "2023-06-01",
        "extra_workdays": ["2024-05-11"],
        "count_part": "120",
        "rate": "17.25",
        "disposable_income": "30000.00",
        "assistance_cap": {"low": "50000.00", "high": "60000.00"},
    }
    case = case_of(None, **given)
    assert write_facts(case, VOCABULARY) == given
    assert recalled(made("fuyang", "medical_assistance", case)) == case


def test_a_whole_rate_and_a_figure_below_a_cent_are_written_exactly() -> None:
    third = Bound(Fraction(100, 3), Fraction(100, 3))
    case = Case({"rate": Fraction(20)}, IN_2023, None, {"urban_income": third, "serious_cap": Bound(Fraction(5), None)})
    written = write_facts(case, VOCABULARY)
    assert written == {"rate": "20", "urban_income": {"fen": "100/3"}, "serious_cap": "0.05"}


def test_a_changed_fact_is_named_where_it_shows() -> None:
    old = simple()
    changed = case_of(IN_2023, identities="near_subsistence", care="inpatient", after_insurance="42000.01")
    found = differences(old, made("fuyang", "medical_assistance", changed))
    assert Difference("facts.after_insurance", "42000.00", "42000.01") in found
    assert Difference("outcome.low", "29400.00", "29400.01") in found
    assert Difference("outcome.left.low", "12600.00", "12600.00") not in found


def test_a_changed_corpus_program_or_rule_is_named() -> None:
    case = recalled(simple())
    assert differences(simple(), made("fuyang", "medical_assistance", case, corpus="x", program="2.0")) == [
        Difference("corpus", "sha256:texts", "x"),
        Difference("program", "1.0", "2.0"),
    ]


def test_what_was_added_or_taken_away_is_named() -> None:
    content = json.loads(simple())
    del content["outcome"]["steps"][4], content["facts"]["care"]
    content["extra"] = None
    found = {d.where: (d.old, d.new) for d in differences(canonical(content), simple())}
    assert found["facts.care"] == (None, "inpatient")
    assert found["extra"] == ("null", None)
    assert found["outcome.steps[4]"][0] is None and '"kind": "left"' in (found["outcome.steps[4]"][1] or "")
    assert found.keys() == {"facts.care", "extra", "outcome.steps[4]"}


def test_a_number_that_was_a_text_is_a_difference() -> None:
    content = json.loads(simple())
    content["outcome"]["low"] = 29400
    assert differences(canonical(content), simple()) == [Difference("outcome.low", "29400", "29400.00")]
    content["outcome"]["low"] = 29400.5
    assert differences(json.dumps(content).encode(), simple()) == [Difference("outcome.low", "29400.5", "29400.00")]


def test_the_same_content_written_otherwise_is_one_difference() -> None:
    spaced = json.dumps(json.loads(simple())).encode()
    assert differences(spaced, simple()) == [Difference("form", None, None)]


def test_the_rule_hash_follows_the_rules_and_not_their_order() -> None:
    rules = book("mianyang")
    assert rule_hash(rules) == rule_hash(replace(rules, rules=dict(reversed(rules.rules.items()))))
    assert len({rule_hash(book(region)) for region in FOLDERS}) == 5
    base = rules.rules["medical_assistance"]
    moved = replace(base, remark="x")
    assert rule_hash(replace(rules, rules={**rules.rules, "medical_assistance": moved})) != rule_hash(rules)


def test_a_field_left_at_its_default_is_not_in_the_hash() -> None:
    """A new kind of field must not change what yesterday's rules hash to."""
    condition = book("fuyang").rules["eligibility"].requires[0]  # type: ignore[union-attr]
    assert shape(condition) == {
        "type": "Condition",
        "fact": "insured_here",
        "allowed": ["yes"],
        "source": {"clause": "fy.2.3", "quote": "在本区参保"},
    }


def test_what_cannot_be_written_is_an_error_and_not_a_guess() -> None:
    with pytest.raises(TypeError):
        shape(1.5)
    case = replace(case_of(IN_2023), facts={"after_insurance": Span(1, 2), "extra_workdays": (1.5,)})
    with pytest.raises(TypeError):
        made("fuyang", "medical_assistance", case)
    rule = book("fuyang").rules["medical_assistance"]
    odd = Outcome("x", "", "", "exact", steps=(Step("base", "x", (1.5,), None, ()),))
    with pytest.raises(TypeError):
        write_outcome(odd, rule, VOCABULARY)


def test_no_field_of_an_outcome_is_left_out() -> None:
    assert set(json.loads(simple())["outcome"]) == {field.name for field in fields(Outcome)}


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"form": "other"}, "form"),
        ({"region": 5}, "region"),
        ({"benefit": None}, "benefit"),
        ({"facts": []}, "facts"),
        ({"as_of": "2026-02-30"}, "as_of"),
        ({"as_of": None}, "as_of"),
        ({"on": "20230601"}, "on"),
    ],
)
def test_a_damaged_receipt_is_said_to_be_one(change: dict[str, Any], part: str) -> None:
    with pytest.raises(BadReceipt) as caught:
        recall(canonical({**json.loads(simple()), **change}))
    assert caught.value.details["part"] == part


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff", b"[" * 100000, b'{"a":' + b"9" * 5000 + b"}"])
def test_bytes_that_are_no_json_object_are_no_receipt(data: bytes) -> None:
    with pytest.raises(BadReceipt):
        recall(data)


def test_a_receipt_has_a_largest_size() -> None:
    with pytest.raises(BadReceipt, match="size"):
        recall(b" " * 4_000_001)


def test_a_receipt_is_quick() -> None:
    case = recalled(simple())
    started = time.perf_counter()
    for _ in range(50):
        made("fuyang", "medical_assistance", case)
    assert (time.perf_counter() - started) / 50 < 0.05  # 0.001 s on a quiet machine
