// What was understood, as a small card: each fact in words, with a way to put it right. What is only supposed is marked.
import { button, el } from "./dom.js";
import { grouped } from "./money.js";
import { SAY } from "./words.js";

const SUMS = ["money", "figure", "members"];

export function factsCard(facts, start, edit) {
  const { what_if: supposed = {}, people = [], ...so } = facts;
  if (people.length) delete so.identities; // each has their own
  const each = people.flatMap(({ who, facts: own }) => rows(unlike(own, so), start, false)
    .map((fact) => ({ ...fact, label: SAY.ofPerson(who, fact.label) })));
  const known = [...rows(so, start, false), ...each, ...rows(supposed, start, true)];
  if (!known.length) return null;
  return el("section", { cls: "facts", "aria-label": SAY.understood }, el("h3", {}, SAY.understood),
    el("ul", {}, known.map((fact) => row(fact, edit))));
}

// The place first, then the rest in the order they were said; a name no list knows is no fact for people.
function rows(facts, start, supposed) {
  const region = start.regions.find(({ id }) => id === facts.region);
  const place = region ? [{ label: SAY.place, value: region.name, supposed }] : [];
  const rest = Object.entries(facts).filter(([name]) => start.fields[name] && !repeated(name, facts));
  return [...place, ...rest.map(([name, value]) => {
    const field = start.fields[name];
    return { label: field.label, value: inWords(value, field, start), supposed, flag: field.kind === "flag" && value };
  })];
}

// What one of several people has of their own, beside what is known of all.
const unlike = (own, all) => Object.fromEntries(Object.entries(own).filter(([name, value]) => all[name] !== value));

// A day said for the costs is also kept as the year of an indicator: once is enough.
const repeated = (name, facts) => name === "indicator_year" && String(facts.event_date || "").startsWith(facts.indicator_year);

function row({ label, value, supposed, flag }, edit) {
  const sentence = flag ? SAY.correctFlag(label, flag === "yes" ? SAY.no : SAY.yes) : SAY.correct(label);
  return el("li", {},
    el("span", { cls: "fact" }, el("span", { cls: "fact-label" }, label), supposed && [" ", el("span", { cls: "pill caution" }, SAY.supposed)], " ", el("strong", {}, value)),
    button(SAY.change, () => edit(sentence), "button", { "aria-label": SAY.changeOf(label) }));
}

function inWords(value, field, start) {
  if (Array.isArray(value)) return value.map((item) => inWords(item, field, start)).join("、");
  if (value !== null && typeof value === "object") return parts(value, start);
  if (SUMS.includes(field.kind)) return `${grouped(value)} ${SAY.yuan}`;
  if (field.kind === "flag") return value === "yes" ? SAY.yes : SAY.no;
  return (field.options[value] || String(value)) + (field.kind === "rate" ? "%" : "");
}

// A sum between two bounds, one by kind of care, or one bill.
function parts(value, start) {
  const care = (name) => start.fields.care.options[name] || name;
  const sum = (amount) => `${grouped(amount)} ${SAY.yuan}`;
  if ("amount" in value) return `${value.last} ${care(value.care)} ${sum(value.amount)}`;
  if ("low" in value) return `${grouped(value.low)} ${SAY.to} ${sum(value.high)}`;
  return Object.entries(value).map(([name, amount]) => `${care(name)} ${sum(amount)}`).join("、");
}
