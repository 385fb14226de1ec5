"""Notation a message declares for itself: a unit for all numbers, letters for sums."""

import pytest

from assistant.declared import written_out


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("单位：千元，总费用52，已报31.5", "总费用52千元，已报31.5千元"),
        ("金额单位万元：自付2.4，住院7天", "自付2.4万元，住院7天"),
        ("以下数字均以百元计：自付312", "自付312百元"),
    ],
)
def test_a_declared_unit_belongs_to_every_bare_number(said: str, written: str) -> None:
    assert written_out(said).lstrip("，：") == written


@pytest.mark.parametrize(
    "said", ["单位是杭州某公司，自付3000元", "单位：元，自付3000", "工作单位给了2000", "自付3000，住了12天"]
)
def test_nothing_is_put_to_numbers_without_a_declaration(said: str) -> None:
    assert written_out(said) == said


def test_letters_become_what_they_stand_for() -> None:
    assert "总费用5万" in written_out("C=5万 Z=1.2万，C是总费用，Z是个人自付")
    assert "个人自付1.2万" in written_out("C=5万 Z=1.2万，C是总费用，Z是个人自付")


@pytest.mark.parametrize("said", ["持A证，自付3000", "C=5万，Z=1.2万，C是总费用", "CT检查800元"])
def test_letters_nobody_explains_stay(said: str) -> None:
    assert written_out(said) == said
