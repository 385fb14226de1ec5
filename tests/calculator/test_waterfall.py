"""The rows of a settlement: what was billed is what was paid, what was taken out and what is left."""

from __future__ import annotations

from datetime import date

from calculator.compute import compute
from calculator.waterfall import Row, adds_up, waterfall
from corpus.vocabulary import load_vocabulary
from tests.calculator.books import book, case_of
from tests.calculator.test_cases import ALL, REGION_OF

IN_2023 = date(2023, 6, 1)


def rows(region: str, benefit: str, on: date | None = IN_2023, /, **facts: object) -> tuple[Row, ...]:
    case = case_of(on, **facts)
    return waterfall(book(region), case, compute(book(region), case, benefit))


def said(found: tuple[Row, ...]) -> list[tuple[str, str, int, int]]:
    return [(row.kind, row.name, *row.amount) for row in found]


def test_every_payment_is_a_row_in_paying_order_and_the_rows_make_up_the_bill() -> None:
    facts = {"identities": "subsistence", "care": "inpatient", "in_scope": 320000, "paid_basic": 200000}
    found = rows("fuyang", "medical_assistance", **facts, paid_serious=40000)
    assert said(found) == [
        ("bill", "", 32000000, 32000000),
        ("paid", "基本医疗保险", 20000000, 20000000),
        ("paid", "大病保险", 4000000, 4000000),
        ("assumed_none", "其他补充医疗保险", 0, 0),
        ("paid", "医疗救助", 6400000, 6400000),
        ("left", "", 1600000, 1600000),
    ]
    assert adds_up(found)


def test_what_does_not_count_is_a_row_of_its_own() -> None:
    found = rows("jiande", "burden_cap", identities="subsistence", burden=80000, part_service=10000)
    assert said(found) == [
        ("bill", "", 8000000, 8000000),
        ("excluded", "part_service", 1000000, 1000000),
        ("paid", "家庭医疗费用负担封顶（超过部分兜底）", 4000000, 4000000),
        ("left", "", 3000000, 3000000),
    ]
    assert adds_up(found)


def test_a_payment_nobody_knows_is_an_open_row_and_nothing_is_said_to_add_up() -> None:
    found = rows("fuyang", "medical_assistance", identities="destitute", care="inpatient", in_scope=1000)
    assert ("open", "基本医疗保险", 0, 100000) in said(found)
    assert not adds_up(found)


def test_who_gets_nothing_keeps_the_whole_bill() -> None:
    assert said(rows("fuyang", "medical_assistance", identities="ordinary", after_insurance=100)) == [
        ("bill", "", 10000, 10000),
        ("paid", "医疗救助", 0, 0),
        ("left", "", 10000, 10000),
    ]


def test_people_in_need_without_a_name_and_rules_for_everyone_have_rows_too() -> None:
    assert adds_up(rows("fuyang", "supplement_premium", aided="yes", premium_supplement=150))
    found = rows("mianyang", "serious_illness", identities="ordinary", after_basic=90000, disposable_income=30000)
    assert said(found)[1:] == [("paid", "大病保险", 4500000, 4500000), ("left", "", 4500000, 4500000)]


def test_other_rules_and_unknown_bills_have_no_waterfall() -> None:
    assert rows("fuyang", "monitoring_aided", identities="destitute", self_after_aid=6000) == ()
    assert rows("fuyang", "medical_assistance", identities="destitute") == ()


def test_wherever_every_row_is_exact_the_rows_make_up_the_bill() -> None:
    exact = 0
    for worked in ALL:
        rules, case = book(REGION_OF[worked.document]), worked.case(load_vocabulary())
        found = waterfall(rules, case, compute(rules, case, worked.benefit))
        if found and all(row.amount.low == row.amount.high for row in found):
            exact += 1
            assert adds_up(found), worked.id
    assert exact > 100
