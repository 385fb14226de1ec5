"""Sums of money are read exactly, in every everyday form, and nothing else is taken for money."""

from __future__ import annotations

import time
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.amounts import Amount, find_amounts, find_counts, find_rates
from assistant.normalise import normalise


def _words(block: str) -> list[str]:
    return block.split()


def read(words: str) -> list[Amount]:
    return find_amounts(normalise(words).text)


def only(words: str) -> Amount:
    found = read(words)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("words", "fen"),
    [
        ("3.5万", 3_500_000),
        ("三万五", 3_500_000),
        ("叁万伍仟元", 3_500_000),
        ("叄萬伍仟圓整", 3_500_000),
        ("12万6千3", 12_630_000),
        ("12万6", 12_600_000),
        ("2万6", 2_600_000),
        ("35,000块", 3_500_000),
        ("３５，０００块", 3_500_000),
        ("3w5", 3_500_000),
        ("3.5w", 3_500_000),
        ("2k5", 250_000),
        ("五千八", 580_000),
        ("两万", 2_000_000),
        ("一万零五百", 1_050_000),
        ("10万零3", 10_000_300),
        ("4万4千", 4_400_000),
        ("3 万 2 千", 3_200_000),
        ("六十五万", 65_000_000),
        ("1.2亿", 12_000_000_000),
        ("三点五万", 3_500_000),
        ("￥42000", 4_200_000),
        ("42000.50元", 4_200_050),
        ("4万2千5百元", 4_250_000),
        ("一百二十块五毛", 12_050),
        ("一百二十块五角", 12_050),
        ("三块五", 350),
        ("10块8毛5", 1_085),
        ("五毛", 50),
        ("五分钱", 5),
        ("3千", 300_000),
        ("半万", 500_000),
        ("两万半", 2_500_000),
        ("一万一千一", 1_110_000),
        ("九十八万七千六百五十四元", 98_765_400),
        ("3万人民币", 3_000_000),
        ("3万RMB", 3_000_000),
        ("10,000,000元", 1_000_000_000),
        ("自付三万2千4百五十六块七毛八", 3_245_678),
        ("年收入240000元", 24_000_000),
        ("一万零五块", 1_000_500),
        ("三五零零元", 350_000),
    ],
)
def test_every_way_to_say_a_sum(words: str, fen: int) -> None:
    amount = only(words)
    assert amount.fen == fen
    assert amount.unit_explicit
    assert not amount.approx


@pytest.mark.parametrize(
    ("words", "fen"),
    [
        ("花了42000", 4_200_000),
        ("自付9500", 950_000),
        ("自负5000", 500_000),
        ("花了42 000", 4_200_000),
        ("低保42000能救助多少", 4_200_000),
        ("花了2023", 202_300),
        ("自付7500.01", 750_001),
        ("还差900", 90_000),
        ("基本医保：8000", 800_000),
        ("农村居民人均纯收入40000", 4_000_000),
    ],
)
def test_a_bare_number_beside_a_money_word_is_money(words: str, fen: int) -> None:
    amount = only(words)
    assert amount.fen == fen
    assert not amount.unit_explicit


@pytest.mark.parametrize(
    "words",
    _words(
        """
        2023年 23年底 70% 七成 百分之七十 3个人 三口人 两次 5天 6个月 1级 二级残疾 第3条 15岁 60周岁 13812345678
        〔2022〕21号 一站式 一单制 三重制度 两慢病 十项指标 “5597”目标 12种 万一 千万别 百分点 三甲 5个百分点
        拨打12345 12393热线 0571-88886666 2023-03-05 2023.3.5 110101199003071234 我和老伴一块住院 一块儿去
        三分之一 十分困难 2022-2025年 500美元 3万美元 12:30 五保户 一二级残疾 三个工作日 2020年以后 千方百计
        万一住院 一元化 第2次 18个月 一百天 两百个人 五千人 3000人 五个孩子 每人 一人 半年 80后 60岁以上 100%
        1/3 报销200种药 费用2023年底能报吗 花了二十五天 2万人 3万多人 收费标准见第12条 电话是63311234
        编号20230045 越惠保5597是什么 重三 二十五 七八个人 十来天 100多家医院 报销目录3000种
        """
    ),
)
def test_what_is_not_money_is_left_alone(words: str) -> None:
    assert read(words) == []


@pytest.mark.parametrize(
    ("words", "fens"),
    [
        ("总费用12万，医保报8万，大病1万，自付3万", [12_000_000, 8_000_000, 1_000_000, 3_000_000]),
        ("总费用120000,医保报80000,自付40000", [12_000_000, 8_000_000, 4_000_000]),
        ("基本报了8000大病报了5000", [800_000, 500_000]),
        ("今年花了五万二，报了三万一，还剩两万一", [5_200_000, 3_100_000, 2_100_000]),
        ("总费用3万个人自付1万", [3_000_000, 1_000_000]),
        ("住院3万门诊2万", [3_000_000, 2_000_000]),
        ("三万五万", [3_000_000, 5_000_000]),
        ("2020年住院花了3万", [3_000_000]),
        ("花了三万五口人", [3_000_000]),
        ("花了三万 五口人", [3_000_000]),
        ("花了三万五三口人", [3_500_000]),
        ("3万5次", [3_000_000]),
        ("自付三万二级残疾", [3_000_000]),
        ("3万6月份住院", [3_000_000]),
        ("打了120送医院花了5000", [500_000]),
        ("花了3万台州", [3_000_000]),
        ("3万种植牙", [3_000_000]),
        ("3万x3次", [3_000_000]),
    ],
)
def test_sums_are_told_apart_from_their_neighbours(words: str, fens: list[int]) -> None:
    assert [amount.fen for amount in read(words)] == fens


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("三四万", 3_000_000, 4_000_000),
        ("两三千", 200_000, 300_000),
        ("5到6万", 5_000_000, 6_000_000),
        ("5-6万", 5_000_000, 6_000_000),
        ("3000-5000元", 300_000, 500_000),
        ("3000—5000元", 300_000, 500_000),
        ("8千到1万", 800_000, 1_000_000),
        ("3万元到5万元", 3_000_000, 5_000_000),
        ("十五六万", 15_000_000, 16_000_000),
        ("二三十万", 20_000_000, 30_000_000),
        ("三万四五", 3_400_000, 3_500_000),
        ("10几万", 11_000_000, 19_000_000),
        ("十几万", 11_000_000, 19_000_000),
        ("百八十块", 8_000, 10_000),
    ],
)
def test_a_span_keeps_both_ends(words: str, low: int, high: int) -> None:
    amount = only(words)
    assert (amount.low, amount.high, amount.fen, amount.approx) == (low, high, low, True)
    assert amount.words == normalise(words).text


@pytest.mark.parametrize(
    ("words", "fen", "bound"),
    [
        ("3万多", 3_000_000, "over"),
        ("三十多万", 30_000_000, "over"),
        ("1万出头", 1_000_000, "over"),
        ("超过3万", 3_000_000, "over"),
        ("5万以上", 5_000_000, "over"),
        ("不到5万", 5_000_000, "under"),
        ("5万以内", 5_000_000, "under"),
        ("不超过5万", 5_000_000, "under"),
        ("十来万", 10_000_000, None),
        ("大概花了3万", 3_000_000, None),
        ("约3万", 3_000_000, None),
        ("3万左右", 3_000_000, None),
        ("千把块", 100_000, None),
    ],
)
def test_uncertain_words_are_kept(words: str, fen: int, bound: str | None) -> None:
    amount = only(words)
    assert (amount.fen, amount.approx, amount.bound) == (fen, True, bound)


@pytest.mark.parametrize("words", ["几万块", "好几万", "上万", "数千元", "几百块钱"])
def test_a_size_without_a_number_is_vague(words: str) -> None:
    assert only(words).vague


@pytest.mark.parametrize("words", ["一毛钱没报", "一分钱都没报", "没花一分钱", "分文未报", "0元", "零元", "报了0"])
def test_nothing_is_zero(words: str) -> None:
    amount = only(words)
    assert amount.zero
    assert amount.fen == 0


@pytest.mark.parametrize(
    ("words", "per"),
    [
        ("三口人每人2万", "person"),
        ("人均2万", "person"),
        ("2万/人", "person"),
        ("各花3万", "each"),
        ("分别花了2万", "each"),
        ("每月800元", "month"),
        ("一个月工资3000", "month"),
        ("三万五一个月", "month"),
        ("一个月住院花了3万", None),
        ("住了一个月院花了3万", None),
        ("人均可支配收入3万", None),
        ("各类费用3万", None),
        ("共花了3万", None),
    ],
)
def test_for_whom_or_how_often_the_sum_counts(words: str, per: str | None) -> None:
    assert only(words).per == per


def test_a_sum_beyond_reason_is_flagged_and_never_a_figure() -> None:
    amount = only("花了99999999999999999999元")
    assert (amount.too_large, amount.fen, amount.zero) == (True, 0, False)
    assert only("一万亿亿").too_large
    assert only("9" * 1000 + "元").too_large


def test_a_negative_sum_is_flagged() -> None:
    assert only("自付-500元").negative
    assert not only("5000-6000元").negative
    assert not only("自负500元").negative


def test_more_decimals_than_fen_are_rounded_and_said_to_be() -> None:
    amount = only("收入33.335元")
    assert (amount.fen, amount.approx) == (3_334, True)
    assert only("1.23456万").fen == 1_234_560


def test_the_span_is_exact() -> None:
    text = normalise("我 花了 ３.５ 万 元").text
    amount = find_amounts(text)[0]
    assert text[amount.start : amount.end] == amount.words == "3.5万元"


@pytest.mark.parametrize(
    ("words", "value", "points"),
    [
        ("70%", Fraction(7, 10), False),
        ("百分之七十", Fraction(7, 10), False),
        ("百分之八十二点五", Fraction(33, 40), False),
        ("百分之百", Fraction(1), False),
        ("七成", Fraction(7, 10), False),
        ("八成五", Fraction(17, 20), False),
        ("三成都没有", Fraction(3, 10), False),
        ("82.5个点", Fraction(33, 40), True),
        ("提高5个百分点", Fraction(1, 20), True),
        ("支付率0.82", Fraction(41, 50), False),
        ("三分之一", Fraction(1, 3), False),
        ("千分之五", Fraction(1, 200), False),
        ("报一半", Fraction(1, 2), False),
        ("0.1%", Fraction(1, 1000), False),
    ],
)
def test_rates_are_exact_fractions(words: str, value: Fraction, points: bool) -> None:
    (rate,) = find_rates(normalise(words).text)
    assert (rate.value, rate.points) == (value, points)


@pytest.mark.parametrize("words", ["0.82", "去成都", "完成目标", "三成人", "花了0.5万", "一半天", "2023年"])
def test_what_is_no_rate(words: str) -> None:
    assert find_rates(normalise(words).text) == []


@pytest.mark.parametrize(
    ("words", "n", "unit"),
    [
        ("三口人", 3, "person"),
        ("4个人", 4, "person"),
        ("一家五口", 5, "person"),
        ("二十五个人", 25, "person"),
        ("夫妻俩", 2, "person"),
        ("三口之家", 3, "person"),
        ("花了三万五口人", 5, "person"),
        ("住了三次院", 3, "stay"),
        ("住院3次", 3, "stay"),
        ("三次住院", 3, "stay"),
        ("住了两回院", 2, "stay"),
    ],
)
def test_people_and_stays_are_counted(words: str, n: int, unit: str) -> None:
    (count,) = find_counts(normalise(words).text)
    assert (count.n, count.unit) == (n, unit)


@pytest.mark.parametrize("words", ["第二次住院", "每人2万", "个人自付3万", "3人民币", "口腔", "花了三万"])
def test_what_is_no_count(words: str) -> None:
    assert find_counts(normalise(words).text) == []


_HAN = "零一二三四五六七八九"


def _section(n: int) -> str:
    """A number below 10,000 the way it is said."""
    out, zero = "", False
    for size, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, size)
        if digit:
            out += ("零" if zero and out else "") + _HAN[digit] + word
        zero = (zero or bool(out)) and digit == 0
        if digit:
            zero = False
    return out


def _han(n: int) -> str:
    high, low = divmod(n, 10_000)
    if not high:
        return _section(n)
    return _section(high) + "万" + ("零" if 0 < low < 1000 else "") + (_section(low) if low else "")


@settings(max_examples=2500, deadline=None)
@given(st.integers(min_value=1, max_value=99_999_999), st.integers(0, 9), st.integers(0, 9))
def test_any_sum_written_any_way_is_read_back_to_the_fen(yuan: int, jiao: int, fen: int) -> None:
    total = yuan * 100 + jiao * 10 + fen
    coins = (f"{_HAN[jiao]}毛" if jiao else "") + (f"{_HAN[fen]}分" if fen else "")
    forms = {
        f"{yuan}.{jiao}{fen}元": total,
        f"¥{yuan:,}.{jiao}{fen}": total,
        f"{yuan}元": yuan * 100,
        f"花了{yuan:,}块": yuan * 100,
        f"{_han(yuan)}元": yuan * 100,
        f"{_han(yuan)}块钱": yuan * 100,
        f"花了{_han(yuan)}块{coins}": total,
        f"{_han(yuan).translate(str.maketrans('一二三四五六七八九十百千', '壹贰叁肆伍陆柒捌玖拾佰仟'))}元整": yuan
        * 100,
        f"{yuan // 10_000}.{yuan % 10_000:04d}万元": yuan * 100,
    }
    for words, expected in forms.items():
        amounts = read(words)
        assert [amount.fen for amount in amounts] == [expected], words


@settings(max_examples=1000, deadline=None)
@given(
    st.text(alphabet="0123456789.,，万千百十亿零一二三五半多几来块元毛角分钱% 成到至-个人口年月花了付没wk", max_size=60)
)
def test_no_text_breaks_the_readers(text: str) -> None:
    normal = normalise(text).text
    for found in (find_amounts(normal), find_rates(normal), find_counts(normal)):
        last = 0
        for item in found:
            assert last <= item.start < item.end <= len(normal)
            assert item.words == normal[item.start : item.end]
            last = item.end


def _quickest(read_it: Callable[[], object]) -> float:
    """The best of five runs: another program's work must not fail this test."""
    times = []
    for _ in range(5):
        start = time.process_time()
        read_it()
        times.append(time.process_time() - start)
    return min(times)


_REPEATED = "1 一 三万 1, 百 几 三万五 5到 一千 零 十 1.1 百分之 没一 半 一毛"
_HOSTILE = [unit * (5000 // len(unit)) for unit in _REPEATED.split()]
_HOSTILE += ["1 234" * 1000, "花" * 5000 + "1000", "每月" * 2500 + "3万", "自付" * 2500 + "3万"]


@pytest.mark.parametrize("text", _HOSTILE, ids=lambda text: text[:6])
def test_hostile_input_is_read_in_linear_time(text: str) -> None:
    for reader in (find_amounts, find_rates, find_counts):
        assert _quickest(lambda reader=reader: reader(text)) < 0.5, reader.__name__


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("起付线1200年度限额60000", [120_000, 6_000_000]),
        ("个人自付45000年度救助额度15万", [4_500_000, 15_000_000]),
        ("2024年度限额60000", [6_000_000]),
    ],
)
def test_a_sum_right_before_a_year_of_limits_is_a_sum(text: str, sums: list[int]) -> None:
    assert [amount.fen for amount in find_amounts(text)] == sums
