"""The optional door to a language model: an unclear question is said again in plain terms and read by the same rules.
No number, quotation or decision is the model's. Without HUISUAN_MODEL_URL and _NAME nothing happens or is imported."""

import logging
import os
import re
from collections import Counter
from concurrent.futures import Future
from dataclasses import asdict
from functools import cache
from threading import Thread

from pydantic import SecretStr

from assistant.amounts import find_amounts
from assistant.opening import normalise_text
from assistant.places import find_places
from assistant.screen import screen
from assistant.state import State
from assistant.understand import understand
from assistant.wording import say
from corpus.numbers import find_numbers

ONE_SENTENCE = re.compile(r"[^\n。！!？?；;]+[。？?]?")
STRANGE = re.compile(r"[^一-鿿0-9\s，。？、（）《》“”：%.]+")  # addresses, odd marks: only if the person wrote them
ASKED = ("concepts", "aspects", "compares", "looks_up", "personal", "named", "days", "words")  # all else is fact


def restate(state: State) -> None:
    """Put a restatement in place of an unclear question, and its reading in place of the empty one; ``said`` keeps
    the person's words. Errors: none leave here; when the model fails or adds anything, all stays as it was."""
    url, name = os.environ.get("HUISUAN_MODEL_URL"), os.environ.get("HUISUAN_MODEL_NAME")
    if not (url and name and _unclear(state)):
        return
    try:
        words = _ask(url, name, state.text).strip()
    except Exception as error:  # whatever happens on the model's side, the rules answer
        return _warn(type(error).__name__)
    if not ONE_SENTENCE.fullmatch(words) or len(words) > min(500, 3 * len(state.text)):
        return
    again = State(words, state.as_of, state.session, state.know)
    normalise_text(again)
    understand(again)
    strange = set(STRANGE.findall(again.text)) - set(STRANGE.findall(state.text))
    if again.reading.concepts and not strange and screen(again.text).kind == "ok" and _facts(again) == _facts(state):
        state.said, state.text, state.reading = state.text, again.text, again.reading


def own_words(state: State) -> list[str]:
    """The notice of a restatement that was looked up; the text becomes the person's own again. Errors: none."""
    if not state.said:
        return []
    restated, state.text, state.said = state.text, state.said, ""
    return [say("model.notice", text=restated)]


def _unclear(state: State) -> bool:
    """Whether the rules found no subject, no sum, no place outside the corpus, and no reply to what was asked."""
    reading, session = state.reading, state.session
    found = reading.concepts or reading.mentions or reading.compares or reading.bad_amount
    brings = reading.regions or reading.identities or reading.dropped or reading.flags or reading.cares
    goes_on = session.pending or session.doing == "clarify" or (session.doing and (brings or reading.counts))
    return not (found or goes_on or (reading.places and not reading.regions) or set(reading.aspects) - {"eligible"})


def _facts(state: State) -> tuple[object, ...]:
    """Every fact in the words: figures, places, people and all else the rules read, but not what is asked."""
    read = {name: value for name, value in asdict(state.reading).items() if name not in ASKED}
    amounts = Counter((a.fen, a.low, a.high, a.per, a.bound) for a in find_amounts(state.text))
    figures = Counter(n.value for n in find_numbers(state.text)), Counter(re.findall(r"[0-9]+", state.text))
    return read, amounts, figures, {p.name for p in find_places(state.text)}, {d[1:] for d in state.reading.days}


def _ask(url: str, name: str, question: str) -> str:
    """The model's words, within the time allowed for the whole reply. Langchain is imported here and nowhere else."""
    from langchain_core import output_parsers, prompts
    from langchain_openai import ChatOpenAI
    from langsmith import tracing_context

    seconds = float(os.environ.get("HUISUAN_MODEL_TIMEOUT") or 8)
    key = SecretStr(os.environ.get("HUISUAN_MODEL_KEY") or "none")
    model = ChatOpenAI(base_url=url, model=name, api_key=key, timeout=seconds, max_retries=0, temperature=0)
    prompt = prompts.ChatPromptTemplate.from_messages([("system", say("model.system")), ("human", "{question}")])
    chain = prompt | model | output_parsers.StrOutputParser()
    reply: Future[str] = Future()

    def work() -> None:
        try:
            with tracing_context(enabled=False):  # the question goes to this model and nowhere else
                reply.set_result(chain.invoke({"question": question}))
        except Exception as error:
            reply.set_exception(error)

    Thread(target=work, daemon=True, name="huisuan-model").start()
    return reply.result(timeout=seconds)


@cache
def _warn(kind: str) -> None:  # once for each kind of failure; never the question
    logging.getLogger("huisuan.model").warning(say("model.failed", kind=kind))
