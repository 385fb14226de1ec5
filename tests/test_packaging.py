"""The wheel holds the five floors with all their data and nothing else, works away from the source tree, and its
top-level names are nobody else's."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = ("assistant", "calculator", "corpus", "index", "web")
DOCUMENTS = ("fuyang-2022-21", "jiande-2024-4", "mianyang-2022-6", "shengzhou-draft-2022-2025", "wenzhou-2019-13")


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the tree without an index and without the network, then unpacked."""
    folder = tmp_path_factory.mktemp("wheel")
    source, built = folder / "source", folder / "built"
    for floor in (*FLOORS, "tests", "evals"):
        shutil.copytree(ROOT / floor, source / floor, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    options = ["--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check", "-q", "-w", str(built)]
    done = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", *options, "."], cwd=source, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    (wheel,) = built.glob("huisuan-*-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_wheel_holds_the_five_floors_and_nothing_beside_them(unpacked: Path) -> None:
    tops = {name.split("/")[0] for name in files(unpacked)}
    (info,) = [name for name in tops if name.endswith(".dist-info")]
    assert tops - {info} == {"assistant", "calculator", "corpus", "index", "web"}
    assert (unpacked / info / "top_level.txt").read_text().split() == [
        "assistant",
        "calculator",
        "corpus",
        "index",
        "web",
    ]
    assert "huisuan = web.cli:main" in (unpacked / info / "entry_points.txt").read_text()


def test_every_policy_travels_with_its_five_files(unpacked: Path) -> None:
    for document in DOCUMENTS:
        folder = unpacked / "corpus" / "documents" / document
        assert {"source.txt", "document.yaml", "benefits.yaml", "cases.yaml", "questions.yaml"} <= files(folder)
        assert (folder / "source.txt").read_bytes() == (
            ROOT / "corpus/documents" / document / "source.txt"
        ).read_bytes()


@pytest.mark.parametrize("floor", FLOORS)
def test_every_program_and_every_data_file_of_a_floor_travels(unpacked: Path, floor: str) -> None:
    here = {name for name in files(ROOT / floor) if "__pycache__" not in name and not name.endswith(".gitattributes")}
    assert len(here) >= 20
    assert here - files(unpacked / floor) == set()


def test_the_words_the_facts_and_the_pages_are_among_them(unpacked: Path) -> None:
    for name in (
        "assistant/lexicon.yaml",
        "assistant/messages.yaml",
        "corpus/facts.yaml",
        "corpus/topics.yaml",
        "index/lexicon.txt",
        "web/messages.yaml",
        "web/templates/chat.html",
        "web/static/js/words.js",
    ):
        assert (unpacked / name).stat().st_size > 100, name


CASE = """{"region": "fuyang", "benefit": "medical_assistance", "as_of": "2026-11-22",
"facts": {"identities": ["near_subsistence"], "after_insurance": "42000.00"}}"""


def test_the_wheel_computes_away_from_the_source_tree(unpacked: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "web.cli", "calc", "--json", "-"],
        cwd="/",
        env={"PYTHONPATH": str(unpacked), "PATH": ""},
        input=CASE,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert '"29400.00"' in done.stdout


@pytest.mark.parametrize("name", FLOORS)
def test_no_other_distribution_claims_a_top_level_name_of_ours(name: str) -> None:
    assert set(packages_distributions().get(name, [])) <= {"huisuan"}


@pytest.mark.parametrize("name", FLOORS)
def test_the_floors_imported_are_those_of_this_tree(name: str) -> None:
    spec = find_spec(name)
    assert spec is not None and spec.origin is not None
    assert Path(spec.origin).parent == ROOT / name
