"""How long an answer takes, and in which step: one person, eight at once in one process, eight over HTTP; writes
LATENCY.md. Real questions, each asked once, so that nothing is remembered from an earlier one."""

from __future__ import annotations

import argparse
import os
import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

from assistant.pipeline import run
from assistant.service import Assistant, Session
from assistant.state import State
from evals.benchmarks.latency_page import Timed, Turn, page
from evals.benchmarks.served import served
from evals.load import DEFAULT_DAY, load_questions

HERE = Path(__file__).parent
AT_ONCE = 8
PAUSE = 2.0  # seconds from an answer to the next question of the same person, on average
WARM = 10


def main() -> int:
    options = arguments()
    asked = iter(questions(WARM + 3 * options.each + options.paced))
    take = lambda count: [next(asked) for _ in range(count)]  # noqa: E731
    assistant = Assistant.open()
    for question in take(WARM):
        turn(assistant, question)
    start = time.process_time()
    alone = [turn(assistant, question) for question in take(options.each)]
    cpu = (time.process_time() - start) / options.each * 1000
    ask: Callable[[str], float] = lambda question: turn(assistant, question).total  # noqa: E731
    rows = [
        Timed("一个人，一题接一题", [one.total for one in alone]),
        Timed(f"{AT_ONCE} 个人，每题之间想 {PAUSE:.0f} 秒", at_once(_paced(ask), take(options.paced))),
        Timed(f"{AT_ONCE} 个人不停地问，一个进程里 {AT_ONCE} 个线程", at_once(ask, take(options.each))),
    ]
    with served() as ask_over_http:
        rows.append(Timed(f"{AT_ONCE} 个人不停地问，走 HTTP", at_once(ask_over_http, take(options.each))))
    text = page(rows, alone, cpu, os.cpu_count() or 1, os.getloadavg()[0])
    options.out.write_text(text, encoding="utf-8")
    print(text)
    return 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--each", type=int, default=350, help="questions of each run")
    parser.add_argument("--paced", type=int, default=160, help="questions of the run with pauses")
    parser.add_argument("--out", type=Path, default=HERE / "LATENCY.md")
    return parser.parse_args()


def questions(count: int) -> list[str]:
    """So many different first turns of the development questions, in an order of chance that is always the same."""
    different = list(dict.fromkeys(question.turns[0] for question in load_questions("dev")))
    random.Random(8).shuffle(different)
    return different[:count]


def turn(assistant: Assistant, question: str) -> Turn:
    """One question, answered in full; each step from its start to the start of the next."""
    state, steps = State(question, DEFAULT_DAY, Session(), assistant.know), defaultdict[str, float](float)
    start = before = time.perf_counter()
    name = ""
    for following in chain(run(state), [""]):  # the end of the last step
        now = time.perf_counter()
        steps[name] += (now - before) * 1000
        name, before = following, now
    return Turn((before - start) * 1000, dict(steps), state.plan.doing)


def at_once(ask: Callable[[str], float], asked: Sequence[str]) -> list[float]:
    with ThreadPoolExecutor(AT_ONCE) as people:
        return list(people.map(ask, asked))


def _paced(ask: Callable[[str], float]) -> Callable[[str], float]:
    chance = random.Random(9)

    def after_a_pause(question: str) -> float:
        time.sleep(chance.uniform(0, 2 * PAUSE))
        return ask(question)

    return after_a_pause


if __name__ == "__main__":
    raise SystemExit(main())
