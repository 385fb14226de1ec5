"""Marks one answer against what was expected of it: a list of named checks, each right or wrong with what was seen.
It marks what is there; it runs nothing and counts nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from assistant.answer import Answer, ResultItem
from evals.load import Expect, ExpectResult
from evals.places import PREFIX

FIGURES = ("amount", "low", "high", "remaining", "threshold")


class Check(NamedTuple):
    """One thing looked at. ``dimension`` groups checks in the scorecard."""

    dimension: str
    ok: bool
    expected: str
    got: str


def score(expect: Expect, answer: Answer, region: str, foreign_ok: bool = False) -> list[Check]:
    """Every check of one turn. Content is looked at only when the decision is one of those accepted: what a wrong
    decision says is marked wrong as a whole by the decision itself, and its figures still count as missed."""
    checks = [check_decision(expect, answer), *check_reason(expect, answer), *check_silence(expect, answer)]
    excused = "answered" in expect.status and len(expect.status) > 1 and answer.status in expect.status
    if answer.status == "answered" or not excused:
        checks += check_primary(expect.primary, answer)
        checks += check_regions(expect.regions, answer)
    checks += check_needs(expect, answer)
    checks += check_citations(expect, answer)
    if region in PREFIX and not foreign_ok:
        checks += check_own_region(region, answer)
    return [*checks, *check_text(expect, answer)]


def check_decision(expect: Expect, answer: Answer) -> Check:
    return Check("decision", answer.status in expect.status, "|".join(expect.status), answer.status)


def reasons_of(answer: Answer) -> list[str]:
    """The reason may stand on the answer or, for a refused figure, on the result asked for."""
    item = primary_of(answer)
    return [reason for reason in (answer.reason, item.reason if item else None) if reason]


def check_reason(expect: Expect, answer: Answer) -> Iterator[Check]:
    if expect.reason and (answer.status == "refused" or expect.status == ["refused"]):
        found = reasons_of(answer)
        yield Check("reason", any(r in expect.reason for r in found), "|".join(expect.reason), "|".join(found) or "–")


def check_silence(expect: Expect, answer: Answer) -> Iterator[Check]:
    """Where the right answer is a refusal or a question back, no sum of money may be put forward."""
    if "answered" in expect.status:
        return
    fields = ("amount",) if "clarify" in expect.status else ("amount", "low", "high")
    said = [
        f"{item.benefit}.{f}={getattr(item, f)}"
        for item in answer.results
        if item.requested
        for f in fields
        if getattr(item, f) is not None
    ]
    yield Check("no_figure", not said, "不给数", "，".join(said) or "不给数")


def primary_of(answer: Answer) -> ResultItem | None:
    if answer.primary is None or not 0 <= answer.primary < len(answer.results):
        return None
    return answer.results[answer.primary]


def check_primary(expected: ExpectResult | None, answer: Answer) -> Iterator[Check]:
    if expected is not None:
        yield from check_result(expected, primary_of(answer))


def check_result(expected: ExpectResult, item: ResultItem | None, prefix: str = "") -> Iterator[Check]:
    for name in FIGURES:
        wanted = getattr(expected, name)
        if wanted is not None:
            got = getattr(item, name) if item else None
            yield Check("figure", got == wanted, f"{prefix}{name}={wanted}", f"{prefix}{name}={got}")
    bounded = expected.amount is None and (expected.low is not None or expected.high is not None)
    if bounded and item is not None and item.amount is not None:
        yield Check("figure", False, f"{prefix}只有上下限", f"{prefix}amount={item.amount}")
    if expected.unit is not None:
        unit = item.unit if item else None
        yield Check("figure", unit == expected.unit, f"{prefix}{expected.unit}", f"{prefix}{unit}")
    yield from check_words(expected, item, prefix)


def check_words(expected: ExpectResult, item: ResultItem | None, prefix: str) -> Iterator[Check]:
    if expected.verdict:
        yield Check(
            "verdict",
            verdict_of(item) in expected.verdict,
            prefix + "|".join(expected.verdict),
            prefix + (verdict_of(item) or "–"),
        )
    if expected.date is not None:
        got = item.date if item else None
        yield Check("date", got == expected.date, f"{prefix}{expected.date}", f"{prefix}{got}")
    for dimension, accepted, got in (
        ("result_status", expected.status, item.status if item else None),
        ("reason", expected.reason, item.reason if item else None),
        ("benefit", expected.benefit, item.benefit if item else None),
    ):
        if accepted:
            yield Check(dimension, got in accepted, prefix + "|".join(accepted), f"{prefix}{got}")


def verdict_of(item: ResultItem | None) -> str | None:
    """A person who is not eligible may be told so by a verdict or by 0.00 元 with that reason."""
    if item is None:
        return None
    if item.verdict is None and item.reason == "not_eligible" and item.amount == "0.00":
        return "no"
    return item.verdict


def check_regions(expected: dict[str, ExpectResult], answer: Answer) -> Iterator[Check]:
    """A comparison has one requested result a region; the first one of a region is the one that counts."""
    for region, wanted in expected.items():
        item = next((r for r in answer.results if r.region == region and r.requested), None)
        yield Check("compare", item is not None, f"有{region}", f"有{region}" if item else f"缺{region}")
        yield from check_result(wanted, item, f"{region}:")


def check_needs(expect: Expect, answer: Answer) -> Iterator[Check]:
    if not expect.needs or (answer.status != "clarify" and expect.status != ["clarify"]):
        return
    asked = [f"{need.fact} {need.label}" for need in answer.needs]
    hit = any(word in line for word in expect.needs for line in asked[:2])
    yield Check("needs", hit, "|".join(expect.needs), "；".join(asked) or "–")


def rank_of(accepted: list[str], found: list[str]) -> int | None:
    """1 for the first place; None when no acceptable clause is there."""
    return next((place for place, clause in enumerate(found, 1) if clause in accepted), None)


def check_citations(expect: Expect, answer: Answer) -> Iterator[Check]:
    cited = [citation.clause for citation in answer.citations]
    got = "，".join(cited) or "–"
    if expect.first_citation:
        yield Check("first_citation", rank_of(expect.first_citation, cited) == 1, "|".join(expect.first_citation), got)
    if expect.any_citation:
        yield Check("any_citation", bool(rank_of(expect.any_citation, cited)), "|".join(expect.any_citation), got)
    if expect.all_citations:
        yield Check("all_citations", set(expect.all_citations) <= set(cited), "＋".join(expect.all_citations), got)


def check_own_region(region: str, answer: Answer) -> Iterator[Check]:
    """A question about one place is never answered from another place's document."""
    foreign = [c.clause for c in answer.citations if not c.clause.startswith(PREFIX[region])]
    yield Check("own_region", not foreign, PREFIX[region] + "*", "，".join(foreign) or PREFIX[region] + "*")


def check_text(expect: Expect, answer: Answer) -> Iterator[Check]:
    text = answer.text.replace(",", "")  # 29,400.00 and 29400.00 are the same words
    for wanted in expect.text_has:
        yield Check("text", any(word in text for word in wanted.split("|")), f"有「{wanted}」", shorten(answer.text))
    for banned in expect.text_lacks:
        yield Check("text", banned not in text, f"无「{banned}」", shorten(answer.text))
    whole = answer.as_json() if expect.nowhere else ""
    for banned in expect.nowhere:
        yield Check("privacy", banned not in whole, f"任何地方都无「{banned}」", "有" if banned in whole else "无")


def shorten(text: str, limit: int = 90) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"
