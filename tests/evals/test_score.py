"""Every scoring rule passes the right answer and fails the wrong one."""

from __future__ import annotations

from typing import Any

import pytest

from assistant.answer import Answer
from evals.load import Expect
from evals.score import score
from tests.evals.fake_answers import answer, cite, question_back, refusal, result

MONEY: dict[str, Any] = {
    "status": "answered",
    "primary": {"status": ["exact", "conditional"], "amount": "29400.00", "remaining": "12600.00"},
    "first_citation": ["fy.2.3"],
}
SIDE_BY_SIDE = {"status": "answered", "regions": {"fuyang": {"amount": "35000.00"}, "jiande": {"reason": "not_set"}}}
TWO_PLACES = answer(
    results=[
        result(amount="35000.00"),
        result(region="jiande", status="refused", amount=None, remaining=None, reason="not_set"),
    ]
)
FLOOR = {"status": "answered", "primary": {"status": "at_least", "low": "18200.00", "high": "26000.00"}}
AT_LEAST = result(status="at_least", amount=None, low="18200.00", high="26000.00")
RATE = {"status": "answered", "primary": {"amount": "82.61", "unit": "%", "verdict": "yes"}}
VERDICT = {"status": "answered", "primary": {"verdict": "no", "threshold": "5000.00"}}
NO = result(amount=None, remaining=None, verdict="no", threshold="5000.00")
NEITHER = result(amount="0.00", remaining=None, reason="not_eligible")


def wrong(expect: dict[str, Any], got: Answer, region: str = "fuyang") -> set[str]:
    return {check.dimension for check in score(Expect.model_validate(expect), got, region) if not check.ok}


@pytest.mark.parametrize(
    ("expect", "got"),
    [
        (MONEY, answer()),
        (MONEY, answer(results=[result(status="conditional")])),
        (MONEY, answer(results=[result(amount="1.00"), result()], primary=1)),
        (FLOOR, answer(results=[AT_LEAST])),
        (RATE, answer(results=[result(amount="82.61", unit="%", verdict="yes")])),
        (VERDICT, answer(results=[NO])),
        ({"status": "answered", "primary": {"verdict": "no"}}, answer(results=[NEITHER])),
        ({"status": "answered", "primary": {"date": "2019-12"}}, answer(results=[result(date="2019-12")])),
        ({"status": "refused", "reason": "not_set"}, refusal("not_set")),
        ({"status": "refused", "reason": ["not_set", "needs_decision"]}, refusal("needs_decision")),
        ({"status": "clarify", "needs": ["可支配收入"]}, question_back("上一年度居民人均可支配收入")),
        ({"status": ["answered", "clarify"], "needs": ["收入"], "primary": {"amount": "1.00"}}, question_back("收入")),
        (SIDE_BY_SIDE, TWO_PLACES),
        ({"status": "answered", "text_has": ["30000|29400"], "text_lacks": ["15万"]}, answer()),
        ({"status": "answered", "any_citation": ["fy.2.4"]}, answer(citations=[cite("fy.2.3"), cite("fy.2.4", 2)])),
        ({"status": "answered", "all_citations": ["fy.2.3"], "nowhere": ["330106"]}, answer()),
    ],
)
def test_a_right_answer_gets_full_marks(expect: dict[str, Any], got: Answer) -> None:
    assert wrong(expect, got) == set()


@pytest.mark.parametrize(
    ("expect", "got", "fault"),
    [
        (MONEY, answer(results=[result(amount="29400.01")]), "figure"),
        (MONEY, answer(results=[result(amount="29400")]), "figure"),
        (MONEY, answer(results=[result(remaining=None)]), "figure"),
        (MONEY, answer(results=[result(status="at_least")]), "result_status"),
        (MONEY, answer(primary=None), "figure"),
        (MONEY, answer(primary=7), "figure"),
        (MONEY, answer(results=[result(amount="1.00"), result()]), "figure"),
        (MONEY, answer(citations=[]), "first_citation"),
        (MONEY, answer(citations=[cite("fy.2.4"), cite("fy.2.3", 2)]), "first_citation"),
        (MONEY, answer(citations=[cite("fy.2.3"), cite("my.2.3", 2)]), "own_region"),
        (MONEY, refusal("not_set"), "decision"),
        (MONEY, refusal("not_set"), "figure"),
        (
            FLOOR,
            answer(results=[result(status="at_least", amount="18200.00", low="18200.00", high="26000.00")]),
            "figure",
        ),
        (FLOOR, answer(results=[result(status="at_least", amount=None, low="18200.01", high="26000.00")]), "figure"),
        (RATE, answer(results=[result(amount="82.61", verdict="yes")]), "figure"),
        (VERDICT, answer(results=[result(amount=None, verdict="yes", threshold="5000.00")]), "verdict"),
        (VERDICT, answer(results=[result(amount=None, verdict="no", threshold="5000.01")]), "figure"),
        ({"status": "answered", "primary": {"verdict": "no"}}, answer(results=[result(amount="0.00")]), "verdict"),
        ({"status": "answered", "primary": {"verdict": "yes"}}, answer(results=[NEITHER]), "verdict"),
        ({"status": "answered", "primary": {"date": "2019-12"}}, answer(results=[result(date="2019-11")]), "date"),
        ({"status": "answered", "primary": {"benefit": "self_pay"}}, answer(), "benefit"),
        ({"status": "refused", "reason": "not_set"}, refusal("out_of_scope"), "reason"),
        ({"status": "refused", "reason": "not_set"}, refusal("not_set", results=[result()], primary=0), "no_figure"),
        ({"status": "refused", "reason": "not_set"}, answer(), "decision"),
        ({"status": "clarify", "needs": ["收入"]}, question_back("身份"), "needs"),
        ({"status": "clarify", "needs": ["收入"]}, question_back("收入", results=[result()], primary=0), "no_figure"),
        ({"status": "clarify", "needs": ["收入"]}, answer(), "needs"),
        (SIDE_BY_SIDE, answer(results=[result(amount="35000.00")]), "compare"),
        (SIDE_BY_SIDE, answer(results=[*TWO_PLACES.results[:1], result(region="jiande", reason=None)]), "reason"),
        (SIDE_BY_SIDE, answer(results=[result(amount="34999.99"), TWO_PLACES.results[1]]), "figure"),
        ({"status": "answered", "text_has": ["3万|30000"]}, answer(), "text"),
        ({"status": "answered", "text_has": ["元"], "text_lacks": ["29400"]}, answer(), "text"),
        ({"status": "answered", "any_citation": ["fy.2.4"]}, answer(), "any_citation"),
        ({"status": "answered", "all_citations": ["fy.2.3", "fy.2.4"]}, answer(), "all_citations"),
        ({"status": "answered", "text_has": ["元"], "nowhere": ["33010619"]}, answer(notices=["33010619"]), "privacy"),
    ],
)
def test_a_wrong_answer_is_marked_wrong(expect: dict[str, Any], got: Answer, fault: str) -> None:
    assert fault in wrong(expect, got)


def test_a_question_over_several_places_may_cite_all_of_them() -> None:
    got = answer(citations=[cite("fy.2.3"), cite("my.2.3", 2)])
    assert wrong(MONEY, got, region="several") == set()


def test_a_refused_figure_may_carry_its_reason_on_the_result() -> None:
    item = result(status="refused", amount=None, remaining=None, reason="not_set")
    got = Answer(status="refused", text="没有规定。", results=[item], primary=0)
    assert wrong({"status": "refused", "reason": "not_set"}, got) == set()
