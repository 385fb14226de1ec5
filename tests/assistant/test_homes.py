"""People who live in different regions, bills of different years, and what counts for whom: worked out by hand, in
Fuyang 80 % of low income, 70 % near it; Jiande pays what lies above 30,000 of low income, 50,000 near it."""

from collections.abc import Callable

import pytest

from assistant.answer import Answer

Talk = Callable[..., list[Answer]]


def figures(answer: Answer) -> list[str | None]:
    return [item.amount or item.low for item in answer.results if item.requested]


def test_each_persons_bill_and_identity_belong_to_where_they_live(talk: Talk) -> None:
    said = "我住富阳，低边，住院自付1万6，我表姐住建德，低保，全家去年自付合理费用4万，我们各能拿多少"
    assert figures(talk(said)[0]) == ["11200.00", "10000.00"]


def test_one_of_them_named_later_takes_their_region_along(talk: Talk) -> None:
    told = (
        "我外公在建德，低保家庭，去年全家合理费用自己出了4万5；我姑姑在富阳，低边，今年住院政策内自付3万5。各能拿多少"
    )
    answers = talk(told, "那我姑姑呢，能救助多少")
    assert figures(answers[1])[0] == "24500.00"
    assert answers[1].facts["region"] == "fuyang"


def test_a_supposition_of_one_of_them_stays_in_their_region(talk: Talk) -> None:
    told = "我爸在绵阳是特困，我妈在富阳是低保，爸住院政策内自付1万，妈住院自付2万，各能救助多少"
    answers = talk(told, "那我妈呢，要是低边呢")
    assert figures(answers[1])[0] == "14000.00"
    assert not answers[0].text.startswith("杭州市富阳区比")


TALKS: dict[str, list[tuple[str, str]]] = {
    "an added bill of another identity is another person's": [
        ("富阳，隔壁钱婶是低保，住院保险报完自付2万，救助多少", "16000.00"),
        ("还有她兄弟，是低边，也住院，报完剩1万", "7000.00"),
    ],
    "the care of a bill is put right by its sum": [
        ("富阳低保，普通门诊保险后自付28000，住院保险后自付6万，合计能救助多少", "68000.00"),
        ("那张28000的其实是门诊慢特病的，合计多少", "70400.00"),
    ],
    "a payment that came later is taken off": [
        ("富阳低保，住院各种保险报完政策内自付3万，救助多少", "24000.00"),
        ("补充险的钱今天才到账，赔了5000，扣掉以后救助多少", "20000.00"),
    ],
    "a correction to another place moves the case there": [
        ("我在富阳上班，低保，住院保险报完政策内自付2万，救助多少", "16000.00"),
        ("说错了，人在富阳，低保和医保都是绵阳的，按绵阳的算", "14000.00"),
    ],
    "a matter named beside a supposition is not asked": [
        ("富阳低边，住院保险报完政策内自付5万，救助多少", "35000.00"),
        ("正在补材料，要是评上低保呢", "40000.00"),
        ("材料没通过，还是低边，照眼下的情况是多少", "35000.00"),
    ],
    "only what is new of a correction with its reason counts": [
        ("建德低边户，去年全家自己承担的合理费用6万8，封顶能补多少", "18000.00"),
        ("说错了，是7万8，漏了老伴那张1万的", "28000.00"),
    ],
    "this stay alone, then both": [
        ("富阳低保，5月住院保险报完自付1万，救助多少", "8000.00"),
        ("9月又住了一次，自付5500，这一次能救助多少", "4400.00"),
        ("两次一共能救助多少", "12400.00"),
    ],
}


@pytest.mark.parametrize("name", TALKS)
def test_every_turn_gets_its_own_sum(name: str, talk: Talk) -> None:
    answers = talk(*(turn for turn, _ in TALKS[name]))
    assert [figures(answer)[0] for answer in answers] == [wanted for _, wanted in TALKS[name]]


@pytest.mark.parametrize(
    ("said", "sums"),
    [
        ("富阳低边，2024年住院保险完了自付12万，2025年住院自付15万，两年各能救助多少", ["84000.00", "105000.00"]),
        ("富阳低保，去年已经救助过14万，今年住院自付5万，能救助多少", ["40000.00"]),
        ("富阳低保，今年已经救助过14万，这次住院自付5万，能救助多少", ["10000.00"]),
        (
            "富阳，我和老伴都低保。我住院自付1万，老伴住院自付2万，孙子没证住院自付5000，各给多少",
            ["8000.00", "16000.00", "0.00"],
        ),
        ("富阳低保户，住院总费用6万，医保报3万5，大病报8000，剩下全在政策范围内，救助多少", ["13600.00"]),
        ("富阳低保，住院自付2万，老伴低边，住院自付3万，我们两个分别救助多少", ["16000.00", "21000.00"]),
        ("富阳低保，2024年住院自付5万，2025年8万，分别救助多少", ["40000.00", "64000.00"]),
        ("富阳，12床低保，住院自付2万；15床低边，住院自付1万，各多少", ["16000.00", "7000.00"]),
    ],
)
def test_one_message(said: str, sums: list[str], talk: Talk) -> None:
    assert figures(talk(said)[0]) == sums


def test_households_called_by_their_surname_are_kept_apart(talk: Talk) -> None:
    answer = talk("富阳社区问：贾姓特困，住院各项保险报完政策内自付4000；阎姓低边，同口径6000，分别救助多少")[0]
    assert "4,000.00" in answer.text
    assert "4,200.00" in answer.text
    homes = talk("建德这两户去年补完以后承担的合理费用：童家低保3万6，史家低边6万，封顶兜底各多少")[0]
    assert "6,000.00" in homes.text
    assert "10,000.00" in homes.text


def test_a_place_named_like_a_surname_is_no_household(talk: Talk) -> None:
    answer = talk("我是富阳胡家村的，全家低保，住院保险报完政策内自付5000，救助多少")[0]
    assert figures(answer)[0] == "4000.00"


SAID_AGAIN: list[tuple[str, str]] = [
    ("富阳，我妈低保，胃癌住院保险报完政策内自付2万，救助多少", "16000.00"),
    ("我爸低边，骨折住院保险报完政策内自付8000，救助多少", "5600.00"),
    ("胃癌那笔再说一遍", "16000.00"),
    ("骨折那笔呢", "5600.00"),
]


def test_a_matter_is_found_again_by_the_illness(talk: Talk) -> None:
    answers = talk(*(turn for turn, _ in SAID_AGAIN))
    assert [figures(answer)[0] for answer in answers] == [wanted for _, wanted in SAID_AGAIN]


PART_OF_ANOTHER_YEAR: list[tuple[str, str, str]] = [
    ("富阳低保，去年住院保险报完政策内自付1万", "里面2000是前年的，去年的只有8000", "6400.00"),
    ("富阳低边，今年住院保险报完政策内自付2万", "其中3000是去年的", "11900.00"),
    ("富阳低边，今年住院保险报完政策内自付2万", "其中3000是上个月的", "14000.00"),
]


@pytest.mark.parametrize(("told", "part", "wanted"), PART_OF_ANOTHER_YEAR)
def test_a_part_of_another_year_leaves_the_sum(told: str, part: str, wanted: str, talk: Talk) -> None:
    assert figures(talk(f"{told}，救助多少", part)[1])[0] == wanted


@pytest.mark.parametrize("ask", ["要自己先垫吗", "能不能给现金"])
def test_how_money_is_handed_over_does_not_repeat_the_figure(ask: str, talk: Talk) -> None:
    answers = talk("富阳低保，住院保险报完政策内自付12000，救助多少", ask, "那我自己还要出多少")
    assert "9,600" not in answers[1].text
    assert "2,400.00" in answers[2].text


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("富阳低边，自己先垫了3万住院，报完政策内自付还有12000，能救助多少", "8400.00"),
        ("富阳低保，住院押了2万，保险报完政策内自付11500，能救助多少", "9200.00"),
        ("富阳低边，住院自己垫了3万，能救助多少", "21000.00"),
    ],
)
def test_what_was_paid_ahead_is_no_second_bill(said: str, wanted: str, talk: Talk) -> None:
    assert figures(talk(said)[0])[0] == wanted
