"""Who paid a sum: payers in everyday words, listed, together, in turn; sums that are no further bill; what is only
claimed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer
from assistant.payers import paid_by, paid_in_turn, paid_together
from assistant.state import Reading

Read = Callable[[str], Reading]
Ask = Callable[[str], Answer]


def roles(reading: Reading) -> list[str]:
    return [mention.role for mention in reading.mentions]


@pytest.mark.parametrize(
    ("clause", "role"),
    [
        ("新农合那头先掏了", "paid_basic"),
        ("然后大病保险又贴了", "paid_serious"),
        ("越惠保理赔下来", "paid_supplement"),
        ("上个月镇上慈善会送来", "paid_other_aid"),
        ("医保报完还剩", None),
        ("大病起付线", None),
        ("医保个人要交", None),
        ("商业保险一年交", None),
    ],
)
def test_a_clause_of_payer_and_paying_alone_says_who_paid(clause: str, role: str | None) -> None:
    assert paid_by(clause, "") == role


def test_aid_alone_pays_only_in_a_list_of_payers() -> None:
    assert paid_by("救助", "") is None
    assert paid_by("救助", "paid_serious") == "paid_medical_assistance"


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("医保加大病两家一共赔了", "paid_both"),
        ("基本医保、大病保险、医疗救助三样合计报了", "three_tier"),
        ("医保和大病报完还剩", None),
        ("医保报了", None),
        ("医保统筹基金支付", None),
        ("医保+大病两道报了", "paid_both"),
    ],
)
def test_several_payers_of_one_sum(words: str, role: str | None) -> None:
    assert paid_together(words) == role


def test_sums_in_turn_go_to_the_payers_in_their_order() -> None:
    text = "医保、大病、惠民保依次赔了5万、2万、1万"
    spans = [(text.index(sum_), text.index(sum_) + 2) for sum_ in ("5万", "2万", "1万")]
    assert paid_in_turn(text, spans) == {0: "paid_basic", 1: "paid_serious", 2: "paid_supplement"}
    told = "低保，住院，新农合、大病先后报了4万、1万"
    assert paid_in_turn(told, [(told.index("4万"), told.index("、1万")), (told.index("1万"), len(told))]) == {
        0: "paid_basic",
        1: "paid_serious",
    }
    assert paid_in_turn("医保赔了5万、2万、1万", [(4, 6), (7, 9), (10, 12)]) == {}


def test_reasonable_costs_beside_payers_are_the_whole_bill(read: Read) -> None:
    assert roles(read("合理医疗费用总共20万，医保报了9万，大病报了2万")) == ["total_cost", "paid_basic", "paid_serious"]
    assert roles(read("合理医疗费用总共20万")) == ["reasonable_left"]


@pytest.mark.parametrize(
    "words", ["今年花了6万8，超出来的1万8", "自己背了6万8，超过5万的那1万8", "负担6万8，比5万多出的1万8"]
)
def test_what_exceeds_a_line_is_no_second_bill(read: Read, words: str) -> None:
    assert roles(read(words))[-1] == "premise"


def test_a_second_stay_is_a_second_bill(read: Read) -> None:
    assert "premise" not in roles(read("头一次自付6万8，第二次自付5万，第三次自付1万8"))


@pytest.mark.parametrize("words", ["他说能拿回2万7", "是不是可以补2万7", "所以该退我2万7"])
def test_a_result_somebody_names_is_no_fact(read: Read, words: str) -> None:
    assert roles(read(words)) == ["premise"]


def test_what_a_payer_can_pay_is_no_claim(read: Read) -> None:
    assert "premise" not in roles(read("医保能报2万7"))


def test_a_claimed_result_that_differs_is_said_to_differ(ask: Ask) -> None:
    told = "富阳低保，住院保险报完自付2万，隔壁说能拿{}，到底多少"
    assert "按文件算出来的不一样" in ask(told.format("1万9")).text
    assert "按文件算出来的不一样" not in ask(told.format("1万6")).text


@pytest.mark.parametrize("words", ["，上面两样也算在内", "，这些都在里头", ""])
def test_a_whole_that_holds_the_parts_named_before_it(ask: Ask, words: str) -> None:
    answer = ask(f"建德低保，去年种牙花了1万，中药饮片6000，自己一共承担了5万{words}，封顶兜多少")
    assert answer.results[0].amount == ("4000.00" if words else "20000.00")


def test_what_insurers_and_aid_left_of_a_household_is_its_burden(read: Read) -> None:
    assert roles(read("医保大病救助商保都结完，全家合理费用还担8万3")) == ["reasonable_left"]
    assert roles(read("医保大病都报完，合规费用还剩8万3")) == ["after_insurances"]
