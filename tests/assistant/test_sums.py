"""What each sum of money in a question is for: slip lines, hotline shorthand, lists, hearsay, limits already used."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.state import Mention, Reading

Read = Callable[[str], Reading]


def roles(reading: Reading) -> list[tuple[str, int]]:
    """(role, 分) of each sum, in order."""
    return [(mention.role, mention.low) for mention in reading.mentions]


def only(reading: Reading) -> Mention:
    assert len(reading.mentions) == 1, reading.mentions
    return reading.mentions[0]


SLIP = [("total_cost", 32_000_000), ("paid_basic", 20_000_000), ("paid_serious", 4_000_000)]


@pytest.mark.parametrize(
    "words",
    [
        "医疗总费用320000，统筹支付200000，大病保险支付40000",
        "总费用32万，基本医保报了20万，大病报了4万",
        "总费用：32万；医保支付：20万；大病保险支付：4万",
        "总费用32万 基本20万 大病4万",
        "总费用 32万 基本医保 20万 大病保险 4万",
    ],
)
def test_the_lines_of_a_settlement_slip_keep_their_meaning(read: Read, words: str) -> None:
    assert roles(read(words)) == SLIP


@pytest.mark.parametrize(
    ("words", "role", "fen"),
    [
        ("各种保险报完个人还要付四万二", "after_insurances", 4_200_000),
        ("医保报销以后个人自付3万", "after_insurances", 3_000_000),
        ("大病报销后还剩3万", "after_insurances", 3_000_000),
        ("大病报完还剩3万", "after_insurances", 3_000_000),
        ("基本医保报完自付6万", "after_basic", 6_000_000),
        ("大病前自付8万", "after_basic", 8_000_000),
        ("三重制度后还剩3万", "after_assistance", 3_000_000),
        ("特殊救助后还剩6万", "after_special", 6_000_000),
        ("合规费用10万", "in_scope", 10_000_000),
        ("政策范围内自付3万", "self", 3_000_000),
        ("自己掏了2万", "self", 2_000_000),
        ("一共花了5万", "total_cost", 5_000_000),
        ("自费2万", "outside", 2_000_000),
        ("现金支付2万元", "cash", 2_000_000),
    ],
)
def test_a_sum_is_what_its_own_clause_says(read: Read, words: str, role: str, fen: int) -> None:
    mention = only(read(words))
    assert (mention.role, mention.low, mention.high, mention.sure) == (role, fen, fen, True)


@pytest.mark.parametrize(
    ("words", "role", "fen"),
    [
        ("居民人均可支配收入5.2万", "income", 5_200_000),
        ("城镇居民人均可支配收入6.5万", "income_urban", 6_500_000),
        ("农村居民人均可支配收入4.2万", "income_rural", 4_200_000),
        ("农村居民人均纯收入3万", "income_net", 3_000_000),
        ("企业年平均养老金3.6万", "pension", 3_600_000),
        ("起付线2600元", "deductible", 260_000),
        ("县里限额3万", "assistance_cap", 3_000_000),
        ("防返贫监测标准8000", "tilt_threshold", 800_000),
        ("最低档400元", "premium_min", 40_000),
        ("益联保保费150元", "premium_supplement", 15_000),
    ],
)
def test_a_published_figure_is_no_part_of_the_bill(read: Read, words: str, role: str, fen: int) -> None:
    mention = only(read(words))
    assert (mention.role, mention.low) == (role, fen)


def test_the_money_of_a_fund_is_told_apart(read: Read) -> None:
    assert roles(read("财政100万，募集150万，结余20万")) == [
        ("fund_fiscal", 100_000_000),
        ("fund_charity", 150_000_000),
        ("fund_carry", 20_000_000),
    ]
    assert roles(read("去年募集120万，今年募集110万")) == [
        ("fund_charity_before", 120_000_000),
        ("fund_charity", 110_000_000),
    ]


@pytest.mark.parametrize("words", ["自付 30000", "自付  30000", "自付\u300030000", "富阳低保 自付 30000 能救助多少"])
def test_a_blank_before_a_bare_number_does_not_lose_it(read: Read, words: str) -> None:
    assert roles(read(words)) == [("self", 3_000_000)]


@pytest.mark.parametrize(
    ("words", "amounts"),
    [
        ("自付10000、2000、500", [1_000_000, 200_000, 50_000]),
        ("自付10000+2000+500", [1_000_000, 200_000, 50_000]),
        ("分别自付3000、4000和5000元", [300_000, 400_000, 500_000]),
        ("自付1万+2万", [1_000_000, 2_000_000]),
    ],
)
def test_every_sum_of_a_list_is_read_and_is_the_persons_own(read: Read, words: str, amounts: list[int]) -> None:
    assert roles(read(words)) == [("self", fen) for fen in amounts]


@pytest.mark.parametrize(
    ("words", "fen"),
    [
        ("说是封顶5万，我自付6万", 5_000_000),
        ("网上说“低保能报10万”，我自付6万", 10_000_000),
        ("听说“最多给15万”，我自付6万", 15_000_000),
        ("没到3万的不算，我自付6万", 3_000_000),
        ("封顶线是不是15万，我自付6万", 15_000_000),
        ("限额是不是15万，我自付6万", 15_000_000),
    ],
)
def test_what_somebody_has_heard_is_no_sum_to_compute_from(read: Read, words: str, fen: int) -> None:
    assert roles(read(words)) == [("premise", fen), ("self", 6_000_000)]


@pytest.mark.parametrize(
    "words",
    [
        "今年已经救助过14万，这次自付3万",
        "医疗救助今年用了14万，又自付3万",
        "本年度已经领了救助14万，现在自付3万",
        "救助限额已用掉14万，自付3万",
        "限额用了14万，自付3万",
    ],
)
def test_aid_already_received_this_year_is_used_up_not_paid_again(read: Read, words: str) -> None:
    assert roles(read(words)) == [("used", 14_000_000), ("self", 3_000_000)]


def test_the_parts_of_the_negative_list_are_told_apart(read: Read) -> None:
    found = read("种植牙5万，靶向药40万全部自费，耗材总费用15万")
    assert roles(found) == [
        ("part_service", 5_000_000),
        ("part_drug", 40_000_000),
        ("consumable_total", 15_000_000),
    ]
    assert [mention.all_own for mention in found.mentions] == [False, True, False]


def test_a_place_that_is_not_designated_is_set_apart(read: Read) -> None:
    assert roles(read("没定点的私人诊所花了5000，自付2万")) == [("undesignated", 500_000), ("self", 2_000_000)]


def test_each_sum_keeps_the_care_it_was_for(read: Read) -> None:
    found = read("住院自付3万，普通门诊自付5000")
    assert [(m.care, m.low) for m in found.mentions] == [("inpatient", 3_000_000), ("outpatient_ordinary", 500_000)]


def test_each_member_of_a_family_keeps_their_own_sum(read: Read) -> None:
    found = read("老公2万、老婆1.5万、孩子5000")
    assert [(m.low, m.family) for m in found.mentions] == [(2_000_000, True), (1_500_000, True), (500_000, True)]


@pytest.mark.parametrize("words", ["一家三口各花了2万", "一家三口每人自付2万"])
def test_a_sum_of_each_is_not_the_sum_of_all(read: Read, words: str) -> None:
    found = read(words)
    assert (only(found).each, only(found).low, found.people) == (True, 2_000_000, 3)


def test_with_two_regions_a_sum_belongs_to_the_one_named_before_it(read: Read) -> None:
    found = read("低边，富阳自付3万，绵阳自付4万")
    assert [(m.region, m.low) for m in found.mentions] == [("fuyang", 3_000_000), ("mianyang", 4_000_000)]


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("自付五六万", 5_000_000, 6_000_000),
        ("自付一两万", 1_000_000, 2_000_000),
        ("自付3万到4万", 3_000_000, 4_000_000),
    ],
)
def test_a_span_keeps_both_its_ends(read: Read, words: str, low: int, high: int) -> None:
    assert (only(read(words)).low, only(read(words)).high) == (low, high)


@pytest.mark.parametrize("words", ["自付大概3万", "自付3万左右", "自付3万多"])
def test_a_sum_said_roughly_is_marked_as_such(read: Read, words: str) -> None:
    assert only(read(words)).about is True
    assert only(read("自付3万")).about is False


@pytest.mark.parametrize(("words", "bad"), [("自付-3万", "3万"), ("自付99999999999999999万", "99999999999999999")])
def test_a_negative_or_endless_sum_is_not_computed_from(read: Read, words: str, bad: str) -> None:
    found = read(words)
    assert found.mentions == []
    assert found.bad_amount.startswith(bad)


def test_nothing_is_a_sum_too_where_it_is_said_what_it_is(read: Read) -> None:
    assert roles(read("自付0元")) == [("self", 0)]
    assert roles(read("起付线0元")) == []
    assert roles(read("大病报了0元")) == [("paid_serious", 0)]


@pytest.mark.parametrize(
    "words", ["2026年11月22日住院", "今年65岁", "三级医院", "住了15天", "富政办〔2022〕21号第2条", "12393"]
)
def test_a_number_that_is_no_money_is_no_sum(read: Read, words: str) -> None:
    assert read(words).mentions == []


@pytest.mark.parametrize("words", ["低保住院自己一分钱都不用掏吧", "剩下的政府全包，自己一分不用出"])
def test_what_nobody_need_pay_is_no_sum(read: Read, words: str) -> None:
    assert read(words).mentions == []
