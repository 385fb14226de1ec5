"""The assistant as every door sees it: open it once, ask it turn by turn. Sessions belong to the caller."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Literal

from assistant.answer import Answer
from assistant.explain import Explained, explain
from assistant.knowledge import Knowledge, open_knowledge
from assistant.one_by_one import each
from assistant.pipeline import STEPS, run, run_through
from assistant.state import Session, State
from assistant.wording import messages

__all__ = ["Assistant", "Session"]

Event = tuple[Literal["step"], dict[str, str]] | tuple[Literal["answer"], Answer]


class Assistant:
    """Answers questions from the policy texts. Holds no session and no clock."""

    def __init__(self, know: Knowledge) -> None:
        self.know = know

    @classmethod
    def open(
        cls,
        folder: Path | None = None,
        data_dir: Path | None = None,
        progress: Callable[[str, int, int], None] | None = None,
    ) -> "Assistant":
        """Load corpus, rules and index (building the index when missing; progress is told stage, done, all)."""
        return cls(open_knowledge(folder, data_dir, progress))

    def ask(self, text: str, session: Session | None = None, as_of: date | None = None) -> Answer:
        """One turn: the words of a person, the session so far, the day of asking -> a checked answer."""
        answer: Answer | None = None
        for kind, value in self.events(text, session, as_of):
            if kind == "answer" and isinstance(value, Answer):
                answer = value
        assert answer is not None
        return answer

    def explain(self, text: str, session: Session, as_of: date) -> Explained:
        """One turn as ``ask`` does it, with what was read from which words, what was decided, and why."""
        return explain(State(text, as_of, session, self.know))

    def events(self, text: str, session: Session | None = None, as_of: date | None = None) -> Iterator[Event]:
        """The steps as they start, then the checked answer; nothing unchecked is ever yielded."""
        if as_of is None:
            raise ValueError("as_of: the day of asking must be given; this floor has no clock")
        session = session or Session()
        labels: dict[str, str] = messages()["steps_label"]
        if answer := each(text, session, lambda words, talk: run_through(State(words, as_of, talk, self.know))):
            yield from (("step", {"name": name, "label": labels.get(name, name)}) for name, _ in STEPS)
            yield "answer", answer
            return
        state = State(text, as_of, session, self.know)
        for name in run(state):
            label = labels.get(name, name)
            yield "step", {"name": name, "label": label}
        assert state.answer is not None
        yield "answer", state.answer
