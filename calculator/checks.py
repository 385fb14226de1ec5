"""Rules that are no layer: thresholds, rates against targets, sums, who belongs, dates. Each gives one Outcome; an
unknown fact gives verdict unknown or a need, never a no."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from fractions import Fraction

from calculator.days import counted, in_force
from calculator.facts import Case
from calculator.layer import Span, Step
from calculator.money import half_up
from calculator.outcome import Note, Outcome, Status, Verdict, refused
from calculator.rules import Check, Condition, Deadline, Eligibility, Goal, Rate, Refusal, Sum, Target, Test
from calculator.value import Bound, Source, resolve, sources_of

COMPARE: dict[Test, Callable[[Fraction, Fraction], bool]] = {
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
}


def stopped(rule: Check | Rate | Sum | Eligibility | Deadline | Refusal | Goal, case: Case) -> Outcome | None:
    """A refusal when the rule is not in force on the case's day."""
    force, period = in_force(rule.periods, case.day)
    if force in ("not_yet", "expired") and period is not None:
        notes = (Note(force, (), period.source),)
        return refused(rule.id, rule.label, rule.document, "not_in_force", (period.source,), notes)
    return None


def conditions(
    requires: tuple[Condition, ...], case: Case
) -> tuple[Condition | None, tuple[Note, ...], tuple[str, ...]]:
    """The first condition that fails, notes for assumed ones, and facts that must be asked."""
    notes, asked = [], []
    for condition in requires:
        value = case.facts.get(condition.fact)
        if value is None:
            if condition.unknown == "ask":
                asked.append(condition.fact)
            else:
                notes.append(Note("assumed", (condition.fact,), condition.source))
        elif value not in condition.allowed:
            return condition, tuple(notes), tuple(asked)
    return None, tuple(notes), tuple(asked)


def check(rule: Check, case: Case) -> Outcome:
    """The quantity against its threshold: verdict yes/no/unknown, threshold in 分 where there is one."""
    sources = (*sources_of(rule.threshold), rule.source)
    blank = Outcome(rule.id, rule.label, rule.document, "exact", sources=tuple(dict.fromkeys(sources)), unit=rule.unit)
    if (early := stopped(rule, case)) is not None:
        return early
    failed, notes, asked = conditions(rule.requires, case)
    held = case.identities()
    if rule.identities and held and not held & rule.identities:
        return replace(
            blank, verdict="no", reason="not_eligible", notes=(Note("not_named", tuple(sorted(held)), rule.source),)
        )
    if failed is not None:
        note = Note("condition_failed", (failed.fact, str(case.facts[failed.fact])), failed.source)
        return replace(blank, verdict="no", reason="not_eligible", notes=(note,), sources=(failed.source, *sources))
    bound = resolve(rule.threshold, case.figures)
    quantity = _quantity(rule, case)
    line = _shown_line(rule, bound)
    needed = () if quantity is not None else rule.measures[:1]
    whole = (rule.share_of,) if rule.share_of and case.money(rule.share_of) is None else ()
    missing = (*asked, *bound.missing, *needed, *whole)
    if quantity is None or missing:
        return replace(blank, status="needs", verdict="unknown", threshold=line, missing=missing, notes=notes)
    verdict = _verdict(rule, quantity, bound, case)
    step = Step("compare", rule.id, (rule.measures, quantity, rule.test, bound), None, sources)
    if verdict == "unknown":
        return replace(blank, status="range", verdict=verdict, threshold=line, notes=notes, steps=(step,))
    hedge = (Note("hedge", (rule.threshold.hedge,), sources[0]),) if rule.threshold.hedge else ()
    remark = (Note("remark", (rule.remark,), rule.source),) if rule.remark else ()
    return replace(blank, verdict=verdict, threshold=line, notes=(*notes, *hedge, *remark), steps=(step,))


Quantity = tuple[Fraction, Fraction]


def _quantity(rule: Check, case: Case) -> Quantity | None:
    """The measured quantity as bounds: money in 分, a rate as a ratio, anything else a plain count."""
    for name in rule.measures:
        value = case.facts.get(name)
        if isinstance(value, Fraction):
            return value / 100, value / 100
        if rule.unit != "元" and isinstance(value, int):
            return Fraction(value), Fraction(value)
        span = case.money(name) if value is not None else None
        if span is not None:
            return Fraction(span.low), Fraction(span.high)
    return None


def _verdict(rule: Check, quantity: Quantity, bound: Bound, case: Case) -> Verdict:
    low, high = quantity
    if rule.share_of is not None:
        whole = case.money(rule.share_of)
        if whole is None or whole.low == 0:
            return "unknown"
        low, high = low / whole.high, high / whole.low
    compare = COMPARE[rule.test]
    ends = {compare(amount, line) for amount in (low, high) for line in _line(rule, bound)}
    return "unknown" if len(ends) > 1 else ("yes" if ends.pop() else "no")


def _line(rule: Check, bound: Bound) -> tuple[Fraction, Fraction]:
    """Where the threshold may lie: 不低于 draws it at its floor, 不高于 at its ceiling."""
    if bound.high is None or bound.open_up:
        return bound.low, bound.low
    return (bound.high, bound.high) if rule.threshold.kind == "at_most" else (bound.low, bound.high)


def _shown_line(rule: Check, bound: Bound) -> int | None:
    """The threshold in 分, when it is one sum of money."""
    low, high = _line(rule, bound)
    if rule.unit != "元" or rule.share_of or bound.missing or low != high:
        return None
    return half_up(low.numerator, low.denominator)


def rate(rule: Rate, case: Case) -> Outcome:
    """An indicator in per cent (two decimals, half-up for show; compared exactly) against every version of the
    year's target. The first version listed decides ``verdict``; the others stay side by side in ``others``."""
    blank = Outcome(rule.id, rule.label, rule.document, "exact", unit="%", sources=(rule.formula,))
    if (early := stopped(rule, case)) is not None:
        return early
    value, missing, steps = _rate_value(rule, case)
    year = case.facts.get("indicator_year") or (case.on.year if case.on else None)
    targets = [t for t in rule.targets if t.year == year]
    if value is None and year is not None and not targets:
        return _no_target(blank, rule, int(str(year)), None)
    if value is None:
        status: Status = "needs" if missing else "refused"
        return replace(blank, status=status, verdict="unknown", reason=None if missing else "not_set", missing=missing)
    if missing:
        blank = replace(blank, status="at_least", missing=missing)
    shown = Fraction(half_up(value.numerator * 100, value.denominator), 100)
    if year is not None and not targets:
        return _no_target(blank, rule, int(str(year)), shown)
    if not targets:
        return replace(blank, rate=shown, steps=steps, notes=(Note("no_year"),))
    versions = tuple(_against(blank, t, value, shown) for t in targets)
    first = versions[0]
    clash = (Note("versions_differ", (), targets[0].source),) if len({v.verdict for v in versions}) > 1 else ()
    odd = (Note("above_hundred"),) if value > 100 else ()
    verdict: Verdict | None = "unknown" if clash else first.verdict
    sources = (*(t.source for t in targets), rule.formula)
    return replace(
        first, verdict=verdict, steps=(*steps, *first.steps), others=versions, sources=sources, notes=(*clash, *odd)
    )


def _no_target(blank: Outcome, rule: Rate, year: int, shown: Fraction | None) -> Outcome:
    source = rule.targets[0].source
    note = Note("no_target", (str(year), *sorted({str(t.year) for t in rule.targets})), source)
    return replace(blank, status="refused", reason="not_set", rate=shown, sources=(source, rule.formula), notes=(note,))


def _rate_value(rule: Rate, case: Case) -> tuple[Fraction | None, tuple[str, ...], tuple[Step, ...]]:
    """The rate, what is not known of it, and the step. A part of the numerator nobody gave leaves the rate a floor."""
    given = case.facts.get(f"rate_{rule.id}") or case.facts.get("rate")
    if isinstance(given, Fraction):
        return given, (), (Step("rate_given", rule.id, (given,), None, (rule.formula,)),)
    numbers = {name: _number(case, name) for name in (*rule.numerator, rule.denominator)}
    known = [n for name in rule.numerator if (n := numbers[name]) is not None]
    whole = numbers[rule.denominator]
    if not known or whole is None:
        missing = () if known else rule.numerator[:1]
        return None, (*missing, *(() if whole is not None else (rule.denominator,))), ()
    if whole == 0:
        return None, (), ()
    value = Fraction(sum(known) * 100, whole)
    unknown = tuple(name for name in rule.numerator if numbers[name] is None)
    return value, unknown, (Step("rate", rule.id, (tuple(known), whole, value), None, (rule.formula,)),)


def _number(case: Case, name: str) -> int | None:
    value = case.facts.get(name)
    return value if isinstance(value, int) else None


def _against(blank: Outcome, target: Target, value: Fraction, shown: Fraction) -> Outcome:
    met = COMPARE[target.test](value, target.percent)
    verdict: Verdict = "yes" if met else "no"
    if blank.status == "at_least" and met == target.test.startswith("<"):
        verdict = "unknown"
    step = Step(
        "target",
        blank.benefit,
        (target.version, target.year, target.test, target.percent, shown),
        None,
        (target.source,),
    )
    note = Note("version", (target.version, target.test, str(target.percent)), target.source)
    return replace(blank, rate=shown, verdict=verdict, sources=(target.source,), steps=(step,), notes=(note,))


def total(rule: Sum, case: Case) -> Outcome:
    """Given parts plus fixed parts; a part nobody knows, or fixed as a minimum, leaves the sum a floor."""
    if (early := stopped(rule, case)) is not None:
        return early
    sources = tuple(s for _, value in rule.fixed for s in sources_of(value))
    fixed = {name: resolve(value, case.figures) for name, value in rule.fixed}
    parts = tuple((name, span) for name in rule.adds if (span := _part(case, name, fixed)) is not None)
    low = sum(part_low for _, (part_low, _) in parts)
    highs = [part_high for _, (_, part_high) in parts]
    high = sum(h for h in highs if h is not None) if None not in highs and len(parts) == len(rule.adds) else None
    status: Status = "at_least" if high is None else "exact" if low == high else "range"
    step = Step("sum", rule.id, tuple((name, part_low) for name, (part_low, _) in parts), Span(low, low), sources)
    return Outcome(rule.id, rule.label, rule.document, status, low=low, high=high, sources=sources, steps=(step,))


def _part(case: Case, name: str, fixed: dict[str, Bound]) -> tuple[int, int | None] | None:
    """One part of a sum, as given or else as the text fixes it; None when neither is known (it may be more than
    zero)."""
    if (given := case.money(name)) is not None:
        return given.low, given.high
    bound = fixed.get(name)
    return None if bound is None else (int(bound.low), None if bound.high is None else int(bound.high))


def eligible(rule: Eligibility, case: Case) -> Outcome:
    """Whether a person belongs: an identity of the list and every condition; unknown stays unknown."""
    if (early := stopped(rule, case)) is not None:
        return early
    blank = Outcome(rule.id, rule.label, rule.document, "exact", sources=(rule.source,))
    failed, notes, asked = conditions(rule.requires, case)
    if failed is not None:
        note = Note("condition_failed", (failed.fact, str(case.facts[failed.fact])), failed.source)
        return replace(blank, verdict="no", reason="not_eligible", notes=(note,), sources=(failed.source, rule.source))
    held = case.identities()
    everyone = "everyone" in rule.identities
    if held and not everyone and not held & rule.identities:
        note = Note("not_named", tuple(sorted(held)), rule.source)
        return replace(blank, verdict="unknown" if rule.open_group else "no", reason="not_eligible", notes=(note,))
    known = bool(held) or everyone
    if not known or asked:
        missing = (*(() if known else ("identities",)), *asked)
        return replace(blank, status="needs", verdict="unknown", missing=missing, notes=notes)
    remark = (Note("remark", (rule.remark,), rule.source),) if rule.remark else ()
    return replace(blank, verdict="yes", notes=(*notes, *remark))


def deadline(rule: Deadline, case: Case) -> Outcome:
    """The date or month counted from the start, by the way the choosing fact selects."""
    if (early := stopped(rule, case)) is not None:
        return early
    chosen = case.facts.get(rule.chooses) if rule.chooses else ""
    choice = next((c for c in rule.choices if not rule.chooses or chosen in c.values), None)
    sources: tuple[Source, ...] = tuple(c.source for c in rule.choices)
    blank = Outcome(rule.id, rule.label, rule.document, "exact", sources=sources)
    start = case.facts.get(rule.start)
    missing = (*(() if choice else (rule.chooses,)), *(() if isinstance(start, date) else (rule.start,)))
    if choice is None or not isinstance(start, date):
        return replace(blank, status="needs", missing=missing, sources=(choice.source, *sources) if choice else sources)
    extra = case.facts.get("extra_workdays", ())
    when = counted(choice, start, extra if isinstance(extra, tuple) else (), ())
    notes = (Note("workday_calendar", (), choice.source),) if choice.count == "workdays" and not extra else ()
    step = Step("deadline", rule.id, (choice.count, choice.n, start), None, (choice.source,))
    return replace(blank, date=when, steps=(step,), notes=notes, sources=(choice.source,))


def refusal(rule: Refusal, case: Case) -> Outcome:
    """The text sets no number: who decides, and the clause that says so."""
    notes = (Note("decided_by", (rule.by,), rule.source),) if rule.by else ()
    if rule.remark:
        notes = (*notes, Note("remark", (rule.remark,), rule.source))
    return refused(rule.id, rule.label, rule.document, rule.reason, (rule.source, *rule.more), notes)
