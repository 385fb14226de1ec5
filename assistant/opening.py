"""The first three steps: personal numbers out, one spelling, and a look at what kind of question it is."""

import re

from assistant.amounts import find_amounts
from assistant.danger import Meaning
from assistant.declared import written_out
from assistant.homophones import by_sound, terms_by_sound
from assistant.lexicon import load_lexicon
from assistant.mask import mask
from assistant.normalise import normalise
from assistant.screen import screen
from assistant.state import State


def mask_personal(state: State) -> None:
    """Take personal numbers out of the words before any other step reads them."""
    places = [name for document in state.know.corpus.documents.values() for name in document.aliases]
    masked = mask(state.raw, places)
    state.raw, state.hidden = masked.text, tuple(masked.kinds)


APART = re.compile(r"(?:分别|依次|各)[^，。；！？\n]{0,6}$")
FOLLOWING = re.compile(r"([1-8])[、/]([2-9])(?![0-9.、])")
LISTED = re.compile(r"(?<![0-9.万千百亿])[0-9][0-9.]*(?=(?:[、和及/][0-9][0-9.]*){1,20}(万元|万|元|块钱|块|w|W))")
LARGEST = 1000
BLANK = r"[ \t\u3000]+"
HAN = r"[\u4e00-\u9fff]"
UNITS = "万亿千百元块年月日级个岁"
GAP = re.compile(
    rf"(?<=[^\s0-9A-Za-z，。；：！？、,.;:!?]){BLANK}(?=[^\s{UNITS}0-9])"
    rf"|(?<=[0-9]){BLANK}(?={HAN})(?![{UNITS}])"
    rf"|(?<=[a-z]){BLANK}(?={HAN})"
)
"""Blanks that part a hotline agent's shorthand: read as commas, but not inside a number or between Latin words."""
BARE_LIST = re.compile(
    r"(?<![0-9.])[0-9]{3,7}(?:\.[0-9]{1,2})?(?:[、+＋][0-9]{3,7}(?:\.[0-9]{1,2})?){1,20}(?![0-9.万元块%年月日])"
)
ONE_YUAN = re.compile("(?<=[少多差缺低高])一块(?:钱)?(?=[呢？?吧嘛啊的]|[，。；]|$)")
"""少一块呢: one yuan by which a sum differs."""
TO_THE_FEN = re.compile("一(?:分|毛|块|角)钱?(?:都|也)?(?:没|未|不)(?:多|少|差|错)(?:地|的)?")
"""3万一分不少: says only that the sum beside it is exact."""
NUMBER = re.compile(r"\s*[^0-9，。]{0,4}([0-9][0-9.,]{2,15})\s*(?:元|块钱|块)?[。！!了吧的]*\s*")
ROUGHLY = re.compile(
    r"[^0-9，。]{0,4}[0-9][0-9.,]{2,15}(?:(?:-|~|到|至)[0-9][0-9.,]{2,15})?"
    r"(?=[^0-9万千亿%人个次天年月日号岁级wWkK元块]{0,6}$)"
)
"""A bare number, or two, beside words that make it rough (大概30000, 30000多)."""


def normalise_text(state: State) -> None:
    """The matching copy that every later step reads: one spelling, terms written by sound put right, a unit for
    each sum of a list, and for a bare number that answers a question."""
    text = written_out(TO_THE_FEN.sub("", normalise(GAP.sub("，", state.raw)).text))
    text = ONE_YUAN.sub("1元", text)
    lexicon = load_lexicon()
    state.heard = tuple((heard, meant) for heard, meant in lexicon.heard.items() if heard in text)
    for heard, meant in state.heard:
        text = text.replace(heard, meant)
    for latin, name in lexicon.latin_places.items():
        text = re.sub(rf"(?i)(?<![a-z]){latin}(?![a-z])", name, text)
    sounded = [(text[at : at + len(term)], term) for at, term in terms_by_sound(text)]
    state.heard += tuple((heard, meant) for heard, meant in sounded if heard != meant)
    text = by_sound(text)
    text = BARE_LIST.sub(lambda match: re.sub(r"[0-9][0-9.]*", r"\g<0>元", match[0]), text)
    text = LISTED.sub(_with_unit, text)
    spec = state.know.vocabulary.get(state.session.pending)
    if spec is not None and spec.kind in ("money", "figure"):
        text = _replied(text)
    state.text = text


def _replied(text: str) -> str:
    """A bare number that answers a question, as a sum; what makes it rough is kept."""
    whole = ROUGHLY.sub(lambda match: match[0] + "元", text, count=1) if ROUGHLY.match(text) else text
    if any(amount.approx for amount in find_amounts(whole)):
        return whole
    bare = NUMBER.fullmatch(text)
    return f"{bare[1]}元" if bare else text


def screen_question(state: State) -> None:
    """Crisis, fraud, injection, other domains; an injected sentence is dropped when a question remains."""
    found = state.know.searcher.meaning(state.text)
    goes_on = state.session.doing == "compute" and load_lexicon().words["how_much"].search(state.text) is not None
    screened = screen(state.text, Meaning(*found) if found else None, goes_on=goes_on)
    if screened.kind == "injection" and screened.remainder:
        state.text = screened.remainder
        return
    state.screened, state.reply_key = screened.kind, screened.reply_key


def _with_unit(match: re.Match[str]) -> str:
    """1、2和5万 are three sums; 2、3万 alone is one, said roughly, and 分别2、3万 are two.
    4500和1万1: a number of four digits is no count of 万."""
    if float(match[0].rstrip(".")) >= LARGEST and match[1] not in ("元", "块", "块钱"):
        return match[0]
    text, at = match.string, match.start()
    pair = FOLLOWING.match(text, at)
    near = pair is not None and int(pair[2]) == int(pair[1]) + 1 and text[max(0, at - 1) : at] not in ("、", "/")
    if near and not APART.search(text[:at]):
        return match[0]
    return match[0] + match[1]
