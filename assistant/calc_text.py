"""A settlement slip, the corners of a curve, and the outcome of a replay, as plain text for people. Adds no figure and
no judgement."""

from collections.abc import Callable
from fractions import Fraction
from unicodedata import east_asian_width

from assistant.answer import Citation, Step
from assistant.open_questions import Asked
from assistant.settlement import Settlement, WaterfallRow
from assistant.varied import Bend, Ends, Varied
from assistant.wording import messages, number, percent, say
from calculator.receipt import Difference

INDENT = "  "
MOST_ANSWERS = 3


def settlement_text(slip: Settlement) -> str:
    """The whole slip: result line, waterfall, formulas, notes, why other benefits pay nothing, what would
    change it, questions, what is left to whom, quotes."""
    parts = [
        "\n".join([slip.headline, *slip.other_lines]),
        _section("waterfall", _waterfall(slip), numbered=False),
        _section("proof", [_step(step) for step in slip.proof]),
        _section("notes", slip.notes),
        _section("why_not", slip.why_not),
        _section("changes", slip.changes),
        _section("questions", [_question(asked) for asked in slip.questions]),
        _section("left_to", slip.left_to),
        _section("citations", [_citation(citation) for citation in slip.citations], numbered=False),
        _section("notices", slip.notices),
        say("calc.disclaimer"),
    ]
    return "\n\n".join(part for part in parts if part)


def varied_text(told: Varied) -> str:
    """The sentence, the corners as a table, notes and quotes."""
    between = (
        [say("calc.varied.between")]
        if any((Fraction(corner.exact) * 100).denominator > 1 for corner in told.corners)
        else []
    )
    missing = [say("calc.varied.missing", names="、".join(told.missing))] if told.missing else []
    parts = [
        told.headline,
        "\n".join(INDENT + line for line in _table(told.corners)),
        _section("notes", [*missing, *between, *told.notes]),
        _section("citations", [_citation(citation) for citation in told.citations], numbered=False),
        _section("notices", told.notices),
        say("calc.disclaimer"),
    ]
    return "\n\n".join(part for part in parts if part)


def _table(corners: list[Bend]) -> list[str]:
    """A corner a line, columns to the right, under their heads."""
    heads: dict[str, str] = messages()["calc"]["varied"]["heads"]
    rows = [list(heads.values())] if corners else []
    for one in corners:
        ratio = Ends(low=percent(Fraction(one.ratio.low) * 100), high=percent(Fraction(one.ratio.high) * 100))
        rows.append(
            [number(Fraction(one.exact) * 100), _ends(one.paid, _grouped), _ends(one.left, _grouped), _ends(ratio)]
        )
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(" " * (w - _width(c)) + c for w, c in zip(widths, row, strict=True)) for row in rows]


def _ends(ends: Ends, show: Callable[[str], str] = str) -> str:
    key = "{low}" if ends.low == ends.high else messages()["calc"]["varied"]["bounds"]
    return str(key).format(low=show(ends.low), high=show(ends.high))


def replay_text(found: list[Difference], size: int) -> str:
    """That the bytes are the same, or every difference by name."""
    if not found:
        return say("calc.replay.same", size=size)
    return "\n".join([say("calc.replay.count", count=len(found)), *(INDENT + _difference(one) for one in found)])


def _section(head: str, lines: list[str], *, numbered: bool = True) -> str:
    if not lines:
        return ""
    shown = [f"{i}. {line}" for i, line in enumerate(lines, start=1)] if numbered else lines
    return "\n".join([f"【{say(f'calc.heads.{head}')}】", *(INDENT + line for line in shown)])


def _waterfall(slip: Settlement) -> list[str]:
    """The rows with their sums under each other, and the check that they add up."""
    if not slip.waterfall:
        return []
    sums = [_sum(row) for row in slip.waterfall]
    first, second = (max(map(_width, column)) for column in ([row.label for row in slip.waterfall], sums))
    lines = [
        row.label + " " * (first - _width(row.label) + 2 + second - _width(amount)) + amount
        for row, amount in zip(slip.waterfall, sums, strict=True)
    ]
    parts = " + ".join(sums[1:])
    return [*lines, say("calc.adds_up", parts=parts, bill=sums[0]) if slip.adds_up else say("calc.not_exact")]


def _sum(row: WaterfallRow) -> str:
    if row.amount is not None:
        return _grouped(row.amount)
    return say("in_words.range_value", low=_grouped(row.low or ""), high=_grouped(row.high or ""))


def _grouped(amount: str) -> str:
    whole, dot, cents = amount.partition(".")
    return f"{int(whole):,}{dot}{cents}"


def _width(text: str) -> int:
    """Columns in a terminal: a Chinese character takes two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _step(step: Step) -> str:
    verdicts: dict[str, str] = messages()["calc"]["flags"]
    value = verdicts.get(step.value, step.value)
    key = "step_short" if step.with_ == step.value or not value else "step"
    marker = f" [{step.citation}]" if step.citation else ""
    return say(f"calc.{key}", formula=step.formula, numbers=step.with_, value=value or step.with_) + marker


def _question(asked: Asked) -> str:
    how = say(f"calc.how.{asked.how}")
    if not asked.answers:
        return say("calc.question", ask=asked.ask, why=asked.why, how=how)
    shown = [say("calc.answer", answer=a.label, result=a.result) for a in asked.answers[:MOST_ANSWERS]]
    more = [say("calc.more")] if len(asked.answers) > MOST_ANSWERS else []
    return say("calc.question_answers", ask=asked.ask, why=asked.why, how=how, answers="，".join(shown + more))


def _citation(citation: Citation) -> str:
    names: dict[str, str] = messages()["calc"]["status"]
    word = names.get(citation.document_status)
    doubt = say("calc.doubt", status=word) if word else ""
    return say("calc.citation", marker=citation.marker, label=citation.label, doubt=doubt, quote=citation.quote)


def _difference(one: Difference) -> str:
    if one.old is None and one.new is None:
        return say("calc.replay.form")
    old, new = (say("calc.replay.nothing") if side is None else _short(side) for side in (one.old, one.new))
    return say("calc.replay.line", where=_named(one.where), old=old, new=new)


def _short(text: str, most: int = 80) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _named(where: str) -> str:
    """The place with its Chinese name first: 结果（outcome.low）."""
    names: dict[str, str] = messages()["calc"]["replay"]["names"]
    head = where.partition(".")[0].partition("[")[0]
    return f"{names[head]}（{where}）" if head in names else where
