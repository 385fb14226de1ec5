"""A benefit while one sum of a request grows: its corners, or where a limit, a payment or a line is reached, with notes
and quotes. The figures are calculator/curve.py's and calculator/solve.py's; computes nothing."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple, cast

from assistant.answer import Citation, Part
from assistant.calc import Desk, laid_out
from assistant.calc_request import CalcError, Request
from assistant.cite import Citations
from assistant.describe import Describer
from assistant.knowledge import Knowledge
from assistant.published import Chosen, Found, named, put, resting_on
from assistant.wording import messages, say, yuan
from calculator import solve
from calculator.compute import compute
from calculator.curve import Corner, curve
from calculator.errors import BadAmount
from calculator.facts import CARES, Case
from calculator.layer import Span
from calculator.matters import stack_above
from calculator.money import LIMIT, fen, show
from calculator.outcome import Outcome
from calculator.rules import Check, Layer, Rule, RuleBook


class Ends(Part):
    """The least that is sure and the most that is possible; equal where the text leaves nothing open."""

    low: str
    high: str


class Bend(Part):
    """A corner. ``exact`` may fall between two 分 and is then a fraction; the sums are those of the next whole 分."""

    exact: str
    amount: str
    paid: Ends
    left: Ends
    ratio: Ends


class Varied(Part):
    """What becomes of a benefit as ``fact`` grows: its ``corners``, or the ``amount`` at which something happens."""

    region: str
    benefit: str
    fact: str
    headline: str
    corners: list[Bend] = []
    amount: str | None = None
    missing: list[str]
    notes: list[str]
    citations: list[Citation]
    notices: list[str]


class Asked(NamedTuple):
    """A request with one sum let go: ``fact`` names it."""

    desk: Desk
    book: RuleBook
    rule: Rule
    case: Case
    table: Chosen
    fact: str

    def find(self, what: Callable[[Case], tuple[Found, list[Outcome]]]) -> tuple[Found, list[Outcome], Chosen]:
        """What is found, the outcomes that bear it out, and the published figures both rest on."""
        (found, outcomes), figures = resting_on(self.table, lambda known: what(put(self.case, known)))
        return found, outcomes, figures

    def at(self, case: Case, amount: int) -> Outcome:
        return compute(self.book, solve.with_sum(case, self.fact, amount), self.rule.id)


def corners(desk: Desk, request: Request, over: str | None = None) -> Varied:
    """The corners of a benefit's curve over a sum, by default the one it is reckoned from. Raises CalcError."""
    asked = _asked(desk, request, over)
    if not isinstance(asked.rule, Layer):
        raise CalcError(say("calc.errors.no_curve", label=asked.rule.label))

    def drawn(case: Case) -> tuple[tuple[Corner, ...], list[Outcome]]:
        found = curve(asked.book, case, asked.rule.id, asked.fact)
        return found, [asked.at(case, corner.bill) for corner in found] or [asked.at(case, LIMIT)]

    found, outcomes, figures = asked.find(drawn)
    told = _told(asked, outcomes, figures, "calc.varied.curve", found=bool(found))
    return told.model_copy(update={"corners": [_bend(corner) for corner in found]})


def turning(desk: Desk, request: Request, over: str | None = None, wanted: str | None = None) -> Varied:
    """The smallest sum at which a benefit reaches its limit or pays what is wanted (yuan), or a check says something
    else. Raises CalcError."""
    asked = _asked(desk, request, over)
    line, paid = isinstance(asked.rule, Check), None if wanted is None else _paid(wanted)
    if line and paid is not None:
        raise CalcError(say("calc.errors.no_payment", label=asked.rule.label))

    def solved(case: Case) -> tuple[int | None, list[Outcome]]:
        given = asked.book, case, asked.rule.id, asked.fact
        if line:
            found = solve.line_crossed(*given)
        else:
            found = solve.limit_reached(*given) if paid is None else solve.paid_reached(*given, paid)
        return found, [asked.at(case, 0), asked.at(case, LIMIT if found is None else found)]

    found, (before, after), figures = asked.find(solved)
    verdicts: dict[str, str] = messages()["verdict_words"]
    words = {
        "amount": yuan(found or 0),
        "paid": yuan(paid or 0),
        "before": verdicts[before.verdict or "unknown"],
        "after": verdicts[after.verdict or "unknown"],
    }
    key = f"{'never.' if found is None else ''}{'line' if line else 'limit' if paid is None else 'paid'}"
    told = _told(asked, [after], figures, f"calc.varied.{key}", found=found is not None, **words)
    return told.model_copy(update={"amount": None if found is None else show(found)})


def _paid(wanted: str) -> int:
    try:
        return fen(wanted)
    except BadAmount as error:
        raise CalcError(say("calc.errors.paid", **error.details)) from error


def _asked(desk: Desk, request: Request, over: str | None) -> Asked:
    book, case, table = laid_out(desk, request)
    rule, words = book.rules[request.benefit], desk.vocabulary
    names = list(dict.fromkeys(_growing(book, rule)))
    sums = {name: words[name].label for name in names if words[name].kind == "money"}
    if not sums:
        raise CalcError(say("calc.errors.no_turn", label=rule.label))
    fact = over or next(iter(sums))
    name, _, care = fact.partition(".")
    if name not in sums or (care and care not in CARES):
        usable = "、".join(f"{name}（{label}）" for name, label in sums.items())
        raise CalcError(say("calc.errors.varied", name=fact[:40], names=usable))
    if "bills" in case.facts:
        raise CalcError(say("calc.errors.bills"))
    nearer = names[: names.index(name)]  # the calculator would start from these
    case = replace(case, facts={known: value for known, value in case.facts.items() if known not in nearer})
    return Asked(desk, book, rule, case, table, fact)


def _growing(book: RuleBook, rule: Rule) -> Iterator[str]:
    """What a benefit may be reckoned from, the nearest first: what is still to pay here or above in the stack, or what
    a check measures. With these a payment only grows, and a line once crossed stays crossed."""
    if isinstance(rule, Check):
        yield from rule.measures
    if isinstance(rule, Layer):
        yield from (rule.enters, *(item.enters for item in stack_above(book, rule)))
        yield from ("members", "burden") if rule.exclusions else ()


def _told(asked: Asked, outcomes: list[Outcome], figures: Chosen, key: str, *, found: bool, **words: str) -> Varied:
    """The sentence under a key with all that bears on it; where nothing was found for want of a fact or a rule, why."""
    desk, last = asked.desk, outcomes[-1]
    citations = Citations(desk.corpus, asked.case.as_of)
    describer = Describer(cast(Knowledge, desk), citations)  # which a desk can stand in for
    document = desk.document(asked.book.region)
    sources = dict.fromkeys(source for outcome in outcomes for source in outcome.sources)
    name, _, care = asked.fact.partition(".")
    cares: dict[str, str] = messages()["unit_care"]
    label = desk.vocabulary[name].label + (say("calc.varied.care", care=cares[care]) if care else "")
    values = {"region": document.region_name, "fact": label, "label": last.label, **words}
    marks = citations.marks(*sources)
    headline = say(key, marks=marks, **values)
    if not found and last.missing:
        headline = say("calc.needs.open", marks=marks, **values)
    elif not found and (last.status == "refused" or last.reason):
        headline = describer.headline(asked.book.region, last, "")
    notices = [*named(figures, desk.corpus, desk.vocabulary), *(notice.text for notice in document.notices)]
    return Varied(
        region=asked.book.region,
        benefit=asked.rule.id,
        fact=asked.fact,
        headline=headline,
        missing=[desk.vocabulary[name].label for name in dict.fromkeys(n for o in outcomes for n in o.missing)],
        notes=describer.notes(note for outcome in outcomes for note in outcome.notes),
        citations=citations.items,
        notices=[say("document.rounding"), *notices],
    )


def _bend(corner: Corner) -> Bend:
    ratio = Ends(low=str(corner.ratio[0]), high=str(corner.ratio[1]))
    return Bend(
        exact=str(corner.exact / 100),
        amount=show(corner.bill),
        paid=_ends(corner.paid),
        left=_ends(corner.left),
        ratio=ratio,
    )


def _ends(span: Span) -> Ends:
    return Ends(low=show(span.low), high=show(span.high))
