"""What a benefit pays: the waterfall run for every identity held, and the outcome it comes to. Knows no region and no
clock."""

from dataclasses import replace
from functools import partial

from calculator.days import in_force
from calculator.facts import Case
from calculator.layer import Paid, Span
from calculator.outcome import Note, Outcome, Status, refused
from calculator.rules import Condition, Eligibility, Layer, RuleBook, Terms
from calculator.run import EVERYONE, Run, run_to, year_day
from calculator.value import Source, sources_of

CONDITIONAL = {"unpublished", "decision", "conditional_period", "unsure", "edge"}


def settle(book: RuleBook, case: Case, target: str) -> Outcome:
    """What the target benefit pays, for the best identity where a clause lets the best total win; the losers stay in
    ``others``. target: the id of a layer in the book's stack."""
    layer = book.rules[target]
    assert isinstance(layer, Layer)
    held = sorted(case.identities())
    named = [i for i in held if layer.terms_for(i)] or ([EVERYONE] if layer.terms_for(EVERYONE) else [])
    if not named:
        return _nobody(book, layer, case, held)
    outcomes = [settle_for(book, case, layer, identity) for identity in _most_specific(book, case, named)]
    best = min(outcomes, key=partial(_burden, layer))
    if len(outcomes) == 1:
        return best
    rivals = [o for o in outcomes if o.status == "needs" and o.left and best.left and o.left.low < best.left.low]
    best = min(rivals, key=partial(_burden, layer)) if rivals else best  # once its facts are known it may be better
    note = Note("best_of", (), book.best_of) if book.best_of else Note("no_best_of")
    others = tuple(o for o in outcomes if o is not best)
    status: Status = (
        "conditional" if book.best_of is None and best.status == "exact" and _differ(outcomes) else best.status
    )
    return replace(best, status=status, others=others).noted(note)


def _differ(outcomes: list[Outcome]) -> bool:
    return len({(o.low, o.high) for o in outcomes}) > 1


def _most_specific(book: RuleBook, case: Case, named: list[str]) -> list[str]:
    """Identities that exclude each other by definition are not run side by side: the first of the pair gives way."""
    dropped = {i for pair, _ in book.exclusive if pair <= set(named) for i in sorted(pair)[:1]}
    return [i for i in named if i not in dropped] or named


def _burden(layer: Layer, outcome: Outcome) -> tuple[int, int, int, str]:
    """What the person is left with in the worst and best case: the measure by which an identity is better. Where that
    is the same, the text's own order decides."""
    order = {"refused": 2, "needs": 1}.get(outcome.status, 0)
    left = outcome.left or Span(0, 0)
    place = next((i for i, terms in enumerate(layer.terms) if terms is layer.terms_for(outcome.identity)), 0)
    return (order, left.high * 2 + left.low, place, outcome.identity)


def _nobody(book: RuleBook, layer: Layer, case: Case, held: list[str]) -> Outcome:
    """Nobody named, or nobody the layer names: ask, or say who belongs."""
    sources = (layer.terms[0].ratio.sources or (layer.base,)) if layer.terms else (layer.base,)
    if not held:
        return _anybody(book, layer, case, sources)
    force, period = in_force(layer.periods, year_day(layer, case))
    if force in ("not_yet", "expired") and period:
        return refused(layer.id, layer.label, layer.document, "not_in_force", (period.source,))
    who = book.rules.get("eligibility")
    if isinstance(who, Eligibility) and not set(held) & who.identities:
        sources = (who.source, *sources)
    note = Note("not_named", tuple(held), sources[0])
    blank = Outcome(layer.id, layer.label, layer.document, "exact", "not_eligible", held[0], 0, 0, sources=sources)
    return replace(blank, left=case.money(layer.enters), notes=(note,))


def _anybody(book: RuleBook, layer: Layer, case: Case, sources: tuple[Source, ...]) -> Outcome:
    """No identity known. What is the same for everybody named needs no question, only the condition said."""
    if case.facts.get("aided") == "yes":
        outcomes = [settle_for(book, case, layer, min(terms.identities)) for terms in layer.terms]
        figures = {(o.status, o.low, o.high, o.left) for o in outcomes}
        if len(figures) == 1:
            return replace(outcomes[0], identity="")
    elif len(layer.terms) == 1:
        only = settle_for(book, case, layer, min(layer.terms[0].identities))
        if only.status != "needs":
            status: Status = "conditional" if only.status == "exact" else only.status
            return replace(only, identity="", status=status).noted(Note("if_named", (), sources[0]))
    return Outcome(layer.id, layer.label, layer.document, "needs", sources=sources, missing=("identities",))


def settle_for(book: RuleBook, case: Case, layer: Layer, identity: str) -> Outcome:
    """The target layer for one identity, everything above it included."""
    terms = layer.terms_for(identity)
    assert terms is not None
    early = _stopped(layer, terms, case, identity)
    if early is not None:
        return early
    run = run_to(book, case, layer, identity)
    if run is None:
        missing = (layer.base_limit or layer.enters,)
        needs = Outcome(layer.id, layer.label, layer.document, "needs", identity=identity, missing=missing)
        return replace(needs, sources=sources_of(terms.ratio), notes=_condition_notes(layer.requires, case)[0])
    return _finish(layer, terms, case, identity, run)


def _stopped(layer: Layer, terms: Terms, case: Case, identity: str) -> Outcome | None:
    """Out of force, or a condition that fails: nothing to compute."""
    force, period = in_force(layer.periods, year_day(layer, case), identity)
    if force in ("not_yet", "expired") and period is not None:
        note = Note(force, (), period.source)
        return refused(
            layer.id, layer.label, layer.document, "not_in_force", (period.source, *terms.ratio.sources), (note,)
        )
    for condition in layer.requires:
        value = case.facts.get(condition.fact)
        if value is not None and value not in condition.allowed:
            status: Status = "conditional" if condition.hedged else "exact"
            note = Note("condition_failed", (condition.fact, str(value)), condition.source)
            return Outcome(
                layer.id,
                layer.label,
                layer.document,
                status,
                "not_eligible",
                identity,
                0,
                0,
                case.money(layer.enters),
                sources=(condition.source, *sources_of(terms.ratio)),
                notes=(note,),
            )
    return None


def _finish(layer: Layer, terms: Terms, case: Case, identity: str, run: Run) -> Outcome:
    """The outcome of the target layer, with the status its bounds and notes demand."""
    paid = run.last
    if _nothing_counts(layer, run):
        reason = "not_set"
        source = layer.care_source or layer.base
        return refused(layer.id, layer.label, layer.document, reason, (source,), (Note("care_not_named", (), source),))
    extra, asked = _condition_notes(layer.requires, case)
    missing = tuple(dict.fromkeys((*run.missing, *asked)))
    notes = tuple(dict.fromkeys((*run.notes, *extra)))
    left = run.total
    assert paid is not None  # the layer asked for is always run, whatever a slip says it paid
    if paid.high == 0 and left.low == left.high:
        missing = ()  # nothing that is asked could make it more
    status, low, high = _status(paid, missing, notes)
    if asked and missing:
        low, left = 0, Span(left.low, left.high + run.unpaid)  # if what is asked turns out against it
    sources = (*sources_of(terms.ratio), *sources_of(terms.deductible), *sources_of(terms.cap), layer.base)
    return Outcome(
        layer.id,
        layer.label,
        layer.document,
        status,
        identity=identity,
        low=low,
        high=high,
        left=left,
        sources=tuple(dict.fromkeys(sources)),
        steps=tuple(run.steps),
        notes=notes,
        missing=missing,
        parts=tuple(run.parts),
    )


def _nothing_counts(layer: Layer, run: Run) -> bool:
    """Every part of the bill is of a care type this benefit does not name."""
    return bool(layer.cares) and bool(run.entered) and all(c and c not in layer.cares for c in run.entered)


def _status(paid: Paid, missing: tuple[str, ...], notes: tuple[Note, ...]) -> tuple[Status, int, int]:
    if missing:
        return "needs", paid.low, paid.high
    if paid.low == paid.high:
        conditional = any(note.kind in CONDITIONAL for note in notes)
        return ("conditional" if conditional else "exact"), paid.low, paid.high
    if paid.low == paid.floor_high:
        return "at_least", paid.low, paid.high
    return "range", paid.low, paid.floor_high if paid.open_up else paid.high


def _condition_notes(conditions: tuple[Condition, ...], case: Case) -> tuple[tuple[Note, ...], tuple[str, ...]]:
    """What unstated conditions do: assumed and said, left conditional, or asked for."""
    unstated = [c for c in conditions if c.fact not in case.facts]
    kinds = {"assume": "assumed", "conditional": "unsure"}
    notes = tuple(Note(kinds[c.unknown], (c.fact,), c.source) for c in unstated if c.unknown != "ask")
    return notes, tuple(c.fact for c in unstated if c.unknown == "ask")
