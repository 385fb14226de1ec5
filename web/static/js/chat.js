// The chat page: what was asked, the steps while waiting, the answer; and when it fails, the question is still there.
import { renderAnswer, spokenAnswer } from "./answer.js";
import { ask, getJson } from "./api.js";
import { announce, button, el } from "./dom.js";
import { SAY } from "./words.js";

const log = document.getElementById("log");
const welcome = document.getElementById("welcome");
const box = document.getElementById("question");
const sendButton = document.getElementById("send");
const count = document.getElementById("count");
let start = { examples: [], regions: [], fields: {}, note: null, question_characters: 500 };
let session = null;
let busy = false;
let talk = 0; // raised by 新对话: an answer that arrives for an older conversation is dropped

async function send(text) {
  const question = text.trim();
  if (busy || !question) { box.focus(); return; }
  if (question.length > start.question_characters) { showCount(); box.focus(); return; }
  setBusy(true);
  const mine = talk;
  if (box.value.trim() === question) { box.value = ""; fit(); }
  welcome.hidden = true;
  const asked = el("p", { cls: "asked" }, el("span", { cls: "hidden" }, `${SAY.youAsked}：`), question);
  const waiting = waitingSteps();
  log.append(asked, waiting);
  asked.scrollIntoView({ block: "start" });
  announce(SAY.working);
  try {
    const { answer, notice } = await askAgainIfEnded(question, (step) => waiting.add(step.label), mine);
    if (mine !== talk) return;
    const article = renderAnswer(answer, { start, send, edit, notice });
    waiting.replaceWith(article);
    announce(spokenAnswer(answer));
    asked.scrollIntoView({ block: "start" });
  } catch (failure) {
    if (mine === talk) fail(waiting, asked, question, failure);
  } finally {
    if (mine === talk) setBusy(false);
  }
}

// A conversation the server has forgotten starts over once, and the answer says so.
async function askAgainIfEnded(question, onStep, mine) {
  const keep = (reply) => { if (mine === talk) session = reply.session; return reply.answer; };
  try {
    return { answer: keep(await ask(question, session, onStep)) };
  } catch (failure) {
    if (failure.code !== "session_expired" || !session) throw failure;
    return { answer: keep(await ask(question, null, onStep)), notice: SAY.sessionEnded };
  }
}

function waitingSteps() {
  const list = el("ol", {}, el("li", {}, SAY.waitingFirst));
  const place = el("div", { cls: "waiting" }, list);
  place.add = (label) => { if (list.lastChild.textContent !== label) list.append(el("li", {}, label)); };
  return place;
}

function fail(waiting, asked, question, failure) {
  if (!failure.words) throw failure; // a fault in our own page must show in the console
  if (!box.value.trim()) { box.value = question; fit(); }
  const card = el("div", { cls: "failure" },
    el("p", {}, failure.words.message), el("p", {}, failure.words.what_to_do),
    button(SAY.retry, () => {
      asked.remove();
      card.remove();
      send(question);
    }, "button strong retry"));
  waiting.replaceWith(card);
  card.scrollIntoView({ block: "nearest" });
  announce(`${failure.words.message}${failure.words.what_to_do}`);
}

function setBusy(value) {
  busy = value;
  sendButton.setAttribute("aria-disabled", String(value));
  log.setAttribute("aria-busy", String(value));
}

function newChat() {
  talk += 1;
  session = null;
  setBusy(false);
  log.replaceChildren();
  document.getElementById("panel").close();
  welcome.hidden = false;
  box.value = "";
  fit();
  box.focus();
  announce(SAY.newChat);
}

// Puts the beginning of a sentence into the box, for the person to finish.
function edit(text) {
  box.value = text;
  fit();
  box.focus();
  box.setSelectionRange(text.length, text.length);
}

function fit() {
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
  showCount();
}

function showCount() {
  const length = box.value.trim().length;
  const most = start.question_characters;
  count.hidden = length < most * 0.8;
  count.classList.toggle("over", length > most);
  count.textContent = length > most ? SAY.tooLong(length, most) : SAY.length(length, most);
}

function showStart() {
  document.getElementById("examples").replaceChildren(
    ...start.examples.map((text) => el("li", {}, el("button", { type: "button", onclick: () => send(text) }, text))));
  document.getElementById("held").textContent = SAY.regionsHeld(start.regions.map((region) => region.name));
  const note = document.getElementById("search-note");
  note.hidden = !start.note;
  note.textContent = start.note || "";
}

document.getElementById("composer").addEventListener("submit", (event) => { event.preventDefault(); send(box.value); });
document.getElementById("new-chat").addEventListener("click", newChat);
box.addEventListener("input", fit);
box.addEventListener("keydown", (event) => {
  // Enter also confirms a word while typing Chinese; only a finished line is sent.
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(box.value); }
});
addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) { event.preventDefault(); box.focus(); }
});
fit();
getJson("/api/start").then((found) => { start = found; showStart(); }, () => { /* the box works without examples */ });
