"""The run counts what happened: silence, failure and uniform answers never reach full marks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from assistant.answer import Answer
from evals.asking import put, put_all
from evals.load import Lookup, Question, load_questions
from evals.report import results, scorecard, write
from evals.searching import all_found, from_lookups, hit_at, rank_all, reciprocal
from evals.stats import Mean, Share, percentile, share_of
from evals.summary import citation_hits, confusion, per_dimension
from tests.evals.fake_answers import answer, question_back, refusal

RIGHT = Question.model_validate(
    {
        "id": "h-1",
        "kind": "figure",
        "region": "fuyang",
        "turns": ["富阳低边自付四万二，秘密题面"],
        "expect": [{"status": "answered", "primary": {"amount": "29400.00"}, "first_citation": ["fy.2.3"]}],
    }
)
WRONG = Question.model_validate(
    {
        **RIGHT.model_dump(exclude_unset=True),
        "id": "d-2",
        "expect": [{"status": "answered", "primary": {"amount": "29400.00"}, "first_citation": ["fy.9"]}],
    }
)


class Says:
    """Gives the same answer to everything and remembers which session it was given."""

    def __init__(self, reply: Answer | Exception) -> None:
        self.reply, self.sessions = reply, list[object]()

    def ask(self, text: str, *, session: object, as_of: date) -> Answer:
        self.sessions.append(session)
        if isinstance(self.reply, Exception):
            raise self.reply
        return self.reply


def test_the_turns_of_a_question_share_one_session_and_questions_do_not() -> None:
    assistant = Says(answer())
    put_all([RIGHT.model_copy(update={"turns": ["甲", "乙"]}), RIGHT], assistant, object)
    first, second, third = assistant.sessions
    assert first is second and first is not third


def test_an_assistant_that_fails_fails_the_question_and_the_run_goes_on() -> None:
    outcomes = put_all([RIGHT, WRONG], Says(ValueError("坏了")), object)
    assert [(one.right, one.error) for one in outcomes] == [(False, "ValueError: 坏了")] * 2


@pytest.mark.parametrize("reply", [answer(), refusal("not_set"), question_back("上年居民人均可支配收入")])
@pytest.mark.parametrize("which", ["dev", "held"])
def test_the_same_reply_to_everything_gets_almost_nothing(reply: Answer, which: str) -> None:
    outcomes = put_all(load_questions(which), Says(reply), object)
    assert share_of([one.right for one in outcomes]).value < 0.15


def test_the_share_right_is_counted_by_question() -> None:
    outcomes = put_all([RIGHT, WRONG], Says(answer()), object)
    table = per_dimension(outcomes)
    assert table["金额精确到分"] == Share(2, 2) and table["首条引文"] == Share(1, 2)
    assert citation_hits(outcomes) == {1: Share(1, 2), 3: Share(1, 2), 5: Share(1, 2)}
    assert confusion(outcomes) == {("answered", "answered"): 2}


def test_a_refusal_instead_of_an_answer_shows_in_the_confusion() -> None:
    assert confusion([put(RIGHT, Says(refusal("not_set")), object)]) == {("answered", "refused"): 1}


def test_the_scorecard_lists_failures_and_keeps_held_wording_out(tmp_path: Path) -> None:
    outcomes = put_all([RIGHT, WRONG], Says(refusal("not_set")), object)
    card = scorecard("试", outcomes, {}, hide_held=True)
    write(tmp_path, card, results(outcomes, {}))
    assert "`h-1`" in card and "`d-2`" in card and "0/2 = 0.000 [0.000, 0.658]" in card
    assert card.count("秘密题面") == 1
    assert scorecard("试", outcomes, {}, hide_held=False).count("秘密题面") == 2
    assert (tmp_path / "results.json").read_text(encoding="utf-8").startswith('{\n "questions"')


class FakeClause(NamedTuple):
    id: str


class FakeHit(NamedTuple):
    clause: FakeClause


def searcher_with(*found: str) -> object:
    class Found:
        def search(self, query: str, **_: object) -> list[FakeHit]:
            return [FakeHit(FakeClause(name)) for name in found]

    return Found()


@pytest.mark.parametrize(
    ("found", "hits"),
    [
        (("my.2.8",), (1, 1, 1)),
        (("my.1", "my.2.8"), (0, 1, 1)),
        (("my.1", "my.2", "my.3", "my.4", "my.2.8"), (0, 0, 1)),
        (("my.1",), (0, 0, 0)),
        ((), (0, 0, 0)),
    ],
)
def test_a_search_is_hit_only_where_the_clause_stands(found: tuple[str, ...], hits: tuple[int, ...]) -> None:
    lookup = Lookup(id="d-1", region="mianyang", style="lay", query="押金", clauses=["my.2.8"])
    ranked = rank_all(from_lookups([lookup]), searcher_with(*found))  # type: ignore[arg-type]
    assert tuple(hit_at(ranked, step).good for step in (1, 3, 5)) == hits


NEEDS_TWO = Lookup(
    id="h-3",
    region="several",
    style="compare",
    query="秘密查法",
    clauses=["fy.2.3", "jd.2.3"],
    all=["fy.2.3", "jd.2.3"],
)


@pytest.mark.parametrize(
    ("found", "all_of_it", "reciprocal_rank"),
    [
        (("jd.2.3", "fy.2.3"), 1, 1.0),
        (("a", "fy.2.3", "b", "c", "jd.2.3"), 1, 0.5),
        (("a", "fy.2.3", "b", "c", "d", "jd.2.3"), 0, 0.5),
        (("a", "b"), 0, 0.0),
    ],
)
def test_several_clauses_count_only_together(found: tuple[str, ...], all_of_it: int, reciprocal_rank: float) -> None:
    ranked = rank_all(from_lookups([NEEDS_TWO]), searcher_with(*found))  # type: ignore[arg-type]
    assert (all_found(ranked), reciprocal(ranked)) == (Share(all_of_it, 1), Mean(reciprocal_rank, 1))


def test_the_table_of_a_search_shows_halves_and_styles_and_no_held_question() -> None:
    ranked = rank_all(from_lookups([NEEDS_TWO]), searcher_with("a", "fy.2.3"))  # type: ignore[arg-type]
    card = scorecard("试", [], {"处境题": ranked}, hide_held=True)
    assert "| 处境题·held 保留·compare | 1 | 0/1 = 0.000 [0.000, 0.793] | 1/1 = 1.000 [0.207, 1.000] |" in card
    assert "| 0/1 = 0.000 [0.000, 0.793] | 0.500 [0.055, 0.945] |" in card
    assert "秘密查法" not in card and "dev 开发·" not in card


def test_wilson_and_percentiles_are_the_textbook_ones() -> None:
    low, high = Share(9, 10).interval()
    assert (round(low, 4), round(high, 4)) == (0.5958, 0.9821)
    assert [percentile([4.0, 1.0, 3.0, 2.0], p) for p in (50, 95)] == [2.0, 4.0] and percentile([], 50) == 0.0


def test_falling_below_the_floor_fails_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from evals import run

    opened: Callable[[], object] = lambda: (Says(refusal("not_set")), object)  # noqa: E731
    monkeypatch.setattr(run, "open_assistant", opened)
    assert run.main(["--set", "dev", "--out", str(tmp_path), "--no-search", "--fail-under", "0.9"]) == 1
    assert run.main(["--set", "dev", "--out", str(tmp_path), "--no-search"]) == 0
