// The comparison page: topics against regions. The server says what a cell holds and how regions differ; this only shows it.
import { getJson } from "./api.js";
import { button, el } from "./dom.js";
import { openClause, openPanel } from "./panel.js";
import { COMPARE, DOCUMENT_STATUS } from "./words.js";

const FIRST_GROUP = "待遇";
const rows = document.getElementById("rows");
const group = document.getElementById("group");
const topic = document.getElementById("topic");
const place = document.getElementById("place");
const regionList = document.getElementById("regions");
const counted = document.getElementById("count");
const exported = document.getElementById("export");
const address = new URLSearchParams(location.search);
let matrix = null;
let known = []; // every region seen so far, held or not
let chosen = (address.get("regions") || "").split(",").filter(Boolean);
let running = null;
topic.value = address.get("topic") || "";

async function load() {
  running?.abort();
  running = new AbortController();
  try {
    const asked = chosen.length ? `?${new URLSearchParams({ regions: chosen.join(",") })}` : "";
    if (!known.length && asked) remember((await getJson("/api/matrix?topics=validity", running.signal)).regions);
    matrix = await getJson(`/api/matrix${asked}`, running.signal);
  } catch (failure) {
    if (failure.words) rows.replaceChildren(el("p", { cls: "failure" }, explained(failure)));
    return;
  }
  chosen = matrix.regions.map(({ region }) => region);
  remember(matrix.regions);
  showChoices();
  show();
}

// The server's own words; for a broken line, that one can try again here.
const explained = ({ code, words }) => (code ? words.message + words.what_to_do : (words?.message || "") + COMPARE.again);

function remember(regions) {
  known = [...known, ...regions.filter((one) => !known.some(({ region }) => region === one.region))];
}

function showChoices() {
  if (group.options.length === 1) {
    group.append(...new Set(matrix.rows.map((row) => row.group)).values().map((name) => el("option", { value: name }, name)));
    group.value = address.get("group") ?? (topic.value ? "" : FIRST_GROUP);
  }
  const focused = document.activeElement?.value;
  regionList.replaceChildren(...known.map(({ region, name, held }) => el("label", { cls: "region-choice" },
    el("input", { type: "checkbox", value: region, checked: chosen.includes(region), onchange: choose }),
    name, !held && el("span", { cls: "pill caution" }, COMPARE.notHeld))));
  [...regionList.querySelectorAll("input")].find((box) => box.value === focused)?.focus();
}

function choose(event) {
  const picked = [...regionList.querySelectorAll("input:checked")].map((box) => box.value);
  if (!picked.length) { event.target.checked = true; return; }
  chosen = picked;
  load();
}

function show() {
  const words = topic.value.trim();
  const wanted = matrix.rows.filter((row) => (!group.value || row.group === group.value) && (!words || row.label.includes(words)));
  rows.style.setProperty("--regions", matrix.regions.length);
  rows.replaceChildren(...wanted.map(section));
  counted.textContent = wanted.length ? COMPARE.count(wanted.length, matrix.regions.length) : COMPARE.nothing;
  const narrowed = wanted.length === matrix.rows.length ? {} : { topics: wanted.map((row) => row.topic).join(",") };
  exported.href = `/api/matrix.csv?${new URLSearchParams({ ...narrowed, regions: chosen.join(",") })}`;
  exported.hidden = !wanted.length;
  history.replaceState(null, "", `?${new URLSearchParams({ group: group.value, topic: words, regions: chosen.join(",") })}`);
}

// One topic: how the regions differ in words, then a table of one row (cards on a phone).
function section(row) {
  const heading = `topic-${row.topic}`;
  return el("section", { cls: "topic" },
    el("h2", { id: heading }, row.label, el("span", { cls: "pill" }, row.group)),
    row.differs.length > 0 && el("ul", { cls: "differs", "aria-label": COMPARE.differs }, row.differs.map((sentence) => el("li", {}, sentence))),
    el("div", { cls: "scroller", tabindex: "0", role: "group", "aria-labelledby": heading },
      el("table", { role: "table" },
        el("thead", { role: "rowgroup" }, el("tr", { role: "row" }, matrix.regions.map(head))),
        el("tbody", { role: "rowgroup" }, el("tr", { role: "row" }, row.cells.map((cell, at) => one(cell, matrix.regions[at])))))));
}

const doubtful = (region) => region.held && region.document_status !== "in_force" &&
  el("span", { cls: "pill caution" }, DOCUMENT_STATUS[region.document_status] || region.document_status);

const head = (region) => el("th", { role: "columnheader", scope: "col" }, region.name, doubtful(region));

function one(cell, region) {
  return el("td", { role: "cell", cls: `cell ${cell.state}`, "data-region": cell.region, "data-state": cell.state },
    el("p", { cls: "region-name" }, region.name, doubtful(region)),
    cell.state !== "says" && el("p", { cls: "state" }, cell.state_label),
    cell.figures.length > 0 && el("ul", { cls: "figures" }, cell.figures.map(figure(cell))),
    el("p", { cls: "says" }, cell.says),
    source(cell),
    cell.more.length > 0 && el("details", {}, el("summary", {}, COMPARE.more(cell.more.length)),
      cell.more.map((passage) => el("div", { cls: "passage" }, el("p", {}, passage.says), quoteButton({ ...cell, ...passage })))));
}

const figure = (cell) => (found) =>
  el("li", {}, el("button", { type: "button", cls: `figure ${found.unset ? "unset" : ""}`, "aria-expanded": "false", onclick: (event) => open({ ...cell, ...found }, event.currentTarget) },
    el("span", { cls: "what" }, found.says.slice(0, found.says.length - found.value.length).replace(/：$/, "")), el("strong", {}, found.value)));

function source(cell) {
  if (cell.clause) return quoteButton(cell, cell.state === "says" ? "" : COMPARE.nearest);
  if (!cell.document) return null;
  return el("a", { cls: "button source", href: `/documents/${encodeURIComponent(cell.document)}`, target: "_blank", rel: "noopener" },
    COMPARE.wholeDocument, el("span", { cls: "hidden" }, COMPARE.newWindow));
}

const quoteButton = (passage, before = "") =>
  button([before, passage.label], (event) => open(passage, event.currentTarget), "button source", { "aria-expanded": "false" });

// The clause with the quote marked; where nothing is quoted, the clause alone.
async function open(passage, from) {
  try {
    await (passage.quote ? openQuoted(passage, from) : openClause(passage.clause, from));
  } catch (failure) {
    counted.textContent = explained(failure);
    counted.scrollIntoView({ block: "center" });
  }
}

async function openQuoted(passage, from) {
  const whole = await getJson(`/api/clauses/${encodeURIComponent(passage.clause)}`);
  const { clause, label, quote, document: id, start, end } = passage;
  openPanel({ clause, label, quote, document: id, start, end, text: whole.text, document_status: whole.document.status }, from);
}

document.getElementById("choices").addEventListener("submit", (event) => {
  event.preventDefault();
  const name = place.value.trim().replace(/[,，]/g, "");
  if (!name) { place.focus(); return; }
  place.value = "";
  chosen = [...chosen, name];
  load();
});
group.addEventListener("change", show);
topic.addEventListener("input", (event) => { if (!event.isComposing && matrix) show(); });
topic.addEventListener("compositionend", () => matrix && show());
load();
