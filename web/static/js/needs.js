// What the answer still needs, as questions to tap or fill in; each says why it is asked.
import { button, el } from "./dom.js";
import { SAY } from "./words.js";

const SUMS = ["money", "figure"];
const PLAIN_NUMBER = /^[0-9][0-9,，.]*$/;

export function needsForm(needs, start, send, chip) {
  if (!needs.length) return null;
  return el("section", { cls: "needs", "aria-label": SAY.needs }, needs.map((need, i) => question(need, `need-${Date.now()}-${i}`, start, send, chip)));
}

function question(need, id, start, send, chip) {
  const offered = offers(need, start);
  return el("div", { cls: "need" },
    el("h3", { id }, need.label),
    el("p", { cls: "why" }, need.why, need.citation ? chip(need.citation) : ""),
    offered ? choices(offered, id, send) : field(need, start.fields[need.fact]?.kind, id, send));
}

// The words on all the buttons: what is offered here need not be offered again below.
export const offered = (needs, start) => needs.flatMap((need) => (offers(need, start) || []).map(([shown]) => shown));

// What can be tapped, as [words on the button, words sent]; null when it has to be written.
function offers(need, start) {
  const known = start.fields[need.fact];
  if (need.fact === "region") return start.regions.map(({ name }) => [name, name]);
  const options = Object.values(known?.options || {});
  if (options.length) return options.map((option) => [option, SAY.fact(need.label, option)]);
  if (known?.kind === "flag") return [SAY.yes, SAY.no].map((word) => [word, `${need.label}：${word}`]);
  return null;
}

const choices = (offered, id, send) =>
  el("div", { cls: "choices", role: "group", "aria-labelledby": id }, offered.map(([shown, sent]) => button(shown, () => send(sent))));

function field(need, kind, id, send) {
  const isSum = SUMS.includes(kind);
  const input = el("input", { "aria-labelledby": id, placeholder: SAY.fill, maxlength: 60, inputmode: isSum ? "decimal" : null });
  const submit = (event) => {
    event.preventDefault();
    const value = input.value.trim();
    if (value) send(SAY.fact(need.label, isSum && PLAIN_NUMBER.test(value) ? value + SAY.yuan : value));
    else input.focus();
  };
  return el("form", { cls: "need-form", onsubmit: submit }, input, el("button", { type: "submit", cls: "button strong" }, SAY.tell));
}
