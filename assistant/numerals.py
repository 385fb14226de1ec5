"""Reads one number written in any everyday way (3.5, 三万五, 叁万伍仟, 12万6千3, 两三千) where it starts in a text.
It knows nothing of money or dates; the smallest and largest value meant are exact fractions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

MAX_DIGITS = 15
TOO_LARGE = 10**MAX_DIGITS
Value = int | Fraction

_ROWS = ("〇零", "一壹", "二两贰", "三叁叄", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
_DIGITS = {character: value for value, row in enumerate(_ROWS) for character in row}
_SIZES = {"十拾": 10, "百佰": 100, "千仟kK": 1000, "万wW": 10**4, "亿": 10**8}
_UNITS = {character: size for row, size in _SIZES.items() for character in row}
_BIG = 10**4
_CHINESE_RUN = re.compile("(?:(?!(?<=[一二三四五六七八九])两[个位口人])[" + "".join(_DIGITS) + "]){1,40}+")
_ARABIC = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3}){1,12}+(?![0-9])|[0-9]{1,3}(?:，000){1,4}+(?![0-9])|[0-9]{1,3}(?: [0-9]{3}){1,9}+(?![0-9])"
    r"|[0-9]{1,3}(?:，[0-9]{3}){1,4}+(?=(?:\.[0-9]+)?[元块])|[0-9]{1,2}，[0-9]{3}(?=[；。！？）]|\.\.|$)|[0-9]++"
)
_FRACTION = re.compile(r"(?:\.|点(?=[0-9]++[万千百亿wW]))([0-9]++)")
_LATIN = re.compile(r"[A-Za-z]")
_NEXT_PART = re.compile(r" (?=[0-9" + "".join(_DIGITS) + r"][千仟百佰])")  # 3万 2千
_VAGUE = re.compile(r"(?:好几|大几|几|数|上)(?=[十百千万亿])")
_IDIOM = re.compile(r"(?:([百千万])(?:儿)?(?:八([百千十])|把(?=块|元|来)|来(?=块|元)))")
START = frozenset(_DIGITS) | frozenset("0123456789十拾百千万半几数好大上")


class Numeral(NamedTuple):
    """``low == high`` unless a span was said. ``unit`` is the last 十/百/千/万 said, 1 if none. ``tail`` is where a
    bare last digit starts (the 5 of 三万五), ``tail_low`` the value without it, for readers who find 五口人."""

    end: int
    low: Value
    high: Value
    unit: int
    arabic: bool
    digits: int
    over: bool = False
    about: bool = False
    vague: bool = False
    too_large: bool = False
    tail: int | None = None
    tail_low: Value = 0


Pair = tuple[Value, Value]


@dataclass
class _State:
    text: str
    at: int
    total: Pair = (0, 0)
    section: Pair = (0, 0)
    pending: Pair | None = None
    pending_at: int = 0
    pending_digits: int = 0
    zero: bool = False
    unit: int = 1
    small: int = 10**4
    big: int = 10**12
    arabic: bool = False
    decimal: bool = False
    digits: int = 0
    over: bool = False
    about: bool = False
    too_large: bool = False

    def here(self) -> str:
        return self.text[self.at : self.at + 1]

    def after(self) -> str:
        return self.text[self.at + 1 : self.at + 2]

    def take(self, value: Pair, end: int, digits: int) -> bool:
        self.pending, self.pending_at, self.pending_digits = value, self.at, digits
        self.digits, self.at = max(self.digits, digits), end
        return True


def read_numeral(text: str, at: int) -> Numeral | None:
    """The longest number starting exactly at ``at``, or None."""
    if at >= len(text) or text[at] not in START:
        return None
    return _read_vague(text, at) or _read_idiom(text, at) or _read_plain(text, at)


def _read_vague(text: str, at: int) -> Numeral | None:
    """几万, 好几千, 数十万, 上百: a size without a number."""
    match = _VAGUE.match(text, at)
    if match is None:
        return None
    end, unit = match.end(), 1
    while end < len(text) and text[end] in _UNITS and unit < 10**12:
        unit *= _UNITS[text[end]]
        end += 1
    return Numeral(end, unit, 9 * unit, unit, False, 1, about=True, vague=True)


def _read_idiom(text: str, at: int) -> Numeral | None:
    """百八十块 (80 to 100), 万八千, 千把块."""
    match = _IDIOM.match(text, at)
    if match is None:
        return None
    unit = _UNITS[match[1]]
    if match[2] is None:
        return Numeral(match.end(), unit, unit, unit, False, 1, about=True)
    if _UNITS[match[2]] * 10 != unit:
        return None
    return Numeral(match.end(), unit * 8 // 10, unit, unit, False, 1, about=True)


def _read_plain(text: str, at: int) -> Numeral | None:
    state = _State(text, at)
    while state.at < len(text) and _step(state):
        pass
    return _finish(state, at)


def _step(state: _State) -> bool:
    """Takes one token of the number; False when the number has ended."""
    here = state.here()
    if here in _UNITS:
        return _take_unit(state, here)
    if here == "半":
        return _take_half(state)
    if here in "多余来几":
        return _take_marker(state, here)
    if here == " " and state.pending is None and state.unit >= 1000 and _NEXT_PART.match(state.text, state.at):
        state.at += 1
        return True
    if state.pending is not None:
        return False
    if "0" <= here <= "9":
        return _take_arabic(state)
    return here in _DIGITS and _take_chinese(state)


def _take_arabic(state: _State) -> bool:
    match = _ARABIC.match(state.text, state.at)
    if match is None:
        return False
    digits, end = re.sub("[, ，]", "", match[0]), match.end()
    whole: Value = _capped(state, digits)
    fraction = _FRACTION.match(state.text, end)
    if fraction is not None:
        part = fraction[1][:MAX_DIGITS]
        whole += Fraction(int(part), 10 ** len(part))
        end, state.decimal = fraction.end(), True
    state.arabic = True
    return state.take((whole, whole), end, len(digits))


def _capped(state: _State, digits: str) -> int:
    if len(digits.lstrip("0")) > MAX_DIGITS:
        state.too_large = True
        return 0
    return int(digits[-MAX_DIGITS:])


def _take_chinese(state: _State) -> bool:
    value, after = _DIGITS[state.here()], state.after()
    if value and after not in _DIGITS and after != "点":
        return state.take((value, value), state.at + 1, 1)
    match = _CHINESE_RUN.match(state.text, state.at)
    if match is None:
        return False
    run = match[0]
    if state.unit > 1 and run[0] in "零〇":
        state.zero, run = True, run.lstrip("零〇")
        state.at = match.end() - len(run)
        if not run:
            return True
    values = [_DIGITS[c] for c in run]
    if len(values) == 2 and (values[1] == values[0] + 1 or values == [3, 5]) and values[0] > 0:
        return state.take((values[0], values[1]), match.end(), 1)
    if state.unit > 1 and len(values) > 1 and not state.zero:  # 三万五三口人: only 五 belongs
        pair = values[1] == values[0] + 1 and values[0] > 0
        return state.take((values[0], values[pair]), state.at + 1 + pair, 1)
    whole: Value = _capped(state, "".join(map(str, values)))
    end, places = _spoken_point(state.text, match.end())
    if places:
        whole += Fraction(int(places), 10 ** len(places))
        state.decimal = True
    return state.take((whole, whole), end, len(values))


def _spoken_point(text: str, at: int) -> tuple[int, str]:
    """The decimals after 点 (三点五), if Chinese digits follow it."""
    if not text.startswith("点", at):
        return at, ""
    match = _CHINESE_RUN.match(text, at + 1)
    return (match.end(), "".join(str(_DIGITS[c]) for c in match[0][:MAX_DIGITS])) if match else (at, "")


def _take_unit(state: _State, here: str) -> bool:
    unit = _UNITS[here]
    if here in "wWkK" and (not state.arabic or _LATIN.match(state.text, state.at + 1)):
        return False
    if unit < _BIG:
        return _take_small(state, unit)
    value = _add(state.section, state.pending)
    if unit == 10**8 and value[1] == 0 and state.total[1] > 0 and state.pending is None:
        state.total = _times(state.total, unit)  # 一万亿
    elif value[1] == 0 or unit >= state.big:
        return False
    else:
        state.total = _add(state.total, _times(value, unit))
    state.section, state.pending, state.zero = (0, 0), None, False
    state.big, state.small, state.unit = unit, _BIG, unit
    state.at += 1
    return True


def _take_small(state: _State, unit: int) -> bool:
    if unit >= state.small or (state.pending is None and unit != 10):
        return False
    state.section = _add(state.section, _times(state.pending or (1, 1), unit))
    state.pending, state.small, state.unit, state.zero = None, unit, unit, False
    state.at += 1
    return True


def _take_half(state: _State) -> bool:
    """半万, 两万半: half of the unit it stands by."""
    after = state.after()
    if state.pending is None and state.unit == 1 and after in ("万", "亿"):
        return state.take((Fraction(1, 2), Fraction(1, 2)), state.at + 1, 1)
    if state.pending is None and state.unit >= 100 and after not in ("年", "个", "天", "月", "辈"):
        state.section = _add(state.section, (state.unit // 2, state.unit // 2))
        state.at += 1
    return False


def _take_marker(state: _State, here: str) -> bool:
    """三十多万, 十来万, 十几万, 3万多: the number is a floor, or only about right."""
    after = state.after()
    if state.pending is None and state.unit == 1:
        return False
    if here == "几":
        return _take_some(state, after)
    if here == "来" and after not in _UNITS and after not in ("块", "元", "圆", "毛"):
        return False
    if here == "余" and after in ("额", "款", "下", "的", "地"):
        return False
    if here == "多" and after in ("少", "次", "种", "大", "久", "数"):
        return False
    state.over, state.about, state.at = state.over or here != "来", True, state.at + 1
    return after in _UNITS


def _take_some(state: _State, after: str) -> bool:
    if state.unit == 1 and state.pending is not None and state.pending[0] in range(10, 100, 10):  # 20几万
        state.section, state.pending, state.unit = state.pending, None, 10
    if state.pending is not None or state.unit < 10:
        return False
    state.about = True
    if state.unit == 10:
        return state.take((1, 9), state.at + 1, 1)
    state.over = True
    state.at += 2 if _UNITS.get(after, state.unit) < state.unit else 1
    return False


def _finish(state: _State, start: int) -> Numeral | None:
    base = _add(state.total, state.section)
    value, tail, end = base, None, state.at
    if state.pending is not None:
        value, tail, end = _with_tail(state, base)
    if end <= start:
        return None
    large = state.too_large or value[1] >= TOO_LARGE
    marks = (state.over, state.about, False, large, tail, base[0])
    return Numeral(end, value[0], value[1], state.unit, state.arabic, state.digits, *marks)


def _with_tail(state: _State, base: Pair) -> tuple[Pair, int | None, int]:
    """What a last number without unit adds: the 五 of 三万五 is 5,000, of 二十五 and of 一万零五 it is 5."""
    pending = state.pending or (0, 0)
    if state.unit == 1:
        return pending, None, state.at
    odd = state.decimal and state.arabic and state.unit < _BIG
    if state.here() in _UNITS or pending[1] >= state.unit or odd:
        return base, None, state.pending_at  # 三万五万: the five begins another number
    spoken = state.unit >= 100 and not state.zero and state.pending_digits == 1 and pending[1].denominator == 1
    scale = state.unit // 10 if spoken else 1
    return _add(base, _times(pending, scale)), state.pending_at, state.at


def _add(left: Pair, right: Pair | None) -> Pair:
    return left if right is None else (left[0] + right[0], left[1] + right[1])


def _times(value: Pair, unit: int) -> Pair:
    return value[0] * unit, value[1] * unit
