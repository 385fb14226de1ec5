"""What must be known before a figure would be right: the day of recognition where costs before it are meant, the
household's sum where what lies above its line is asked for. Asks nothing itself; names facts of the vocabulary."""

from assistant.choose import identities_of
from assistant.earlier import as_recognised, costs_before, open_edge, unsaid_why
from assistant.lexicon import load_lexicon
from assistant.state import Mention, Reading, Session, State
from assistant.twice import before_payments, two_sums
from calculator.facts import CARES
from calculator.rules import Check, Layer, Rule, RuleBook

RECOGNISED = "认定|"
"""The words a day of recognition stands beside."""
UNTOLD = ("premise", "aside", "denied", "absent", "undesignated")


def must_ask(state: State, rule: Rule | None) -> list[str]:
    """The fact to ask for instead of a figure that would rest on it; none most of the time."""
    facts, words = state.session.facts, load_lexicon().words
    if not isinstance(rule, Layer):
        return []
    newly = facts.get("newly_illness_poor") == "yes" and "identified_on" not in facts and "bills" not in facts
    if rule.lookback and newly and _told(state.reading.mentions) and words["before_recognition"].search(state.text):
        return ["identified_on"]
    if open_edge(state, rule) and "bills" in facts:
        return ["identified_on"]
    if unsaid_why(state, rule) and _told(state.reading.mentions):
        return ["newly_illness_poor"]
    if len(rule.cares) == 1 and not (state.reading.cares or "care" in facts) and _told(state.reading.mentions):
        return ["care"]
    if rule.unit == "household" and before_payments(state):
        state.session.facts.pop(rule.enters, None)
        return [rule.enters]
    if rule.unit != "household" and two_sums(state):
        facts.pop(rule.enters, None)  # two sums that nothing tells apart are neither one nor the other
        return [rule.enters]
    return []


def asks_excess(state: State, rule: Rule | None) -> bool:
    """Whether somebody the layer names asks what it pays above its line, without the sum their household bore."""
    if not isinstance(rule, Layer) or rule.unit != "household" or _told(state.reading.mentions):
        return False
    held = any(rule.terms_for(name) for name in identities_of(state.session.facts))
    return held and state.reading.personal and load_lexicon().words["pays_excess"].search(state.text) is not None


def asks_room(state: State, rule: Layer) -> bool:
    """Whether what is left of the yearly limit is asked for: by its name with anything paid or to be paid out of it,
    or in other words where there is nothing to pay it on."""
    facts, words = state.session.facts, load_lexicon().words
    bill, used = rule.enters in facts or "after_insurance" in facts, f"used_{rule.id}" in facts
    limited = any(terms.cap.sources for terms in rule.terms)
    if rule.unit == "household" or not limited or not (bill or used):
        return False
    goes_on = state.session.doing == "parameter" and not state.reading.mentions
    weakly = (goes_on or not bill) and words["more_to_come"].search(state.text) is not None
    return weakly or words["asks_room"].search(state.text) is not None


def tells_own(state: State, rule: Layer, parameter: str) -> bool:
    """Whether the parameter that seems asked for is told in this very turn, with a sum to work out from before."""
    told = any(mention.sure and mention.role.endswith(parameter) for mention in state.reading.mentions)
    known = rule.enters in state.session.facts or "after_insurance" in state.session.facts
    return told and known and load_lexicon().words["confirms"].search(state.text) is None


def asks_most(state: State, rule: Rule | None) -> bool:
    """Whether the most a share of a known whole may be is asked for."""
    if not isinstance(rule, Check) or not rule.share_of or rule.share_of not in state.session.facts:
        return False
    told = any(name in state.session.facts for name in rule.measures)
    return not told and load_lexicon().words["at_most_share"].search(state.text) is not None


def day_answered(session: Session, reading: Reading) -> None:
    """A bare day that follows the question for the day of recognition is that day."""
    if session.pending == "identified_on" and len(reading.days) == 1 and reading.days[0][1] == reading.days[0][2]:
        reading.days = [(RECOGNISED, *reading.days[0][1:])]


def as_bill(session: Session, rule: Rule | None, book: RuleBook | None) -> None:
    """A sum of a day, of somebody newly identified on another: a bill, so that the look-back window counts."""
    as_recognised(session, rule, book)
    facts, left = session.facts, session.facts.get("after_insurance")
    why = "newly_illness_poor" in facts or costs_before(session)
    told = "identified_on" in facts and why and "bills" not in facts
    if not (isinstance(rule, Layer) and rule.lookback and told and session.day and isinstance(left, str)):
        return
    care = facts.pop("care", None)
    first, last = session.day
    care = care if care in CARES else "inpatient"
    facts["bills"] = [{"first": first.isoformat(), "last": last.isoformat(), "care": care, "amount": left}]
    del facts["after_insurance"]


def _told(mentions: list[Mention]) -> bool:
    return any(mention.role not in UNTOLD for mention in mentions)
