"""Loads topics.yaml: what people ask about, the same ids in every region. Order is the order of the file."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from corpus.models import Part
from corpus.strict_yaml import read_yaml

TOPICS = Path(__file__).with_name("topics.yaml")


class Topic(Part):
    """``label`` is what people read; ``group`` only arranges them on a page."""

    id: str
    group: str
    label: str


@cache
def load_topics(path: Path = TOPICS) -> dict[str, Topic]:
    topics: dict[str, Topic] = {}
    for node in read_yaml(path).only("topics").need("topics").items():
        node.only("id", "group", "label")
        id, group, label = (node.need(key).text() for key in ("id", "group", "label"))
        if id in topics:
            raise node.fail(f"主题 {id} 重复；请改名。")
        topics[id] = Topic(id=id, group=group, label=label)
    return topics
