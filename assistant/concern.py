"""What a turn is about: picks one concept from those its words name. A benefit named only to say where a sum comes from, or as
background to a sum that can be computed, gives way; what the region has rules for comes first."""

from assistant.choose import GENERIC, rules_of
from assistant.lexicon import Lexicon, concept_of, load_lexicon
from assistant.state import Reading, State
from calculator.rules import RuleBook

OWN = ("self", "burden_group", "after_", "reasonable_left", "in_scope", "cash", "part_", "outside")


def concern(state: State, book: RuleBook | None) -> str:
    """The concept of this turn; "" when its words name none."""
    reading, lexicon = state.reading, load_lexicon()
    named = [name for name in reading.concepts if not _explained(name, reading, lexicon)]
    if own_sums(reading) and not reading.looks_up:
        named = [name for name in named if name not in lexicon.background]
    if "eligibility" in named and "eligible" in reading.aspects and not own_sums(reading):
        named = ["eligibility", *named] if _plain(named) else named
    if book is not None:
        held = [name for name in named if rules_of(book, name) or not _has_rules(name)]
        named = held or named
    return named[0] if named else ""


def own_sums(reading: Reading) -> bool:
    """Whether the turn states what somebody bore or a balance to compute from."""
    return any(m.sure and m.role.startswith(OWN) for m in reading.mentions)


def _plain(named: list[str]) -> bool:
    return all(name in ("eligibility", "burden_cap", "medical_assistance", GENERIC, "referral") for name in named)


def _explained(name: str, reading: Reading, lexicon: Lexicon) -> bool:
    roles = lexicon.explained.get(name, ())
    others = any(other != name for other in reading.concepts)
    return bool(roles) and others and any(m.role in roles for m in reading.mentions)


def _has_rules(name: str) -> bool:
    found = concept_of(name)
    return bool(found and found.rules)
