"""What a yes/no question about a benefit doubts: its ratio, its limit or its deductible, by the words alone."""

from assistant.concern import own_sums
from assistant.lexicon import load_lexicon
from assistant.state import Reading

CLAIMED = ("premise", "assistance_cap", "deductible")


def doubted(text: str) -> str:
    """Which parameter a yes/no question about somebody the layer names is about."""
    words = load_lexicon().words
    if words["about_deductible"].search(text):
        return "deductible"
    return "cap" if words["about_cap"].search(text) else "ratio"


def claims_figure(reading: Reading) -> bool:
    """Whether a yes/no question puts a figure of the text to be checked (封顶都是15万，对不对), with no bill told."""
    told = reading.rates or any(mention.role in CLAIMED for mention in reading.mentions)
    asks = "eligible" in reading.aspects and "amount" not in reading.aspects
    return asks and bool(told) and not own_sums(reading)
