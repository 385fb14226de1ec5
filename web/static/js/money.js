// Writes the contract's money strings for people. They stay strings: no arithmetic, no float.

export function grouped(sum) {
  const [whole, cents] = String(sum).split(".");
  const sign = whole.startsWith("-") ? "-" : "";
  const digits = whole.replace("-", "").replace(/\B(?=(?:[0-9]{3})+$)/g, ",");
  return sign + digits + (cents === undefined ? "" : `.${cents}`);
}
