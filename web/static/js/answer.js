// One answer on the page: figure, words with markers, needs, calculation, sources, notices, what next.
import { copy } from "./copy.js";
import { button, el } from "./dom.js";
import { factsCard } from "./facts.js";
import { figures, spoken } from "./figure.js";
import { needsForm, offered } from "./needs.js";
import { openPanel } from "./panel.js";
import { proofTable } from "./proof.js";
import { DOCUMENT_STATUS, REASON, SAY, STATUS } from "./words.js";

export function renderAnswer(answer, { start, send, edit, notice }) {
  const byMarker = new Map(answer.citations.map((citation) => [citation.marker, citation]));
  const chip = (marker) => markerButton(byMarker.get(marker));
  const regionName = (id) => start.regions.find((region) => region.id === id)?.name || id;
  const first = helpFirst(answer);
  return el("article", { cls: "answer", "data-status": answer.status },
    el("h2", { cls: "hidden" }, SAY.answerBy),
    first && el("p", { cls: "first" }, withNumbers(first)),
    answer.status !== "answered" && statusLine(answer),
    figures(answer, regionName, chip),
    answer.reason === "unsafe" ? el("div", { cls: "said" }, el("p", {}, withNumbers(answer.text))) : said(answer.text.slice(first.length), chip),
    needsForm(answer.needs, start, send, chip),
    factsCard(answer.facts, start, edit),
    proofTable(answer.proof, ruleNames(answer), chip),
    sources(answer.citations),
    notices(notice ? [notice, ...answer.notices] : answer.notices),
    followups(answer.followups.filter((line) => !offered(answer.needs, start).includes(line)), send),
    el("p", { cls: "origin" }, SAY.disclaimer),
    actions(answer, start, send));
}

// A rule is named as its result is; a rule without one only by a name written for people, never by its id.
function ruleNames(answer) {
  const names = new Map(answer.results.map((result) => [result.benefit, result.label]));
  return (rule) => names.get(rule) || (/[\u4e00-\u9fff]/.test(rule) ? rule : null);
}

export function spokenAnswer(answer) {
  const asked = answer.results.filter((result) => result.requested);
  return [...(answer.reason === "unsafe" ? [] : [STATUS[answer.status]]), ...asked.map(spoken), answer.text.replace(/\[[0-9]{1,2}\]/g, "")].join("。");
}

// A number to call stands above everything else of an answer.
function helpFirst(answer) {
  const [first] = answer.text.split("\n", 1);
  return answer.reason !== "unsafe" && /(?<![0-9])(?:120|12356)(?![0-9])/.test(first) && !/\[[0-9]/.test(first) ? first : "";
}

// Where somebody may be in danger, or asks for what nobody may do, the reply itself comes first.
function statusLine(answer) {
  if (answer.reason === "unsafe") return null;
  const saidBelow = answer.results.some((result) => result.requested && result.reason === answer.reason);
  return el("p", { cls: "verdict-line" }, el("span", { cls: "pill caution" }, STATUS[answer.status]), !saidBelow && REASON[answer.reason]);
}

function markerButton(citation) {
  if (!citation) return null;
  const open = (event) => openPanel(citation, event.currentTarget);
  return el("button", {
    type: "button", cls: "chip", onclick: open, title: citation.quote, "aria-expanded": "false", "aria-label": SAY.source(citation.marker, citation.label),
  }, String(citation.marker));
}

function said(text, chip) {
  const lines = text.split("\n").filter((line) => line.trim());
  return el("div", { cls: "said" }, lines.map((line) => el("p", {}, withMarkers(line, chip))));
}

// "… 29400元[1]。" becomes text and buttons; a marker without a citation is dropped, as nothing stands behind it.
function withMarkers(line, chip) {
  return line.split(/\[([0-9]{1,2})\]/).map((part, i) => (i % 2 ? chip(Number(part)) : part));
}

// Numbers for help are there to be tapped.
function withNumbers(text) {
  const parts = text.split(/(?<![0-9.,])(120|110|12356|12345|12393)(?![0-9.,]?[0-9])/);
  return parts.map((part, i) => (i % 2 ? el("a", { cls: "call", href: `tel:${part}` }, part) : part));
}

function sources(citations) {
  if (!citations.length) return null;
  return el("section", { "aria-label": SAY.sources }, el("h3", {}, SAY.sources),
    el("ul", { cls: "sources" }, citations.map((citation) => el("li", {}, sourceButton(citation)))));
}

function sourceButton(citation) {
  const doubtful = citation.document_status !== "in_force";
  return el("button", { type: "button", onclick: (event) => openPanel(citation, event.currentTarget), "aria-expanded": "false" },
    el("span", { cls: "no" }, `[${citation.marker}]`),
    el("span", { cls: "label" }, citation.label, doubtful && [" ", el("span", { cls: "pill caution" }, DOCUMENT_STATUS[citation.document_status] || citation.document_status)]),
    el("span", { cls: "quote" }, `“${citation.quote}”`));
}

function notices(lines) {
  if (!lines.length) return null;
  return el("section", { cls: "notices", "aria-label": SAY.notices }, el("h3", {}, SAY.notices), el("ul", {}, lines.map((line) => el("li", {}, line))));
}

function followups(lines, send) {
  if (!lines.length) return null;
  return el("section", { cls: "next", "aria-label": SAY.followups }, el("h3", {}, SAY.followups),
    el("div", { cls: "followups" }, lines.map((line) => button(line, () => send(line)))));
}

function actions(answer, start, send) {
  const copyButton = button(SAY.copyAnswer, () => copy(plainText(answer), copyButton));
  const regions = el("div", { cls: "region-choices", hidden: true }, start.regions.map(({ name }) => button(name, () => send(SAY.inRegion(name)))));
  const toggle = button(SAY.otherRegion, () => {
    regions.hidden = !regions.hidden;
    toggle.setAttribute("aria-expanded", String(!regions.hidden));
  }, "button", { "aria-expanded": "false" });
  return el("div", { cls: "actions" }, copyButton, button(SAY.print, printOne), start.regions.length > 1 && toggle, regions);
}

function plainText(answer) {
  const cited = answer.citations.map((citation) => `[${citation.marker}] ${SAY.quoted(citation.label, citation.quote)}`);
  return [answer.text, "", ...cited, ...answer.notices, SAY.disclaimer].join("\n");
}

function printOne(event) {
  const article = event.currentTarget.closest(".answer");
  const shown = [article, article.previousElementSibling].filter(Boolean);
  shown.forEach((element) => element.classList.add("to-print"));
  document.body.classList.add("print-one");
  print();
  document.body.classList.remove("print-one");
  shown.forEach((element) => element.classList.remove("to-print"));
}
