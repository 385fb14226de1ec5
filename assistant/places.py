"""Finds the places of China named in a normalised question, and the province each lies in. Which of them the corpus
holds is not known here. Names that are also ordinary words count only with a suffix or a phrase like 户口在 by
them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple

import yaml

Level = Literal["province", "city", "county", "unknown"]


class Place(NamedTuple):
    """``name`` is the official full name (上虞市: 上虞区); ``province`` is None when several have the name."""

    start: int
    end: int
    words: str
    name: str
    province: str | None
    city: str | None
    level: Level


class _Entry(NamedTuple):
    name: str
    province: str
    city: str | None
    level: Level


_Names = dict[str, list[_Entry]]


class _Atlas(NamedTuple):
    full: dict[str, tuple[_Entry, ...]]  # 上虞区, 恩施州: certain wherever they stand
    bare: dict[str, tuple[_Entry, ...]]  # 上虞: guarded
    longest: int
    contextual: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    not_followed: dict[str, str]
    not_preceded: dict[str, str]
    not_place_after: tuple[str, ...]
    needs_parent: frozenset[str]
    generic: dict[str, str]
    generic_not_followed: dict[str, str]
    generic_after: str
    splitters: frozenset[str]


_SUFFIX = re.compile(r"(?:特别行政区|自治区|自治州|自治县|自治旗|地区|林区|省|市|县|区|旗|盟)$")
_PEOPLE = re.compile(
    "(?:维吾尔|哈萨克|柯尔克孜|蒙古族?|回族|藏族|羌族|彝族|苗族|侗族|壮族|瑶族|土家族|布依族|傣族|景颇族|白族|哈尼族|傈僳族|朝鲜族|满族"
    "|畲族|黎族|仡佬族|毛南族|水族|仫佬族|佤族|拉祜族|布朗族|独龙族|怒族|普米族|纳西族|土族|撒拉族|保安族|东乡族|裕固族|塔吉克|锡伯"
    "|达斡尔族?|鄂温克族|鄂伦春|各族)++$"
)
_CJK = re.compile(r"[\u4e00-\u9fff]")
_WINDOW = 6


def short_name(name: str) -> str:
    """上虞区 is 上虞, 景宁畲族自治县 is 景宁, 西双版纳傣族自治州 is 西双版纳."""
    stem = _SUFFIX.sub("", name)
    if "自治" in name[len(stem) :]:
        for at in range(2, len(stem)):
            if _PEOPLE.match(stem, at):
                return stem[:at]
    return stem


@lru_cache(maxsize=1)
def _atlas() -> _Atlas:
    raw: dict[str, Any] = yaml.load(Path(__file__).with_name("places.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    full: _Names = {}
    bare: _Names = {}
    contextual = frozenset(raw["needs_context"].split())
    short_ok = frozenset(raw["well_known"].split() + raw["short_counties_of"].split()) | contextual
    for entry in _entries(raw["regions"]):
        _enter(entry, full, bare, short_ok)
    for former, name in raw["former"].items():
        full.setdefault(former, []).extend(full[name])
    for alias, name in raw["aliases"].items():
        bare[alias] = list(full[name])
    context = (f"(?:{_either(raw['context_before'])})$", _either(raw["context_after"]))
    return _Atlas(
        full=_frozen(full),
        bare=_frozen(bare),
        longest=max(map(len, full)),
        contextual=contextual,
        before=re.compile(context[0]),
        after=re.compile(context[1]),
        not_followed=raw["not_followed"],
        not_preceded=raw["not_preceded"],
        not_place_after=tuple(raw["not_place_after"].split()),
        needs_parent=frozenset(raw["needs_parent"].split()),
        generic=raw["generic_not_before"],
        generic_not_followed=raw["generic_not_followed"],
        generic_after=raw["generic_after"],
        splitters=frozenset(raw["generic_split"]),
    )


def _either(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


def _frozen(names: _Names) -> dict[str, tuple[_Entry, ...]]:
    return {name: tuple(dict.fromkeys(entries)) for name, entries in names.items()}


def _entries(regions: dict[str, dict[str, str]]) -> Iterator[_Entry]:
    for province, cities in regions.items():
        yield _Entry(province, province, None, "province")
        for city, counties in cities.items():
            if city != province:
                yield _Entry(city, province, city, "city")
            for county in counties.split():
                yield _Entry(county, province, None if city == province else city, "county")


def _enter(entry: _Entry, full: _Names, bare: _Names, short_ok: frozenset[str]) -> None:
    full.setdefault(entry.name, []).append(entry)
    short = short_name(entry.name)
    if "自治" in entry.name and entry.level != "province":
        full.setdefault(short + entry.name[-1], []).append(entry)
    known = entry.level != "county" or entry.province in short_ok or short in short_ok
    known = known or (entry.name.endswith("市") and len(short) > 2)
    taken = short in bare and bare[short][0].level != entry.level  # 海南 is the province, never 海南州
    if len(short) > 1 and known and not taken:
        bare.setdefault(short, []).append(entry)


def find_places(text: str) -> list[Place]:
    """The places named in ``text`` (normalised), in order; 浙江省绍兴市上虞区 gives three."""
    found: list[Place] = []
    at = 0
    while at < len(text):
        place = _known(text, at, found[-1] if found else None) if _CJK.match(text, at) else None
        if place is None:
            place = _unknown(text, at, found[-1].end if found else 0)
        if place is not None:
            found.append(place)
        at = max(place.end, at + 1) if place is not None else at + 1
    return found


def province_of(name: str) -> str | None:
    """The province of a place by full or short name; None if unknown or if several provinces have it."""
    atlas = _atlas()
    provinces = {entry.province for entry in atlas.full.get(name, ()) or atlas.bare.get(name, ())}
    return provinces.pop() if len(provinces) == 1 else None


def _known(text: str, at: int, previous: Place | None) -> Place | None:
    atlas = _atlas()
    for length in range(min(atlas.longest, len(text) - at), 1, -1):
        words = text[at : at + length]
        if words in atlas.full and _is_certain(text, at, words, previous):
            return _place(at, words, atlas.full[words], previous)
        if words in atlas.bare and _stands_alone(text, at, words, previous):
            return _place(at, words, atlas.bare[words], previous)
    return None


def _is_certain(text: str, at: int, words: str, previous: Place | None) -> bool:
    """A full name counts, unless it is an ordinary word (城区) or its start may end another word (办理县里的手续)."""
    atlas, before = _atlas(), text[max(0, at - _WINDOW) : at]
    if previous is not None and previous.end == at:
        return True
    if words in atlas.needs_parent or (before and before[-1] in atlas.not_preceded.get(words, "")):
        return False
    return len(words) > 2 or not _CJK.match(before[-1:]) or atlas.before.search(before) is not None


def _stands_alone(text: str, at: int, words: str, previous: Place | None) -> bool:
    atlas, end = _atlas(), at + len(words)
    following, before = text[end : end + 1], text[max(0, at - _WINDOW) : at]
    if text.startswith(atlas.not_place_after, end):
        return False
    if previous is not None and previous.end == at:  # 杭州西湖
        return previous.level != "county"
    if len(words) == 2 and following and following in atlas.not_followed.get(words[-1], ""):
        return False
    if before and before[-1] in atlas.not_preceded.get(words, ""):
        return False
    if words not in atlas.contextual:
        return True
    return atlas.before.search(before) is not None or atlas.after.match(text, end) is not None


def _place(at: int, words: str, entries: tuple[_Entry, ...], previous: Place | None) -> Place:
    if previous is not None and previous.end == at:
        inside = tuple(entry for entry in entries if entry.province == previous.province)
        entries = tuple(entry for entry in inside if entry.city == previous.city and previous.city) or inside or entries
    first = entries[0]
    province = first.province if len({entry.province for entry in entries}) == 1 else None
    city = first.city if len({entry.city for entry in entries}) == 1 else None
    return Place(at, at + len(words), words, first.name, province, city, first.level)


def _unknown(text: str, at: int, floor: int) -> Place | None:
    """X市, X县, X区 that no list holds: two to four characters that stand alone (after a mark, or 在, 是, 从…)."""
    atlas, suffix = _atlas(), text[at]
    if suffix not in atlas.generic or text[at - 1 : at] in atlas.generic[suffix]:
        return None
    following = text[at + 1 : at + 2]
    if following and following in atlas.generic_not_followed[suffix]:
        return None
    start = at
    while start > max(floor, at - 4) and _CJK.match(text, start - 1) and text[start - 1] not in atlas.splitters:
        start -= 1
    before = text[start - 1 : start]
    if at - start < 2 or (start > floor and _CJK.match(before) and before not in atlas.generic_after):
        return None
    words = text[start : at + 1]
    return Place(start, at + 1, words, words, None, None, "unknown")
