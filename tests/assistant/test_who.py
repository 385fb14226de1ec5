"""Who is named in a text, and whose each sum and identity is: kin, neighbours, people called by a name, oneself."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer
from assistant.who import held_by, people_in

Talk = Callable[..., list[Answer]]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("我和隔壁老李", ["oneself", "老李"]),
        ("老陈低保，王婶低边，他剩2万，她剩3万", ["老陈", "王婶", "老陈", "王婶"]),
        ("我同事小张住院", ["小张"]),
        ("我家老头子住院", ["spouse"]),
        ("我爸特困，父亲住院", ["father", "father"]),
        ("大儿子低保，小女儿低边", ["first_child", "second_child"]),
        ("老婆配药，自己付6400", ["spouse", "spouse"]),
        ("老年人、老板、小时候、老毛病", []),
        ("邻居说住院能报八成", []),
    ],
)
def test_people_are_told_apart(text: str, who: list[str]) -> None:
    assert [one.who for one in people_in(text)] == who


def test_identities_belong_to_who_is_named_before() -> None:
    text = "我是低保，我老婆不是低保，老陈也是，我妈是二级残疾"
    held = held_by(text, people_in(text))
    assert held["oneself"] == (["subsistence"], [])
    assert held["spouse"] == ([], ["subsistence"])
    assert held["mother"] == (["severe_disability"], [])


@pytest.mark.parametrize(
    ("said", "sums"),
    [
        (
            "富阳，我吃低保，住院报完自己剩2万；楼下老周是低边，住院报完剩1万5，两个人分别救助多少",
            ["16000.00", "10500.00"],
        ),
        ("富阳两个老人住院：一个是低保，自付2万；另一个是低边，自付3万，各能救助多少", ["16000.00", "21000.00"]),
        ("富阳，老大低保，住院剩2万，老二低边，住院剩3万，分别能救助多少", ["16000.00", "21000.00"]),
        ("富阳，低边的李婶住院自付1万，低保的老孙住院自付2万，各给多少", ["7000.00", "16000.00"]),
    ],
)
def test_neighbours_and_children_each_have_their_own_bill(said: str, sums: list[str], talk: Talk) -> None:
    answer = talk(said)[0]
    assert [item.amount for item in answer.results] == sums
    assert len(answer.facts["people"]) == 2  # type: ignore[arg-type]
    assert "after_insurance" not in answer.facts


@pytest.mark.parametrize(
    ("said", "aid"),
    [
        ("富阳，我是低保户，我老伴不是低保，我住院报完自付2万，能救助多少", "16000.00"),
        ("富阳，我不是低保，我老伴是低保，她住院报完自付2万，能救助多少", "16000.00"),
        ("富阳，我是低保，我妈是低边，她住院报完自付2万，能救助多少", "14000.00"),
        ("富阳我们家是低保户，我哥住院报完自付2万，能救助多少", "16000.00"),
    ],
)
def test_only_the_identity_of_the_one_with_the_bill_counts(said: str, aid: str, talk: Talk) -> None:
    answer = talk(said)[0]
    assert answer.results[0].amount == aid


def test_a_denial_without_its_name_is_of_whoever_says_it(talk: Talk) -> None:
    assert talk("富阳，我老伴是低保，我不是，我住院报完自付2万，能救助多少")[0].status == "clarify"


def test_a_supposition_of_one_of_two_people_runs_on_their_own_bill(talk: Talk) -> None:
    turns = ["富阳，我低保住院剩2万，我妈低边住院剩3万，各救助多少", "要是我妈也是低保呢", "我们俩一共能拿多少"]
    answers = talk(*turns)
    assert answers[1].results[0].amount == "24000.00"
    assert answers[2].results[0].amount == "37000.00"


def test_neighbours_are_taken_up_again_by_name(talk: Talk) -> None:
    turns = [
        "富阳，老陈是低保，住院报完自付2万，救助多少",
        "王婶呢，低边，住院自付1万5",
        "老陈又住了一次，自付3万，两次一共多少",
    ]
    assert talk(*turns)[-1].results[0].amount == "40000.00"
