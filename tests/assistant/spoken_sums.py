"""Sums of money, shares and words beside them, written from known values in every form people use. It knows nothing
of the readers: what a form means is worked out here from the value it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

HAN = "零一二三四五六七八九"
LARGE = "零壹贰叁肆伍陆柒捌玖"
SIZES = ((1000, "千", "仟"), (100, "百", "佰"), (10, "十", "拾"), (1, "", ""))
WIDE = str.maketrans("0123456789,.", "０１２３４５６７８９，．")


class Form(NamedTuple):
    """Words and what they may be read as, in 分. ``exact``: nothing but ``low``; else it must be asked or said."""

    words: str
    low: int
    high: int
    exact: bool
    kind: str


def below_wan(n: int, large: bool = False) -> str:
    """1..9999 the way it is said, 一十 written out."""
    out, gap = "", False
    for size, plain, formal in SIZES:
        digit, n = divmod(n, size)
        if digit:
            out += ("零" if gap and out else "") + (LARGE if large else HAN)[digit] + (formal if large else plain)
        gap = digit == 0
    return out


def said(n: int, large: bool = False) -> str:
    """Any whole number below a million million."""
    out, gap = "", False
    for size, word in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, n = divmod(n, size)
        if part:
            out += ("零" if out and (gap or part < 1000) else "") + below_wan(part, large) + word
        gap = part == 0 and bool(out)
    return out


def spoken(n: int, rng: Random) -> str:
    """十五万, not 一十五万; 两千, 两万 at will."""
    words = said(n)
    words = words[1:] if words.startswith("一十") else words
    for unit in "千万亿":
        if rng.random() < 0.5 and words.startswith("二" + unit):
            words = "两" + words[1:]
    return words


def decimal(n: int, size: int) -> str:
    """n / size without trailing zeros."""
    whole, rest = divmod(n, size)
    return f"{whole}.{str(rest).zfill(len(str(size)) - 1)}".rstrip("0").rstrip(".")


def arabic(n: int) -> Iterator[str]:
    """A whole number of yuan in digits."""
    yield from (f"{n}", f"{n}元", f"{n}块", f"{n}块钱", f"{n} 元", f"{n}圆", f"{n}元整", f"{n}.00元", f"{n}.0元")
    yield from (f"{n:,}", f"{n:,}元", f"{n:,}块", f"{n:,}.00", f"￥{n:,}", f"¥{n}", f"¥ {n:,}", f"人民币{n}元")
    yield from (f"人民币 {n:,}.00 元", f"RMB{n}", f"RMB {n:,}", f"CNY {n}", f"{n}人民币", f"{n}RMB", f"{n} 块钱")
    yield from (f"{n}".translate(WIDE), f"{n}元".translate(WIDE), f"{n:,}元".translate(WIDE), f"{n}塊")


def in_wan(n: int) -> Iterator[str]:
    """Parts of ten thousand and of a thousand, as decimals."""
    wan = decimal(n, 10**4)
    yield from (f"{wan}万", f"{wan}万元", f"{wan}w", f"{wan}W", f"{wan}W元", f"{wan}万块", f"{wan}万块钱", f"{wan} 万")
    yield from (f"{wan}萬", f"{wan}万".translate(WIDE), f"¥{wan}万", f"人民币{wan}万元", f"{wan}w块", f"{wan}万元整")
    if "." not in wan:
        yield from (f"{wan}.0万", f"{wan}.00万元", f"{wan}万整", f"{wan}万块整", f"整整{wan}万")
    if n % 100 == 0:
        k = decimal(n, 1000)
        yield from (f"{k}k", f"{k}K", f"{k}千", f"{k}千元", f"{k}千块", f"{k}仟元", f"{k}k元")
    if n >= 10**8 and n % 10**4 == 0:
        yield from (f"{decimal(n, 10**8)}亿", f"{decimal(n, 10**8)}亿元")


def in_characters(n: int, rng: Random) -> Iterator[str]:
    """Spoken numerals and the ones written on cheques."""
    words, cheque = spoken(n, rng), said(n, large=True)
    if n >= 100:
        yield words
    yield from (f"{words}元", f"{words}块", f"{words}块钱", f"{words}元整", f"{words}圆", f"{said(n)}元")
    yield from (f"{cheque}元整", f"{cheque}圆整", f"人民币{cheque}元整", f"{cheque}元".replace("万", "萬"))
    if n >= 1000 and "零" in words:
        yield f"{words}元".replace("零", "〇")


def cut_short(n: int, rng: Random) -> Iterator[str]:
    """三万五, 3万5千6百, 3万零500: the last unit left out, digits and characters mixed."""
    wan, rest = divmod(n, 10**4)
    thousands, hundreds, last = rest // 1000, rest % 1000 // 100, rest % 100
    head = spoken(wan, rng)
    if wan and thousands and not hundreds and not last:
        yield from (f"{head}万{HAN[thousands]}", f"{wan}万{thousands}", f"{wan}万{thousands}千", f"{wan}w{thousands}")
        yield from (
            f"{wan}万{HAN[thousands]}",
            f"{head}万{HAN[thousands]}千块",
            f"{wan}万{rest}",
            f"{wan}w{thousands}k",
        )
        yield from (
            f"{wan}万{thousands}块钱",
            f"{head}万{HAN[thousands]}块",
            f"{wan} 万 {thousands} 千",
            f"{wan}W{thousands}",
        )
    if wan and thousands == 5 and not hundreds and not last:
        yield f"{head}万半"
    if wan and thousands and hundreds and not last:
        yield from (f"{head}万{HAN[thousands]}千{HAN[hundreds]}", f"{wan}万{thousands}千{hundreds}", f"{wan}万{rest}")
        yield from (f"{wan}万{thousands}千{hundreds}百块", f"{head}万{HAN[thousands]}千{HAN[hundreds]}百")
        yield from (f"{wan}w{thousands}千{hundreds}百", f"{head}万{HAN[thousands]}千{HAN[hundreds]}块钱")
    if wan and not thousands and rest:
        yield from (f"{wan}万零{rest}", f"{wan}万零{rest}元", f"{head}万零{below_wan(rest)}", f"{wan}万{rest}块")
    if wan and not thousands and hundreds and not last:
        yield from (f"{wan}万{hundreds}百", f"{head}万{HAN[hundreds]}百块", f"{head}万零{HAN[hundreds]}百元")
    if not wan and thousands and hundreds and not last:
        yield from (f"{HAN[thousands]}千{HAN[hundreds]}", f"{thousands}千{hundreds}", f"{thousands}千{hundreds}百元")
        yield from (f"{thousands}k{hundreds}", f"{HAN[thousands]}千{HAN[hundreds]}块", f"{thousands}千{hundreds}00")
    if not wan and not thousands and hundreds and last and last % 10 == 0:
        yield from (f"{HAN[hundreds]}百{HAN[last // 10]}块", f"{hundreds}百{last // 10}块钱")


def with_coins(n: int, jiao: int, fen: int, rng: Random) -> Iterator[str]:
    """Sums that end in 角 and 分, both above nothing."""
    words, cheque = spoken(n, rng), said(n, large=True)
    yield from (f"{n}.{jiao}{fen}元", f"¥{n:,}.{jiao}{fen}", f"人民币 {n:,}.{jiao}{fen} 元", f"{n}.{jiao}{fen}")
    yield from (f"{words}块{HAN[jiao]}毛{HAN[fen]}", f"{n}块{jiao}毛{fen}", f"{words}元{HAN[jiao]}角{HAN[fen]}分")
    yield from (f"人民币{cheque}元{LARGE[jiao]}角{LARGE[fen]}分", f"{n}元{jiao}角{fen}分", f"{n}块{jiao}毛{fen}分钱")
    yield f"{n}.{jiao}{fen}元".translate(WIDE)


def exact_forms(rng: Random, count: int) -> Iterator[Form]:
    """Sums of every size in every exact form: at least ``count`` of them."""
    made = 0
    while made < count:
        digits = rng.randint(3, 8)
        n = rng.randint(10 ** (digits - 1), 10**digits - 1)
        n -= n % 10 ** rng.randint(0, digits - 1)
        jiao, fen = rng.randint(1, 9), rng.randint(1, 9)
        groups = {
            "digits": list(arabic(n)),
            "wan": list(in_wan(n)),
            "characters": list(in_characters(n, rng)),
            "cut short": list(cut_short(n, rng)),
        }
        for kind, words in groups.items():
            for each in words:
                yield Form(each, n * 100, n * 100, True, kind)
        tail = [f"{n}块{jiao}", f"{spoken(n, rng)}块{HAN[jiao]}", f"{n}元{jiao}角", f"{spoken(n, rng)}块{HAN[jiao]}毛"]
        for each in tail:
            yield Form(each, n * 100 + jiao * 10, n * 100 + jiao * 10, True, "coins")
        for each in with_coins(n, jiao, fen, rng):
            yield Form(each, n * 100 + jiao * 10 + fen, n * 100 + jiao * 10 + fen, True, "coins")
        made += sum(map(len, groups.values())) + 15


def words(block: str) -> list[str]:
    return block.split()


AROUND = words(
    """
    大概{} 大约{} 约{} 差不多{} 大致{} 估计{} 估摸{} 可能{} 好像{} 好像是{} 应该是{} 约莫{} 差不离{} 也就{}左右
    {}左右 {}上下 {}样子 {}的样子 {}这样 {}这样子 {}来往 {}光景 {}左右吧 {}上下吧 大抵{} 大体{} 说不准{}
    八九不离十{} 靠{} {}来去 {}这个数 {}，大概 {}吧，差不多
    """
)
BELOW = words(
    """
    不到{} 不足{} 不满{} 近{} 将近{} 接近{} 快{} 快到{} 小{} 没到{} 不超过{} 最多{} 顶多{} 差点{} 差一点{}
    差点到{} 奔{} {}不到 {}不到点 {}以内 {}以下 {}之内 {}不到一点 没超过{} 最高{} 至多{} 不高于{} 没有{}那么多
    顶天{} 撑死{} 充其量{} 略低于{} {}略少 {}差一点 {}往下 {}少一点
    """
)
ABOVE = words(
    """
    超{} 超过{} 不止{} 至少{} 最少{} 起码{} 多于{} 高于{} 超出{} {}多 {}多点 {}多一点 {}出头 {}以上 {}开外
    {}打底 {}朝上 {}往上 {}有余 {}好几 {}+ {}＋ {}出点头 {}多块 {}多块钱 {}挂零 {}来块 {}余元 {}多元 都过{}了
    都上{}了 刚过{} 要上{} {}都不止 {}还多 {}冒头 {}还要多 总有{} 少说{} 少说也有{} 怎么也得{} 破{} 略高于{}
    {}略多 {}打不住 {}冒尖 {}带点 {}有零 {}挂个零头
    """
)
VAGUE = words(
    """
    几万 好几万 几千块 好几千 数万元 上万 上万块 几十万 大几万 大几千 几百块 小几万 几万块钱 数十万元 好几十万
    成千上万 万儿八千 万八千 千八百块 百八十块 千把块 万把块 百把块 千把块钱 万把块钱 千来块 万来块 万余元
    个把万 一两百块 百十来块
    """
)
SPANS = words(
    """
    {A}{B}{u} {a}-{b}{u} {a}~{b}{u} {a}到{b}{u} {a}至{b}{u}元 {a}{u}到{b}{u} {A}{u}至{B}{u} {a}、{b}{u}
    {a}—{b}{u} {x}-{y}元 {x}到{y} {A}{B}{u}块钱 {a}～{b}{u} {a}{u}或{b}{u} {a}{u}或者{b}{u} {a}{u}还是{b}{u}
    {A}、{B}{u} {a}{u}～{b}{u} {b}{u}或者{a}{u} {a}，{b}{u} {A}或{B}{u} {a}{u}多不到{b}{u} {a}{u}多{b}{u}不到
    {a}{u}多，接近{b}{u} {x}元到{y}元 {x}—{y}元 {a}{u}元-{b}{u}元
    """
)
"""a and b, digits that follow each other, as 3 and as 三 (A, B); u: 万 or 千; x and y: in full."""
TENS = words("{A}十来万 {A}十几万 {a}0多万 {A}十多万 {a}0几万")
AND_MORE = words("{A}万几 {a}万几千 {A}千几百 {A}万多块 {a}千多")
TAILS = words("{t}万{A}{B} {t}万{A}{B}千 {t}万{A}{B}千块 {t}万{a}、{b}千 {t}万{a}、{b}")


def rough_forms(rng: Random) -> Iterator[Form]:
    """Sums said roughly or as a span, with the widest they may be read as."""
    for _ in range(24):
        digit, size, unit = rng.randint(1, 9), *rng.choice(((10**4, "万"), (1000, "千"), (10**5, "十万")))
        for base in (
            f"{HAN[digit]}{unit}",
            decimal(digit * size, 10**4) + "万",
            f"{digit * size}",
            f"{digit * size}元",
        ):
            yield from hedged(base, digit * size, size, rng)
    for each in VAGUE:
        yield Form(each, 0, 10**9, False, "vague")
    for _ in range(12):
        yield from spans(rng)


def hedged(base: str, n: int, size: int, rng: Random) -> Iterator[Form]:
    """A sum with a word before or after it that makes it rough."""
    for kind, low, high in ((AROUND, n, n), (BELOW, 0, n), (ABOVE, n, n + size)):
        for each in rng.sample(kind, 6):
            if not (each.endswith(("块", "块钱", "元", "好几")) and base.endswith("元")):
                yield Form(each.format(base), low * 100, high * 100, False, each)


def spans(rng: Random) -> Iterator[Form]:
    """From one sum to the next one of its size."""
    a, t, size, unit = rng.randint(2, 8), rng.randint(1, 9), *rng.choice(((10**4, "万"), (1000, "千")))
    parts = {"a": a, "b": a + 1, "A": HAN[a], "B": HAN[a + 1], "u": unit, "x": a * size, "y": a * size + size, "t": t}
    for each in SPANS:
        yield Form(each.format(**parts), a * size * 100, (a + 1) * size * 100, False, "span")
    for each in TENS:
        yield Form(each.format(**parts), a * 10**7, (a + 1) * 10**7, False, "tens")
    for each in TAILS:
        yield Form(each.format(**parts), t * 10**6 + a * 10**5, t * 10**6 + (a + 1) * 10**5, False, "tail")
    for each in AND_MORE:
        whole = 10**6 if "万" in each else 10**5
        yield Form(each.format(**parts), a * whole, (a + 1) * whole, False, "and more")


OTHER = words(
    """
    {n}{m}% {n}{m}％ {n}{m}.5% 百分之{N}十{M} {N}成 {N}成{M} {n}成 {N}成半 {n}折 {N}折 {N}分之{M} {n}{m}折
    {n}个百分点 {n}个点 千分之{N} {n}‰ {N}口人 {n}个人 {n}次 {n}{m}天 {n}级 {n}个月 {n}年 {n}{m}岁 {N}十多天
    {n}{m}周岁 第{n}条 {n}个工作日 {n}个疗程 {n}毫升 {n}公里 {n}楼 {n}床 {n}科 {n}盒药 {n}倍 {n}/{n}{m}
    """
)


def not_sums(rng: Random) -> Iterator[str]:
    """Shares, counts, lengths and numbers of things: never a sum of money."""
    for _ in range(25):
        n, m = rng.randint(2, 9), rng.randint(1, 9)
        for each in OTHER:
            yield each.format(n=n, m=m, N=HAN[n], M=HAN[m])
