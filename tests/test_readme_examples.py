"""The README's example answers are real output. ``python tests/test_readme_examples.py`` writes them anew."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
EXAMPLE = re.compile(
    r"<!-- example:([0-9]) -->\n```console\n\$ (huisuan [^\n]+)\n(.*?)```\n<!-- /example -->", re.DOTALL
)


def output_of(command: str) -> str:
    arguments = shlex.split(command)[1:]
    done = subprocess.run([sys.executable, "-m", "web.cli", *arguments], cwd=ROOT, capture_output=True, timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_the_readme_shows_four_examples() -> None:
    assert [number for number, _, _ in EXAMPLE.findall(README.read_text(encoding="utf-8"))] == ["1", "2", "3", "4"]


@pytest.mark.skipif(find_spec("assistant.service") is None, reason="the assistant floor is not in this tree")
@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_each_example_is_what_the_command_prints(number: int) -> None:
    _, command, shown = EXAMPLE.findall(README.read_text(encoding="utf-8"))[number - 1]
    assert output_of(command) == shown


def write_examples() -> None:
    """Replaces the three outputs by what the commands print now."""

    def renewed(example: re.Match[str]) -> str:
        number, command = example[1], example[2]
        shown = f"```console\n$ {command}\n{output_of(command)}```"
        return f"<!-- example:{number} -->\n{shown}\n<!-- /example -->"

    README.write_text(EXAMPLE.sub(renewed, README.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    write_examples()
