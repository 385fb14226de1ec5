"""What names a sum: the clause before it, a year, a remark behind it; and numbers written in less usual ways."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.amounts import Amount, find_amounts
from assistant.answer import Answer
from assistant.normalise import normalise
from assistant.state import Mention, Reading

Read = Callable[[str], Reading]


def roles(reading: Reading) -> list[tuple[str, int]]:
    """(role, 分) of each sum, in order."""
    return [(mention.role, mention.low) for mention in reading.mentions]


def only(reading: Reading) -> Mention:
    assert len(reading.mentions) == 1, reading.mentions
    return reading.mentions[0]


def amounts(words: str) -> list[Amount]:
    return find_amounts(normalise(words).text)


def sole(words: str) -> Amount:
    found = amounts(words)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("words", "fen"),
    [
        ("二百廿五万", 225_000_000),
        ("卅六万", 36_000_000),
        ("自付４７，２００……", 4_720_000),
        ("自付47，200。", 4_720_000),
        ("一个人三百八", 38_000),
    ],
)
def test_a_number_written_in_a_less_usual_way(words: str, fen: int) -> None:
    assert sole(words).fen == fen


def test_two_parts_of_a_bill_are_no_two_yuan() -> None:
    assert [amount.fen for amount in amounts("自己负担的有两块：住院5万，门诊2万；这两块加起来7万")] == [
        5_000_000,
        2_000_000,
        7_000_000,
    ]
    assert sole("自己付了两块钱").fen == 200
    assert [amount.fen for amount in amounts("自付５０００，３０００")] == [500_000, 300_000]


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("县里的救助起付线还在，是3500", "deductible"),
        ("大病保险那一道，赔付，21000元", "paid_serious"),
        ("基本医保（统筹那部分）报了5万", "paid_basic"),
        ("政策内的住院费，一共9万", "in_scope"),
        ("今年住院救助打到存折上的，加起来正好七万", "used"),
        ("本年特殊救助已用 9000元", "used"),
        ("特殊救助年内已经批过一笔九千", "used"),
        ("上半年医疗救助领走了四万", "used"),
    ],
)
def test_a_sum_bare_in_its_clause_is_named_by_the_clause_before_it(read: Read, words: str, role: str) -> None:
    assert [mention.role for mention in read(words).mentions] == [role]


def test_aid_that_settled_this_bill_is_not_aid_used_before(read: Read) -> None:
    assert only(read("医疗救助给了8千")).role == "paid_medical_assistance"


def test_a_clause_with_words_of_its_own_keeps_them(read: Read) -> None:
    assert only(read("医保报完了，自己付3万")).role == "after_insurances"
    assert only(read("医保在老家交，一共3万")).role == "total_cost"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("今年慈善总会募到140万（上一年130万）", [("fund_charity", 140), ("fund_charity_before", 130)]),
        ("今年慈善募来140万，比上一年的130万多", [("fund_charity", 140), ("fund_charity_before", 130)]),
        ("去年慈善总会募了120万，今年还是120万", [("fund_charity_before", 120), ("fund_charity", 120)]),
    ],
)
def test_a_sum_named_by_its_year_is_what_the_fund_raised_then(
    read: Read, words: str, expected: list[tuple[str, int]]
) -> None:
    assert roles(read(words)) == [(role, wan * 1_000_000) for role, wan in expected]


@pytest.mark.parametrize(
    "words",
    [
        "耗材总费用12万，全部是自己承担的",
        "耗材全年总费用12万，一分没报，都是个人出的",
        "耗材年总费用12万（=全部个人承担）",
        "耗材总费用12万元，没有一分钱是报掉的",
    ],
)
def test_a_total_borne_whole_by_oneself_is_one_s_own(read: Read, words: str) -> None:
    assert only(read(words)).role == "consumable_total"
    assert only(read(words)).all_own


def test_a_total_of_which_nothing_is_said_is_not_one_s_own(read: Read) -> None:
    assert not only(read("耗材总费用12万，医保报了一部分")).all_own


@pytest.mark.parametrize("words", ["区里救助一年最多8万", "年度限额不超过8万", "救助限额8万"])
def test_a_limit_said_as_at_most_is_exact(read: Read, words: str) -> None:
    assert (only(read(words)).role, only(read(words)).about) == ("assistance_cap", False)


def test_a_purchase_beside_the_premium_is_no_premium(read: Read) -> None:
    found = read("最低档400元，我选700那档。换个手机要380")
    assert [m.role for m in found.mentions] == ["premium_min", "premium_chosen"]


@pytest.mark.parametrize(
    ("words", "fen"),
    [
        ("政策范围内费用10万，医保报了七成，大病报了5千", 7_000_000),
        ("住院前后8万，都在医保目录内，基本医保报掉62.5%", 5_000_000),
        ("政策内费用10万，基本医保支付百分之六十五", 6_500_000),
    ],
)
def test_a_share_of_the_bill_that_was_paid_is_a_sum(read: Read, words: str, fen: int) -> None:
    assert [mention.low for mention in read(words).mentions if mention.role == "paid_basic"] == [fen]


@pytest.mark.parametrize("words", ["政策内费用10万，基本医保报70%吗？", "医保报了60%，自付4万", "政策内10万，救助80%"])
def test_a_share_asked_about_or_of_no_bill_is_no_sum(read: Read, words: str) -> None:
    assert not [mention for mention in read(words).mentions if mention.role == "paid_basic"]


def test_what_is_left_of_a_limit_counts_as_the_rest_of_it_used(ask: Callable[[str], Answer]) -> None:
    def amount(words: str) -> str:
        return str(ask(words).facts.get("used_medical_assistance"))

    assert amount("富阳低保，救助额度只剩1万，住院保险报完政策内自付5万，还能救助多少") == "140000.00"
    assert amount("温州低保住院，今年限额还剩两万，保险报完合规自付3万，还能给多少") == "60000.00"
    left = ask("绵阳低保住院，限额只剩5千，保险报完政策内自付3万，还能给多少").facts
    assert left.get("assistance_cap") == "5000.00"


def test_parts_of_a_premium_are_asked_of_the_premium(ask: Callable[[str], Answer]) -> None:
    facts = ask("绵阳低保 居民医保 最低标准380 我选680 政府补助后个人交多少").facts
    assert (facts.get("premium_min"), facts.get("premium_chosen")) == ("380.00", "680.00")


@pytest.mark.parametrize("words", ["医保和大病一共报了6万", "基本医保、大病保险合计支付6万", "医保跟大病一起报了6万"])
def test_what_both_insurances_paid_together_is_one_sum(read: Read, words: str) -> None:
    assert only(read(words)).role == "paid_both"


def test_what_is_left_after_both_is_not_what_they_paid(read: Read) -> None:
    assert only(read("医保和大病报完自付3万")).role == "after_insurances"
    assert [m.role for m in read("医保报了5万、大病报了1万").mentions] == ["paid_basic", "paid_serious"]


def test_a_total_is_of_a_fund_only_where_one_is_spoken_of(read: Read) -> None:
    assert only(read("住院总额12万")).role == "total_cost"
    assert only(read("暖心基金总额120万")).role == "fund_total"
    assert only(read("慈善5千")).role == "paid_other_aid"
    assert [m.role for m in read("基金：财政100万，慈善110万").mentions] == ["fund_fiscal", "fund_charity"]


def test_a_share_asked_of_a_fund_told_is_answered_beside_other_words(ask: Callable[[str], Answer]) -> None:
    told = "明天要交材料。建德暖心基金总额600万元，财政资金250万元，财政占比符不符合规定"
    assert [result.verdict for result in ask(told).results] == ["no"]
