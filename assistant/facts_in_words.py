"""Says facts in words: the label of each and its value as people write it. Reads and decides nothing."""

from collections.abc import Mapping

from assistant.answer import Part
from assistant.knowledge import Knowledge
from assistant.wording import messages, say, yuan
from calculator.facts import FactSpec
from calculator.money import fen


class FactSaid(Part):
    """One fact by its name, and in words."""

    fact: str
    label: str
    value: str


def in_words(facts: Mapping[str, object], know: Knowledge) -> list[FactSaid]:
    """The facts of the vocabulary, and the region, in the order they are kept."""
    said = []
    for name, value in facts.items():
        if name == "region" and value in know.books:
            said.append(FactSaid(fact=name, label=say("explain.region"), value=know.document(str(value)).region_name))
        elif name in know.vocabulary:
            said.append(FactSaid(fact=name, label=know.vocabulary[name].label, value=value_of(know, name, value)))
    return said


def value_of(know: Knowledge, name: str, value: object) -> str:
    """One value in words: a sum in yuan, an identity by its name."""
    spec = know.vocabulary[name]
    if isinstance(value, list):
        return "、".join(_one(spec, item) for item in value)
    return _one(spec, value)


def _one(spec: FactSpec, value: object) -> str:
    if isinstance(value, Mapping):
        return _parts(value)
    if spec.kind in ("money", "figure", "members"):
        return say("explain.yuan", sum=yuan(fen(str(value))))
    flags: dict[str, str] = messages()["calc"]["flags"]
    words = flags if spec.kind == "flag" else dict(spec.options)
    return words.get(str(value), str(value)) + ("%" if spec.kind == "rate" else "")


def _parts(value: Mapping[str, object]) -> str:
    """A sum between two bounds, one by care, or a bill."""
    cares: dict[str, str] = messages()["unit_care"]
    if "amount" in value:
        days = dict.fromkeys((str(value["first"]), str(value["last"])))
        care = cares.get(str(value["care"]), str(value["care"]))
        return " ".join((*days, care, say("explain.yuan", sum=yuan(fen(str(value["amount"]))))))
    sums = [yuan(fen(str(part))) for part in value.values()]
    if "low" in value:
        return say("explain.yuan", sum=say("in_words.range_value", low=sums[0], high=sums[1]))
    named = zip((cares.get(name, name) for name in value), sums, strict=True)
    return "、".join(f"{care} {say('explain.yuan', sum=sum)}" for care, sum in named)
