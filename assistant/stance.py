"""Whether a claim to be checked (听说救助80%，对不对) agrees with the text: said plainly before the answer. Only where
one figure is claimed and the text's own figure of the same kind settles it, or the people named are said to be all;
everything else stays unsaid."""

import re
from datetime import date
from fractions import Fraction

from assistant.amounts import find_amounts, find_rates
from assistant.choose import choose_rule
from assistant.claims import CLAIMED, only_those
from assistant.concern import own_sums
from assistant.describe import Describer
from assistant.durations import find_durations
from assistant.lexicon import load_lexicon
from assistant.state import State
from assistant.told_dates import BEGINS
from assistant.wording import percent, say
from calculator.outcome import Outcome
from calculator.rules import Eligibility, Layer
from calculator.value import Bound

SPANS = ("workday", "month", "year")
ROLES = (*CLAIMED, "standard")
WRITTEN = re.compile(r"(?<![0-9/])[1-9]/[1-9][0-9]?(?![0-9/])")
WRONG, RIGHT = "notes.claim_wrong", "notes.claim_right"


def stance(state: State, describer: Describer) -> str:
    """What is said of the claim; "" where nothing is claimed, or the text does not settle it."""
    if only_those(state):
        return _only(state, describer)
    if state.plan.doing == "compute":
        return _of_worked_out(state, describer)
    key = _figure(state)
    return say(key) if key else ""


def _only(state: State, describer: Describer) -> str:
    """Against the list of all whom the rule names, where only some of them are said to have it (只有低保户)."""
    plan, named = state.plan, set(state.reading.identities)
    book = state.know.books.get(plan.region)
    rule = choose_rule(book, plan.concept, {}, plan.aspect) if book else None
    graded = load_lexicon().words["graded"].search(state.text) is not None  # 只有孤儿是全额: of one grade of it
    if isinstance(rule, Layer) and not graded:
        listed, source = (
            {name for terms in rule.terms for name in terms.identities},
            (rule.terms[0].ratio.sources or (rule.base,))[0],
        )
    elif isinstance(rule, Eligibility):
        listed, source = set(rule.identities), rule.source
    else:
        return ""
    if not (named and named < listed):
        return ""
    names = dict(state.know.vocabulary["identities"].options)
    who = "、".join(label for name, label in names.items() if name in listed)
    return say("notes.claim_only", who=who, marks=describer.citations.marks(source))


def _figure(state: State) -> str:
    """The key of what is said of a figure claimed."""
    words, reading = load_lexicon().words, state.reading
    asked = words["confirms"].search(state.text) or words["checks_claim"].search(state.text)
    asked = asked or words["rhetorical"].search(state.text)
    if not asked or own_sums(reading) or len(reading.regions) > 1 or words["unsure_claim"].search(state.text):
        return ""
    if state.plan.doing == "parameter":
        return _of_parameter(state)
    found = state.found
    if state.plan.doing != "look_up" or found.entry is None or found.silent:
        return ""
    return _of_day(state) or _of_clause(state)


def _of_parameter(state: State) -> str:
    """Against the rate, limit or line of the one group asked about."""
    told = {(one.status, one.rate, one.low, one.high) for _, one in state.outcomes}
    outcome = state.outcomes[0][1]
    claimed = _claimed(state)
    if len(told) == 1 and not find_rates(state.text) and not state.reading.mentions:
        return _none_at_all(state, outcome)
    if claimed is None or any(one.status not in ("exact", "at_least") for _, one in state.outcomes):
        return ""
    if len(told) != 1:
        values = {_value(one, claimed[0]) for _, one in state.outcomes}
        settled = len(values - {None}) == 1 and claimed[1] not in values and not claimed[2]
        return WRONG if settled and all(one.status == "exact" for _, one in state.outcomes) else ""
    kind, value, floor = claimed
    known = _value(outcome, kind)
    if known is None:
        unlimited = kind == "money" and any(note.kind == "unlimited" for note in outcome.notes)
        return WRONG if unlimited else ""
    if floor != (outcome.status == "at_least"):
        return WRONG if value < known and not floor else ""
    return RIGHT if value == known else WRONG


def _of_worked_out(state: State, describer: Describer) -> str:
    """What is said of a rate heard of (我听说是70%), against the one the figure was worked out by."""
    rates = [one for one in find_rates(state.text) if not (one.too_large or one.points)]
    steps = [step for step in state.outcomes[0][1].steps if step.kind == "ratio"]
    heard = bool(rates) and load_lexicon().words["heard_of"].search(state.text[: rates[0].start]) is not None
    if not heard or len(rates) != 1 or len(steps) != 1 or len(state.outcomes) != 1 or own_sums(state.reading):
        return ""
    bound, claimed = steps[0].value, rates[0].value
    assert isinstance(bound, Bound)
    if bound.missing or (bound.open_up and claimed >= bound.low) or not (bound.open_up or bound.exact):
        return ""
    if claimed == bound.low:
        return say(RIGHT)
    key = "notes.claim_rate_floor" if bound.open_up else "notes.claim_rate"
    return say(key, rate=percent(bound.low * 100), marks=describer.citations.marks(*steps[0].sources[:1]))


def _none_at_all(state: State, outcome: Outcome) -> str:
    """Against a line or a limit that is said not to be at all (起付线一分都不要)."""
    words, aspect = load_lexicon().words, state.plan.aspect
    said = {"deductible": words["no_line"], "cap": words["no_limit"]}.get(aspect)
    if said is None or not said.search(state.text) or outcome.status != "exact":
        return ""
    unlimited = any(note.kind == "unlimited" for note in outcome.notes)
    none = unlimited if aspect == "cap" else outcome.rate is None and outcome.low == 0
    some = outcome.rate is not None or bool(outcome.low)
    return RIGHT if none else WRONG if some else ""


def _value(outcome: Outcome, kind: str) -> Fraction | None:
    """The outcome's figure of this kind: per cent, or 分."""
    if kind == "points":
        return None
    if kind == "rate":
        return outcome.rate if outcome.unit == "%" and outcome.rate is not None else None
    return Fraction(outcome.low) if outcome.rate is None and outcome.low is not None else None


def _claimed(state: State) -> tuple[str, Fraction, bool] | None:
    """The one figure claimed, its kind, and whether as a floor (不低于); none of several, or of another bound."""
    rates = [one for one in find_rates(state.text) if not one.too_large]
    sums = [one for one in state.reading.mentions if one.role in ROLES]
    if len(rates) + len(sums) != 1 or len(sums) != len(state.reading.mentions):
        return None
    start = rates[0].start if rates else sums[0].at
    words, before = load_lexicon().words, state.text[:start]
    line = state.plan.doing == "parameter" and state.plan.aspect == "deductible"  # 超过5万才兜底: the line itself
    clause = before[max(before.rfind(mark) for mark in "，。；！？\n") + 1 :]
    line = line or words["rhetorical"].search(state.text) is not None  # 不是70%吗
    if (words["only_bound"].search(before) and not line) or (rates and words["ones_own"].search(clause)):
        return None
    floor = words["floor_claimed"].search(before) is not None
    kind = "points" if rates and rates[0].points else "rate"
    return (kind, rates[0].value * 100, floor) if rates else ("money", Fraction(sums[0].low), floor)


def _of_day(state: State) -> str:
    """Against the day that the words found say it begins on."""
    entry = state.found.entry
    claim = load_lexicon().words["claimed_begin"]
    days = [(first, last) for near, first, last in state.reading.days if claim.match(near.partition("|")[2])]
    begins = BEGINS.search("".join(entry.quote.split())) if entry else None
    if begins is None or len(days) != 1:
        return ""
    year, month, day = (int(part) for part in begins.groups())
    first, last = days[0]
    return RIGHT if first <= date(year, month, day) <= last else WRONG


def _of_clause(state: State) -> str:
    """Wrong where the clause has figures of the kind claimed and the one claimed stands nowhere in it."""
    entry = state.found.entry
    assert entry is not None
    whole = state.know.corpus.clause(entry.clause).text
    claimed = _claimed(state)
    if said := _above(state, entry.quote):
        return said
    spans = [(one.unit, one.n) for one in find_durations(state.text) if one.unit in SPANS]
    if claimed is None:
        alone = len(spans) == 1 and not state.reading.mentions and not state.reading.rates
        quoted = {(one.unit, one.n) for one in find_durations(entry.quote)}
        written = quoted | {(one.unit, one.n) for one in find_durations(whole)}
        same_kind = alone and any(unit == spans[0][0] for unit, _ in quoted)
        return WRONG if same_kind and spans[0] not in written else ""
    kind, value, _ = claimed
    quoted_, written_ = _figures(kind, entry.quote), _figures(kind, whole)
    if len(quoted_) == 1 and set(entry.people) and set(entry.people) == set(state.reading.identities):
        written_ = quoted_  # about just the people named: other groups' figures in the clause are none of theirs
    return WRONG if quoted_ and value not in written_ else ""


def _above(state: State, quote: str) -> str:
    """Against the most the quote allows (最高可达一半, where it says 不超过1/3): the one rate claimed as the most."""
    words, rates, limits = load_lexicon().words, find_rates(state.text), _rates(quote)
    if len(rates) != 1 or len(limits) != 1 or state.reading.mentions:
        return ""
    most = words["most_claimed"].search(state.text[: rates[0].start]) and words["most_claimed"].search(quote)
    return (RIGHT if rates[0].value == limits[0] else WRONG) if most else ""


def _rates(quote: str) -> list[Fraction]:
    """The shares in a quote, also those written 1/3."""
    return [one.value for one in find_rates(quote)] or [Fraction(one[0]) for one in WRITTEN.finditer(quote)]


def _figures(kind: str, text: str) -> set[Fraction]:
    """The figures of a kind in a text: per cent, or 分."""
    if kind != "money":
        return {one.value * 100 for one in find_rates(text) if one.points == (kind == "points")}
    return {Fraction(one.fen) for one in find_amounts(text)}
