// The calculation as a table of steps, each with its clause. Roles are written out: the phone layout turns rows into blocks.
import { el } from "./dom.js";
import { SAY } from "./words.js";

const CLASSES = ["rule", "formula", "with", "value", "clause"];

export function proofTable(proof, chip) {
  if (!proof.length) return null;
  return el("details", { cls: "proof", open: true },
    el("summary", {}, SAY.proof(proof.length)),
    el("table", { role: "table" },
      el("thead", { role: "rowgroup" }, el("tr", { role: "row" },
        SAY.proofColumns.map((name, i) => el("th", { role: "columnheader", scope: "col", cls: CLASSES[i] }, name)))),
      el("tbody", { role: "rowgroup" }, proof.map((step) => row(step, chip)))));
}

function row(step, chip) {
  return el("tr", { role: "row" },
    el("th", { role: "rowheader", scope: "row", cls: "rule" }, step.rule),
    el("td", { role: "cell", cls: "formula" }, step.formula),
    el("td", { role: "cell", cls: "with" }, step.with),
    el("td", { role: "cell", cls: "value" }, step.value),
    el("td", { role: "cell", cls: "clause" }, step.citation ? chip(step.citation) : ""));
}
