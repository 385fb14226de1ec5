"""The waterfall itself: the stack of layers in paying order, run down for one identity. What the layers pay plus what
is still to pay equals the bill, always. Chooses no identity and gives no outcome."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, date

from calculator.base import Entry, base_of
from calculator.days import in_force
from calculator.facts import Case
from calculator.layer import NOTHING_USED, Paid, Span, Step, Stream, Used, pay
from calculator.outcome import Note
from calculator.rules import Input, Layer, RuleBook, Terms

EVERYONE = "everyone"
NOTHING = Span(0, 0)


@dataclass(slots=True)
class Run:
    """The waterfall so far: what is left, in all and by care type, what each layer paid, what is missing or to be said.
    Nobody says on which care type a payment fell, so the parts may be known less well than their ``total``."""

    balance: tuple[Stream, ...]
    total: Span
    bill: Span
    paid: list[tuple[str, Span]]
    steps: list[Step]
    notes: list[Note]
    entered: tuple[str, ...]
    missing: list[str] = field(default_factory=list)
    parts: list[tuple[str, Span]] = field(default_factory=list)
    last: Paid | None = None
    unpaid: int = 0


def year_day(layer: Layer, case: Case) -> date:
    """The day whose rules apply: the expense day, or for last year's costs the day they can last be handled."""
    if layer.year == "expense":
        return case.day
    year = case.on.year if case.on else case.as_of.year - 1
    return date(min(year + 1, MAXYEAR), 12, 31)


def run_to(book: RuleBook, case: Case, target: Layer, identity: str) -> Run | None:
    """Run the stack from the lowest known balance down to and including the target; None when no balance is known."""
    stack = book.stack if target in book.stack else (target,)
    position = stack.index(target)
    entries = ((i, _entry(stack[i], case)) for i in range(position, -1, -1))
    start, entry = next(((i, entry) for i, entry in entries if entry is not None), (0, None))
    if entry is None:
        return None
    balance, bill, steps, notes = entry
    run = Run(balance, _total(balance), bill, [], list(steps), list(notes), tuple(s.care for s in balance))
    for item in stack[start : position + 1]:
        above = item.id != target.id
        if isinstance(item, Input) or (above and case.money(item.paid) is not None):
            _take_input(item, case, run)
        else:
            _take_layer(item, case, identity, run, above=above)
    return run


def _entry(item: Layer | Input, case: Case) -> Entry | None:
    if isinstance(item, Layer):
        return base_of(item, case)
    streams = case.streams(item.enters)
    if streams is None:
        return _of_total_cost(item, case)
    return streams, _total(streams), (), ()


def _of_total_cost(item: Input, case: Case) -> Entry | None:
    """What is in scope of a total cost whose out-of-scope part is known."""
    whole, outside = case.money("total_cost"), case.money("out_of_scope")
    if item.enters != "in_scope" or whole is None or outside is None:
        return None
    left = Span(max(0, whole.low - outside.high), max(0, whole.high - outside.low))
    step = Step("less", item.id, ("out_of_scope", outside, whole), left, ())
    return (Stream(str(case.facts.get("care", "")), left),), left, (step,), (Note("outside"),)


def _total(streams: tuple[Stream, ...]) -> Span:
    if len(streams) == 1:
        return streams[0].amount
    return Span(sum(s.amount.low for s in streams), sum(s.amount.high for s in streams))


def _take_input(item: Layer | Input, case: Case, run: Run) -> None:
    """A payment known from a slip; one that is not known is asked for or, where it may be absent, said to be out."""
    paid = case.money(item.paid)
    if paid is None:
        if isinstance(item, Input) and item.required:
            _left_open(item.paid, run)
        else:
            run.notes.append(Note("assumed_none", (item.label, item.paid)))
        return
    total = run.total
    left = Span(max(0, total.low - paid.high), max(0, total.high - paid.low))
    run.steps.append(Step("input", item.id, (item.label, paid, total), left, ()))
    run.paid.append((item.id, Span(total.low - left.low, total.high - left.high)))
    _leave(run, left, paid.high, run.balance)


def _left_open(paid: str, run: Run) -> None:
    """A payment nobody knows may be anything up to the whole balance: nothing, or all of it, may be left."""
    run.missing.append(paid)
    _leave(run, Span(0, run.total.high), run.total.high, run.balance)


def _leave(run: Run, left: Span, most: int, streams: tuple[Stream, ...]) -> None:
    """What is left once up to ``most`` was paid on some of the streams."""
    run.total = left
    if len(run.balance) == 1:
        run.balance = (Stream(run.balance[0].care, left),)
        return
    cut = {s.care: Span(max(0, s.amount.low - most), min(s.amount.high, left.high)) for s in streams}
    run.balance = tuple(Stream(s.care, cut.get(s.care, s.amount)) for s in run.balance)


def _take_layer(layer: Layer, case: Case, identity: str, run: Run, *, above: bool) -> None:
    """One layer of the stack pays on what is left; who is not named, or is named by no rule in force, is not paid.
    A layer ``above`` the one asked for pays the least its text promises (不低于), and the answer says so."""
    terms = layer.terms_for(identity) or layer.terms_for(EVERYONE)
    if terms is None:
        return
    force, period = in_force(layer.periods, year_day(layer, case), identity)
    if force in ("not_yet", "expired"):
        return _left_open(layer.paid, run)
    if period is not None and (force == "conditional" or period.identities):
        kind = "conditional_period" if force == "conditional" else "early_period"
        begins = (period.first.isoformat(),) if period.first else ()
        run.notes.append(Note(kind, begins, period.source))
    _join(layer, case, run)
    apart = layer.cares or terms.sublimits or len(run.balance) == 1
    streams = run.balance if apart else (Stream("", run.total),)
    counted = tuple(s for s in streams if not s.care or s.care in layer.cares) if layer.cares else streams
    aside = NOTHING if len(counted) == len(streams) else _total(tuple(s for s in streams if s not in counted))
    base = _limited(layer, case, counted, run)
    paid = pay(layer, terms, base, case.figures, _used(layer, case), at_floor=above)
    if above and terms.ratio.kind == "at_least":
        run.notes.append(Note("taken_at_floor", (layer.label,), terms.ratio.sources[0]))
    left = _left(layer, case, paid, counted)
    run.steps.extend(paid.steps)
    run.missing.extend(m for m in paid.missing if m not in run.missing)
    run.paid.append((layer.id, Span(paid.low, paid.high)))
    run.parts.append((layer.id, Span(paid.low, paid.high)))
    run.notes.extend(_paid_notes(layer, terms, paid, aside))
    run.last, before = paid, run.total
    low = max(left.low + aside.low, before.low - paid.high)
    high = min(left.high + aside.high, before.high - paid.low)
    run.unpaid = before.high - high
    _leave(run, Span(low, high), paid.high, counted if apart else run.balance)


def _used(layer: Layer, case: Case) -> Used:
    """What this layer has already paid this year, as far as anybody said."""
    name = f"used_{layer.id}"
    used = case.facts.get(name)
    if used is None:
        return NOTHING_USED
    return Used(case.money(name) or Span(0, 0), used if isinstance(used, Mapping) else None)


def _join(layer: Layer, case: Case, run: Run) -> None:
    """Costs that only this layer counts (e.g. outside the catalogue) join the balance here, and the bill with it."""
    for name, source in layer.joins:
        joined = case.money(name)
        if joined is not None and joined.high > 0:
            run.balance += (Stream(name, joined),)
            run.total = Span(run.total.low + joined.low, run.total.high + joined.high)
            run.bill = Span(run.bill.low + joined.low, run.bill.high + joined.high)
            run.steps.append(Step("join", layer.id, (name, joined), joined, (source,)))


def _limited(layer: Layer, case: Case, counted: tuple[Stream, ...], run: Run) -> tuple[Stream, ...]:
    """The base when the text limits it to a published or chosen sum (资助按最低档次缴费标准)."""
    if layer.base_limit is None:
        return counted
    figure = case.figures.get(layer.base_limit)
    if figure is None:
        run.missing.append(layer.base_limit)
        return tuple(Stream(s.care, Span(0, s.amount.high)) for s in counted)
    least, most = int(figure.low), int(figure.high or 0)
    return tuple(Stream(s.care, Span(min(s.amount.low, least), min(s.amount.high, most))) for s in counted)


def _left(layer: Layer, case: Case, paid: Paid, counted: tuple[Stream, ...]) -> Span:
    """What is left of what was counted, of which a limited base may be only a part."""
    figure, total = case.figures.get(layer.base_limit or ""), _total(counted)
    if layer.base_limit is None or (figure is not None and figure.low >= total.high):
        return paid.left
    return Span(max(0, total.low - paid.high), total.high - paid.low)


def _paid_notes(layer: Layer, terms: Terms, paid: Paid, aside: Span) -> list[Note]:
    notes = [Note("unpublished", (name, terms.cap.by or ""), terms.cap.sources[0]) for name in paid.unpublished]
    notes += [Note("decision", (d.by,), d.source) for d in layer.decisions + terms.decisions]
    if paid.open_up:
        notes.append(Note("floor", (layer.label,), terms.ratio.sources[0]))
    if paid.capped:
        notes.append(Note("capped", (layer.label,), terms.cap.sources[0] if terms.cap.sources else None))
    if aside.high > 0 and layer.care_source is not None:
        notes.append(Note("aside", (layer.label,), layer.care_source))
    for value in (terms.deductible, terms.ratio, terms.cap):
        if value.hedge and value.sources:
            notes.append(Note("hedge", (value.hedge,), value.sources[0]))
    if layer.remark or terms.remark:
        notes.append(Note("remark", (terms.remark or layer.remark or "",), terms.ratio.sources[0]))
    return notes
