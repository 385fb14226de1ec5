// The calculation as a table of steps, each with its clause. Roles are written out: the phone layout turns rows into blocks.
// Folded until somebody wants the details; who opened it once sees it open in the answers after.
import { el } from "./dom.js";
import { SAY, VERDICT } from "./words.js";

let detailed = false;

const CLASSES = ["formula", "with", "value", "clause"];

// nameOf(rule) gives the rule's name for people, or nothing when it has none.
export function proofTable(proof, nameOf, chip) {
  if (!proof.length) return null;
  const remember = (event) => { detailed = !event.currentTarget.parentElement.open; };
  return el("details", { cls: "proof", open: detailed },
    el("summary", { onclick: remember }, SAY.proof(proof.length)),
    el("table", { role: "table" },
      el("thead", { role: "rowgroup" }, el("tr", { role: "row" },
        SAY.proofColumns.map((name, i) => el("th", { role: "columnheader", scope: "col", cls: CLASSES[i] }, name)))),
      byRule(proof).map((steps) => el("tbody", { role: "rowgroup" }, heading(nameOf(steps[0].rule)), steps.map((step) => row(step, chip))))));
}

// Neighbouring steps of one rule stand together under its name.
function byRule(proof) {
  const groups = [];
  for (const step of proof) {
    if (groups.at(-1)?.[0].rule === step.rule) groups.at(-1).push(step);
    else groups.push([step]);
  }
  return groups;
}

const heading = (name) =>
  name && el("tr", { role: "row", cls: "rule" }, el("th", { role: "rowheader", scope: "rowgroup", colspan: CLASSES.length }, name));

function row(step, chip) {
  const value = VERDICT[step.value] || step.value;
  return el("tr", { role: "row", cls: "step" },
    el("th", { role: "rowheader", scope: "row", cls: "formula" }, step.formula),
    el("td", { role: "cell", cls: "with" }, step.with === step.value ? "" : step.with),
    el("td", { role: "cell", cls: "value" }, value),
    el("td", { role: "cell", cls: "clause" }, step.citation ? chip(step.citation) : ""));
}

// Paper cannot be unfolded.
addEventListener("beforeprint", () => unfold(document.querySelectorAll(".proof:not([open])"), true));
addEventListener("afterprint", () => unfold(document.querySelectorAll(".proof.for-paper"), false));

function unfold(all, open) {
  for (const proof of all) {
    proof.open = open;
    proof.classList.toggle("for-paper", open);
  }
}
