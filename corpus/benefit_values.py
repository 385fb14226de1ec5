"""Reads one value of a rule from YAML: 70%, 150000, full, of a published figure, adjusted by later sentences. Knows
YAML and the calculator's Value; knows no kinds of rule."""

from fractions import Fraction

from calculator.value import Adjustment, Kind, Source, Value
from corpus.strict_yaml import Node

FULL = "full"
NOTHING = Value("exact", Fraction(0), ())
NO_LIMIT = Value("unlimited", None, ())
KINDS: tuple[Kind, ...] = ("exact", "at_least", "at_most", "unlimited", "unpublished")


def read_source(node: Node) -> Source:
    """The clause and quote of a mapping."""
    return Source(node.need("clause").text(), node.need("quote").text())


def read_value(node: Node | None, absent: Value) -> Value:
    """A value, or ``absent`` when the rule does not state it (no deductible, no limit)."""
    if node is None:
        return absent
    node.only(*KINDS, "of", "published", "by", "hedge", "clause", "quote", "then", "also")
    kinds = [kind for kind in KINDS if node.get(kind) is not None]
    if len(kinds) != 1:
        raise node.fail(f"一个值应恰好写明 {'、'.join(KINDS)} 之一；请改正。")
    kind = kinds[0]
    written = node.need(kind)
    by = written.text() if kind == "unpublished" else node.maybe_text("by")
    number = read_number(written) if kind in ("exact", "at_least", "at_most") else None
    sources = (read_source(node), *(read_source(item) for item in node.maybe_items("also")))
    adjust = tuple(_adjustment(item) for item in node.maybe_items("then"))
    texts = {key: node.maybe_text(key) or None for key in ("of", "published", "hedge")}
    return Value(kind, number, sources, texts["of"], adjust, texts["published"], by or None, texts["hedge"])


def read_number(node: Node) -> Fraction:
    """A ratio (70%, 1/3, full) as it stands, or a sum in yuan -> 分."""
    text = node.text()
    if text == FULL:
        return Fraction(1)
    number = node.fraction()
    if number < 0:
        raise node.fail("不应为负数；请改正。")
    return number if "%" in text or "/" in text else number * 100


def _adjustment(node: Node) -> Adjustment:
    node.only("cut", "plus", "clause", "quote")
    op = "cut" if node.get("cut") else "plus"
    return Adjustment("cut" if op == "cut" else "plus", node.need(op).fraction(), read_source(node))
