"""Loads facts.yaml: every fact a rule may ask for, with its kind and the words people read. Holds no rules."""

from functools import cache
from pathlib import Path
from typing import Any, cast, get_args

from calculator.facts import FactKind, FactSpec
from corpus.strict_yaml import Node, read_yaml

FACTS = Path(__file__).with_name("facts.yaml")


@cache
def load_vocabulary(path: Path = FACTS) -> dict[str, FactSpec]:
    """The fact vocabulary by id, in file order. Raises CorpusError naming file and line."""
    specs: dict[str, FactSpec] = {}
    for node in read_yaml(path).only("facts").need("facts").items():
        spec = _spec(node)
        if spec.id in specs:
            raise node.fail(f"事实 id“{spec.id}”重复；请改名。")
        specs[spec.id] = spec
    return specs


def _spec(node: Node) -> FactSpec:
    node.only("id", "kind", "label", "ask", "why", "options", "asked", "year")
    kind = cast(FactKind, node.need("kind").choice(*get_args(FactKind)))
    options = node.get("options")
    pairs = tuple((key, value.text()) for key, value in options.mapping().items()) if options else ()
    asked, year = node.get("asked"), node.get("year")
    if (year is not None) != (kind == "figure"):
        raise node.fail("公布的数（kind: figure）应写明 year：same（当年的）或 previous（上一年的）；别的不写。")
    return FactSpec(
        node.need("id").text(),
        kind,
        node.need("label").text(),
        node.maybe_text("ask"),
        node.maybe_text("why"),
        pairs,
        asked.flag() if asked else True,
        cast(Any, year.choice("same", "previous")) if year else "same",
    )
