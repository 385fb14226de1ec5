"""The base of a layer: the balance it starts from, household bills added up, excluded parts taken out, bills inside
a look-back window sorted by care. Says what it assumed; never fills in an unknown amount."""

from dataclasses import dataclass
from datetime import date

from calculator.days import window
from calculator.facts import CARES, Case
from calculator.layer import Span, Step, Stream
from calculator.outcome import Note
from calculator.rules import Exclusion, Layer
from calculator.value import resolve

Entry = tuple[tuple[Stream, ...], Span, tuple[Step, ...], tuple[Note, ...]]


@dataclass(slots=True)
class Sifted:
    """A burden after exclusions, with the steps that took parts out."""

    span: Span
    steps: tuple[Step, ...]
    notes: tuple[Note, ...]


def base_of(layer: Layer, case: Case) -> Entry | None:
    """The balance a layer starts from, or None when nothing that leads to it is known."""
    if layer.lookback is not None and "bills" in case.facts:
        return _from_bills(layer, case)
    streams = case.streams(layer.enters)
    if streams is not None:
        return streams, _total(streams), (), ()
    if layer.unit == "household" and (members := case.facts.get("members")) is not None:
        assert isinstance(members, tuple)
        total = Span(sum(members), sum(members))
        step = Step("household", layer.id, (members,), total, (layer.base,))
        sifted = _sift(layer, case, total)
        told = (Note("household_total", (str(total.low),)),) if len(members) > 1 else ()
        return (Stream("", sifted.span),), sifted.span, (step, *sifted.steps), (*told, *sifted.notes)
    if layer.exclusions:
        return _from_parts(layer, case)
    if layer.base_limit is not None and (figure := case.figures.get(layer.base_limit)) is not None:
        span = Span(int(figure.low), int(figure.high or 0))
        return (Stream("", span),), span, (), ()
    return None


def _total(streams: tuple[Stream, ...]) -> Span:
    return Span(sum(s.amount.low for s in streams), sum(s.amount.high for s in streams))


def _from_parts(layer: Layer, case: Case) -> Entry | None:
    """A burden given as a whole or in parts, less what the negative list takes out."""
    names = [exclusion.part for exclusion in layer.exclusions]
    parts = {name: span for name in (*names, "part_other") if (span := case.money(name)) is not None}
    whole = case.money("burden")
    steps: tuple[Step, ...] = ()
    if whole is None and not parts:
        whole, steps = _from_total(layer, case)
    if whole is None and not parts:
        return None
    if whole is None:
        whole = Span(sum(p.low for p in parts.values()), sum(p.high for p in parts.values()))
    sifted = _sift(layer, case, whole)
    return (Stream("", sifted.span),), sifted.span, (*steps, *sifted.steps), sifted.notes


def _from_total(layer: Layer, case: Case) -> tuple[Span | None, tuple[Step, ...]]:
    """What is borne of a total cost, once the first of the payments the text names is known; others stay out."""
    whole = case.money("total_cost")
    known = [(name, paid) for name in layer.less if (paid := case.money(name)) is not None]
    if whole is None or not known or known[0][0] != layer.less[0]:
        return None, ()
    steps: list[Step] = []
    for name, paid in known:
        left = Span(max(0, whole.low - paid.high), max(0, whole.high - paid.low))
        steps.append(Step("less", layer.id, (name, paid, whole), left, (layer.base,)))
        whole = left
    return whole, tuple(steps)


def _sift(layer: Layer, case: Case, whole: Span) -> Sifted:
    low, high, steps, notes = whole.low, whole.high, [], []
    for exclusion in layer.exclusions:
        part = case.money(exclusion.part)
        if part is None:
            continue
        out, note = _excluded(exclusion, part, case)
        if note:
            notes.append(note)
        low, high = low - out.high, high - out.low
        if out.high:
            steps.append(Step("exclude", layer.id, (exclusion.part, part), out, (exclusion.source,)))
    return Sifted(Span(max(0, low), max(0, high)), tuple(steps), tuple(notes))


def _excluded(exclusion: Exclusion, part: Span, case: Case) -> tuple[Span, Note | None]:
    """How much of a part does not count. Above a yearly total the text does not say how the excess falls on the
    person: the counted part lies in [max(0, part − excess), min(part, threshold)]."""
    if exclusion.above is None:
        return part, None
    threshold = int(resolve(exclusion.above, case.figures).low)
    total = case.money(exclusion.total or "")
    note = None if total is not None else Note("total_assumed", (exclusion.part,), exclusion.source)
    yearly = Span(max(total.low, part.low), max(total.high, part.high)) if total else part  # a part is within its total
    excess = max(0, yearly.high - threshold)
    if excess == 0:
        return Span(0, 0), note
    if total is None or yearly == part:
        return Span(max(0, part.low - threshold), excess), note
    least, most = max(0, part.low - threshold), min(part.high, excess)
    return Span(least, most), note


def _from_bills(layer: Layer, case: Case) -> Entry | None:
    """Bills of a newly identified person: those inside the window and after, by care type. Whether a bill on the
    window's first day counts is open, and so are all before the identification while nobody says what it was for."""
    bills, identified = case.facts["bills"], case.facts.get("identified_on")
    assert isinstance(bills, tuple) and layer.lookback is not None
    assert identified is None or isinstance(identified, date)
    months, source = layer.lookback
    newly = case.facts.get("newly_illness_poor")
    inside = tuple((bill, False) for bill in bills)
    if identified is not None:
        inside = window(bills, identified, 0 if newly == "no" else months)
    unsaid = identified is not None and newly is None
    amounts = {c: [0, 0] for c in CARES}
    for bill, edge in inside:
        is_open = edge or (unsaid and identified is not None and bill.last < identified)
        amounts[bill.care][0] += 0 if is_open else bill.amount
        amounts[bill.care][1] += bill.amount
    streams = tuple(Stream(c, Span(*amounts[c])) for c in CARES if amounts[c][1])
    notes = [Note("edge", (bill.last.isoformat(),), source) for bill, edge in inside if edge]
    if any(s.amount.low < s.amount.high for s in streams) and unsaid:
        notes = [Note("unsure", ("newly_illness_poor",), source)]
    if identified is not None and newly != "no" and len(inside) < len(bills):
        notes.append(Note("too_early", (str(months),), source))
    if newly == "no" and len(inside) < len(bills):
        notes.append(Note("not_newly", (), source))
    step = Step("window", layer.id, (identified, months, len(inside), len(bills)), None, (source,))
    return (streams or (Stream("", Span(0, 0)),)), _total(streams), (step,), tuple(notes)
