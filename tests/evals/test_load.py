"""A question that a wrong or empty answer could pass does not load; the shipped sets load and cover what they claim."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from evals.load import BadQuestion, Lookup, Question, is_held, load, load_lookups, load_questions

GOOD: dict[str, Any] = {
    "id": "d-1",
    "kind": "figure",
    "region": "fuyang",
    "turns": ["富阳低边自付四万二救助多少"],
    "expect": [{"status": "answered", "primary": {"amount": "29400.00"}}],
}


def written(folder: Path, *lines: dict[str, Any]) -> Path:
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    (folder / "dev-x.jsonl").write_text(text, encoding="utf-8")
    return folder


def test_a_good_question_loads_with_the_default_day(tmp_path: Path) -> None:
    one = load(written(tmp_path, GOOD), "dev", Question)[0]
    assert one.as_of.isoformat() == "2026-11-22"


@pytest.mark.parametrize(
    "expect",
    [
        {"status": "answered"},
        {"status": "answered", "primary": {}},
        {"status": "refused"},
        {"status": "clarify"},
        {"status": []},
        {"status": "answered", "primary": {"amount": "29400"}},
        {"status": "answered", "primary": {"amount": 29400.0}},
        {"status": "answered", "primary": {"amonut": "29400.00"}},
        None,
    ],
)
def test_an_expectation_that_checks_nothing_is_refused(tmp_path: Path, expect: object) -> None:
    with pytest.raises(BadQuestion, match=r"dev-x\.jsonl 第2行"):
        load(written(tmp_path, GOOD, {**GOOD, "id": "d-2", "expect": [expect]}), "dev", Question)


def test_the_same_number_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadQuestion, match="d-1 重复"):
        load(written(tmp_path, GOOD, GOOD), "dev", Question)


def test_one_expectation_belongs_to_the_last_turn(tmp_path: Path) -> None:
    one = load(written(tmp_path, {**GOOD, "turns": ["甲", "乙", "丙"]}), "dev", Question)[0]
    assert [expect is None for expect in one.expected()] == [True, True, False]


def test_two_expectations_for_three_turns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadQuestion, match="每轮一个"):
        load(written(tmp_path, {**GOOD, "turns": ["甲", "乙", "丙"], "expect": GOOD["expect"] * 2}), "dev", Question)


def test_the_held_part_is_large_enough_to_tell_and_shares_no_question() -> None:
    dev, held = load_questions("dev"), load_questions("held")
    assert len(dev) >= 1000 and len(held) >= 150
    assert not {tuple(one.turns) + (one.as_of,) for one in dev} & {tuple(one.turns) + (one.as_of,) for one in held}


def test_every_trap_and_every_case_is_asked() -> None:
    ids = {one.id[2:] for one in load_questions()}
    assert {f"T{n:02d}" for n in range(1, 57)} <= ids
    assert Counter(one.source for one in load_questions())["case"] >= 85


def test_lookups_point_into_the_document_of_their_place() -> None:
    prefix = {"fuyang": "fy.", "mianyang": "my.", "jiande": "jd.", "wenzhou": "wz.", "shengzhou": "sz."}
    for one in load_lookups():
        own = prefix.get(one.region, tuple(prefix.values()))
        assert all(clause.startswith(own) for clause in (*one.clauses, *one.all)), one.id
        assert one.region != "several" or len({clause[:3] for clause in one.all}) >= 2, one.id


def test_situations_and_lookups_load_apart_and_a_number_says_its_half() -> None:
    sizes = [
        (half, name, len(load_lookups(half, name=name))) for half in ("dev", "held") for name in ("", "-situations")
    ]
    assert sizes == [("dev", "", 118), ("dev", "-situations", 181), ("held", "", 119), ("held", "-situations", 159)]
    assert all(is_held(one.id) for one in load_lookups("held"))
    assert not any(is_held(one.id) for one in load_lookups("dev"))


def test_no_held_situation_is_asked_in_the_half_that_may_be_read() -> None:
    assert not {one.query for one in load_lookups("dev")} & {one.query for one in load_lookups("held")}


def test_a_lookup_without_clauses_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadQuestion):
        line = {"id": "d-1", "region": "fuyang", "style": "lay", "query": "问", "clauses": []}
        load(written(tmp_path, line), "dev", Lookup)


def test_every_computable_rule_is_asked() -> None:
    asked = {rule for one in load_questions() for rule in one.rules}
    sizes = {"FY": 14, "MY": 14, "JD": 10, "WZ": 15, "SZ": 10}
    assert asked == {f"{place}-R{number:02d}" for place, size in sizes.items() for number in range(1, size + 1)}


def test_the_sets_are_as_large_as_the_scorecard_needs() -> None:
    own = Counter(str(one.region) for one in load_questions() if one.source == "own")
    places = ("fuyang", "mianyang", "jiande", "wenzhou", "shengzhou")
    assert sum(own.values()) >= 200 and all(own[place] >= 50 for place in places)
    assert len(load_lookups()) >= 150
