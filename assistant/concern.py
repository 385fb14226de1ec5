"""What a turn is about: picks one concept from those its words name. A benefit named only to say where a sum comes
from, or as background to a sum that can be computed, gives way; what the region has rules for comes first."""

from assistant.choose import GENERIC, rules_of
from assistant.earlier import asks_of_earlier
from assistant.left_over import asks_of_left
from assistant.lexicon import Lexicon, concept_of, load_lexicon
from assistant.state import Reading, State
from calculator.rules import Layer, Refusal, RuleBook

BROAD = {
    "eligibility",
    "aid",
    "medical_assistance",
    "burden_cap",
    "burden_cap_weak",
    "referral",
    "monitoring",
    "premium_aid",
}
"""Matters under which asking who belongs comes first; other benefits say themselves whom they are for."""
PREMIUM = ("premium_min", "premium_lowest", "premium_chosen", "premium_due")
CHILD = "child_premium"
FUND = {"fund_share", "charity_growth", "charity_floor", "fund_addition"}
"""Matters other than its size that may be asked of a fund whose parts are told."""
LIMITS = {"burden_cap_weak", "assistance_cap"}
COMMON = ("medical_assistance", GENERIC)
EARLIER = {*COMMON, "lookback", "negative_list", "validity", "eligibility"}
BILLED = ("total_cost", "in_policy")
OWN = ("self", "burden_group", "after_", "reasonable_left", "in_scope", "cash", "part_", "outside")


def concern(state: State, book: RuleBook | None) -> str:
    """The concept of this turn; "" when its words name none."""
    reading, lexicon = state.reading, load_lexicon()
    named = [name for name in reading.concepts if not _explained(name, reading, lexicon)]
    if "lookback" in named:  # what was spent before, of whatever kind
        named = [name for name in named if name != "negative_list"]
    counts_in = "negative_list" in named and "eligible" in reading.aspects and "amount" not in reading.aspects
    if counts_in and lexicon.words["counts_in"].search(state.text):
        reading.looks_up = True
        return "negative_list"
    if lexicon.words["cost_counts"].search(state.text) and "eligible" in reading.aspects and not own_sums(reading):
        reading.looks_up = reading.looks_up or (book is not None and _counts_costs(named, book))
    if "monitored" in reading.identities and ("amount" in reading.aspects or "multiple_identities" in named):
        named = [name for name in named if name != "monitoring"]  # held, not asked for
    if "validity" in named and len(named) > 1 and lexicon.words["paper_holds"].search(state.text):
        named = [name for name in named if name != "validity"]
        reading.aspects = [aspect for aspect in reading.aspects if aspect != "when"]
    if _of_elsewhere(state, named):
        return "referral"
    if set(named) <= {GENERIC, "eligibility"} and _of_own_paid(state):
        reading.looks_up = True
        return "assistance_scope"
    told = not lexicon.words["asks_something"].search(state.text)
    if "certificate_valid" in reading.flags and ("eligibility" in named or told):
        named = [name for name in named if name != "validity"]  # of the card, not of the document
        reading.aspects = [aspect for aspect in reading.aspects if not (told and aspect == "when")]
    if own_sums(reading) and not reading.looks_up:
        named = [name for name in named if name not in lexicon.background]
    whether = "eligible" in reading.aspects or lexicon.words["which_papers"].search(state.text) is not None
    counted = "monitoring" in named and (
        bool(reading.mentions) or asks_of_left(state)
    )  # 付了2万，纳不纳入监测: the line, not who belongs
    if "eligibility" in named and whether and not (counted or own_sums(reading)):
        named = ["eligibility", *named] if set(named) <= BROAD else named
    if book is not None and "burden_cap" in book.rules and any(m.role == "after_special" for m in reading.mentions):
        named = ["burden_cap", *named]
    named = _not_by_name(named, state.text)
    if begin := _of_days(state, book, named):
        return begin
    if book is not None and _asks_what_is_not_set(named, book):
        return "medical_assistance"
    premium = any(m.sure and m.role in PREMIUM for m in reading.mentions)
    if book is not None and CHILD in book.rules and (premium or "premium_aid" in named) and _child(state):
        return CHILD
    if premium and set(named) <= set(COMMON):
        return "premium_aid"
    if book is not None and _fund_told(reading):
        of_fund = "fund_share" if "fund_share" in named else "fund_size"
        asked = of_fund == "fund_share" or (FUND.isdisjoint(named) and not reading.looks_up)
        if asked and rules_of(book, of_fund):
            return of_fund
    if book is not None and LIMITS & set(named) and _names_the_line(reading, book):
        named = ["burden_cap", *(name for name in named if name not in STACKED)]
    named = _asked_last(named, state.text, book)
    special = [name for name in named if name not in COMMON or name in lead(named)]
    if book is not None:
        sums = own_sums(reading)
        held = [n for n in special if rules_of(book, n) or not (sums or (_has_rules(n) and n not in lexicon.strong))]
        special = held or ([] if sums and len(named) > len(special) else special)
    return (special or named or [""])[0]


def _counts_costs(named: list[str], book: RuleBook) -> bool:
    """Whether a benefit is named whose text says which costs count for it (封顶)."""
    rules = [rule for name in named for rule in rules_of(book, name)[:1]]
    return any(isinstance(rule, Layer) and bool(rule.exclusions) for rule in rules)


def _fund_told(reading: Reading) -> bool:
    """Whether the turn tells what a fund is made of: two kinds of its money or more."""
    return len({m.role for m in reading.mentions if m.sure and m.role.startswith("fund_")}) > 1


def _asks_what_is_not_set(named: list[str], book: RuleBook) -> bool:
    """A limit of 医疗救助 asked where the text sets no such aid: the burden cap's line is no answer to it."""
    unset = isinstance(book.rules.get("medical_assistance"), Refusal)
    return unset and "medical_assistance" in named and LIMITS & set(named) != set() and "burden_cap" not in named


STACKED = ("serious_illness", "medical_assistance", "tilted_assistance", "special_assistance", "burden_cap")


def _child(state: State) -> bool:
    """Whether a child in need is meant, told now or before."""
    held = state.session.facts.get("identities")
    return "child_in_need" in (state.reading.identities or (held if isinstance(held, list) else []))


def _names_the_line(reading: Reading, book: RuleBook) -> bool:
    """Whether a figure named as a limit is the line above which the region caps a burden."""
    rule = book.rules.get("burden_cap")
    lines = {terms.deductible.number for terms in rule.terms} if isinstance(rule, Layer) else set()
    return any(mention.role in ("premise", "denied") and mention.low in lines for mention in reading.mentions)


def _asked_last(named: list[str], text: str, book: RuleBook | None) -> list[str]:
    """Of benefits that pay one after the other, the one named last is the one asked for
    (大病报完，医疗救助还有多少); 超过的部分 is no cap where the region has none."""
    stacked = [name for name in named if name in STACKED]
    loose = load_lexicon().words["says_cap"].search(text) is None
    if book is not None and loose and any(isinstance(book.rules.get(name), Layer) for name in stacked):
        unset = [name for name in stacked if name == "burden_cap" and name not in book.rules]
        stacked = [name for name in stacked if name not in unset]
        named = [name for name in named if name not in unset]
    if len(stacked) < 2:
        return named
    ends = {name: _last(name, text) for name in stacked}
    best = max(stacked, key=lambda name: ends[name])
    return [name for name in named if name not in stacked or name == best]


def _of_days(state: State, book: RuleBook | None, named: list[str]) -> str:
    """What days alone make the matter: since when something counts, claimed; a stay before the day of recognition."""
    reading, claim = state.reading, load_lexicon().words["claimed_begin"]
    if own_sums(reading) or "eligible" not in reading.aspects:
        return ""
    if book is not None and set(named) <= EARLIER and asks_of_earlier(state, book):
        reading.looks_up = False  # 算不算得进去: of these very days
        return "lookback"
    if "validity" in named and any(claim.match(near.partition("|")[2]) for near, _, _ in reading.days):
        return "validity"
    exact = {first for _, first, last in reading.days if first == last}
    newly = reading.flags.get("newly_illness_poor") == "yes" and len(exact) > 1 and reading.whether
    return "lookback" if newly and set(named) <= set(COMMON) and book and "lookback_eligible" in book.rules else ""


def _not_by_name(named: list[str], text: str) -> list[str]:
    """Without the cap where only the document's name says it (封顶制文件里有没有救助比例) beside another benefit."""
    bare = load_lexicon().words["by_name"].sub("", text)
    caps = [name for name in named if name.startswith("burden_cap") and not _last(name, bare)]
    rest = [name for name in named if name not in caps]
    return rest if bare != text and set(rest) & set(STACKED) else named


def _last(name: str, text: str) -> int:
    found = concept_of(name)
    matches = found.words.finditer(text) if found else ()
    compared = load_lexicon().words["compared"]
    return max((m.end() for m in matches if not compared.search(text[: m.start()])), default=0)


def lead(named: list[str]) -> tuple[str, ...]:
    """A stacked benefit that was chosen over another counts as named plainly."""
    return tuple(name for name in named if name in STACKED)


def own_sums(reading: Reading) -> bool:
    """Whether the turn states what somebody bore or a balance to compute from."""
    roles = {m.role for m in reading.mentions if m.sure}
    paid = any(role.startswith("paid_") for role in roles)
    return any(role.startswith(OWN) for role in roles) or (paid and not roles.isdisjoint(BILLED))


def _of_own_paid(state: State) -> bool:
    """Whether things paid by oneself are what is asked about (自费药能救助吗), with no bill told."""
    asked = load_lexicon().words["own_paid_asked"].search(state.text) is not None
    return asked and "eligible" in state.reading.aspects and not state.reading.mentions


def _of_elsewhere(state: State, named: list[str]) -> bool:
    """Whether being treated elsewhere is what is asked about (转到上海看病就不能救助了吗), of nobody who told of
    themselves."""
    reading, told = state.reading, state.session.facts.get("identities") or state.session.doing
    plain = set(named) <= {GENERIC, "eligibility"} and "eligible" in reading.aspects
    return bool(reading.elsewhere) and plain and not (told or reading.identities or reading.mentions)


def _explained(name: str, reading: Reading, lexicon: Lexicon) -> bool:
    roles = lexicon.explained.get(name, ())
    return any(m.role in roles for m in reading.mentions)


def _has_rules(name: str) -> bool:
    found = concept_of(name)
    return bool(found and found.rules)
