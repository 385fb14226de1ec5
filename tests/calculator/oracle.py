"""A second opinion on the money: the main rules of the five texts in plain Decimal arithmetic and plain ifs.

Written from the policy texts, not from the engine, and it shares no code with it. Policy numbers belong here: that is
its point. It answers with bounds in yuan (equal bounds are a figure) and knows nothing of statuses, proofs or clauses.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, getcontext

getcontext().prec = 80

D = Decimal
Bounds = tuple[Decimal, Decimal]
ZERO = D(0)
CENT = D("0.01")


def cents(value: Decimal) -> Decimal:
    return value.quantize(CENT, rounding=ROUND_HALF_UP)


def over(value: Decimal, line: Decimal) -> Decimal:
    return value - line if value > line else ZERO


def within(low: Decimal, high: Decimal, limit: Decimal | None) -> Bounds:
    """Both ends under a limit, each rounded once."""
    if limit is not None:
        low, high = min(low, limit), min(high, limit)
    return cents(low), cents(high)


def after_payments(in_scope: Decimal, *paid: Decimal) -> Decimal:
    """扣除基本医疗保险、大病保险、其他补充医疗保险支付后的个人负担部分。"""
    return over(in_scope, sum(paid, ZERO))


# 富阳 富政办〔2022〕21号 第二部分第3、4项、第1项 ------------------------------------------------------------------


def fuyang_assistance(identity: str, ordinary: Decimal, other: Decimal, used: Decimal = ZERO) -> Bounds:
    """特困全额、不设限额；低保证和二级及以上残疾证80%，低边证70%；一年15万元，其中普通门诊2万元。"""
    if identity == "destitute":
        return cents(ordinary + other), cents(ordinary + other)
    if identity in ("subsistence", "severe_disability"):
        ratio = D("0.80")
    elif identity == "near_subsistence":
        ratio = D("0.70")
    else:
        return ZERO, ZERO
    year = over(D(150000), used)
    # What was used may have been ordinary outpatient or not: the text joins the limits, the case does not say.
    small_low, small_high = over(D(20000), used), D(20000)
    low = min(ratio * ordinary, small_low) + ratio * other
    high = min(ratio * ordinary, small_high) + ratio * other
    return within(low, high, year)


def fuyang_special(identity: str, left: Decimal, used: Decimal = ZERO) -> Bounds:
    """特困60%，其他救助对象50%，一年10万元（特困也受限）。"""
    if identity == "destitute":
        ratio = D("0.60")
    elif identity in ("subsistence", "near_subsistence", "severe_disability"):
        ratio = D("0.50")
    else:
        return ZERO, ZERO
    return within(ratio * left, ratio * left, over(D(100000), used))


def fuyang_burden(left: Decimal) -> Bounds:
    """2023年暂按个人合理医疗费用负担不超过5万元。"""
    due = cents(over(left, D(50000)))
    return due, due


def fuyang_watched(burden: Decimal) -> bool:
    """5000元及以上的困难群众。"""
    return burden >= D(5000)


def fuyang_warned(insurance: str, burden: Decimal, figure: Decimal) -> bool:
    """在职、居民超过60%，退休超过全额。"""
    if insurance == "employee_retired":
        return burden > figure
    return burden > figure * D("0.60")


# 绵阳 绵办规〔2022〕6号 二（二）（三）（五）（七） -------------------------------------------------------------------


def mianyang_premium(identity: str, lowest: Decimal) -> Bounds:
    if identity in ("destitute", "orphan"):
        aid = lowest
    elif identity in ("subsistence", "monitored"):
        aid = lowest * D("0.75")
    else:
        aid = ZERO
    return cents(aid), cents(aid)


def mianyang_serious(identity: str, after_basic: Decimal, income: Decimal) -> Decimal:
    """起付线一半收入、60%；特困、孤儿、低保起付线再降一半、比例加5个百分点。不封顶。"""
    if identity in ("destitute", "orphan", "subsistence"):
        return cents(over(after_basic, income * D("0.25")) * D("0.65"))
    return cents(over(after_basic, income * D("0.50")) * D("0.60"))


def mianyang_assistance(
    identity: str, left: Decimal, income: Decimal, published: Decimal | None, cap: Decimal | None, used: Decimal = ZERO
) -> Bounds:
    """起付线：三类0，防返贫不高于5%，低边10%，因病致贫25%（公布的优先）；比例：100、100、≥70、65、50、50。"""
    line_low = line_high = ZERO
    if identity == "monitored":
        line_high = income * D("0.05")
    elif identity == "near_subsistence":
        line_low = line_high = income * D("0.10")
    elif identity == "illness_poor":
        line_low = line_high = income * D("0.25")
    if published is not None and identity in ("monitored", "near_subsistence", "illness_poor"):
        line_low = line_high = published
    if identity in ("destitute", "orphan"):
        ratio_low = ratio_high = D(1)
    elif identity == "subsistence":
        ratio_low, ratio_high = D("0.70"), D(1)
    elif identity == "monitored":
        ratio_low = ratio_high = D("0.65")
    elif identity in ("near_subsistence", "illness_poor"):
        ratio_low = ratio_high = D("0.50")
    else:
        return ZERO, ZERO
    room = None if cap is None else over(cap, used)
    return within(ratio_low * over(left, line_high), ratio_high * over(left, line_low), room)


def mianyang_tilted(
    left: Decimal, standard: Decimal, in_province: bool, cap: Decimal | None, used: Decimal = ZERO
) -> Bounds:
    """超过防止返贫监测收入标准的部分，50%；须规范转诊且在省域内。"""
    if not in_province:
        return ZERO, ZERO
    aid = over(left, standard) * D("0.50")
    return within(aid, aid, None if cap is None else over(cap, used))


def mianyang_warned(burden: Decimal, income: Decimal) -> bool:
    return burden > income * D("0.50")


MIANYANG_BEST_FIRST = ("destitute", "orphan", "subsistence", "monitored", "near_subsistence", "illness_poor")


def mianyang_best(identities: list[str]) -> str:
    """就高不就低：the order of total benefit, which follows from the rates and deductibles above."""
    return next(one for one in MIANYANG_BEST_FIRST if one in identities)


# 建德 建政办函〔2024〕4号 二（三）、附件、三（一）（三） --------------------------------------------------------------


def jiande_counted(own: Decimal, total: Decimal, threshold: Decimal) -> Bounds:
    """年度总费用超过标准的部分不算合理费用；超出的部分由谁承担，文件没有写。"""
    excess = over(total, threshold)
    return over(own, excess), min(own, threshold)


def jiande_reasonable(
    other: Decimal, drug: Decimal, drug_total: Decimal, consumable: Decimal, consumable_total: Decimal
) -> Bounds:
    drug_low, drug_high = jiande_counted(drug, drug_total, D(300000))
    goods_low, goods_high = jiande_counted(consumable, consumable_total, D(100000))
    return other + drug_low + goods_low, other + drug_high + goods_high


def jiande_cap(identity: str, household: Bounds) -> Bounds:
    """超过5000、3万、5万的部分100%兜底。"""
    if identity == "destitute":
        line = D(5000)
    elif identity == "subsistence":
        line = D(30000)
    elif identity == "near_subsistence":
        line = D(50000)
    else:
        return ZERO, ZERO
    return cents(over(household[0], line)), cents(over(household[1], line))


def jiande_watched(cash: Decimal) -> bool:
    return cash >= D(20000)


def jiande_share_kept(fiscal: Decimal, total: Decimal) -> bool:
    """财政资金补助占比不超过1/3。"""
    return fiscal * 3 <= total


# 温州 温医保发〔2019〕13号 三（四）（五） -----------------------------------------------------------------------------


def wenzhou_serious_floor(poor: bool, after_basic: Decimal, income: Decimal) -> Decimal:
    if poor:
        return cents(over(after_basic, income * D("0.25")) * D("0.65"))
    return cents(over(after_basic, income * D("0.50")) * D("0.60"))


def wenzhou_inpatient(identity: str, left: Decimal, line: Bounds, used: Decimal = ZERO) -> Bounds:
    """特困全额；低保不低于70%、不设起付线；低边不低于60%；因病致贫不低于50%；一年8万元。"""
    line_low, line_high = line
    if identity == "destitute":
        ratio, line_low, line_high = D(1), ZERO, ZERO
    elif identity == "subsistence":
        ratio, line_low, line_high = D("0.70"), ZERO, ZERO
    elif identity == "near_subsistence":
        ratio = D("0.60")
    elif identity == "illness_poor":
        ratio = D("0.50")
    else:
        return ZERO, ZERO
    return within(ratio * over(left, line_high), over(left, line_low), over(D(80000), used))


# 嵊州 征求意见稿 附件1、附件2序号1、附件3第1条 ------------------------------------------------------------------------


def shengzhou_fund(carry: Decimal, charity: Decimal) -> Decimal:
    """财政每年100万元，不追加；结余流转；募集多少加多少。"""
    return carry + D(1000000) + charity


def shengzhou_standard_kept(year: int, proposed: Decimal) -> bool:
    if year == 2023:
        return proposed >= D(13000)
    if year == 2024:
        return proposed >= D(14000)
    return proposed >= D(15000)


def shengzhou_share_met(indicator: str, year: int, part: Decimal, whole: Decimal) -> bool:
    """附件1：个人负担率<18/17/15，基金支付比例82/83/85，综合保障率>82、>83、85，社会力量>6/8/10。"""
    share = part * 100
    at = 2025 - year
    if indicator == "burden":
        return share < (15, 17, 18)[at] * whole
    if indicator == "fundpay":
        return share >= (85, 83, 82)[at] * whole
    if indicator == "comprehensive" and year == 2025:
        return share >= 85 * whole
    if indicator == "comprehensive":
        return share > (85, 83, 82)[at] * whole
    return share > (10, 8, 6)[at] * whole


def shengzhou_rate(part: Decimal, whole: Decimal) -> Decimal:
    return (part * 100 / whole).quantize(CENT, rounding=ROUND_HALF_UP)
