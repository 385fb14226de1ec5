"""What is supposed, put right, added or said of one more person changes just that, and what is not of the bill changes
nothing. Worked out by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer

Talk = Callable[..., list[Answer]]


def figure(answer: Answer) -> str | None:
    """The figure answered: an amount, or the lower bound of one."""
    item = answer.results[answer.primary] if answer.primary is not None else None
    return (item.amount or item.low) if item else None


TURNS: dict[str, list[tuple[str, str | None]]] = {
    "a what-if lasts until the person returns to what is so": [
        ("富阳低边，住院保险报完政策内自付4万，医疗救助多少", "28000.00"),
        ("要是评上低保呢", "32000.00"),
        ("那自己还要出多少", "8000.00"),
        ("按实际情况，自己还要出多少", "12000.00"),
    ],
    "what is supposed to have been spent in place of what a household bore": [
        ("建德低保，去年全家承担合理医疗费用4万5，能兜底多少", "15000.00"),
        ("假如只花了2万6呢", "0.00"),
    ],
    "another region that knows nothing of the benefit asked about before": [
        ("嵊州低保，去年自付5万，暖心无忧基金给补多少", None),
        ("要是户口和医保都在富阳，住院各种保险报完目录内自付5万", "40000.00"),
    ],
    "one yuan makes the difference": [
        ("温州特困住院，自负合规8万，救助多少", "80000.00"),
        ("少一块呢", "79999.00"),
    ],
    "a sum put right with 才对": [
        ("富阳低保住院，合规自付3万5，救助多少", "28000.00"),
        ("看错了，五万三才对", "42400.00"),
    ],
    "the year of a published figure is not the year of the bill": [
        ("绵阳低边，住院报完政策内自付2万6，救助多少", None),
        ("上一年全市居民人均可支配收入是30000", "11500.00"),
        ("还有慢特病门诊，报完自付5000，加进去一共多少", "14000.00"),
    ],
    "what was supposed is said not to be so": [
        ("温州低边，起付线取消了，住院合规自负2万，起码救助多少", "12000.00"),
        ("要是起付线还有2000呢", "10800.00"),
        ("那倒没有，起付线就是0，再说一遍", "12000.00"),
    ],
    "a supposed bill is added to the one there is, and taken back": [
        ("建德低保，去年全家合理费用自己承担4万，兜底多少", "10000.00"),
        ("假如再多花5000呢", "15000.00"),
        ("按原来的再算，兜底多少", "10000.00"),
    ],
    "each what-if starts from what is so": [
        ("富阳低边，住院保险报完政策内自付4万，医疗救助多少", "28000.00"),
        ("假设自付是5万呢", "35000.00"),
        ("假设是低保呢", "32000.00"),
    ],
    "coming back to one's sum after another matter": [
        ("富阳低边，住院保险报完政策内自付5万，医疗救助多少", "35000.00"),
        ("特殊救助是什么", None),
        ("说回前面算的那个，自己还要付多少", "15000.00"),
    ],
    "coming back to one of two people": [
        ("富阳我姐低保，住院保险报完政策内剩1万，救助多少", "8000.00"),
        ("我弟低边，住院保险报完政策内剩2万，他能救助多少", "14000.00"),
        ("我姐自己还要出多少", "2000.00"),
        ("再说回我弟，自己还要出多少", "6000.00"),
    ],
    "coming back to another place": [
        ("绵阳低保，住院保险报完政策内自付4万，救助至少多少", "28000.00"),
        ("建德低保家庭，去年全家合理费用自己承担6万，兜底多少", "30000.00"),
        ("回到绵阳那4万，救助至少多少", "28000.00"),
    ],
    "a limit set aside is not what is asked": [
        ("绵阳低保，年度限额暂且不管，住院保险报完政策内自付2万，医疗救助最少多少", "14000.00"),
    ],
    "a premium is another matter than a what-if of the aid": [
        ("绵阳孤儿住院，保险报完政策内自付9000，医疗救助多少", "9000.00"),
        ("要是最低档个人缴430块，选最低档，政府资助多少", "430.00"),
    ],
    "a correction names the payer": [
        ("富阳低保住院，合规费用10万，基本医保报了6万，大病报了1万，救助多少", "24000.00"),
        ("基本医保应该是5万", "32000.00"),
        ("大病不是1万，是2万", "24000.00"),
    ],
    "a correction without a name is of the sum said last": [
        ("温州低保，住院自负合规费用3万，最少救助多少", "21000.00"),
        ("看错了，单子上是13000", "9100.00"),
    ],
    "the sum that was said wrong tells which fact is meant": [
        ("富阳低保，住院保险报完政策内自付20万，今年已经救助过6万，这次能救助多少", "90000.00"),
        ("前面救助的不是6万是8万", "70000.00"),
    ],
    "members of a household come one by one, and one is put right": [
        ("建德低边家庭，去年老公的合理费用自己出了3万，封顶能补多少", "0.00"),
        ("婆婆2万", "0.00"),
        ("我自己1万5", "15000.00"),
        ("婆婆那个算错了，是3万", "25000.00"),
    ],
    "a sum only pointed at is no second one": [
        ("富阳特困，各类救助后合理医疗费用还剩3万，负担仍然较重已经认定了，特殊救助多少", "18000.00"),
        ("要是只是低保，这3万又能救助多少", "15000.00"),
    ],
    "what is so is named again after a what-if": [
        ("温州低保，住院合规自负52300，最少救助多少", "36610.00"),
        ("假设再多1万呢", "43610.00"),
        ("就52300这一笔，最少救助多少", "36610.00"),
    ],
    "a sum declared void gives way to the one beside it": [
        ("建德低保，去年全家合理费用自己承担61000，兜底多少", "31000.00"),
        ("正式的数是60500，61000作废", "30500.00"),
    ],
    "the sum that held too much is put right by the one said after it": [
        ("富阳低边，住院保险报完政策内自己还剩三万六，救助多少", "25200.00"),
        ("那个三万六是连护工一起的，政策内的其实是三万", "21000.00"),
    ],
    "a correction names the line it is of": [
        ("绵阳低边，住院政策内自付4万，公布的起付线3000，救助多少", "18500.00"),
        ("起付线看成别处的了，是2600", "18700.00"),
    ],
    "a correction of one payer does not change what is asked": [
        ("富阳低保住院，合规费用9万，基本医保报了5万，大病报了1万，救助多少", "24000.00"),
        ("更正：大病那栏抄串行，实为12000元", "22400.00"),
    ],
    "an identity taken back in the same breath": [
        ("富阳低保，哦错了，是低边，住院保险报完政策内自付1万，救助多少", "7000.00"),
    ],
    "a region said wrong is put right": [
        ("富阳低保住院，保险报完政策内自付2万，救助多少", "16000.00"),
        ("地方说错了，是温州不是富阳", "14000.00"),
    ],
    "several people each by their own ratio, together when not asked apart": [
        ("富阳，爸爸是低保，住院保险报完自付2万；妈妈是低边，住院保险报完自付1万。两人一共能救助多少", "23000.00"),
    ],
    "several people each by their own limit": [
        ("温州，父亲和母亲都是低保，父亲住院合规自负13万，母亲住院合规自负2万，各救助多少", "80000.00"),
    ],
    "what somebody advanced is no bill": [
        ("富阳低保，我住院保险报完自己付了3万，哥哥给我垫了1万，能救助多少", "24000.00"),
    ],
    "aid that came after what a household bore is taken off": [
        ("建德低保，去年全家合理费用自己承担了5万，工会后来又补了6000，封顶兜底多少", "14000.00"),
        ("建德低保，工会补助6000以后，去年全家合理费用自己还承担5万，封顶兜底多少", "20000.00"),
    ],
    "a grade is read beside another identity": [
        ("富阳低边，残疾证也有，是二级的，住院保险报完自付1万，救助多少", "8000.00"),
    ],
    "a hotline called is no sum": [
        ("建德低保，去年全家合理费用自己付了4万，再不给我就打12345了，兜底多少", "10000.00"),
    ],
    "what other things cost is no bill": [
        ("富阳低保，卖番薯一块二一斤，住院保险报完自付1万，救助多少", "8000.00"),
    ],
    "one year after the other": [
        ("嵊州2023年低保年标准最低多少", "13000.00"),
        ("后面那一年呢", "14000.00"),
    ],
    "the grade of a disability is supposed": [
        ("富阳，视力三级残疾，别的证没有，住院保险报完自付2万，救助多少", "0.00"),
        ("假设评成二级呢", "16000.00"),
    ],
    "a part inside one member's sum is taken out of it": [
        ("建德低保，去年我爸自己出了3万，里面5000是特需病房的，我妈自己出了2万2，兜底多少", "17000.00"),
    ],
}


@pytest.mark.parametrize("name", TURNS)
def test_turns_change_just_what_they_say(talk: Talk, name: str) -> None:
    answers = talk(*(says for says, _ in TURNS[name]))
    assert [figure(answer) for answer in answers] == [wanted for _, wanted in TURNS[name]]


def test_what_is_supposed_stands_apart_from_the_facts_and_is_said_so(talk: Talk) -> None:
    answer = talk("富阳低边，住院保险报完政策内自付4万，医疗救助多少", "要是评上低保呢")[1]
    assert answer.facts["identities"] == ["near_subsistence"]
    assert answer.facts["what_if"] == {"identities": ["subsistence"]}
    assert any("假设" in notice for notice in answer.notices)


@pytest.mark.parametrize(
    "story",
    [
        "富阳低保，我打工一个月四千二，住院保险报完政策内自己还要付2万，救助多少",
        "富阳低保，来回车费花了两千，住院保险报完政策内自己还要付2万，救助多少",
        "富阳低保，我今年八十一了，住院九十来天，保险报完政策内自己还要付2万，救助多少",
        "富阳低保，借了亲戚3万，住院保险报完政策内自己还要付2万，救助多少",
        "富阳低保，搬家公司要价三千五，住院保险报完政策内自己还要付2万，救助多少",
    ],
)
def test_a_sum_that_is_not_of_the_bill_changes_nothing(talk: Talk, story: str) -> None:
    assert figure(talk(story)[0]) == "16000.00"


@pytest.mark.parametrize(
    "words",
    ["富阳，特困、低保、低边都不是，二级残疾", "富阳，特困低保低边哪个都没评上，残疾二级"],
)
def test_identities_denied_after_their_list_are_not_held(talk: Talk, words: str) -> None:
    answer = talk(f"{words}，住院保险报完政策内自付1万，救助多少")[0]
    assert answer.facts["identities"] == ["severe_disability"]
    assert figure(answer) == "8000.00"


def test_sums_said_once_are_compared_in_every_place_named(talk: Talk) -> None:
    says = "低保，住院合规费用13万，基本医保报了7万2，大病报了8千，富阳、绵阳、温州三地医疗救助分别多少"
    found = {item.region: item.amount or item.low for item in talk(says)[0].results if item.requested}
    assert found == {"fuyang": "40000.00", "mianyang": "35000.00", "wenzhou": "35000.00"}


def test_a_figure_the_text_leaves_open_is_refused_and_its_clause_is_cited(talk: Talk) -> None:
    answer = talk("温州大额医疗费用预警线是多少元")[0]
    assert (answer.status, answer.reason, answer.citations[0].clause) == ("refused", "not_set", "wz.3.5")


def test_words_that_name_the_next_sum_do_not_name_the_one_before(talk: Talk) -> None:
    facts = talk("富阳低保住院总费用八万个人负担了三万，救助多少")[0].facts
    assert (facts["total_cost"], facts["after_insurance"]) == ("80000.00", "30000.00")


@pytest.mark.parametrize("done", ["医保大病都刷完了", "基本医保和大病保险两道都抵扣完了", "医保走了，大病也核减完了"])
def test_insurances_that_are_used_up_are_behind(talk: Talk, done: str) -> None:
    assert talk(f"富阳低保，住院，{done}，政策内个人支付2万，救助多少")[0].facts["after_insurance"] == "20000.00"


def test_a_number_said_again_after_a_what_if_is_what_it_was(talk: Talk) -> None:
    last = talk("绵阳低边住院，政策内自付5万，人均可支配收入28000，救助多少", "假如收入是40000呢", "以28000为准")[-1]
    assert (last.facts["disposable_income"], last.facts["after_insurance"]) == ("28000.00", "50000.00")


def test_a_number_that_is_a_name_is_no_sum_unless_it_was_paid(talk: Talk) -> None:
    assert "paid_supplement" not in talk("嵊州越惠保 5597 都代表啥")[0].facts
    assert talk("嵊州低保，越惠保赔了5597，住院自付2万")[0].facts["paid_supplement"] == "5597.00"


@pytest.mark.parametrize("words", ["绵办规6号文到几时还管用", "绵阳的文件到哪天就废了", "绵阳这个文件还能用到什么时候"])
def test_how_long_a_paper_holds_is_its_validity(talk: Talk, words: str) -> None:
    assert talk(words)[0].citations[0].clause == "my.eff"


def test_the_day_of_recognition_may_stand_far_before_its_word(talk: Talk) -> None:
    says = "富阳的，今年3月5日我妈刚因为这场大病被新认定为低保，之前的医药费往前能追溯到哪一天"
    assert talk(says)[0].facts["identified_on"] == "2026-03-05"


@pytest.mark.parametrize("words", ["自己扛到多少以上才给兜", "超过多少就开始帮我们兜"])
def test_from_where_on_it_is_paid_asks_the_line(talk: Talk, words: str) -> None:
    assert figure(talk(f"建德低保家庭，负担封顶{words}")[0]) == "30000.00"


def test_what_is_left_after_special_aid_is_measured_by_the_cap(talk: Talk) -> None:
    says = "富阳低保，2023年特殊救助都发到手了，算下来合理费用自己还有7万，文件写一个人最多担5万，要化解多少"
    answer = talk(says)[0]
    assert answer.facts["after_special"] == "70000.00"
    assert figure(answer) == "20000.00"


def test_whether_it_is_posted_first_is_a_step_of_the_way(talk: Talk) -> None:
    answer = talk("建德封顶补的钱，打过来之前是不是要公示")[0]
    assert (answer.status, answer.citations[0].clause) == ("answered", "jd.3.4")


def test_the_name_of_a_rate_bears_no_sum(talk: Talk) -> None:
    says = "嵊州看个人负担率2024年全年总费用九百万个人负担一百三十五万达标没有"
    facts = talk(says)[0].facts
    assert (facts["amount_total"], facts["amount_burden"]) == ("9000000.00", "1350000.00")


def test_a_case_of_referral_is_answered_by_its_own_sentence(talk: Talk) -> None:
    assert "不纳入" in talk("自己跑去外地看的，没按规定转诊，绵阳这边怎么写的")[0].text
    assert "户籍地" in talk("绵阳按规定转诊到外地看病，执行哪里的标准")[0].text


def test_papers_named_again_keep_the_grade_told_before(talk: Talk) -> None:
    first = "富阳二级残疾证，住院保险报完政策内自付3万，救助多少"
    expired, other = talk(first, "要是残疾证失效了呢")[-1], talk(first, "我妈妈也有残疾证，她能救助吗")[-1]
    assert figure(expired) == "0.00"
    assert "severe_disability" not in other.facts.get("identities", [])
