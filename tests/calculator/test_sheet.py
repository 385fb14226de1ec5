"""A CSV of cases becomes a CSV of outcomes: yuan in and out, an empty cell is not zero, a bad one is named."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from calculator import sheet
from calculator.batch import settle_all
from calculator.errors import CalculatorError
from calculator.sheet import read_sheet, write_sheet
from calculator.value import Bound
from corpus.vocabulary import load_vocabulary
from tests.calculator.books import TODAY, book


def settled(region: str, benefit: str, *lines: str) -> list[str]:
    table = read_sheet(lines, load_vocabulary(), TODAY)
    return [line.strip() for line in write_sheet(settle_all(book(region), table, benefit))]


def test_cases_in_csv_come_back_with_status_and_sums() -> None:
    assert settled(
        "mianyang",
        "medical_assistance",
        "on,identities,care,after_insurance,disposable_income,assistance_cap",
        "2023-06-01,near_subsistence,inpatient,45000,30000,100000",
        '2023-06-01,destitute+monitored,inpatient,"1,000.50",30000,100000',
        "2023-06-01,near_subsistence,inpatient,,30000,100000",
        "2028-06-01,near_subsistence,inpatient,45000,30000,100000",
    ) == [
        "status,reason,identity,missing,left.low,left.high,paid.low,paid.high,"
        "paid.medical_assistance.low,paid.medical_assistance.high",
        "exact,,near_subsistence,,24000.00,24000.00,21000.00,21000.00,21000.00,21000.00",
        "exact,,destitute,,0.00,0.00,1000.50,1000.50,1000.50,1000.50",
        "needs,,near_subsistence,after_insurance,,,,,,",
        "refused,not_in_force,,,,,,,,",
    ]


def test_parts_of_a_sum_have_columns_of_their_own() -> None:
    split = settled(
        "fuyang",
        "medical_assistance",
        "on,identities,after_insurance.inpatient,after_insurance.outpatient_ordinary",
        "2023-06-01,subsistence,162500,50000",
    )
    assert split[1] == "exact,,subsistence,,62500.00,62500.00,150000.00,150000.00,150000.00,150000.00"
    household = settled(
        "jiande", "burden_cap", "identities,members.1,members.2", "subsistence,28000,15000", "subsistence,28000,"
    )
    assert [line.split(",")[6] for line in household[1:]] == ["13000.00", "0.00"]


@pytest.mark.parametrize(
    ("header", "cell", "code"),
    [
        ("after_insurance", "-1", "bad_amount_negative"),
        ("after_insurance", "1e5", "bad_amount_format"),
        ("identities", "emperor", "bad_fact"),
        ("shoe_size", "42", "bad_fact"),
        ("care", "inpatient,too many", "bad_fact"),
        ("on", "2023-02-30", "bad_fact"),
    ],
)
def test_a_bad_cell_is_named_with_its_row(header: str, cell: str, code: str) -> None:
    with pytest.raises(CalculatorError) as caught:
        read_sheet([header, "", cell], load_vocabulary(), TODAY)
    assert (caught.value.code, caught.value.details["row"]) == (code, "2")


def test_a_sheet_has_a_largest_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MOST_ROWS", 2)
    with pytest.raises(CalculatorError):
        read_sheet(["care", "inpatient", "inpatient", "inpatient"], load_vocabulary(), TODAY)


def test_a_row_without_a_published_figure_takes_the_one_known_for_its_own_day() -> None:
    """Deductible 10 % of income: 3000 of 30000 in 2023, 4000 of 40000 in 2024; a row that brings one keeps it."""
    lines = (
        "on,identities,care,after_insurance,disposable_income,assistance_cap",
        "2023-06-01,near_subsistence,inpatient,45000,,100000",
        "2024-06-01,near_subsistence,inpatient,45000,,100000",
        "2024-06-01,near_subsistence,inpatient,45000,20000,100000",
        ",near_subsistence,inpatient,45000,,100000",
    )
    incomes = {2023: 3000000, 2024: 4000000, TODAY.year: 5000000}

    def known(day: date) -> dict[str, Bound]:
        return {"disposable_income": Bound(Fraction(incomes[day.year]), Fraction(incomes[day.year]))}

    table = read_sheet(lines, load_vocabulary(), TODAY)
    assert table.fill(known) == {
        (date(2023, 6, 1), "disposable_income"),
        (date(2024, 6, 1), "disposable_income"),
        (TODAY, "disposable_income"),
    }
    paid = settle_all(book("mianyang"), table, "medical_assistance").amounts("paid").low
    assert paid.tolist() == [2100000, 2050000, 2150000, 2000000]


def test_the_year_of_a_figure_is_that_of_the_costs_or_the_one_before() -> None:
    vocabulary = load_vocabulary()
    assert vocabulary["disposable_income"].year_for(date(2024, 6, 1)) == 2023
    assert vocabulary["assistance_cap"].year_for(date(2024, 6, 1)) == 2024
