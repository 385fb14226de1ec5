// Copies plain text, and says whether it worked.
import { announce } from "./dom.js";
import { SAY } from "./words.js";

export async function copy(text, from) {
  const worked = (await byClipboard(text)) || bySelection(text);
  const words = worked ? SAY.copied : SAY.copyFailed;
  announce(words);
  const before = from.textContent;
  from.textContent = words;
  setTimeout(() => { from.textContent = before; }, 1800);
}

async function byClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

// Plain http on a phone has no clipboard API; a selected text area still copies.
function bySelection(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("readonly", "");
  area.className = "hidden";
  (document.querySelector("dialog[open]") || document.body).append(area);
  area.select();
  const worked = document.execCommand("copy");
  area.remove();
  return worked;
}
