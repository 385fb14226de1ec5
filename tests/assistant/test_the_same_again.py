"""The same question has the same answer, byte for byte: asked again, and in a process that hashes otherwise."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.service import Assistant, Session
from evals.load import DEFAULT_DAY

ROOT = Path(__file__).parents[2]
QUESTIONS = [
    "富阳低边户，住院各种保险报完个人还要付四万二，能救助多少",
    "富阳特困又是一级残疾，自付6万，能救助多少",
    "富阳低保门诊救助限额是多少",
    "绵阳低保，政策范围内自付2万6，能救助多少",
    "绵阳低边自付3万能救助多少",
    "绵阳低保住院要不要先交押金",
    "绵阳怎么申请医疗救助，要什么材料",
    "绵阳倾斜救助怎么规定的",
    "绵阳未按规定转诊的费用算不算",
    "建德低保一家去年合理医疗费用自己承担了4万4千，能减多少",
    "建德哪些费用不算合理费用",
    "建德暖心基金怎么申请",
    "温州低保各类救助后合理医疗费用还负担5万，特殊救助多少",
    "温州职工医保在职，一年现金支付了6万，要不要监测",
    "温州哪些人能参加资助",
    "嵊州暖心无忧基金给我补多少",
    "嵊州2025年的综合保障率目标是多少",
    "嵊州这份文件生效了吗",
    "富阳和绵阳低保报销比例有什么不同",
    "各地低保救助年度限额怎么规定",
    "低保自付3万能救助多少",
    "上海能报多少",
    "低宝户住远报消比例",
    "先诊疗后付费是什么意思",
    "你好",
]


@pytest.fixture(scope="module")
def answers(assistant: Assistant) -> list[str]:
    return [assistant.ask(question, Session(), DEFAULT_DAY).as_json() for question in QUESTIONS]


def test_asked_eight_times_the_answer_is_the_same(assistant: Assistant, answers: list[str]) -> None:
    for question, first in zip(QUESTIONS, answers, strict=True):
        assert {assistant.ask(question, Session(), DEFAULT_DAY).as_json() for _ in range(8)} == {first}


def test_asked_by_eight_people_at_once_the_answer_is_the_same(assistant: Assistant, answers: list[str]) -> None:
    with ThreadPoolExecutor(8) as people:
        asked = list(people.map(lambda question: assistant.ask(question, Session(), DEFAULT_DAY), QUESTIONS))
    assert [answer.as_json() for answer in asked] == answers


@pytest.mark.parametrize("seed", ["0", "1", "20261122"])
def test_in_a_process_that_hashes_otherwise_the_answer_is_the_same(seed: str, answers: list[str]) -> None:
    lines = [{"id": q, "turns": [q], "as_of": DEFAULT_DAY.isoformat()} for q in QUESTIONS]
    given = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines).encode()
    command = [sys.executable, "-m", "web.cli", "ask", "--jsonl", "-"]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(command, cwd=ROOT, input=given, capture_output=True, env=environment, timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    told = done.stdout.decode().splitlines()
    assert [line.partition('"answers": ')[2] for line in told] == [f"[{answer}]}}" for answer in answers]
