"""Tells a place one speaks of from the place one lives in: somebody at home where no document is held, who mentions a
held region only because another person is from there or because it pays more, asks about home."""

import re
from collections.abc import Iterable

from assistant.lexicon import load_lexicon

Span = tuple[int, int]
SENTENCE_END = re.compile(r"[。！？?；\n]")
LIVES = re.compile("(?:他们|她们)?家?(?:就|也|一直)?(?:是|在|住|住在|户口在)")
STOP = re.compile(r"[，。！？?；：\n]")


def lives_at(text: str, place: Span) -> bool:
    """Whether the words around a place claim it as home (我们是诸暨的), not as where somebody worked or was treated."""
    words = load_lexicon().words
    rest = STOP.split(text[place[1] :], maxsplit=1)[0]
    if claimed_home(text, place):
        return True
    return words["my_place"].search(text[: place[0]]) is not None and not words["stays_there"].match(rest)


def claimed_home(text: str, place: Span) -> bool:
    """Whether a place is said to be one's own outright (我们桐庐的低边户), or where the call comes from."""
    words, before = load_lexicon().words, text[: place[0]]
    own = words["home_before"].search(before) and words["home_after"].match(text, place[1])
    return bool(own or (words["calls_from"].search(before) and words["calls"].match(text, place[1])))


def anothers_home(text: str, place: Span) -> bool:
    """Whether a place is where another person lives (我小姨在淳安), not where anybody was treated or works."""
    words = load_lexicon().words
    clause = STOP.split(text[: place[0]])[-1]
    rest = STOP.split(text[place[1] :], maxsplit=1)[0]
    person = list(words["relative"].finditer(clause))
    lives = bool(person) and LIVES.fullmatch(clause[person[-1].end() :]) is not None
    return lives and not words["stays_there"].match(rest)


def only_mentioned(text: str, regions: Iterable[Span]) -> bool:
    """Whether every region named is another person's, or one that a statement holds up as an example."""
    return not load_lexicon().words["compare_strong"].search(text) and all(_passing(text, span) for span in regions)


def _passing(text: str, span: Span) -> bool:
    words, (start, end) = load_lexicon().words, span
    clause = STOP.split(text[:start])[-1]
    far = words["distance_before"].search(clause) or words["distance_after"].match(text, end)
    if far or words["others_place"].search(clause) or words["stays_only"].match(text[end:]):
        return True
    if words["my_place"].search(text[:start]) or words["my_papers"].match(text[end:]):
        return False
    opened = max((m.end() for m in SENTENCE_END.finditer(text[:start])), default=0)
    closing = SENTENCE_END.search(text, end)
    sentence = text[opened : closing.end() if closing else len(text)]
    return words["pays_there"].match(text[end:]) is not None and not words["asks_there"].search(sentence)
