"""The region meant by the name of something only one document speaks of (越惠保), where nobody named a place. Which
document does is read from the texts themselves."""

from assistant.knowledge import Knowledge
from assistant.lexicon import load_lexicon

BLANK = str.maketrans("", "", " \n\t“”")


def region_of_names(text: str, know: Knowledge) -> str:
    """The one region whose document holds every such name in the question; "" when none or several do."""
    return _only_holder({match[0] for match in load_lexicon().words["own_names"].finditer(text)}, know)


def region_of_terms(text: str, know: Knowledge) -> str:
    """The same for a general term that only one document uses (防止返贫监测对象): enough to look something up by, never
    to work out money."""
    return _only_holder({match[0] for match in load_lexicon().words["own_terms"].finditer(text)}, know)


def _only_holder(names: set[str], know: Knowledge) -> str:
    documents = know.corpus.documents.values()
    held = [doc.region for doc in documents if names and all(_holds(doc.clauses, name) for name in names)]
    return held[0] if len(held) == 1 else ""


def _holds(clauses: object, name: str) -> bool:
    return any(name in clause.text.translate(BLANK) for clause in clauses)  # type: ignore[attr-defined]
