"""Reads a question by rules: places, people, care, conditions, sums, dates, what is asked. No model, no memory of
earlier turns; a fact that is not said stays absent."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

from assistant.ages import aged_60
from assistant.ago import LUNAR
from assistant.amounts import Rate, find_counts, find_rates
from assistant.date_words import When
from assistant.dates import find_dates
from assistant.labelled import read_labelled
from assistant.lexicon import asked_in, load_lexicon, meant_so
from assistant.named_words import region_of_names, region_of_terms
from assistant.no_bills import without_no_bills
from assistant.passing import lives_at, only_mentioned
from assistant.people import read_people
from assistant.place_sums import place_sums
from assistant.places import find_places
from assistant.pressed import pressed
from assistant.state import Reading, State
from assistant.sums import read_sums

INSURED = re.compile(r"(?:参保?|交|缴|上|买|医保|关系)(?:保|的)?(?:也|都|还|就|一直|同样)?(?:是)?(?:交|参|缴|上)?在$")
ISSUED = re.compile(r"(?:市|县|区)?(?:民政|残联)?(?:局|部门)?(?:给)?(?:发|办|核发|评)")
AFTER = re.compile(r"[重完报险保之以]$")
SPENT = re.compile(r"花[了的掉过]|住[了过的]|出的?院|报[了掉过]|付[了掉过]|自付|交了|做了|用[了掉]")
AHEAD = re.compile("会|将|打算|准备|预计|计划|到时|以后|下个?月|快要|还没")
YEAR = re.compile(r"(?<![0-9.,])(20[0-9]{2})(?![0-9.,元块万人])(?!个(?!人))")
CLAUSE = re.compile(r"[^，、。；！？\n0-9]{0,18}")
NOT_THERE = re.compile(r"(?:不是|不在|并非|不属于?|[填打写说搞弄]成了?)$")
OTHERWISE = re.compile(
    r"[^，。；是]{2,5}(?:只)?是(?:我|她|他|我们|咱)?(?:的)?(?:娘家|婆家|老家|亲戚|同学|朋友|打工|上班|出差)"
)
MONEY = ("self_pay", "total", "amount")
HUKOU_AFTER = re.compile(r"(?:的)?(?:户口|户籍)(?!.{0,4}(?:转|迁))")
HUKOU = re.compile(r"(?:户口|户籍|老家)(?:本)?(?:是|在)?$")


def understand(state: State) -> None:
    """Fill ``reading`` from the normalised text."""
    labelled = read_labelled(state)
    if labelled is not None:
        state.reading = labelled
        return
    text, reading = state.text, Reading()
    state.reading = reading
    whens = _same_year(text, find_dates(text, state.as_of), state.as_of)
    _read_places(state, reading)
    read_people(text, reading)
    read_sums(text, whens, reading)
    place_sums(text, reading)
    without_no_bills(state)
    _read_flags(text, reading)
    for care, words in load_lexicon().care.items():
        if said := meant_so(words, text):
            reading.cares.append(care)
            reading.stands("care", care, said.span())
    if {"inpatient", "outpatient_unclear"} <= set(reading.cares) and load_lexicon().words["after_stay"].search(text):
        reading.cares.remove("inpatient")  # 出院后一直跑门诊: the stay is over
    if "outpatient_unclear" in reading.cares:
        reading.cares.remove("outpatient_unclear")
        reading.care_unclear = not reading.cares
    reading.days = [
        (text[max(0, w.start - 14) : w.start] + "|" + _after_day(text, w.end), w.first, w.last)
        for w in whens
        if not load_lexicon().words["of_published"].match(text, w.end)
    ]
    for when in whens:
        reading.stands("date", f"{when.first}/{when.last}", (when.start, when.end))
    reading.old_calendar = LUNAR.search(text) is not None
    reading.rates = [_percent(rate.value) for rate in find_rates(text) if not _limit(text, rate)]
    counts = find_counts(text)
    reading.counts = [count.n for count in counts if count.unit != "stay"]
    reading.people = next((count.n for count in counts if count.unit == "person"), 0)
    reading.years = YEAR.findall(text)
    _read_asked(text, reading)
    pressed(state)
    told = reading.regions or reading.places or state.session.region or state.session.unplaced
    if reading.looks_up and not (told or reading.mentions or reading.aspects or reading.compares):
        reading.regions = [named] if (named := region_of_terms(text, state.know)) else []


def _same_year(text: str, whens: list[When], as_of: date) -> list[When]:
    """A day without a year takes the year of the date named before it; one ahead of today, of money already spent, is
    of last year."""
    dated: list[When] = []
    for when in whens:
        year_after = text[when.end : when.end + 1] in ("度", "累", "内") or when.words != "后年"
        if when.words.startswith("后年") and (AFTER.search(text[: when.start]) or year_after):  # 三重制度后年度累计
            continue
        if when.inferred and dated:
            year = dated[-1].first.year
            when = when._replace(first=_in_year(when.first, year), last=_in_year(when.last, year))
        elif when.inferred and when.first > as_of and SPENT.search(text, when.end) and not AHEAD.search(text):
            year = as_of.year - 1
            when = when._replace(first=_in_year(when.first, year), last=_in_year(when.last, year))
        dated.append(when)
    return dated


def _after_day(text: str, end: int) -> str:
    """The words after a date: a few, or its small clause where that is longer (8月20日刚因为这个病被新认定成)."""
    clause = CLAUSE.match(text, end)
    return text[end : max(end + 10, clause.end() if clause else end)]


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28) if day.month == 2 else day.day)


def _limit(text: str, rate: Rate) -> bool:
    """The line of what lies above it (超10%的部分) or of a rule (不能超过10%), not a rate somebody has."""
    words = load_lexicon().words
    if words["ruled"].search(text[: rate.start]):
        return True
    return (
        words["above"].search(text[: rate.start]) is not None
        and words["part_above"].match(text[rate.end :]) is not None
    )


def _percent(value: Fraction) -> str:
    """A share as a decimal number of per cent, up to six places."""
    millionths = value * 100 * 10**6
    whole, rest = divmod(int(millionths), 10**6)
    return f"{whole}.{rest:06d}".rstrip("0").rstrip(".")


def _read_places(state: State, reading: Reading) -> None:
    """Regions of the corpus by their names; other places by the gazetteer. The longest name wins."""
    text = state.text
    taken: list[tuple[int, int]] = []
    names = sorted(
        (
            (alias, doc.region)
            for doc in state.know.corpus.documents.values()
            for alias in (*doc.aliases, doc.short, doc.region, *_numbers(doc.number))
        ),
        key=lambda pair: -len(pair[0]),
    )
    found: list[tuple[int, str]] = []
    for alias, region in names:
        for match in re.finditer(_alone(alias), text):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                found.append((match.start(), region))
                reading.stands("region", region, match.span())
    places = [place for place in find_places(text) if not any(s < place.end and place.start < e for s, e in taken)]
    homes = [place.name for place in places if lives_at(text, (place.start, place.end))]
    if found and homes and not any(_held(state, name) for name in homes) and only_mentioned(text, taken):
        reading.places = homes[:1]
        return
    meant = [(at, region) for at, region in found if not (NOT_THERE.search(text[:at]) or OTHERWISE.match(text, at))]
    found = meant or found
    reading.regions = list(dict.fromkeys(region for _, region in sorted(found)))
    if not (found or places or state.session.region) and (named := region_of_names(text, state.know)):
        reading.regions = [named]
    reading.named = sorted(found)
    home = reading.regions[:1] or ([state.session.region] if state.session.region else [])
    parents = {parent for region in (reading.regions or home) for parent in state.know.document(region).parents}
    for place in places:
        inner = place.level == "unknown" and any(end == place.start for _, end in taken)  # 绵阳经开区
        if inner or text[place.end - 1 : place.end + 1] == "中心":
            continue
        reading.stands("place", place.name, (place.start, place.end))
        if _elsewhere(text[max(0, place.start - 8) : place.start], text[place.end : place.end + 6], reading):
            continue
        if any(parent.startswith(place.name.rstrip("省市")) for parent in parents):
            _inside(state, home, place.name, place.province, reading)
            continue
        if not home and _held(state, place.name):
            continue
        reading.places.append(place.name)
        _inside(state, home, place.name, place.province, reading)


def _held(state: State, name: str) -> bool:
    """Whether a region of the corpus lies in a place."""
    above = {parent for document in state.know.corpus.documents.values() for parent in document.parents}
    return any(parent.startswith(name.rstrip("省市")) for parent in above)


def _numbers(number: str | None) -> list[str]:
    """A document number as people cite it: whole, or by its office alone (绵办规6号)."""
    return [number, number.partition("〔")[0]] if number else []


def _elsewhere(before: str, after: str, reading: Reading) -> bool:
    """Another place as home, insurance or issuer of a certificate, not as where somebody was treated."""
    for fact, words in (("hukou_here", HUKOU), ("insured_here", INSURED)):
        if words.search(before):
            reading.flags[fact] = "no"
            return True
    if HUKOU_AFTER.match(after):
        reading.flags["hukou_here"] = "no"
        return True
    if ISSUED.match(after):
        reading.flags["certificate_local"] = "no"
        return True
    return False


def _alone(alias: str) -> str:
    """A pattern for a name; Latin ones (fy, Wenzhou) only as words of their own."""
    if alias.isascii() and alias.isalpha():
        return rf"(?i)(?<![a-z]){alias}(?![a-z])"
    return re.escape(alias)


def _inside(state: State, homes: list[str], name: str, province: str | None, reading: Reading) -> None:
    """Where somebody was treated, seen from the region: another place of the province, or outside it."""
    if len(homes) != 1 or len(reading.regions) > 1:
        return
    home = state.know.document(homes[0])
    if any(parent.startswith(name.rstrip("省市")) for parent in home.parents):
        return
    same = (province or name).rstrip("省市") == home.parent_province.rstrip("省市")
    reading.elsewhere = "in_province" if same else "out_of_province"


def _read_flags(text: str, reading: Reading) -> None:
    for fact, options in load_lexicon().flags.items():
        found = next(((value, said) for value, words in options.items() if (said := words.search(text))), None)
        if found is not None:
            reading.flags[fact] = found[0]
            reading.stands("flag", fact, found[1].span())
    if reading.elsewhere:
        reading.flags["place"] = reading.elsewhere
    if age := aged_60(text):
        reading.flags["aged_60"] = age
    roles = {mention.role for mention in reading.mentions} - {"premise", "aside"}
    if "undesignated" in roles and len(roles) > 1:  # the rest of the bill is of another place
        reading.flags.pop("designated", None)


def _no_deductible(text: str, reading: Reading) -> str:
    """For which region no deductible was said to be left: "*" for the one asked about."""
    found = load_lexicon().words["no_deductible"].search(text)
    if found is None or ("eligible" in reading.aspects and not reading.mentions):  # 取消了，是真的吗: no fact
        return ""
    start = max((m.end() for m in re.finditer(r"[，。；！？]", text[: found.start()])), default=0)
    near = [region for at, region in reading.named if start <= at <= found.start()]
    return near[-1] if near and len(reading.regions) > 1 else "*"


def _read_asked(text: str, reading: Reading) -> None:
    lexicon = load_lexicon()
    text = asked_in(text)
    for concept in lexicon.concepts:
        if said := concept.words.search(text):
            reading.concepts.append(concept.id)
            reading.stands("concept", concept.id, said.span())
    words = lexicon.words
    who = words["who_does"].search(text)
    asked = words["who_does"].sub(lambda match: "　" * len(match[0]), text)
    for aspect, meant in lexicon.aspects.items():
        if said := meant.search(asked if aspect in MONEY else text):
            reading.aspects.append(aspect)
            reading.stands("aspect", aspect, said.span())
    if words["first_borne"].search(text):
        reading.aspects = ["deductible", *(name for name in reading.aspects if name not in ("deductible", *MONEY))]
    if not reading.aspects and words["confirms"].search(text):
        reading.aspects.append("eligible")
    reading.no_deductible = _no_deductible(text, reading)
    reading.whether = not reading.mentions and not words["asks_sum"].search(text)
    reading.compares = bool(words["compare"].search(text)) and (len(reading.regions) != 1 or bool(reading.places))
    reading.compares = reading.compares or bool(words["everywhere"].search(text)) or len(reading.regions) > 1
    reading.looks_up = bool(who or words["lookup"].search(text))
    reading.personal = bool(words["personal"].search(text))
    if reading.compares and words["same_thing"].search(text):
        reading.looks_up, reading.aspects = True, []
        reading.mentions = [replace(mention, role="premise") for mention in reading.mentions]
