"""What an index promises to those who use it: no killed builder and no swap ever shows anybody half of one.

The full measure, 50 kills and 1,000 swaps, is evals/benchmarks/index_life.py."""

from __future__ import annotations

from pathlib import Path

from evals.benchmarks.index_life import kill_builds, read_through_swaps


def test_a_builder_killed_at_any_moment_leaves_a_whole_index(tmp_path: Path) -> None:
    found = kill_builds(tmp_path, kills=2)
    assert found["wrong"] == 0
    assert found["left"] == 2  # current and previous; what the killed ones left behind is gone


def test_readers_in_other_processes_never_fail_while_indexes_are_swapped(tmp_path: Path) -> None:
    found = read_through_swaps(tmp_path, swaps=60, readers=2)
    assert found["failed"] == 0
    assert found["opened"] >= 4 and found["asked"] == 30 * found["opened"]
