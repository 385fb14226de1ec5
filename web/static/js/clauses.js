// The look-up page: search as you type (by words; by meaning too once the typing rests), arrow keys through the list,
// Enter opens the clause.
import { getJson } from "./api.js";
import { el } from "./dom.js";
import { openClause } from "./panel.js";
import { DOCUMENT_STATUS, SAY } from "./words.js";

const query = document.getElementById("query");
const region = document.getElementById("region");
const list = document.getElementById("found");
const counted = document.getElementById("found-count");
let running = null;
let timer = null;

async function look(typing = false) {
  running?.abort();
  const words = query.value.trim();
  if (!words) { list.replaceChildren(); counted.textContent = ""; return; }
  running = new AbortController();
  const asked = new URLSearchParams({ q: words, limit: "15" });
  if (typing) asked.set("typing", "true");
  if (region.value) asked.set("region", region.value);
  try {
    const found = await getJson(`/api/clauses?${asked}`, running.signal);
    list.replaceChildren(...found.clauses.map(item));
    counted.textContent = SAY.found(found.clauses.length) + (found.note ? ` ${found.note}` : "");
  } catch (failure) {
    if (failure.words) counted.textContent = failure.words.message + failure.words.what_to_do;
  }
}

function item(clause) {
  const doubtful = clause.document_status !== "in_force";
  return el("li", {}, el("button", { type: "button", "aria-expanded": "false", onclick: (event) => openClause(clause.id, event.currentTarget) },
    el("span", { cls: "top" }, clause.label, el("span", { cls: "pill" }, clause.region_name),
      doubtful && el("span", { cls: "pill caution" }, DOCUMENT_STATUS[clause.document_status] || clause.document_status)),
    clause.heading.length > 0 && el("span", { cls: "path" }, clause.heading.join(" › ")),
    el("span", { cls: "snippet" }, clause.text)));
}

function typed() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    look(true);
    timer = setTimeout(() => { if (document.activeElement === query) look(); }, 400);
  }, 120);
}

function move(step) {
  const items = [...list.querySelectorAll("button")];
  const next = items[items.indexOf(document.activeElement) + step];
  if (next) next.focus(); else if (step < 0) query.focus();
}

query.addEventListener("input", (event) => {
  clearTimeout(timer);
  if (!event.isComposing) typed();
});
query.addEventListener("compositionend", typed);
region.addEventListener("change", () => look());
document.getElementById("finder").addEventListener("submit", (event) => { event.preventDefault(); look(); });
addEventListener("keydown", (event) => {
  const inList = list.contains(document.activeElement);
  if (event.key === "ArrowDown" && (inList || document.activeElement === query)) { event.preventDefault(); move(1); }
  if (event.key === "ArrowUp" && inList) { event.preventDefault(); move(-1); }
  if (event.key === "/" && !/^(INPUT|SELECT)$/.test(document.activeElement.tagName)) { event.preventDefault(); query.focus(); query.select(); }
});
getJson("/api/start").then((start) => {
  region.append(...start.regions.map(({ id, name }) => el("option", { value: id }, name)));
}, () => {});
if (query.value) look();
