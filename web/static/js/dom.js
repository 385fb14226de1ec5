// Builds elements. Text goes in as text, never as HTML, so nothing an answer or a person says can become markup.

export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name === "cls" ? "class" : name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return element;
}

export const button = (label, onclick, cls = "button", more = {}) => el("button", { type: "button", cls, onclick, ...more }, label);

// Says one thing to a screen reader. Emptied first, so that the same words twice are read twice.
export function announce(text) {
  const place = document.getElementById("announce");
  place.textContent = "";
  setTimeout(() => { place.textContent = text; }, 60);
}
