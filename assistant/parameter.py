"""One parameter of a layer for the identities held: ratio, yearly limit or deductible, as the text has it. No
amounts."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from calculator.days import Force, in_force
from calculator.facts import Case
from calculator.layer import Span, Step
from calculator.money import half_up
from calculator.outcome import Note, Outcome, refused
from calculator.rules import Check, Eligibility, Layer, Period, Terms
from calculator.run import year_day
from calculator.value import Bound, Source, Value, resolve, sources_of

TOP = Fraction(1)


def parameters(layer: Layer, case: Case, aspect: str, who: Eligibility | None = None) -> list[Outcome]:
    """The parameter for the identities held; for every group the layer names when nobody is named, same values once."""
    held = sorted(case.identities())
    if held:
        named = [identity for identity in held if layer.terms_for(identity)]
        return [_for(layer, case, aspect, identity) for identity in named] or [_nobody(layer, case, held, who)]
    found = [_for(layer, case, aspect, identity) for terms in layer.terms for identity in sorted(terms.identities)]
    if len({(o.status, o.low, o.high, o.rate, o.sources) for o in found}) == 1:
        return [replace(found[0], identity="")]
    return found


def of_cap(rule: Layer, parameter: str) -> str:
    """The limit of a capped burden is the line above which it is paid."""
    return "deductible" if rule.id == "burden_cap" and parameter == "cap" else parameter


def _nobody(layer: Layer, case: Case, held: list[str], who: Eligibility | None) -> Outcome:
    force, period = in_force(layer.periods, year_day(layer, case))
    if (closed := _closed(layer, force, period)) is not None:
        return closed
    sources = layer.terms[0].ratio.sources or (layer.base,)
    if who is not None and not set(held) & who.identities:
        sources = (who.source, *sources)
    notes = (Note("not_named", tuple(held), sources[0]), *_dated(force, period))
    blank = Outcome(layer.id, layer.label, layer.document, "exact", "not_eligible", sources=sources)
    return replace(blank, low=0, high=0, notes=notes, verdict="no")


def _for(layer: Layer, case: Case, aspect: str, identity: str) -> Outcome:
    """The ratio (per cent), cap or deductible (分, or per cent of a published figure) of one identity."""
    terms = layer.terms_for(identity)
    assert terms is not None
    force, period = in_force(layer.periods, year_day(layer, case), identity)
    if (closed := _closed(layer, force, period)) is not None:
        return closed
    care = str(case.facts.get("care", ""))
    if care and layer.cares and care not in layer.cares:
        source = layer.care_source or layer.base
        return refused(
            layer.id, layer.label, layer.document, "not_set", (source,), (Note("care_not_named", (), source),)
        )
    benefit, sources = f"{layer.id}_{aspect}", sources_of(terms.ratio)
    named = Outcome(benefit, layer.label, layer.document, "exact", identity=identity, sources=sources)
    value = {"ratio": terms.ratio, "cap": terms.cap, "deductible": terms.deductible}[aspect]
    found = _ratio(named, value, case) if aspect == "ratio" else _money(named, layer, terms, value, case, aspect)
    if aspect == "cap" and terms.sublimits:
        extra = tuple(Note("sublimit", (care,), limit.sources[0]) for care, limit in terms.sublimits if limit.sources)
        found = replace(found, notes=(*found.notes, *extra))
    found = _room(found, layer, terms, case) if aspect == "cap" else found
    return replace(found, notes=(*found.notes, *_dated(force, period)))


def _room(found: Outcome, layer: Layer, terms: Terms, case: Case) -> Outcome:
    """A yearly limit with what this year's payments left of it; of a care with a limit of its own, what is left of
    that."""
    used, care = case.money(f"used_{layer.id}"), str(case.facts.get("care", ""))
    if used is None or found.status != "exact" or found.low is None:
        return found
    rooms = [_Room("", found.low, used, found.sources[0])]
    limit = dict(terms.sublimits).get(care)
    own = case.facts.get(f"used_{layer.id}")
    if limit is not None and isinstance(own, Mapping):
        line, part = resolve(limit, case.figures).low, Span(own.get(care, 0), own.get(care, 0))
        rooms.insert(0, _Room(care, half_up(line.numerator, line.denominator), part, limit.sources[0]))
    left = Span(min(room.left.low for room in rooms), min(room.left.high for room in rooms))
    steps = tuple(Step("room", layer.id, (r.care, Span(r.limit, r.limit), r.used), r.left, (r.source,)) for r in rooms)
    notes = tuple(room.note() for room in rooms)
    return replace(found, left=left, steps=(*found.steps, *steps), notes=(*notes, *found.notes))


class _Room(NamedTuple):
    """A limit of the year (分), of one care or of all (""), and what was paid out of it."""

    care: str
    limit: int
    used: Span
    source: Source

    @property
    def left(self) -> Span:
        return Span(max(0, self.limit - self.used.high), max(0, self.limit - self.used.low))

    def note(self) -> Note:
        """What was paid at least, and what is left at most."""
        kind = ("room_care" if self.care else "room") + ("" if self.used.low == self.used.high else "_most")
        return Note(kind, (str(self.used.low), str(self.left.high), self.care), self.source)


def _closed(layer: Layer, force: Force, period: Period | None) -> Outcome | None:
    """A refusal outside the period."""
    if force not in ("not_yet", "expired") or period is None:
        return None
    note = Note(force, (), period.source)
    return refused(layer.id, layer.label, layer.document, "not_in_force", (period.source,), (note,))


def _dated(force: Force, period: Period | None) -> tuple[Note, ...]:
    """What is to be said of a period that is not the usual one."""
    if period is None or not (period.identities or force == "conditional"):
        return ()
    return (Note("conditional_period" if force == "conditional" else "early_period", _begins(period), period.source),)


def _begins(period: Period) -> tuple[str, ...]:
    return (period.first.isoformat(),) if period.first else ()


def _ratio(blank: Outcome, value: Value, case: Case) -> Outcome:
    bound = resolve(value, case.figures, TOP)
    notes = (Note("floor", (blank.label,), value.sources[0]),) if bound.open_up else ()
    status = "at_least" if bound.open_up else "exact"
    return replace(blank, status=status, rate=bound.low * 100, unit="%", sources=sources_of(value), notes=notes)  # type: ignore[arg-type]


def _money(blank: Outcome, layer: Layer, terms: Terms, value: Value, case: Case, aspect: str) -> Outcome:
    sources = (*sources_of(value), *sources_of(terms.ratio))
    if not value.sources:
        note = Note(f"no_{aspect}", (layer.label,), layer.base)
        if aspect == "deductible":
            return refused(layer.id, layer.label, layer.document, "not_set", (layer.base,), (note,))
        return replace(blank, sources=sources or (layer.base,), notes=(note,))
    bound = resolve(value, case.figures)
    if value.kind == "unlimited":
        return replace(blank, sources=sources, notes=(Note("unlimited", (layer.label,), value.sources[0]),))
    if bound.unpublished:
        note = Note("unpublished", (value.published or "", value.by or ""), value.sources[0])
        return refused(layer.id, layer.label, layer.document, "not_set", sources, (note,))
    if bound.missing and value.number is not None:
        return _share(replace(blank, sources=sources), value)
    return _known(replace(blank, sources=sources), value, bound)


def _share(blank: Outcome, value: Value) -> Outcome:
    """A share of a figure nobody has given: the share itself, and the figure's name."""
    share = (value.number or Fraction(0)) * 100
    for change in value.adjust:
        share = share * (1 - change.by) if change.op == "cut" else share + change.by * 100
    status = "at_most" if value.kind == "at_most" else "exact"
    note = Note("share_of", (value.of or "",), value.sources[0])
    return replace(blank, status=status, rate=share, unit="%", notes=(note,))  # type: ignore[arg-type]


def _known(blank: Outcome, value: Value, bound: Bound) -> Outcome:
    high = bound.high if bound.high is not None else bound.low
    low, top = half_up(bound.low.numerator, bound.low.denominator), half_up(high.numerator, high.denominator)
    notes = (Note("hedge", (value.hedge,), value.sources[0]),) if value.hedge else ()
    return replace(blank, status="at_most" if low != top else "exact", low=low, high=top, notes=notes)


def threshold(rule: Check, case: Case) -> Outcome:
    """The line of a check by itself; refused for a year the text sets none for."""
    year = str(case.facts.get("indicator_year", ""))
    source = rule.threshold.sources[0]
    if rule.year and year and year != str(rule.year):
        note = Note("no_target", (year, str(rule.year)), source)
        return refused(rule.id, rule.label, rule.document, "not_set", (source,), (note,))
    bound = resolve(rule.threshold, case.figures)
    whole = case.money(rule.share_of) if rule.share_of else None
    if whole is not None:
        return _most_of(rule, bound.low, whole)
    low = half_up(bound.low.numerator, bound.low.denominator)
    status = "at_least" if rule.threshold.kind == "at_least" else "exact"
    remark = (Note("remark", (rule.remark,), source),) if rule.remark else ()
    high = None if status == "at_least" else low
    blank = Outcome(rule.id, rule.label, rule.document, status, low=low, high=high, threshold=low, sources=(source,))  # type: ignore[arg-type]
    return replace(blank, notes=remark)


def _most_of(rule: Check, share: Fraction, whole: Span) -> Outcome:
    """The most a part of a known whole may be; a share of 分 is cut off, not rounded up."""
    source, most = rule.threshold.sources[0], int(share * whole.high)
    notes = (Note("hedge", (rule.threshold.hedge,), source),) if rule.threshold.hedge else ()
    blank = Outcome(rule.id, rule.label, rule.document, "at_most", low=0, high=most, sources=(source,))
    return replace(blank, notes=notes)
