"""The words people see: complete, and the same on the page as in the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from assistant.answer import AnswerStatus, ResultStatus, Verdict
from web.words import branch

WORDS_JS = Path(__file__).parents[2] / "web" / "static" / "js" / "words.js"


def test_every_status_of_the_contract_has_a_word() -> None:
    assert set(branch("answer.status")) == set(get_args(AnswerStatus))
    assert set(branch("answer.result")) == set(get_args(ResultStatus))
    assert set(branch("answer.verdict")) == set(get_args(Verdict))


def test_the_page_and_the_terminal_use_the_same_words() -> None:
    page = WORDS_JS.read_text(encoding="utf-8")
    for path in ("status", "answer.status", "answer.result", "answer.verdict", "answer.reason", "answer.remaining"):
        for key, word in branch(path).items():
            assert f'{key}: "{word}"' in page, (path, key)


def test_no_python_file_of_the_web_floor_holds_a_chinese_sentence() -> None:
    for file in (WORDS_JS.parents[2]).rglob("*.py"):
        text = (
            file.read_text(encoding="utf-8").replace("〔〕", "").replace("（）《》、.．", "").replace('"、".join', "")
        )
        assert not any("\u4e00" <= c <= "\u9fff" for c in text), file


def test_no_script_writes_data_as_html() -> None:
    for file in WORDS_JS.parent.glob("*.js"):
        source = file.read_text(encoding="utf-8")
        for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert forbidden not in source, (file.name, forbidden)


def test_what_is_left_to_pay_is_named_so_and_not_as_the_benefit() -> None:
    from assistant.answer import ResultItem
    from web.answer_text import result_lines

    left = ResultItem(
        benefit="self_pay",
        label="特殊救助",
        region="x",
        document=None,
        status="exact",
        amount="100.00",
        remaining="100.00",
    )
    assert result_lines(left) == ["个人还要付（特殊救助之后）：确定 100.00元"]


def test_what_is_left_of_a_limit_is_not_what_a_person_still_pays() -> None:
    from assistant.answer import ResultItem
    from web.answer_text import result_lines

    told = {"label": "医疗救助", "region": "fuyang", "document": "d", "status": "exact", "amount": "150000.00"}
    limit = ResultItem.model_validate({**told, "benefit": "medical_assistance_cap", "remaining": "9000.00"})
    assert result_lines(limit)[1].split() == ["限额还剩", "9,000.00", "元"]
    paid = ResultItem.model_validate({**told, "benefit": "burden_cap", "remaining": "9000.00"})
    assert result_lines(paid)[1].split() == ["个人还要付", "9,000.00", "元"]
