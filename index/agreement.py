"""How far one set of grams agrees with each of many: all at once, from lists of who holds what. It knows no texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Agreement:
    """Many sets, kept as the places that hold each gram."""

    def __init__(self, sets: Sequence[frozenset[str]]) -> None:
        import numpy as np

        holders: dict[str, list[int]] = {}
        for place, grams in enumerate(sets):
            for gram in grams:
                holders.setdefault(gram, []).append(place)
        self._holders = {gram: np.array(places, dtype=np.int32) for gram, places in holders.items()}
        self._sizes = np.array([len(grams) for grams in sets], dtype=np.int64)

    def likeness(self, asked: frozenset[str]) -> NDArray[np.float64]:
        """How far each set agrees with this one, 0 to 1 (Dice)."""
        import numpy as np

        held = [self._holders[gram] for gram in asked if gram in self._holders]
        if not held:
            return np.zeros(len(self._sizes))
        shared = np.bincount(np.concatenate(held), minlength=len(self._sizes))
        agreed: NDArray[np.float64] = 2 * shared / (len(asked) + self._sizes)
        return agreed
