// Finds a quote inside its clause, ignoring blanks and line breaks as the corpus does, and marks it.
import { el } from "./dom.js";

export function locate(text, quote) {
  const places = [];
  let squeezed = "";
  for (let i = 0; i < text.length; i += 1) {
    if (!/\s/.test(text[i])) { places.push(i); squeezed += text[i]; }
  }
  const wanted = quote.replace(/\s/g, "");
  const at = wanted ? squeezed.indexOf(wanted) : -1;
  return at < 0 ? null : [places[at], places[at + wanted.length - 1] + 1];
}

export function markedText(text, quote) {
  const span = quote ? locate(text, quote) : null;
  if (!span) return el("p", { cls: "clause-text" }, text);
  const [start, end] = span;
  return el("p", { cls: "clause-text" }, text.slice(0, start), el("mark", {}, text.slice(start, end)), text.slice(end));
}
