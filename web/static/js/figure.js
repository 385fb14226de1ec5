// The figures of an answer: large for what was asked, small for the rest. Bounds are said in words, never by colour alone.
import { el } from "./dom.js";
import { grouped } from "./money.js";
import { REASON, REMAINING, RESULT, RESULT_WHY, SAY, VERDICT } from "./words.js";

// The value as parts: {before, number, unit, more}. Every door into a result goes through here.
export function valueOf(result) {
  if (result.verdict) return { number: VERDICT[result.verdict] || result.verdict, more: withThreshold(result) };
  if (result.date) return { number: result.date };
  if (result.status === "range" || (!result.amount && result.low && result.high && result.status === "conditional")) {
    return { number: `${grouped(result.low)} ${SAY.to} ${grouped(result.high)}`, unit: result.unit };
  }
  if (result.status === "at_least" && result.low) {
    return { before: RESULT.at_least, number: grouped(result.low), unit: result.unit, more: result.high && SAY.upTo(grouped(result.high)) };
  }
  if (result.status === "at_most" && result.high) {
    return { before: RESULT.at_most, number: grouped(result.high), unit: result.unit, more: result.low && SAY.from(grouped(result.low)) };
  }
  const sum = result.amount ?? result.low ?? result.high;
  if (sum !== null && sum !== undefined) return { number: grouped(sum), unit: result.unit };
  return { number: REASON[result.reason] || (result.status === "needs" ? SAY.notYet : RESULT[result.status]) };
}

const withThreshold = (result) => (result.threshold ? SAY.threshold(grouped(result.threshold)) : null);

// A figure of what is left to pay is named so, not by the benefit it comes after.
const nameOf = (result) => (result.benefit === "self_pay" ? SAY.selfPay(result.label) : result.label);

export function spoken(result) {
  const { before = "", number, unit = "", more } = valueOf(result);
  const rest = remainingOf(result);
  const sentence = `${nameOf(result)}：${before}${number}${unit}${more ? `，${more}` : ""}`;
  return rest ? `${sentence}，${rest.label}${rest.sum}元` : sentence;
}

function remainingOf(result) {
  const ofLimit = result.benefit.endsWith("_cap") && result.benefit !== "burden_cap";
  const label = REMAINING[ofLimit ? "limit" : result.status];
  if (!result.remaining || !label || result.benefit === "self_pay") return null;
  return { label, sum: grouped(result.remaining) };
}

export function figures(answer, regionName, chip) {
  const asked = answer.results.filter((result) => result.requested);
  const side = answer.results.filter((result) => !result.requested);
  const primary = answer.results[answer.primary];
  if (!answer.results.length) return null;
  const several = new Set(asked.map((result) => result.region)).size > 1;
  const big = (result) => result === primary || asked.length > 1;
  const place = (result) => !result.label.includes(regionName(result.region)) && regionName(result.region);
  const cards = asked.map((result) => figure(result, big(result), several && place(result), chip));
  return el("div", { cls: "figures-all" },
    cards.length > 0 && el("div", { cls: `figures ${asked.length > 1 ? "many" : ""}` }, cards),
    side.length > 0 && sideFigures(side, chip));
}

function figure(result, big, region, chip) {
  const { before, number, unit, more } = valueOf(result);
  const rest = remainingOf(result);
  const unsure = ["conditional", "needs", "refused"].includes(result.status);
  const bounded = unit && ["conditional", "range", "exact"].includes(result.status);
  return el("div", { cls: `figure ${big && unit ? "" : "plain"} ${unsure ? "caution" : ""}`, "data-status": result.status },
    el("p", { cls: "figure-label" }, region && el("span", { cls: "pill" }, region), nameOf(result), bounded && el("span", { cls: "pill" }, RESULT[result.status])),
    el("p", { cls: "figure-value" },
      before && el("span", { cls: "bound" }, before), el("span", { cls: "number" }, number), unit && el("span", { cls: "unit" }, unit),
      el("span", { cls: "chips" }, (result.citations || []).map(chip))),
    more && el("p", { cls: "figure-more" }, more),
    rest && el("p", { cls: "figure-more" }, `${rest.label} `, el("strong", {}, rest.sum), " 元"),
    unit && RESULT_WHY[result.status] && el("p", { cls: "figure-more" }, RESULT_WHY[result.status]));
}

function sideFigures(results, chip) {
  return el("ul", { cls: "side-figures", "aria-label": SAY.alsoComputed }, results.map((result) => {
    const { before = "", number, unit = "", more } = valueOf(result);
    return el("li", {}, `${nameOf(result)}：${before}`, el("strong", {}, number), unit, more ? `，${more}` : "", (result.citations || []).map(chip));
  }));
}
