"""The habits of the house, held by machine: small files and functions, named for what they are, words and figures of
a policy in data, nothing in the tree about the machine it was written on."""

from __future__ import annotations

import ast
import re
import subprocess
from functools import cache
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = ("assistant", "calculator", "corpus", "index", "web")
PROGRAMS = sorted(path for floor in FLOORS for path in (ROOT / floor).rglob("*.py"))
MEASURED = PROGRAMS + sorted((ROOT / "evals").rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def length(path: Path) -> int:
    return len(path.read_text("utf-8").splitlines())


def functions(path: Path) -> list[tuple[int, str]]:
    """(lines, name) of every function."""
    found = [n for n in ast.walk(tree_of(path)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [((n.end_lineno or n.lineno) - n.lineno + 1, n.name) for n in found]


def texts(path: Path) -> list[str]:
    """Every string of a program, documentation aside; the parts of an f-string one by one."""
    tree = tree_of(path)
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in said]
    return [node.value for node in found if isinstance(node.value, str)]


def test_the_house_is_where_it_is_looked_for() -> None:
    assert len(PROGRAMS) >= 150
    assert {name_of(path).split("/")[0] for path in PROGRAMS} == set(FLOORS)


@pytest.mark.parametrize("path", MEASURED, ids=name_of)
def test_no_file_is_longer_than_300_lines(path: Path) -> None:
    assert length(path) <= 300


LONG_TESTS = {"tests/assistant/test_amounts.py", "tests/assistant/test_restate.py", "tests/assistant/test_answers.py"}
"""Tables of cases, one line each."""


def test_no_test_is_longer_than_300_lines_but_the_tables_named_here() -> None:
    assert {name_of(path) for path in TESTS if length(path) > 300} <= LONG_TESTS
    assert {name_of(path) for path in TESTS if length(path) > 400} == set()


@pytest.mark.parametrize("path", MEASURED + TESTS, ids=name_of)
def test_no_function_is_longer_than_60_lines(path: Path) -> None:
    assert [name for lines, name in functions(path) if lines > 60] == []


def test_half_of_the_files_have_at_most_80_lines() -> None:
    assert median(length(path) for path in PROGRAMS) <= 80


def test_half_of_the_functions_have_at_most_8_lines() -> None:
    assert median(lines for path in PROGRAMS for lines, _ in functions(path)) < 9


@pytest.mark.parametrize("path", MEASURED + TESTS, ids=name_of)
def test_every_module_opens_by_saying_what_it_is_for_in_one_to_five_lines(path: Path) -> None:
    said = ast.get_docstring(tree_of(path)) or ""
    opening = said.split("\n\n")[0]
    assert 1 <= len(opening.splitlines()) <= 5
    assert len(opening) >= 20


DRAWERS = {"util", "utils", "helper", "helpers", "common", "base", "misc", "shared", "tools", "lib", "stuff", "core"}
FOUNDATIONS = {
    "calculator/base.py"
}  # the base of a layer: the sum its deductible and ratio apply to, a term of the law


@pytest.mark.parametrize("path", MEASURED + TESTS, ids=name_of)
def test_no_module_is_a_drawer_for_everything(path: Path) -> None:
    if name_of(path) not in FOUNDATIONS:
        assert not DRAWERS & {path.stem, *path.relative_to(ROOT).parts[:-1]}


def test_every_function_of_the_floors_is_annotated() -> None:
    bare = []
    for path in PROGRAMS:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                open_ = [a.arg for a in given if a.annotation is None and a.arg not in ("self", "cls")]
                if open_ or node.returns is None:
                    bare.append((name_of(path), node.name))
    assert bare == []


REGIONS = re.compile(
    "富阳|绵阳|建德|温州|嵊州|fuyang|mianyang|jiande|wenzhou|shengzhou|杭州|绍兴|四川|浙江|瓯海|涪城|江油|新安江|富春"
    "|富政办|绵办规|建政办|温医保|^(?:fy|my|jd|wz|sz)[.]"
)


@pytest.mark.parametrize("path", PROGRAMS, ids=name_of)
def test_no_program_names_a_region_or_its_document(path: Path) -> None:
    names = [node.id for node in ast.walk(tree_of(path)) if isinstance(node, ast.Name)]
    assert [words for words in texts(path) + names if REGIONS.search(words)] == []


TECHNICAL = {
    "assistant/calc_request.py": {1_000_000},  # the largest request read, in characters
    "assistant/mask.py": {20_000},  # the longest text masked
    "assistant/normalise.py": {2000, 65_248},  # the longest question; the distance from full width to ASCII
    "assistant/small_change.py": {50_00},  # 50 yuan, below which nothing but a named cost counts
    "calculator/receipt.py": {4_000_000},  # the largest receipt read, in bytes
    "corpus/numbers.py": {200_000},  # the longest text searched for numbers
    "corpus/strict_yaml.py": {2_000_000},  # the largest file read, in bytes
    "index/chroma.py": {8000},  # the port of a Chroma server
    "index/matching.py": {20_000},  # the longest text cut into grams
    "index/store.py": {2000},  # records written at a time
    "index/words.py": {2000},  # the longest text cut into words
    "web/commands/calc.py": {4_000_001},  # one byte more than the largest receipt
    "web/commands/serve.py": {8000},  # the port
    "web/routes/compare.py": {1200},  # the longest list of topics in an address
    "web/sessions.py": {2000},  # sessions kept
}
"""Sizes and distances. Powers of ten and of two and calendar years need no entry: no policy sets them as its figure
without another digit beside."""


def is_size(number: int) -> bool:
    """A power of ten or of two, or the bound of a calendar."""
    return bool(re.fullmatch("10*", str(number))) or number & (number - 1) == 0 or number in (1900, 1990, 2100, 2199)


@pytest.mark.parametrize("path", PROGRAMS, ids=name_of)
def test_no_figure_of_a_policy_stands_in_a_program(path: Path) -> None:
    numbers = [node.value for node in ast.walk(tree_of(path)) if isinstance(node, ast.Constant)]
    large = {n for n in numbers if isinstance(n, int) and not isinstance(n, bool) and n >= 1000 and not is_size(n)}
    assert large - TECHNICAL.get(name_of(path), set()) == set()


def test_no_entry_of_the_technical_numbers_is_left_over() -> None:
    for name, numbers in TECHNICAL.items():
        found = [node.value for node in ast.walk(tree_of(ROOT / name)) if isinstance(node, ast.Constant)]
        assert numbers <= {n for n in found if isinstance(n, int)}, name


PATTERN = re.compile(r"[\\|\[\](){}^$*+?]")
HAN = "[\u4e00-\u9fff]"
WORDING = re.compile(
    f"{HAN}{{2,}}[，。！？；：]{HAN}|{HAN}{{2,}}[。！？]$|(?={HAN}*(?:请|您|没有|不能|可以|应当|无法|需要|文件|条款)){HAN}{{6,}}"
)
"""Two words with a stop between them, a sentence that ends, or a longer run with a word that only sentences have; sets
of characters to look for are none of these."""
SPOKEN = sorted(path for path in PROGRAMS if path.relative_to(ROOT).parts[0] != "corpus")
"""The floors whose words people read from data. The corpus's errors name file and line and stay beside the check."""


@pytest.mark.parametrize("path", SPOKEN, ids=name_of)
def test_words_that_people_read_live_in_data(path: Path) -> None:
    assert [words for words in texts(path) if WORDING.search(words) and not PATTERN.search(words)] == []


ASIDE = {
    ".venv",
    ".venv-encoder",
    ".git",
    "var",
    "build",
    "__pycache__",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".hypothesis",
}


@cache
def committed_files() -> tuple[Path, ...]:
    """What git holds; in a tree without git, everything but what is made on the spot."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode == 0 and done.stdout:
        return tuple(ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file())
    found = (path for path in ROOT.rglob("*") if path.is_file())
    return tuple(path for path in found if not ASIDE & set(path.relative_to(ROOT).parts))


def committed(pattern: str) -> list[str]:
    """Lines of committed files that hold the pattern (letter case aside), this file's own patterns excepted."""
    looked_for, hits = re.compile(pattern, re.IGNORECASE), []
    for path in committed_files():
        if path.suffix not in (".png", ".woff2") and path != Path(__file__):
            lines = path.read_text("utf-8", errors="replace").splitlines()
            hits += [f"{name_of(path)}:{line}" for line in lines if looked_for.search(line)]
    return hits


def test_the_search_of_committed_files_finds_what_is_there() -> None:
    assert 'pyproject.toml:name = "huisuan"' in committed("^name = .huisuan")
    assert len(committed_files()) >= 300


@pytest.mark.parametrize(
    "pattern",
    [
        r"(^|[^a-z0-9_.~-])/(work|tmp|root|home|Users|var/tmp)/[a-z0-9_.]",
        r"(^|[^a-z0-9_.~-])[A-Z]:\\Users",
        r"\.pyenv/|site-packages/",
    ],
)
def test_no_committed_file_mentions_a_path_of_a_machine(pattern: str) -> None:
    assert committed(pattern) == []


@pytest.mark.parametrize(
    "pattern",
    [
        r"\bsub-?agents?\b",
        r"\b(coding|AI|autonomous) (agent|session|assistant)s?\b",
        r"\b(claude|anthropic|chatgpt|copilot|codex)\b",
        r"\b(this|the|another|previous|earlier) (agent|worker session)\b",
        r"generated (by|with) (an? )?(AI|language model)",
        r"co-authored-by",
    ],
)
def test_no_committed_file_speaks_of_how_it_was_written(pattern: str) -> None:
    assert committed(pattern) == []


@pytest.mark.parametrize("path", sorted((ROOT / "assistant").glob("*.yaml")), ids=name_of)
def test_no_word_list_is_defined_twice(path: Path) -> None:
    names = re.findall(r"^(\w+):", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(names) == len(set(names))
