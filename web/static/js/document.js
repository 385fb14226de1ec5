// Brings the quoted words into view; without a quote the browser has already gone to the clause in the address.
const quoted = document.querySelector("mark");
if (quoted) quoted.scrollIntoView({ block: "center" });
