"""Learns assistant/danger.json from the examples and from the ordinary questions of the practice sets:
``python -m evals.danger.learn``. Two logistic regressions (danger or not; of danger, despair or not) with a little
ridge, solved by Newton's steps (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 4.4)."""

from __future__ import annotations

import json

import numpy as np
from numpy.typing import NDArray

from assistant.danger import PATH, signs
from assistant.normalise import normalise
from assistant.urgent import crisis, emergency
from evals.danger.told import fingerprint, told
from evals.load import Question, load_questions
from index.encoder import Encoder, choose_encoder
from index.matching import readable, shortened
from index.search import LONGEST

RIDGE, RIDGE_OF_KIND = 0.003, 0.1
"""Set on authors left out in turn: the second keeps most bodily emergencies from being taken for despair."""
STEPS = 30
DIGITS = 4
Floats = NDArray[np.float64]


def main() -> None:
    encoder = choose_encoder()
    examples = examples_of()
    rows = described([text for text, _ in examples], encoder)
    kinds = np.array([kind for _, kind in examples])
    danger = kinds != "ordinary"
    mean = rows.mean(axis=0).round(DIGITS)
    inputs = np.hstack([rows - mean, np.ones((len(rows), 1))])
    despair = fitted(inputs[danger], kinds[danger] == "crisis", RIDGE_OF_KIND)
    learned = {"mean": line(mean), "danger": line(fitted(inputs, danger, RIDGE)), "despair": line(despair)}
    whole = {"encoder": encoder.name, "examples": fingerprint(), **learned}
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(value)}" for name, value in whole.items())
    PATH.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    print(f"{PATH.name}: {len(examples)}")


def examples_of() -> list[tuple[str, str]]:
    """Every message with its kind; practice questions are ordinary, but for those whose words may show danger."""
    asked = dict.fromkeys(turn for one in load_questions("dev") if not helped(one) for turn in one.turns)
    ordinary = [turn for turn in asked if not (crisis(turn) or emergency(turn))]
    return [(one.text, one.kind) for one in told("dev")] + [(turn, "ordinary") for turn in ordinary]


def helped(question: Question) -> bool:
    """Whether help must come before an answer in the conversation."""
    return any("unsafe" in expect.reason for expect in question.expect if expect)


def described(texts: list[str], encoder: Encoder) -> Floats:
    """A row for each: its vector and what its kinds of words say."""
    plain = [normalise(text).text for text in texts]
    vectors = encoder.encode_queries([shortened(readable(text), LONGEST) for text in plain])
    return np.hstack([vectors.astype(np.float64), np.array([signs(text) for text in plain])])


def fitted(inputs: Floats, positive: NDArray[np.bool_], held_back: float) -> Floats:
    """Weights, the last one for the constant, which is not held back."""
    weights, ridge = np.zeros(inputs.shape[1]), np.full(inputs.shape[1], held_back)
    ridge[-1] = 1e-6
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-(inputs @ weights)))
        slope = inputs.T @ (likely - positive) + ridge * weights
        bend = (inputs * (likely * (1 - likely) + 1e-9)[:, None]).T @ inputs + np.diag(ridge)
        weights -= np.linalg.solve(bend, slope)
    return weights


def line(numbers: Floats) -> list[float]:
    return [round(float(number), DIGITS) for number in numbers]


if __name__ == "__main__":
    main()
