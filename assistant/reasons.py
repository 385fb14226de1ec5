"""Says why a turn was taken as it was, a sentence a line: the place, the matter, what was done, what is missing. Goes
by what the steps left in the state; decides nothing."""

from assistant.facts_in_words import value_of
from assistant.knowledge import Knowledge
from assistant.lexicon import concept_of, load_lexicon
from assistant.state import Reading, Session, State, Words
from assistant.wording import has, messages, say
from calculator.outcome import Outcome


class Name:
    """Names for people of what the program calls by an id."""

    def __init__(self, know: Knowledge) -> None:
        self.know = know

    def of(self, words: Words, reading: Reading) -> str:
        """The name of what was read from these words."""
        vocabulary = self.know.vocabulary
        match words.kind:
            case "region":
                return self.know.document(words.name).region_name
            case "identity" | "denied":
                return dict(vocabulary["identities"].options).get(words.name, words.name)
            case "care":
                return dict(vocabulary["care"].options).get(words.name, say("explain.care_unclear"))
            case "flag":
                value = value_of(self.know, words.name, reading.flags[words.name])
                return say("explain.flag", label=vocabulary[words.name].label, value=value)
            case "concept":
                return self.concept(words.name)
            case "aspect":
                return self.aspect(words.name)
        return words.name.replace("/", say("explain.until")) if words.kind == "date" else words.name

    def concept(self, name: str) -> str:
        if has(f"explain.concept.{name}"):
            return say(f"explain.concept.{name}")
        found = concept_of(name)
        topics = [self.know.topics[topic] for topic in (found.topics if found else ()) if topic in self.know.topics]
        return topics[0] if topics else name

    def aspect(self, name: str) -> str:
        aspects: dict[str, str] = messages()["explain"]["aspect"]
        return aspects.get(name, name)

    def role(self, role: str) -> str:
        """What a sum is for: the fact it becomes, or a word of its own where that hangs on the rule asked about."""
        if has(f"explain.role.{role}"):
            return say(f"explain.role.{role}")
        fact = load_lexicon().role_facts["default"].get(role, role)
        return self.know.vocabulary[fact].label if fact in self.know.vocabulary else role


def reasons(state: State, text: str, reading: Reading, earlier: Session) -> list[str]:
    """The lines, in the order things were settled."""
    if state.screened != "ok" and not text:
        return [say("explain.why.screened", kind=say(f"explain.screened.{state.screened}"))]
    lines = [_place(state, text, reading), *_matter(state, text, reading), _done(state, reading, earlier)]
    lines += dict.fromkeys(_outcome(state, region, outcome) for region, outcome in state.outcomes)
    if state.plan.doing == "look_up" and state.found.clauses:
        lines.append(say("explain.why.clause", label=state.found.clauses[0][0].label))
    needs = state.answer.needs if state.answer else []
    return lines + [say("explain.why.need", label=need.label, why=need.why) for need in needs]


def _outcome(state: State, region: str, outcome: Outcome) -> str:
    statuses: dict[str, str] = messages()["explain"]["status"]
    where = state.know.document(region).region_name
    return say("explain.why.outcome", region=where, label=outcome.label, status=statuses[outcome.status])


def _quoted(text: str, reading: Reading, kind: str, name: str) -> str:
    return next((text[w.start : w.end] for w in reading.words if (w.kind, w.name) == (kind, name)), "")


def _place(state: State, text: str, reading: Reading) -> str:
    plan, name = state.plan, Name(state.know)
    if plan.doing == "compare":
        return say("explain.why.places", regions="、".join(state.know.document(r).region_name for r in plan.regions))
    if not plan.region:
        return say(f"explain.why.{'not_held' if reading.places else 'nowhere'}", place="、".join(reading.places))
    said = _quoted(text, reading, "region", plan.region)
    region = name.know.document(plan.region).region_name
    return say("explain.why.place_said" if said else "explain.why.place_kept", region=region, words=said)


def _matter(state: State, text: str, reading: Reading) -> list[str]:
    plan, name, lines = state.plan, Name(state.know), []
    for kind, chosen, label in (
        ("concept", plan.concept, name.concept(plan.concept)),
        ("aspect", plan.aspect, name.aspect(plan.aspect)),
    ):
        said = _quoted(text, reading, kind, chosen)
        how = "said" if said else "kept" if chosen else "none"
        if has(f"explain.why.{kind}_{how}"):
            lines.append(say(f"explain.why.{kind}_{how}", label=label, words=said))
    return lines


def _done(state: State, reading: Reading, earlier: Session) -> str:
    """What was done, for what reason it could be."""
    plan = state.plan
    rule = state.know.books[plan.region].rules[plan.rule].label if plan.rule else ""
    sums = any(mention.role != "premise" for mention in reading.mentions)
    match plan.doing:
        case "compute":
            key = "sums" if sums else "kept" if earlier.facts else "facts"
        case "look_up":
            key = "asked" if reading.looks_up else "rest"
        case "clarify":
            key = plan.needs[0] if plan.needs and has(f"explain.why.clarify.{plan.needs[0]}") else "other"
        case _:
            return say(f"explain.why.{plan.doing}", rule=rule)
    return say(f"explain.why.{plan.doing}.{key}", rule=rule)
