"""Which fact each day told is: of recognition (8月20日才认下来), of a list sent on, of its answer, of working days
made up, else of the costs. By the words beside the day; no day is reckoned here."""

import re
from datetime import date

from assistant.lexicon import load_lexicon
from assistant.state import Reading

STARTED = re.compile(
    r"推送|收到|起算|接到|提交|查收|派发|下发|推(?:过来|过去|出去|来|去|给|到|的)|发(?:来|过来)的?(?:名单|数据)"
)
SENTENCE = re.compile(r"[。；！？\n]")
STOP = re.compile(r"[，、。；！？]")
EXTRA = re.compile(r"调休|补班|上班")
OLD = 15
DISCHARGED = "出院"
"""A stay counts by the day it ended."""
YEAR = 360
"""Days a span must be longer than to be a year."""
Span = tuple[date, date]


def recognised(beside: str) -> bool:
    """Whether the words around a date (before|after) say that somebody was recognised then: not of a stay, and not of
    costs that may be taken in (住院的费用能不能纳入)."""
    words = load_lexicon().words
    before, _, after = beside.partition("|")
    if words["not_recognised"].match(after):
        return False
    if words["recognised_card"].search(beside):
        return True
    return bool(words["recognised_after"].match(after) or words["recognised_before"].search(before))


def day_facts(reading: Reading, facts: dict[str, object]) -> None:
    """Fill the facts of the days told, and in the reading the span of recognition and the day of an answer."""
    extra: list[str] = []
    spans: list[Span] = []
    reading.recognised = reading.done = None
    for words, first, last in reading.days:
        kind = _kind(words, first == last)
        if kind == "extra":
            extra.append(first.isoformat())
        elif kind == "done" and _another_day(reading, first):
            reading.done = first
        elif kind in ("started", "done"):
            facts.setdefault("start_date", first.isoformat())
        elif kind == "recognised" and first == last:
            facts.setdefault("identified_on", first.isoformat())
        elif kind == "recognised":
            spans += [] if len(reading.days) > 1 else [(first, last)]
        else:
            spans.append((first, last))
        if kind == "recognised" and reading.recognised is None:
            reading.recognised = (first, last)
    _of_costs(spans, facts)
    facts |= {"extra_workdays": extra} if extra else {}


def _another_day(reading: Reading, done: date) -> bool:
    """Whether an earlier day is told, from which the days up to this one run."""
    return any(first == last < done for _, first, last in reading.days)


def _kind(words: str, exact: bool) -> str:
    """What a date is of, by the words around it; "" for the day of costs, or for nothing said."""
    lexicon = load_lexicon().words
    before, after = SENTENCE.split(words.partition("|")[0])[-1], words.partition("|")[2]
    small = re.split("[，、]", before)[-1]
    beside = small + after
    if exact and EXTRA.search(before[-4:] + after) and STARTED.search(before + after) is None:
        return "extra"
    if exact and lexicon["answered_on"].match(after):
        return "done"
    if exact and STARTED.search(before + after):
        return "started"
    if recognised(f"{small}|{after}"):
        return "recognised"
    costs = lexicon["cost_day"].search(beside) is not None
    around = beside if costs else before[-6:] + beside
    named = lexicon["identified"].search(around) and not lexicon["not_recognised"].match(after)
    return "recognised" if exact and named else ""


def _of_costs(spans: list[Span], facts: dict[str, object]) -> None:
    """The year and the day the question is about, from the days that are nothing else."""
    if not spans:
        return
    longest = max(spans, key=lambda span: span[1] - span[0])  # 2024年, not the day or month somebody writes of
    years = [longest] if (longest[1] - longest[0]).days > YEAR else [s for s in spans if s[0] != s[1]]
    facts.setdefault("indicator_year", str((years or spans)[0][1].year))
    facts.setdefault("event_date", min(spans, key=lambda span: span[1] - span[0])[0].isoformat())
    days = [first for first, last in spans if first == last]
    facts |= {"start_date": days[0].isoformat()} if days and "start_date" not in facts else {}


def own_clause(words: str) -> str:
    """Of the words around a date (before|after) those of its own small clause."""
    before, _, after = words.partition("|")
    return f"{STOP.split(before)[-1]}|{STOP.split(after)[0]}"


def cost_day(reading: Reading, as_of: date) -> tuple[date, date] | None:
    """The day the costs arose: a date next to care or cost words before any other; births and long-gone years are
    none."""
    words = load_lexicon().words
    days = [
        d
        for d in reading.days
        if not (words["not_cost_day"].search(clause := own_clause(d[0])) or recognised(clause))
        and as_of.year - d[1].year < OLD
    ]
    near = [d for d in days if words["cost_day"].search(d[0])]
    own = [d for d in near if words["cost_day"].search(own_clause(d[0]))]  # 3月转的，2月住院: not the one beside it
    best = next(iter(own or near or days), None)
    left = [d[2] for d in near if DISCHARGED in own_clause(d[0]) and best and d[2] >= best[2]]
    return (best[1], (left or [best[2]])[-1]) if best else None
