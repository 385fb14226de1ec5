// The clause behind a marker. On a wide screen it stands beside the conversation; on a phone it is a sheet over it.
import { getJson } from "./api.js";
import { copy } from "./copy.js";
import { button, el } from "./dom.js";
import { markedText } from "./quote.js";
import { DOCUMENT_STATUS, SAY } from "./words.js";

const dialog = document.getElementById("panel");
const wide = matchMedia("(min-width: 64rem)");
let opener = null;

// view: {label, text, quote, document, start, end, clause, document_status, number}
export function openPanel(view, from) {
  if (from) {
    opener?.setAttribute("aria-expanded", "false");
    opener = from;
    opener.setAttribute("aria-expanded", "true");
  }
  show(view, null);
  if (!dialog.open) {
    if (wide.matches) dialog.show(); else dialog.showModal();
  }
  document.body.classList.toggle("panel-open", wide.matches);
  dialog.querySelector(".close").focus();
  getJson(`/api/clauses/${encodeURIComponent(view.clause)}`).then((whole) => {
    if (dialog.open && dialog.dataset.clause === view.clause) show(view, whole);
  }, () => { /* the citation itself is already shown; the surroundings are a bonus */ });
}

function show(view, whole) {
  const hadFocus = dialog.contains(document.activeElement) ? document.activeElement.className : null;
  dialog.dataset.clause = view.clause;
  dialog.replaceChildren(el("div", { cls: "panel-inside" }, head(view), body(view, whole), foot(view)));
  dialog.querySelector("mark")?.scrollIntoView({ block: "center" });
  if (hadFocus) (dialog.getElementsByClassName(hadFocus)[0] || dialog.querySelector(".close")).focus({ preventScroll: true });
}

function head(view) {
  return el("div", { cls: "panel-head" },
    el("div", {},
      el("h2", { id: "panel-title" }, view.label),
      el("p", {}, el("span", { cls: `pill ${view.document_status === "in_force" ? "" : "caution"}` }, DOCUMENT_STATUS[view.document_status] || view.document_status))),
    button("×", () => dialog.close(), "close", { "aria-label": SAY.close }));
}

function body(view, whole) {
  return el("div", { cls: "panel-body", tabindex: "0", role: "region", "aria-label": SAY.wholeClause },
    el("div", { cls: "facts" },
      whole && el("p", {}, `《${whole.document.title}》`),
      whole && el("p", {}, `${whole.document.number || SAY.noNumber} · ${whole.document.region_name}`),
      whole && whole.heading.length > 0 && el("p", {}, whole.heading.join(" › ")),
      view.quote && el("p", {}, SAY.highlighted)),
    markedText(view.text, view.quote),
    whole && neighbours(whole));
}

function neighbours(whole) {
  const go = (name, words) => (name ? button(words, () => openClause(name.id, null), "button", { "aria-label": `${words} ${name.label}` }) : el("span"));
  return el("div", { cls: "beside" }, go(whole.previous, SAY.previous), go(whole.next, SAY.next));
}

function foot(view) {
  const link = `/documents/${encodeURIComponent(view.document)}?start=${view.start}&end=${view.end}#${encodeURIComponent(view.clause)}`;
  const text = SAY.quoted(view.label, view.quote || view.text);
  const copyButton = button(SAY.copyQuote, () => copy(text, copyButton), "button copy-quote");
  return el("div", { cls: "panel-foot" }, copyButton,
    el("a", { cls: "button to-source", href: link, target: "_blank", rel: "noopener" }, SAY.inSource, el("span", { cls: "hidden" }, SAY.newWindow)));
}

// A clause by its id, with nothing quoted: for neighbours and for the look-up page.
export async function openClause(id, from) {
  const whole = await getJson(`/api/clauses/${encodeURIComponent(id)}`);
  openPanel({
    label: whole.label, text: whole.text, quote: "", clause: whole.id, document: whole.document.id,
    start: whole.start, end: whole.end, document_status: whole.document.status,
  }, from);
}

dialog.addEventListener("close", () => {
  document.body.classList.remove("panel-open");
  opener?.setAttribute("aria-expanded", "false");
  opener?.focus();
  opener = null;
});
dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
addEventListener("keydown", (event) => { if (event.key === "Escape" && dialog.open) { event.preventDefault(); dialog.close(); } });
