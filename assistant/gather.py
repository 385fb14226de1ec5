"""Turns what a turn says into facts by name: roles of sums become the balances of the rule asked about, days find
their fact, rates and counts theirs. Facts are plain JSON values, money in yuan; unknown facts stay absent."""

from dataclasses import replace

from assistant.amounts import Bound
from assistant.choose import figures_of
from assistant.day_facts import day_facts
from assistant.lexicon import load_lexicon
from assistant.part_sums import cares_carried, whole_sums
from assistant.room import used_of_room
from assistant.state import Mention, Reading
from assistant.within_own import without_outside
from calculator.facts import CARES
from calculator.money import fen, show
from calculator.rules import Check, Layer, Rate, Rule, RuleBook, Sum

Facts = dict[str, object]
OUTPATIENT = ("outpatient_ordinary", "outpatient_chronic")
INCOMES = ("disposable_income", "urban_income", "rural_income", "rural_net_income")
SOCIAL = "amount_social"
OWN = ("self", "burden_group", "reasonable_left")


def said_of(reading: Reading, region: str) -> Reading:
    """What a turn says of one region: sums said of another one left out."""
    mentions = [m for m in reading.mentions if m.region in ("", region)]
    return replace(reading, mentions=mentions)


def gather(reading: Reading, rule: Rule | None, book: RuleBook | None) -> Facts:
    """The facts of one turn, given the rule it asks about (None: not known yet)."""
    facts: Facts = dict(reading.flags)
    reading.rough = {}
    own = {m.care for m in reading.mentions if m.care and m.role not in ("premise", "undesignated")}
    if len(reading.cares) == 1 or len(own) == 1:
        facts["care"] = reading.cares[0] if len(reading.cares) == 1 else own.pop()
    elif reading.care_unclear and isinstance(rule, Layer) and rule.cares and not rule.cares & set(OUTPATIENT):
        facts["care"] = OUTPATIENT[0]
    day_facts(reading, facts)
    if isinstance(rule, (Rate, Check)) and "indicator_year" not in facts and reading.years:
        facts["indicator_year"] = reading.years[0]
    if isinstance(rule, (Rate, Check)) and reading.rates:
        facts["rate"] = reading.rates[0]
    if isinstance(rule, Layer) and rule.lookback and "identified_on" in facts and _bills(reading, facts):
        return facts
    kind = "rate" if isinstance(rule, Rate) else "default"
    table = load_lexicon().role_facts[kind] | {}
    sums: dict[str, list[Mention]] = {}
    named: list[tuple[str, Mention]] = []
    for place, mention in enumerate(without_outside(whole_sums(reading.mentions, rule), rule)):
        name = table.get(_role(mention, reading.mentions[:place], rule, reading))
        if name is not None:
            named.append((name, mention))
    plain = {name for name, _ in named} if isinstance(rule, Check) and not rule.share_of else set[str]()
    for name, mention in named:
        fact = _of_rate(_settled(name, rule), rule)
        if fact == name or fact not in plain:  # what is named plainly (现金) comes before what is only one's own
            sums.setdefault(fact, []).append(mention)
    if isinstance(rule, Sum):
        sums.pop("after_insurance", None)  # a fund is no bill
    if "paid_basic" in sums and any(m.role == "paid_both" for m in sums["paid_basic"]):
        facts["paid_serious"] = "0.00"  # its share is in the sum said for both
    facts |= used_of_room(rule, reading.mentions)
    _two_years(rule, sums, facts, reading)
    _whole_first(sums)
    for name, mentions in sums.items():
        known = set(facts)
        facts[name] = _value(name, mentions, rule, reading, facts)
        if any(m.about for m in mentions):
            reading.rough |= dict.fromkeys((set(facts) - known) | {name}, _bound(mentions))
    if reading.no_deductible and (reading.no_deductible == "*" or (book and book.region == reading.no_deductible)):
        facts[_settled("@deductible", rule)] = "0.00"
    if isinstance(rule, Check) and rule.share_of == "fund_total" and "fund_total" not in facts:
        _whole_fund(facts)
    if any(mention.role == "premium_lowest" for mention in reading.mentions):
        facts["premium_chosen"] = facts["premium_min"]
    if "members" in facts:
        facts.pop("household_reasonable", None)
    return {name: value for name, value in facts.items() if value is not None}


def _of_rate(fact: str, rule: Rule | None) -> str:
    """What insurance on top paid is among what society paid, where only the latter is asked for."""
    alone = isinstance(rule, Rate) and rule.numerator == (SOCIAL,)
    return SOCIAL if alone and fact == "amount_supplement" else fact


def _bound(mentions: list[Mention]) -> Bound | None:
    """Which way a fact may differ from the sums it was read from: they all say the same, or it may be either."""
    bounds = {m.bound for m in mentions if m.about}
    return bounds.pop() if len(bounds) == 1 else None


def _whole_first(sums: dict[str, list[Mention]]) -> None:
    """A sum that the parts after it add up to is the whole of them."""
    parts = [m for name, group in sums.items() if name.startswith("part_") for m in group]
    first = min(parts, key=lambda m: m.at, default=None)
    if first is None or first not in sums.get("part_other", []):
        return
    if first.low == sum(m.low for m in parts if m is not first):
        sums["part_other"].remove(first)
        sums.setdefault("burden", []).append(first)
        if not sums["part_other"]:
            del sums["part_other"]


def _whole_fund(facts: Facts) -> None:
    """A fund of fiscal and raised money, both known: the whole is their sum."""
    parts = [facts.get("fund_fiscal"), facts.get("fund_charity")]
    if all(isinstance(part, str) for part in parts):
        facts["fund_total"] = show(sum(fen(str(part)) for part in parts))


def _two_years(rule: Rule | None, sums: dict[str, list[Mention]], facts: Facts, reading: Reading) -> None:
    """The same sum said for two years, when one year is measured against the other: the earlier is the base."""
    if not isinstance(rule, Check) or not rule.share_of or len(sums.get(rule.measures[0], [])) != 2:
        return
    first, second = sums.pop(rule.measures[0])
    if first.day and second.day and first.day > second.day:
        first, second = second, first
    for name, mention in ((rule.share_of, first), (rule.measures[0], second)):
        facts[name] = show(mention.low)
        reading.rough |= {name: mention.bound} if mention.about else {}


OUTSIDE = ("outside", "out_of_catalogue", "part_drug_outside")
TOTALS = {"drug_total": "part_drug", "consumable_total": "part_consumable"}


def _role(mention: Mention, before: list[Mention], rule: Rule | None, reading: Reading) -> str:
    """The role in the light of its neighbours: a part of the total just named, what a household bore, parts of a
    burden."""
    household = isinstance(rule, Layer) and rule.unit == "household"
    if _own_total(mention, rule, reading):
        return "self"
    if before and before[-1].role in TOTALS and mention.role in ("self", "outside") and household and not mention.rest:
        return TOTALS[before[-1].role]
    if mention.role in TOTALS and mention.all_own and household:
        return TOTALS[mention.role]
    if (
        household
        and mention.role in ("self", "outside", "out_of_catalogue", "in_scope", "reasonable_left", "paid_other_aid")
        and _parts(reading)
    ):
        whole = (mention.total or mention.role == "reasonable_left") and not (before or mention.scoped)
        whole = whole or mention.covers
        return "whole" if whole else "part_other"
    if isinstance(rule, Check) and rule.share_of == "fund_total" and mention.role == "total_cost":
        return "fund_total"
    if isinstance(rule, Rate) and mention.role == "self" and not mention.sure:
        return "numerator"
    if _measured(mention, rule, reading):
        return "self"
    if mention.role in OUTSIDE:
        whole = reading.bill_known or any(m.role == "total_cost" for m in reading.mentions)
        return _outside(mention.role, household, whole)
    return mention.role


def _measured(mention: Mention, rule: Rule | None, reading: Reading) -> bool:
    """The one sum of a turn, said to be inside the scope (政策内累计到5010), of a line that measures what was borne."""
    measured = isinstance(rule, Check) and rule.unit == "元" and "in_scope" not in rule.measures and not rule.share_of
    return measured and mention.role == "in_scope" and len(reading.mentions) == 1


def _outside(role: str, household: bool, whole: bool) -> str:
    """A sum outside the scope: part of a household's burden, or what a total cost is less of."""
    if household:
        return {"outside": "self", "part_drug_outside": "part_drug"}.get(role, role)
    return "out_of_scope" if whole else role


def _own_total(mention: Mention, rule: Rule | None, reading: Reading) -> bool:
    """各花了2万 asked of a household's own burden: nobody's insurance is mentioned, so it is what they bore."""
    if mention.role != "total_cost" or not isinstance(rule, Layer) or rule.unit != "household":
        return False
    if not (mention.each or mention.family):
        return False
    return not any(m.role.startswith("paid_") or m.role in OWN for m in reading.mentions)


def _settled(name: str, rule: Rule | None) -> str:
    """A role that depends on the rule asked about -> the fact it is there."""
    if name == "@numerator":
        return rule.numerator[0] if isinstance(rule, Rate) else "after_insurance"
    figures = figures_of(rule)
    if name == "assistance_cap" and figures and name not in figures:
        return next((figure for figure in figures if figure.endswith("_cap")), name)
    if not name.startswith("@"):
        return name
    match name[1:]:
        case "income":
            return next((f for f in figures if f in INCOMES), INCOMES[0])
        case "deductible":
            wanted = ("tilt_threshold", "local_deductible", "assistance_deductible")
            return next((f for f in wanted if f in figures), "assistance_deductible")
        case "premium":
            return rule.enters if isinstance(rule, Layer) and not rule.base_limit else "premium_min"
        case "used":
            return (
                f"used_{rule.id}" if isinstance(rule, Layer) and "assistance" in rule.id else "used_medical_assistance"
            )
        case "reasonable":
            return _own(rule) if isinstance(rule, Layer) and rule.id != "medical_assistance" else "reasonable_left"
        case "insured":
            return rule.measures[0] if isinstance(rule, Check) else "after_insurance"
    return _own(rule)


def _own(rule: Rule | None) -> str:
    if isinstance(rule, Layer):
        return "burden" if rule.exclusions else rule.enters
    if isinstance(rule, Check):
        return rule.measures[0]
    return "after_insurance"


def _value(name: str, mentions: list[Mention], rule: Rule | None, reading: Reading, facts: Facts) -> object:
    """One fact from the sums that share it: split by care, listed by member, added up, or the last when corrected."""
    household = isinstance(rule, Layer) and rule.unit == "household"
    if household and name in ("household_reasonable", "burden"):
        each = [m for m in mentions if m.each]
        if len(each) == len(mentions) == 1 and reading.people > 1:
            facts["members"] = [show(each[0].low)] * reading.people
            return None
        if len(mentions) > 1:
            whole = len(mentions) > 2 and mentions[0].low == sum(m.low for m in mentions[1:])  # 共5万，其中…2万…3万
            facts["members"] = [show(m.low) for m in mentions[whole:]]
            return None
        if not any(key.startswith("part_") for key in facts) and not _parts(reading):
            facts["household_reasonable"] = money_fact(mentions[0].low, mentions[0].high)
            return None
    if name.startswith("used_") and mentions[0].care in CARES:
        return {mentions[0].care: show(mentions[0].low)}
    mentions = cares_carried(mentions)
    cares = {m.care for m in mentions if m.care in CARES}
    if len(cares) > 1 and all(m.care for m in mentions):
        return {care: show(sum(m.low for m in mentions if m.care == care)) for care in sorted(cares)}
    if name in load_lexicon().role_facts["default"].values() and name.endswith(("income", "cap", "threshold", "_min")):
        return money_fact(mentions[-1].low, mentions[-1].high)
    return money_fact(sum(m.low for m in mentions), sum(m.high for m in mentions))


def _parts(reading: Reading) -> bool:
    return any(m.role.startswith("part_") or m.role in TOTALS for m in reading.mentions)


def money_fact(low: int, high: int) -> object:
    """A sum in 分 as a fact: yuan, or the bounds it lies between."""
    return show(low) if low == high else {"low": show(low), "high": show(high)}


def _bills(reading: Reading, facts: Facts) -> bool:
    """Several dated sums of somebody identified on a day: bills, for the look-back window."""
    dated = [m for m in reading.mentions if m.day is not None]
    if not dated or len(dated) != len(reading.mentions):
        return False
    care = str(facts.get("care", "inpatient"))
    facts["bills"] = [
        {"first": m.day[0].isoformat(), "last": m.day[1].isoformat(), "care": m.care or care, "amount": show(m.low)}
        for m in dated
        if m.day is not None
    ]
    facts.pop("care", None)
    reading.rough |= {"bills": None} if any(m.about for m in dated) else {}
    return True
