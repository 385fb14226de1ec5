"""Builders killed at random moments, and readers that go on through a thousand swaps; writes INDEX_LIFE.md. Every
process is a real one with real Chroma files; texts and encoder are small, since neither is what is tried here."""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
ACTOR = [sys.executable, "-m", "evals.benchmarks.index_actor"]


def main() -> int:
    options = arguments()
    with tempfile.TemporaryDirectory() as folder:
        killed = kill_builds(Path(folder) / "killed", options.kills)
        swapped = read_through_swaps(Path(folder) / "swapped", options.swaps, options.readers)
    page = PAGE.format(**killed, **swapped, cores=os.cpu_count(), load=os.getloadavg()[0])
    if options.out:
        options.out.write_text(page, encoding="utf-8")
    print(page)
    return 1 if killed["wrong"] or swapped["failed"] else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--swaps", type=int, default=1000)
    parser.add_argument("--readers", type=int, default=4)
    parser.add_argument("--out", type=Path, help="where the page is written")
    return parser.parse_args()


def actor(role: str, data: Path, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen([*ACTOR, role, str(data), *more], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def kill_builds(data: Path, kills: int) -> dict[str, object]:
    """After each kill a fresh reader opens what is there: the last whole index, right to the last answer."""
    whole = actor("build", data, "0")
    whole.communicate()
    chance, wrong, during, finished = random.Random(50), 0, 0, 0
    length = _length_of_a_build(data)
    for turn in range(1, kills + 1):
        builder = actor("build", data, str(turn))
        assert builder.stdout
        builder.stdout.readline()  # it says when it begins to build: imports are not what is to be hit
        time.sleep(chance.uniform(0, length))
        ended = builder.poll() is not None
        builder.send_signal(signal.SIGKILL)
        builder.communicate()
        during, finished = during + (not ended), finished + ended
        out, _ = actor("check", data).communicate()
        wrong += out.strip() != "right"
    last = actor("build", data, str(kills + 1))
    out, _ = last.communicate()
    left = sum(path.is_dir() and not path.is_symlink() for path in (data / "index").iterdir())
    wrong += "built" not in out
    return {"kills": kills, "during": during, "finished": finished, "wrong": wrong, "left": left, "length": length}


def _length_of_a_build(data: Path) -> float:
    builder = actor("build", data, "-1")
    assert builder.stdout
    builder.stdout.readline()
    start = time.perf_counter()
    builder.communicate()
    return time.perf_counter() - start


def read_through_swaps(data: Path, swaps: int, readers: int) -> dict[str, object]:
    actor("build", data, "0").communicate()
    reading = [actor("read", data) for _ in range(readers)]
    start = time.perf_counter()
    actor("swap", data, str(swaps)).communicate()
    seconds = time.perf_counter() - start
    (data / "stop").touch()
    counts = [[int(number) for number in reader.communicate()[0].split()] for reader in reading]
    opened, asked, seen, failed = (sum(column) for column in zip(*counts, strict=True))
    return {
        **{"swaps": swaps, "readers": readers, "seconds": seconds, "opened": opened, "asked": asked},
        **{"seen": seen // readers, "failed": failed},
    }


PAGE = """# 索引的一生：杀掉建索引的进程、在换索引时不停地读

`python -m evals.benchmarks.index_life --out evals/benchmarks/INDEX_LIFE.md` 写出本页。
每个角色一个真的进程、真的 Chroma 文件；条文是造的，编码器是数字节的。机器 {cores} 核，当时负载 {load:.1f}。

| 项目 | 结果 |
|---|---|
| 在随机时刻 `kill -9` 建索引的进程 | {kills} 次（{during} 次正在建，{finished} 次已建完；建一次约 {length:.1f} 秒） |
| 杀掉之后打开，得到不完整或答错的索引 | **{wrong}** 次 |
| 最后一次建成之后留下的文件夹（当前、上一份） | {left} 个 |
| 换索引 | {swaps} 次，{seconds:.0f} 秒 |
| 读的进程 | {readers} 个，一共打开 {opened} 次、提问 {asked} 次，平均每个见到 {seen} 份不同的索引 |
| 打不开、读不出、答错 | **{failed}** 次 |
"""

if __name__ == "__main__":
    raise SystemExit(main())
