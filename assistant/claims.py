"""Figures that somebody else named: what a yes/no question about a benefit doubts, and whether a claimed result
(邻居说能拿3万8), which is no fact, differs from what the rule gives. Repeats no figure."""

from dataclasses import replace

from assistant.amounts import find_rates
from assistant.concern import own_sums
from assistant.lexicon import load_lexicon
from assistant.state import Reading, State
from assistant.wording import say
from calculator.outcome import Outcome
from calculator.rules import Layer

CLAIMED = ("premise", "assistance_cap", "deductible")
LINES = ("deductible", "assistance_cap")
SETTLED = ("exact", "conditional")


def doubted(state: State, rule: Layer) -> str:
    """Which parameter a yes/no question about somebody the layer names is about; a sum put to be checked beside a
    capped burden is its line."""
    words, reading = load_lexicon().words, state.reading
    line = rule.id == "burden_cap" and not reading.rates and any(one.role == "premise" for one in reading.mentions)
    if line or words["about_deductible"].search(state.text):
        return "deductible"
    return "cap" if words["about_cap"].search(state.text) else "ratio"


def only_those(state: State) -> bool:
    """Whether the rule itself is put to be checked (免押金的只有低保户，对吗), not whether somebody qualifies."""
    words = load_lexicon().words
    asked = words["confirms"].search(state.text) or words["checks_claim"].search(state.text)
    return bool(asked) and words["only_those"].search(state.text) is not None and not own_sums(state.reading)


def floor_claimed(reading: Reading) -> bool:
    """Whether a floor is put to be checked (低保标准不低于15000，对吗): of no plan of one's own."""
    floors = [one for one in reading.mentions if one.role == "standard" and one.about]
    return bool(floors) and len(floors) == len(reading.mentions) and "eligible" in reading.aspects


def hearsay(reading: Reading, text: str) -> None:
    """A line that somebody is said to have spoken of (阿姐讲背到3万，多出来的全包，有这回事吗) is no bill."""
    words = load_lexicon().words
    if len(reading.mentions) != 1 or not (words["confirms"].search(text) or words["checks_claim"].search(text)):
        return
    (one,) = reading.mentions
    line = not one.sure and words["line_named"].search(text[: one.at]) is not None
    if one.role in LINES or line:  # 起付线统一3000元，对吧: to be checked, no figure that somebody brings
        reading.mentions = [replace(one, role="premise", sure=True)]
    if words["spoken_of"].search(text[: one.at]) and words["rest_is_paid"].search(text[one.at :]):
        reading.mentions = [replace(one, role="premise", sure=True)]


def bare_claim(state: State) -> bool:
    """Whether a rule is put to be checked, with no benefit, person or sum named (医保局自己批，不用公示，是真的吗);
    kept in the plan."""
    words, plan = load_lexicon().words, state.plan
    asked = words["confirms"].search(state.text) or words["checks_claim"].search(state.text)
    told = state.reading.identities or state.reading.mentions or state.session.facts.get("identities")
    points = any(one.points for one in find_rates(state.text)) and not own_sums(state.reading)
    alone = plan.concept == "" and not (told or state.session.doing or state.reading.rates)
    plan.claim = bool(asked) and (points or alone)  # 提高10个百分点，对不对: a change, not a rate
    return plan.claim


def claims_figure(reading: Reading) -> bool:
    """Whether a yes/no question puts a figure of the text to be checked (封顶都是15万，对不对), with no bill told."""
    told = reading.rates or any(mention.role in CLAIMED for mention in reading.mentions)
    asks = "eligible" in reading.aspects and "amount" not in reading.aspects
    return asks and bool(told) and not own_sums(reading)


def claim_differs(state: State, outcome: Outcome) -> list[str]:
    """The line that says a claimed result is not what the text gives; none where it is, or where nothing is claimed."""
    claimed = load_lexicon().words["claimed"]
    claims = [one for one in state.reading.mentions if one.role == "premise" and claimed.search(state.text[: one.at])]
    known = outcome.status in SETTLED and outcome.rate is None and outcome.low is not None
    left = outcome.left.high if outcome.left is not None else None
    wrong = bool(claims) and all(one.low not in (outcome.low, left) and not one.about for one in claims)
    return [say("notes.claim_differs")] if known and wrong and state.plan.doing == "compute" else []
