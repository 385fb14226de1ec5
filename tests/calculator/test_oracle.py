"""The engine and the second opinion agree to the cent on random cases of every region: 2,000 a region, or as many as
HUISUAN_EXAMPLES says (100000 for the full run)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from calculator.layer import Span
from calculator.outcome import Outcome
from tests.calculator import oracle
from tests.calculator.books import ask
from tests.calculator.random_cases import Draw, how_many

D = Decimal
IN_2023 = date(2023, 6, 1)
Difference = tuple[object, object, object]


def fen(value: Decimal) -> int:
    return int(value * 100)


def compare(outcome: Outcome, bounds: oracle.Bounds, base: Decimal | None, facts: object) -> list[Difference]:
    """What the engine pays and leaves against what the oracle says; the range left mirrors the range paid."""
    low, high = fen(bounds[0]), fen(bounds[1])
    got = (outcome.low, outcome.high)
    found: list[Difference] = [] if got == (low, high) else [(facts, (low, high), got)]
    if base is not None:
        left = Span(fen(base) - high, fen(base) - low)
        found += [] if outcome.left == left else [(facts, left, outcome.left)]
    return found


def verdict(outcome: Outcome, yes: bool, facts: object) -> list[Difference]:
    wanted = "yes" if yes else "no"
    return [] if outcome.verdict == wanted else [(facts, wanted, outcome.verdict)]


def text(facts: dict[str, object]) -> dict[str, object]:
    """Sums as people write them."""
    plain = {key: str(value) if isinstance(value, Decimal) else value for key, value in facts.items()}
    return {k: {c: str(a) for c, a in v.items()} if isinstance(v, dict) else v for k, v in plain.items()}


FUYANG = ("destitute", "subsistence", "near_subsistence", "severe_disability")


def fuyang(draw: Draw) -> list[Difference]:
    kind = draw.one("assistance", "assistance", "waterfall", "special", "burden", "watched", "warned", "two")
    who = draw.one(*FUYANG)
    if kind == "burden":
        left = draw.sum(50000)
        facts = {"identities": who, "after_special": left}
        return compare(ask("fuyang", "burden_cap", IN_2023, **text(facts)), oracle.fuyang_burden(left), left, facts)
    if kind == "special":
        left, used = draw.sum("166666.66", 200000), draw.sum(100000) if draw.maybe(0.4) else D(0)
        facts = {"identities": who, "reasonable_left": left, "used_special_assistance": used}
        bounds = oracle.fuyang_special(who, left, used)
        return compare(ask("fuyang", "special_assistance", IN_2023, **text(facts)), bounds, left, facts)
    if kind == "watched":
        burden = draw.sum(5000)
        facts = {"identities": who, "self_after_aid": burden}
        return verdict(ask("fuyang", "monitoring_aided", IN_2023, **text(facts)), oracle.fuyang_watched(burden), facts)
    if kind == "warned":
        insurance, rule, figure = draw.one(
            ("employee_active", "monitoring_employee", "urban_income"),
            ("employee_retired", "monitoring_retired", "pension_average"),
            ("resident", "monitoring_resident", "rural_net_income"),
        )
        income = draw.sum(40000)
        burden = draw.sum(income, income * D("0.60"))
        facts = {"insurance": insurance, "burden": burden, figure: income}
        yes = oracle.fuyang_warned(insurance, burden, income)
        return verdict(ask("fuyang", rule, IN_2023, **text(facts)), yes, facts)
    used = draw.sum(150000, 20000) if draw.maybe(0.4) else D(0)
    if kind == "waterfall":
        parts = [draw.sum(1000, most=200000) for _ in range(3)]
        total = draw.sum(sum(parts, D(0)), most=900000)
        facts = {"identities": who, "care": "inpatient", "in_scope": total, "used_medical_assistance": used}
        facts |= {"paid_basic": parts[0], "paid_serious": parts[1], "paid_supplement": parts[2]}
        base = oracle.after_payments(total, *parts)
        bounds = oracle.fuyang_assistance(who, D(0), base, used)
        return compare(ask("fuyang", "medical_assistance", IN_2023, **text(facts)), bounds, base, facts)
    ordinary = draw.sum(25000, "28571.43") if draw.maybe(0.7) else D(0)
    other = draw.sum(187500, "214285.71", 162500)
    split = {"outpatient_ordinary": ordinary, draw.one("inpatient", "outpatient_chronic"): other}
    held = [who, draw.one(*FUYANG)] if kind == "two" else [who]
    facts = {"identities": held, "after_insurance": split, "used_medical_assistance": used}
    bounds = max(oracle.fuyang_assistance(one, ordinary, other, used) for one in held)
    return compare(ask("fuyang", "medical_assistance", IN_2023, **text(facts)), bounds, ordinary + other, facts)


def mianyang(draw: Draw) -> list[Difference]:
    kind = draw.one("premium", "serious", "assistance", "assistance", "both", "tilted", "warned")
    who = draw.one(*oracle.MIANYANG_BEST_FIRST)
    income = draw.sum(30000, "33333.33")
    if kind == "premium":
        lowest = draw.sum(400, most=2000)
        facts = {"identities": who, "premium_min": lowest}
        aid = oracle.mianyang_premium(who, lowest)
        named = who not in ("near_subsistence", "illness_poor")
        return compare(ask("mianyang", "premium_aid", IN_2023, **text(facts)), aid, lowest if named else None, facts)
    if kind == "warned":
        burden = draw.sum(income / 2)
        facts = {"self_after_insurance": burden, "disposable_income": income}
        return verdict(
            ask("mianyang", "warning", IN_2023, **text(facts)), oracle.mianyang_warned(burden, income), facts
        )
    if kind == "tilted":
        standard = draw.sum(8000)
        left, cap = draw.sum(standard, standard + 10000), draw.sum(5000) if draw.maybe(0.5) else None
        place = draw.one("in_city", "in_province", "out_of_province")
        facts = {"identities": who, "after_assistance": left, "tilt_threshold": standard, "place": place}
        facts |= {"referral": draw.one("standard", "none_needed")} | ({} if cap is None else {"tilt_cap": cap})
        used = draw.sum(5000) if cap is not None and draw.maybe(0.3) else D(0)
        facts |= {"used_tilted_assistance": used}
        bounds = oracle.mianyang_tilted(left, standard, place != "out_of_province", cap, used)
        return compare(ask("mianyang", "tilted_assistance", IN_2023, **text(facts)), bounds, left, facts)
    after_basic = draw.sum(income / 2, income / 4)
    if kind == "serious":
        facts = {"identities": who, "after_basic": after_basic, "disposable_income": income}
        paid = oracle.mianyang_serious(who, after_basic, income)
        return compare(ask("mianyang", "serious_illness", IN_2023, **text(facts)), (paid, paid), after_basic, facts)
    held = [who, draw.one(*oracle.MIANYANG_BEST_FIRST)] if draw.maybe(0.3) else [who]
    best = oracle.mianyang_best(held)
    cap = draw.sum(100000) if draw.maybe(0.5) else None
    used = draw.sum(cap) if cap is not None and draw.maybe(0.4) else D(0)
    published = draw.sum(1500) if draw.maybe(0.2) else None
    facts = {"identities": held, "disposable_income": income, "used_medical_assistance": used, "care": "inpatient"}
    facts |= ({} if cap is None else {"assistance_cap": cap}) | (
        {} if published is None else {"assistance_deductible": published}
    )
    if kind == "both":
        base = after_basic - oracle.mianyang_serious(best, after_basic, income)
        facts |= {"after_basic": after_basic}
    else:
        base = draw.sum(income / 10, income / 4, income / 20, 100000)
        facts |= {"after_insurance": base}
    bounds = oracle.mianyang_assistance(best, base, income, published, cap, used)
    return compare(ask("mianyang", "medical_assistance", IN_2023, **text(facts)), bounds, base, facts)


def jiande(draw: Draw) -> list[Difference]:
    kind = draw.one("household", "members", "parts", "parts", "watched", "share")
    who = draw.one("destitute", "subsistence", "near_subsistence", "severe_disability")
    if kind == "share":
        total = draw.sum(3000000, most=9000000)
        fiscal = draw.sum(total / 3, most=9000000)
        facts: dict[str, object] = {"fund_fiscal": fiscal, "fund_total": total}
        if total == 0:
            return []
        return verdict(ask("jiande", "fund_share", **text(facts)), oracle.jiande_share_kept(fiscal, total), facts)
    if kind == "watched":
        cash = draw.sum(20000)
        facts = {"identities": "subsistence", "cash": cash}
        return verdict(ask("jiande", "monitoring_aided", **text(facts)), oracle.jiande_watched(cash), facts)
    if kind == "parts":
        drug, goods, other = draw.sum(300000), draw.sum(100000), draw.sum(30000)
        drug_total = draw.one(drug, drug + draw.sum(300000))
        goods_total = draw.one(goods, goods + draw.sum(100000))
        facts = {"identities": who, "part_other": other, "part_drug": drug, "drug_total": drug_total}
        facts |= {"part_consumable": goods, "consumable_total": goods_total}
        facts |= {"part_service": draw.sum(9000), "part_tcm": draw.sum(6000)}
        household = oracle.jiande_reasonable(other, drug, drug_total, goods, goods_total)
    elif kind == "members":
        shares = [draw.sum(5000, 15000, 50000) for _ in range(draw.one(1, 2, 3, 7))]
        facts = {"identities": who, "members": [str(share) for share in shares]}
        household = (sum(shares, D(0)), sum(shares, D(0)))
    else:
        sum_of_all = draw.sum(5000, 30000, 50000)
        facts = {"identities": who, "household_reasonable": sum_of_all}
        household = (sum_of_all, sum_of_all)
    return compare(ask("jiande", "burden_cap", **text(facts)), oracle.jiande_cap(who, household), None, facts)


def wenzhou(draw: Draw) -> list[Difference]:
    kind = draw.one("serious", "inpatient", "inpatient", "both")
    who = draw.one("destitute", "subsistence", "near_subsistence", "illness_poor")
    income = draw.sum(60000, "66666.67")
    after_basic = draw.sum(income / 2, income / 4)
    if kind == "serious":
        poor = draw.maybe(0.5)
        facts: dict[str, object] = {"identities": who if poor else "ordinary", "after_basic": after_basic}
        facts |= {"disposable_income": income}
        floor = oracle.wenzhou_serious_floor(poor, after_basic, income)
        outcome = ask("wenzhou", "serious_illness", **text(facts))
        return [] if outcome.low == fen(floor) else [(facts, fen(floor), outcome.low)]
    line = draw.sum(5000)
    ends = (line, line + draw.sum(1000)) if draw.maybe(0.2) else (line, line)
    used = draw.sum(80000) if draw.maybe(0.3) else D(0)
    facts = {"identities": who, "care": "inpatient", "used_medical_assistance": used}
    facts |= {"local_deductible": {"low": ends[0], "high": ends[1]}}
    if kind == "both":
        base = after_basic - oracle.wenzhou_serious_floor(True, after_basic, income)
        facts |= {"after_basic": after_basic, "disposable_income": income}
    else:
        base = draw.sum(80000, "114285.71", "133333.33", 160000, line)
        facts |= {"after_insurance": base}
    outcome = ask("wenzhou", "medical_assistance", **text(facts))
    low, high = oracle.wenzhou_inpatient(who, base, ends, used)
    if outcome.status == "range":  # a range of floors: its upper end is the floor at the lowest deductible
        floor = {"near_subsistence": D("0.60"), "illness_poor": D("0.50")}[who]
        high = oracle.within(floor * oracle.over(base, ends[0]), D(0), oracle.over(D(80000), used))[0]
        return compare(outcome, (low, high), None, facts)
    return compare(outcome, (low, high), base, facts)


def shengzhou(draw: Draw) -> list[Difference]:
    kind = draw.one("fund", "standard", "share", "share", "rate")
    if kind == "fund":
        carry, charity = draw.sum(300000), draw.sum(1000000, most=5000000)
        facts: dict[str, object] = {"fund_carry": carry, "fund_charity": charity}
        size = oracle.shengzhou_fund(carry, charity)
        return compare(ask("shengzhou", "fund_size", **text(facts)), (size, size), None, facts)
    year = draw.one(2023, 2024, 2025)
    if kind == "standard":
        proposed = draw.sum(13000, 14000, 15000)
        facts = {"standard_proposed": proposed}
        outcome = ask("shengzhou", f"subsistence_standard_{year}", **text(facts))
        return verdict(outcome, oracle.shengzhou_standard_kept(year, proposed), (year, facts))
    whole = draw.sum(10000, most=9000000) + D("0.01")
    name, fact, total, lines = draw.one(
        ("burden", "amount_burden", "amount_total", (15, 17, 18)),
        ("fundpay", "amount_three_tier", "amount_in_policy", (82, 83, 85)),
        ("comprehensive", "amount_three_tier", "amount_total", (82, 83, 85)),
        ("social", "amount_social", "amount_total", (6, 8, 10)),
    )
    part = draw.sum(*(whole * n / 100 for n in lines))
    facts = {fact: part, total: whole, "indicator_year": year}
    if name == "comprehensive":
        facts |= {"amount_supplement": 0}
    outcome = ask("shengzhou", f"indicator_{name}", **text(facts))
    if kind == "rate":
        rate = oracle.shengzhou_rate(part, whole)
        return (
            []
            if outcome.rate is not None and rate == D(outcome.rate.numerator) / outcome.rate.denominator
            else [(facts, rate, outcome.rate)]
        )
    return verdict(outcome.others[0], oracle.shengzhou_share_met(name, year, part, whole), facts)


@pytest.mark.parametrize("one", [fuyang, mianyang, jiande, wenzhou, shengzhou])
def test_engine_and_oracle_agree_to_the_cent(one: Callable[[Draw], list[Difference]]) -> None:
    draw, examples = Draw(one.__name__), how_many(2000)
    differences = [difference for _ in range(examples) for difference in one(draw)]
    print(f"{one.__name__}: {examples} cases, {len(differences)} differences")
    assert differences[:5] == []
