"""Words typed or dictated by sound: a run of characters that sounds like a policy term, and is none, is read as the
term (低宝 -> 低保). Changes the matching copy only; quotes and what people typed stay as they are."""

import re
from functools import cache, lru_cache

from assistant.lexicon import load_lexicon

LONGEST = 500
LONG = 3
"""Characters of a term that is known by a blurred sound too."""
BLURRED = re.compile("(?<=^[zcs])h|(?<=n)g$")
OPENS = "，。；！？（在是到去我从们和与跟及比、"
"""What may stand before a place: inside a sentence its sound is too often something else (条件的 is no 建德)."""


@cache
def _sounds(*, blurred: bool = False) -> dict[tuple[str, ...], str]:
    """Toneless sounds of every term worth recognising, or of those long enough to be known by a blurred one; terms
    that sound alike are left out."""
    found: dict[tuple[str, ...], list[str]] = {}
    lexicon = load_lexicon()
    for term in (*lexicon.spoken, *lexicon.spoken_places):
        if not blurred:
            found.setdefault(_sound(term), []).append(term)
        elif len(term) >= LONG:
            found.setdefault(_blur(_sound(term)), []).append(term)
    return {sound: terms[0] for sound, terms in found.items() if len(terms) == 1}


def _blur(sound: tuple[str, ...]) -> tuple[str, ...]:
    """As said where -ng and -n, zh and z are one: 普通门整 for 普通门诊."""
    return tuple(BLURRED.sub("", syllable) for syllable in sound)


def _sound(text: str) -> tuple[str, ...]:
    """Each character's usual sound without tone; other characters stand for themselves."""
    return tuple(_character(character) for character in text)


@lru_cache(maxsize=8192)
def _character(character: str) -> str:
    from pypinyin import lazy_pinyin

    return lazy_pinyin(character)[0] if "\u4e00" <= character <= "\u9fff" else character


def _term(sound: tuple[str, ...]) -> str | None:
    exact = _sounds().get(sound)
    return exact if exact or len(sound) < LONG else _sounds(blurred=True).get(_blur(sound))


def _opens(text: str, start: int) -> bool:
    """Whether a place may be named here: at an opening, or right behind another place (绵阳温洲哪里高, 杭州富杨)."""
    places = (*load_lexicon().spoken_places, *load_lexicon().above_places)
    return not start or text[start - 1] in OPENS or text[:start].endswith(places)


def by_sound(text: str) -> str:
    """The text with terms written by sound put right; same length."""
    out = list(text)
    for start, term in terms_by_sound(text):
        out[start : start + len(term)] = list(term)
    return "".join(out)


def terms_by_sound(text: str) -> list[tuple[int, str]]:
    """(place, term) of every term, longest terms first. A term that is written right keeps its characters: in 就住院,
    住院 stands before 就住 can be heard as 救助."""
    found: list[tuple[int, str]] = []
    if len(text) > LONGEST:
        return found
    sounds = _sound(text)
    lexicon = load_lexicon()
    taken = [False] * len(text)
    for match in lexicon.not_by_sound.finditer(text):
        taken[match.start() : match.end()] = [True] * (match.end() - match.start())
    for size in sorted({len(sound) for sound in _sounds()}, reverse=True):
        heard = [
            (start, term)
            for start in range(len(text) - size + 1)
            if (term := _term(sounds[start : start + size]))
            and not (term in lexicon.spoken_places and not _opens(text, start))
        ]
        for start, term in sorted(heard, key=lambda pair: not text.startswith(pair[1], pair[0])):
            if not any(taken[start : start + size]) or text.startswith(term, start):
                found.append((start, term))
                taken[start : start + size] = [True] * size
    return found
