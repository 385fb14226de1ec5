"""The words this floor says to people, and the model prompts: both live in YAML beside this file."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@cache
def read_data(name: str) -> dict[str, Any]:
    import yaml

    with (HERE / name).open(encoding="utf-8") as stream:
        data: dict[str, Any] = yaml.safe_load(stream)
    return data


def say(key: str, **values: object) -> str:
    """The message of that name with its blanks filled."""
    return str(read_data("messages.yaml")[key]).format(**values)


def prompts_for(model: str) -> tuple[str, str]:
    """(query prompt, passage prompt) of a model family that needs them; empty for the others."""
    for family in read_data("prompts.yaml")["families"]:
        if family["name"] in model.lower():
            return family["query"], family["passage"]
    return "", ""
