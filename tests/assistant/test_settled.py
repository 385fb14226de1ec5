"""Yes/no questions that what was said already settles: no where a condition of the text fails, with its clause; nothing
where it does not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer

Ask = Callable[[str], Answer]

SETTLED: dict[str, tuple[str, str]] = {
    "绵阳特困，没办转诊自己去了成都住院，这钱医疗救助能纳入吗": ("no", "my.2.8"),
    "绵阳纳入监测的易返贫致贫人口，是否属于医疗救助对象": ("yes", "my.2.1"),
    "富阳残疾四级，残疾证没过期，算不算医疗救助对象": ("no", "fy.2.3"),
    "富阳低保证还在用，没过期，算不算医疗救助对象": ("yes", "fy.2.3"),
    "富阳肢体残疾三及，算不算医疗救助对象": ("no", "fy.2.3"),
    "建德低保证是外地发的，能享受封顶吗": ("no", "jd.2.1"),
    "建德领过两次临时救助，特困低保低边证都没有，能享受封顶吗": ("no", "jd.2.1"),
    "建德低边，医保交在上班的杭州城里，封顶有我的份吗": ("no", "jd.2.1"),
    "建德低保，去年在一个不是医保定点的诊所推拿，这些钱能归到封顶里吗": ("no", "jd.2.2"),
    "绵阳低保，厂里给交的职工医保，居民医保那75%的参保资助有我的份吗": ("no", "my.2.2"),
    "建德的二级残疾证，别的证没有，封顶兜底我轮得着伐": ("no", "jd.2.1"),
    "我户口在贵州，老家有低保，温州的困难人员医疗保障我算在里面吗": ("no", "wz.3.1"),
}


@pytest.mark.parametrize("words", SETTLED)
def test_what_was_said_settles_it(ask: Ask, words: str) -> None:
    answer = ask(words)
    assert answer.primary is not None
    item = answer.results[answer.primary]
    verdict = item.verdict or ("no" if (item.reason, item.amount) == ("not_eligible", "0.00") else None)
    assert (verdict, answer.citations[0].clause) == SETTLED[words]


def test_a_condition_that_is_met_settles_nothing(ask: Ask) -> None:
    assert ask("绵阳特困，按规定办了转诊去成都住院，这钱医疗救助能纳入吗").results == []


def test_a_matter_that_is_asked_for_itself_stays_so(ask: Ask) -> None:
    assert ask("建德临时救助怎么申请").reason == "not_set"
