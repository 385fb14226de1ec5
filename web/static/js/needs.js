// What the answer still needs, as questions to tap or fill in; each says why it is asked.
import { button, el } from "./dom.js";
import { SAY } from "./words.js";

const SUM = /收入|金额|费用|限额|负担|支付|多少/;

export function needsForm(needs, start, send, chip) {
  if (!needs.length) return null;
  return el("section", { cls: "needs", "aria-label": SAY.needs }, needs.map((need, i) => question(need, `need-${Date.now()}-${i}`, start, send, chip)));
}

function question(need, id, start, send, chip) {
  return el("div", { cls: "need" },
    el("h3", { id }, need.label),
    el("p", { cls: "why" }, need.why, need.citation ? chip(need.citation) : ""),
    choicesFor(need, start) ? choices(choicesFor(need, start), id, send) : field(need, id, send));
}

function choicesFor(need, start) {
  if (need.fact === "region") return start.regions.map((region) => region.name);
  return start.choices[need.fact];
}

const choices = (names, id, send) =>
  el("div", { cls: "choices", role: "group", "aria-labelledby": id }, names.map((name) => button(name, () => send(name))));

function field(need, id, send) {
  const input = el("input", { "aria-labelledby": id, placeholder: SAY.fill, maxlength: 60, inputmode: SUM.test(need.label) ? "decimal" : null });
  const submit = (event) => {
    event.preventDefault();
    const value = input.value.trim();
    if (value) send(SAY.fact(need.label, SUM.test(need.label) && /^[0-9.,，]+$/.test(value) ? `${value}元` : value));
    else input.focus();
  };
  return el("form", { cls: "need-form", onsubmit: submit }, input, el("button", { type: "submit", cls: "button strong" }, SAY.tell));
}
