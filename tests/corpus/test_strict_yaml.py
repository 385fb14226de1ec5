"""YAML that could mean two things is refused with its line, in Chinese, and nothing is ever guessed."""

from __future__ import annotations

import time
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.strict_yaml import CorpusError, Node, plain, read_yaml


def read(folder: Path, content: str | bytes) -> Node:
    path = folder / "x.yaml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_yaml(path)


def refusal(folder: Path, content: str | bytes) -> CorpusError:
    with pytest.raises(CorpusError) as caught:
        read(folder, content)
    return caught.value


def test_every_scalar_stays_the_string_that_was_written(tmp_path: Path) -> None:
    node = read(tmp_path, "a: no\nb: 12:30\nc: 0100\nd: 1e3\ne: ~\nf: 2023-02-10\ng: [yes, null, .5, '70%']\nh:\n")
    assert plain(node) == {
        **{"a": "no", "b": "12:30", "c": "0100", "d": "1e3", "e": "~", "f": "2023-02-10"},
        **{"g": ["yes", "null", ".5", "70%"], "h": ""},
    }


@pytest.mark.parametrize(
    ("content", "line", "word"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "重复"),
        ("x:\n  - {a: 1, a: 2}\n", 2, "重复"),
        ("a: &x 1\nb: 2\n", 1, "锚点"),
        ("a: 1\nb: *x\n", 2, "锚点"),
        ("a: &x\n  b: 1\nc: {<<: *x}\n", 1, "锚点"),
        ("a:\n  <<: {b: 1}\n", 2, "<<"),
        ("a: !!python/object/apply:os.system [ls]\n", 1, "标签"),
        ("a: !x 1\n", 1, "标签"),
        ("a: 1\n---\nb: 2\n", 0, "一份"),
        ("%YAML 1.1\n---\na: 1\n", 1, "指令"),
        ("\ufeffa: 1\n", 1, "BOM"),
        ("a: 1\nb: \ufeffx\n", 2, "BOM"),
        ("a: 1\r\nb: 2\r\n", 1, "LF"),
        ("? [a, b]\n: 1\n", 1, "键"),
        ("'': 1\n", 1, "键"),
        ("a: [1, 2\n", 2, "YAML"),
        ("a: 1\n\tb: 2\n", 2, "YAML"),
        ("a: 1\nb: x\x00y\n", 2, "YAML"),
        ("", 0, "空"),
        ("# 只有注释\n", 0, "空"),
        (b"a: 1\nb: \xff\xfe\n", 2, "UTF-8"),
        ("a: " + "[" * 60 + "]" * 60, 1, "嵌套"),
    ],
)
def test_yaml_that_could_mean_two_things_is_refused_with_its_line(
    tmp_path: Path, content: str | bytes, line: int, word: str
) -> None:
    error = refusal(tmp_path, content)
    assert word in error.message and error.line == line
    assert "请" in error.message


def test_a_file_that_is_too_large_or_missing_is_refused(tmp_path: Path) -> None:
    assert "拆小" in refusal(tmp_path, "a: " + "x" * 10_000_000).message
    with pytest.raises(CorpusError, match="没有|读不到"):
        read_yaml(tmp_path / "none.yaml")


def test_hostile_files_are_refused_within_a_second(tmp_path: Path) -> None:
    begun = time.perf_counter()
    for content in ("[" * 900_000, "a: " + "{b: " * 300_000, "&a [" * 300_000, "- " * 900_000, "? " * 400_000):
        refusal(tmp_path, content)
    assert time.perf_counter() - begun < 5


def test_an_error_names_folder_file_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "some-region"
    folder.mkdir()
    error = refusal(folder, "a: 1\na: 2\n")
    assert str(error).startswith("some-region/x.yaml:2：")


def test_unknown_and_missing_keys_are_named_with_what_is_allowed(tmp_path: Path) -> None:
    node = read(tmp_path, "clause: a\nqoute: b\n")
    with pytest.raises(CorpusError) as unknown:
        node.only("clause", "quote")
    assert unknown.value.line == 2 and "qoute" in unknown.value.message and "quote" in unknown.value.message
    with pytest.raises(CorpusError, match="缺少“quote”"):
        node.need("quote")


def test_a_full_width_colon_is_pointed_out(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="半角"):
        read(tmp_path, "rules:\n  clause：a\n").need("rules").mapping()


def test_typed_fields_read_what_they_say(tmp_path: Path) -> None:
    node = read(tmp_path, "day: 2023-02-10\nn: 15\nf: 1/3\ng: 70%\nh: 0.65\nt: [甲, 乙]\nb: true\n")
    assert node.need("day").date() == date(2023, 2, 10)
    assert node.need("n").integer() == 15
    assert [node.need(key).fraction() for key in "fgh"] == [Fraction(1, 3), Fraction(7, 10), Fraction(13, 20)]
    assert node.need("t").texts() == ("甲", "乙")
    assert node.need("b").flag() is True


@pytest.mark.parametrize("written", ["2023-2-10", "2023-02-30", "2023/02/10", "２０２３-02-10", "''"])
def test_a_date_that_is_none_is_refused(tmp_path: Path, written: str) -> None:
    with pytest.raises(CorpusError):
        read(tmp_path, f"a: {written}\n").need("a").date()


@pytest.mark.parametrize("written", ["1/0", "七成", "１", "٣", "1e5", ".5", "0x10", "1_000", "inf", "9" * 30])
def test_a_number_that_is_none_is_refused(tmp_path: Path, written: str) -> None:
    node = read(tmp_path, f"a: '{written}'\n").need("a")
    with pytest.raises(CorpusError):
        node.fraction()
    with pytest.raises(CorpusError):
        node.integer()


@given(st.text(alphabet="ab:- \n\t{}[]&*!?|>'\"#%,：\u2028\x00é一\ud800", max_size=40) | st.text(max_size=60))
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_text_is_either_read_or_refused_politely(tmp_path: Path, content: str) -> None:
    try:
        plain(read(tmp_path, content.encode("utf-8", "surrogatepass")))
    except CorpusError as error:
        assert error.message
