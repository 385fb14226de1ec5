// Talks to the server. Every failure comes out as a Failure with words for a person.
import { readEvents } from "./sse.js";
import { FAILURE } from "./words.js";

const SILENCE_MS = 45000; // the server sends a sign at least every 15 s

export class Failure extends Error {
  constructor(words, code = "") {
    super(words.message);
    this.words = words;
    this.code = code;
  }
}

export async function getJson(path, signal) {
  let response;
  try {
    response = await fetch(path, { signal, headers: { accept: "application/json" } });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Failure(FAILURE.offline);
  }
  if (!response.ok) throw await failureOf(response);
  return response.json();
}

async function failureOf(response) {
  try {
    const { error } = await response.json();
    return new Failure(error, error.code);
  } catch {
    return new Failure(FAILURE.broken);
  }
}

// One question. onStep is called with each step; resolves to {answer, session}.
export async function ask(text, session, onStep) {
  const stop = new AbortController();
  let timer;
  const stillThere = () => { clearTimeout(timer); timer = setTimeout(() => stop.abort(), SILENCE_MS); };
  stillThere();
  try {
    const response = await fetch("/api/ask/stream", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(session ? { text, session } : { text }),
      signal: stop.signal,
    });
    if (!response.ok) throw await failureOf(response);
    const answer = await lastEvent(response, onStep, stillThere);
    return { answer, session: response.headers.get("X-HuiSuan-Session") };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(stop.signal.aborted ? FAILURE.slow : FAILURE.offline);
  } finally {
    clearTimeout(timer);
  }
}

async function lastEvent(response, onStep, stillThere) {
  for await (const { event, data } of readEvents(response.body, stillThere)) {
    if (event === "step") onStep(data);
    if (event === "answer") return data;
    if (event === "error") throw new Failure(data.error, data.error.code);
  }
  throw new Failure(FAILURE.broken);
}
