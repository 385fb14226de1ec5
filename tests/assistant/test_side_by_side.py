"""Cases of one person side by side, sums that change by so much, and the way back to what is so. Worked out by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer

Talk = Callable[..., list[Answer]]


def figures(answer: Answer) -> list[str | None]:
    """The figures asked for, in their order: amounts, or the lower bounds of them."""
    return [item.amount or item.low for item in answer.results if item.requested]


ALTERNATIVES = {
    "富阳住院保险报完自付7万，特困跟低边差几块": (["70000.00", "49000.00"], "21,000.00"),
    "富阳住院保险报完自付7万，要是低保给多少，要是低边给多少": (["56000.00", "49000.00"], "7,000.00"),
    "富阳，住院报完剩7万，分别按特困、低保算一下": (["70000.00", "56000.00"], "14,000.00"),
    "富阳我家是低边，住院保险报完自付7万，评上低保的话会多拿多少": (["56000.00", "49000.00"], "7,000.00"),
    "建德独人户，去年合理医疗费自己承担6.4万。若是特困、若是低保，兜底各多少": (["59000.00", "34000.00"], "25,000.00"),
    "温州住院合规自负3万，特困和低保的救助差多少": (["30000.00", "21000.00"], "9,000.00"),
}


@pytest.mark.parametrize("says", ALTERNATIVES)
def test_each_alternative_is_a_case_of_its_own_and_the_difference_is_told(talk: Talk, says: str) -> None:
    amounts, difference = ALTERNATIVES[says]
    answer = talk(says)[0]
    assert figures(answer) == amounts
    assert difference in answer.text
    assert answer.proof[-1].value == difference


@pytest.mark.parametrize(
    "says",
    ["富阳我家低保，同时有一级残疾证，住院报完自付7万，救助多少", "富阳低保加二级残疾，住院报完自付7万，救助多少"],
)
def test_identities_held_together_are_one_case(talk: Talk, says: str) -> None:
    answer = talk(says)[0]
    assert figures(answer) == ["56000.00"]
    assert sorted(answer.facts["identities"]) == ["severe_disability", "subsistence"]  # type: ignore[call-overload]


def test_what_is_supposed_leaves_the_identity_that_is_held(talk: Talk) -> None:
    answer = talk("富阳低边，住院报完自付7万，救助多少", "如果是特困，自己会少掏多少")[-1]
    assert answer.facts["identities"] == ["near_subsistence"]
    assert figures(answer) == ["0.00", "21000.00"]
    assert "少 21,000.00 元" in answer.text


def test_a_case_that_lacks_a_figure_says_so_beside_the_others(talk: Talk) -> None:
    answer = talk("温州低保，住院合规自负6万，救助至少多少", "低保、低边两种各能拿多少")[-1]
    assert "当地医疗救助起付线" in answer.text
    assert "42,000.00" in answer.text


FIRST = "富阳低保，住院各种保险报完自付7万，救助多少"
CHANGES: dict[str, list[str]] = {
    "要是少付一万二呢": ["46400.00"],
    "假如医院再给我们减8000，救助多少": ["49600.00"],
    "假如贵了五千呢": ["60000.00"],
    "如果医保多报一万，救助多少": ["48000.00"],
    "医院退了四千，重新算": ["52800.00"],
    "刚才漏算了三千，重新算": ["58400.00"],
    "假如至少6万呢": ["48000.00"],
}


@pytest.mark.parametrize("says", CHANGES)
def test_a_sum_said_as_a_change_moves_the_one_before(talk: Talk, says: str) -> None:
    assert figures(talk(FIRST, says)[-1]) == CHANGES[says]


BACK = {
    ("如果再住一次院多付两万呢", "不会再住了，就还是七万，救助多少"): "56000.00",
    ("要是再加两万呢", "那两万不算了，就7万，救助多少"): "56000.00",
    ("要是少付一万呢", "算了没少，救助多少"): "56000.00",
    ("要是变成低边呢", "低边的事不成了，救助多少"): "56000.00",
    ("要是评成特困呢", "特困没评上，照低保给多少"): "56000.00",
}


@pytest.mark.parametrize("turns", BACK)
def test_the_way_back_adds_nothing_and_takes_nothing_along(talk: Talk, turns: tuple[str, str]) -> None:
    answer = talk(FIRST, *turns)[-1]
    assert figures(answer) == [BACK[turns]]
    assert "what_if" not in answer.facts
    assert answer.facts["after_insurance"] == "70000.00"


def test_the_same_sum_of_another_stay_is_added(talk: Talk) -> None:
    assert figures(talk(FIRST, "又住院了，也是自付7万，一共救助多少")[-1]) == ["112000.00"]


LOOK_BACK = "富阳，因病新认定的低边，认定日2026年10月8日，2026年5月20日出院的那次保险后自付3万，能追溯吗，救助多少"


def test_a_supposed_day_of_discharge_is_that_of_the_bill(talk: Talk) -> None:
    real, early, back = talk(LOOK_BACK, "要是3月20日就出院了呢", "还是5月20日出的院，救助多少")
    assert [figures(one) for one in (real, early, back)] == [["21000.00"], ["0.00"], ["21000.00"]]
    assert "6个月" in early.text and "没有纳入" in early.text


PARTS = "建德低保一个人，去年各种报完自己承担合理费用4万6，里面一万二是种牙的，兜底多少"


def test_a_part_that_is_none_counts_and_one_that_is_another_does_not(talk: Talk) -> None:
    before, after = talk(PARTS, "要是那一万二不是种牙，是治胃病的呢")
    assert (figures(before), figures(after)) == (["4000.00"], ["16000.00"])
    assert figures(talk("建德低保，去年全家合理费用承担4万，兜底多少", "搞错了，那4万里有6000是种植牙")[-1]) == [
        "4000.00"
    ]


def test_bills_told_by_way_of_care_are_moved_and_picked(talk: Talk) -> None:
    both = "富阳低保，普通门诊保险后自付4万，住院保险后自付2万，一共救助多少"
    assert figures(talk(both, "更正：那4万是门诊慢特病，不是普通门诊")[-1]) == ["48000.00"]
    assert figures(talk(both, "光看住院那笔，救助多少")[-1]) == ["16000.00"]


def test_a_figure_published_after_the_sum_is_counted_not_told(talk: Talk) -> None:
    first = "绵阳监测户住院，保险报过后政策内自付2万，上年居民人均可支配收入3万，救助多少"
    assert figures(talk(first, "问到了，监测对象起付线是1000，再算一下")[-1]) == ["12350.00"]
    assert figures(talk(first, "起付线是多少")[-1]) != ["12350.00"]


HOUSEHOLDS = {
    "建德两户一起问：我家低保，去年合理费用自己承担4万2；我姑姑单独一户，低边，去年承担6万。封顶各兜多少": [
        "12000.00",
        "10000.00",
    ],
    "建德，第一户特困，去年合理费用承担9000；第二户低保，去年承担3万3。封顶各兜底多少": ["4000.00", "3000.00"],
    "建德我家低保，我舅家特困，分开的户，去年合理费用我家4万，舅家8000，封顶各补多少": ["10000.00", "3000.00"],
    "建德低保一家，去年合理费用我承担2万，我老婆承担2万5，兜底多少": ["15000.00"],
}


@pytest.mark.parametrize("says", HOUSEHOLDS)
def test_households_are_reckoned_apart_and_members_together(talk: Talk, says: str) -> None:
    assert figures(talk(says)[0]) == HOUSEHOLDS[says]


def test_a_neighbour_is_a_household_of_its_own(talk: Talk) -> None:
    first = "建德五保，一个人，去年合理费用自己承担11000，兜底多少"
    assert figures(talk(first, "邻居老李也是五保，去年承担6200，他呢")[-1]) == ["1200.00"]


def test_what_is_added_to_a_measured_sum_may_come_with_the_whole(talk: Talk) -> None:
    first = "建德低保，今年个人现金付了1万7，进不进监测"
    before, after = talk(first, "又付了3000，加一起2万，这下呢")
    assert [one.results[one.primary or 0].verdict for one in (before, after)] == ["no", "yes"]


def test_a_grade_named_alone_takes_the_place_of_the_one_before(talk: Talk) -> None:
    first = "富阳四级残疾，住院保险后自付8000，救助多少"
    assert [figures(one) for one in talk(first, "换成二级", "三级呢")] == [["0.00"], ["6400.00"], ["0.00"]]


def test_a_deductible_of_one_identity_is_not_that_of_another(talk: Talk) -> None:
    says = (
        "绵阳，我爸是监测对象，监测对象起付线1000元，住院报完自付2万1；我妈低边，上年居民人均可支配收入3万，"
        "住院报完自付2万3，分别救助多少"
    )
    assert figures(talk(says)[0]) == ["13000.00", "10000.00"]


def test_an_identity_put_right_as_somebody_elses_is_not_held(talk: Talk) -> None:
    answer = talk(FIRST, "说错了，低保是我姐的，我是低边，重新算")[-1]
    assert (answer.facts["identities"], figures(answer)) == (["near_subsistence"], ["49000.00"])
