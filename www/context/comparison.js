// The yardstick that a number is best held against.

import { dimensionOf, inBase, typical } from "./measure.js";

/** @typedef {import("./measure.js").Measured} Measured */
/** @typedef {import("./types.d.ts").Comparison} Comparison */
/** @typedef {import("./types.d.ts").ContextData} ContextData */
/** @typedef {import("./types.d.ts").Question} Question */
/** @typedef {import("./types.d.ts").Wording} Wording */
/** @typedef {import("./types.d.ts").Yardstick} Yardstick */

/** Up to this far from 1, a ratio is "about as much"; in natural logarithms, as all here. */
const SAME = 0.04;
/** Up to this far it is "a little more". */
const NEAR = 0.2;
/** A ratio in words may be off by so much. */
const OFF = 0.07;
/** Degrees that are "about as warm" and "a little warmer". */
const DEGREES = { same: 1, near: 5 };
/** How many characters before and behind a number a word may stand that tells its sense. */
const AROUND = 60;

/**
 * The comparison that is closest and reads best; none where nothing fits.
 * @param {Measured} measured
 * @param {Question} question
 * @returns {Comparison | undefined}
 */
export function compare(measured, { article, reader, text }) {
  const value = typical(measured);
  if (value === undefined || measured.unit === "") return undefined;
  const senses = sensesAround(measured.annotation, article.text, text);
  const base = inBase(value, measured.unit, reader);
  /** @type {{ cost: number, comparison: Comparison } | undefined} */
  let best;
  for (const yardstick of reader.yardsticks) {
    if (!comparable(measured, yardstick, reader)) continue;
    if (yardstick.sense && !senses.has(yardstick.sense)) continue;
    const found = against(base, yardstick, reader);
    // What is meant for this sense goes before what fits everything of the dimension.
    const cost = found && found.cost - (yardstick.sense ? 0.3 : 0);
    if (found && cost !== undefined && (!best || cost < best.cost)) best = { cost, comparison: found.comparison };
  }
  return best?.comparison;
}

/**
 * @param {Measured} measured
 * @param {Yardstick} yardstick
 * @param {ContextData} data
 */
function comparable({ unit, dimension }, yardstick, data) {
  const other = dimensionOf(yardstick.unit, data);
  return other === "money" || dimension === "money" ? unit === yardstick.unit : dimension === other;
}

/**
 * @param {number} base the value in the base unit
 * @param {Yardstick} yardstick
 * @param {ContextData} data
 */
function against(base, yardstick, data) {
  const dimension = dimensionOf(yardstick.unit, data);
  const wording = wordingOf(yardstick, dimension, data);
  const other = inBase(yardstick.value, yardstick.unit, data);
  if (!wording) return undefined;
  /** @param {string} template @param {string} [words] */
  const say = (template, words = "") =>
    template.replace("{name}", yardstick.name).replace("{times}", words).replace("{part}", words);
  // Degrees have no nought that ratios could start from.
  if (dimension === "temperature") {
    const off = base - other;
    if (Math.abs(off) > DEGREES.near) return undefined;
    const template = Math.abs(off) <= DEGREES.same ? wording.same : off < 0 ? wording.less : wording.more;
    return { cost: Math.abs(off), comparison: { text: say(template), yardstick } };
  }
  if (base <= 0) return undefined;
  const ratio = base / other;
  const log = Math.log(ratio);
  if (Math.abs(log) <= NEAR) {
    const template = Math.abs(log) <= SAME ? wording.same : log < 0 ? wording.less : wording.more;
    return { cost: Math.abs(log), comparison: { text: say(template), ratio, yardstick } };
  }
  const [ratios, template] = log > 0 ? [data.multiples, wording.times ?? ""] : [data.parts, wording.part ?? ""];
  for (const { value, words } of ratios) {
    const off = Math.abs(log - Math.log(value));
    // A part or a multiple is harder to picture than the thing itself, the more so the further from one.
    if (off <= OFF && template) {
      return { cost: off + 0.25 + Math.abs(log) / 4, comparison: { text: say(template, words), ratio, yardstick } };
    }
  }
  return undefined;
}

/**
 * @param {Yardstick} yardstick
 * @param {string} dimension
 * @param {ContextData} data
 * @returns {Wording | undefined}
 */
function wordingOf({ sense }, dimension, data) {
  const of = (/** @type {string | undefined} */ name) => data.wordings.find((w) => name && w.of.includes(name));
  return of(sense) ?? of(dimension);
}

/**
 * The senses that words near a number speak of.
 * @param {{ start: number, end: number }} span
 * @param {string} text
 * @param {ContextData} data
 */
function sensesAround({ start, end }, text, data) {
  const near = text.slice(Math.max(start - AROUND, 0), end + AROUND).toLowerCase();
  const words = new Set(near.match(/[\p{L}\p{M}]+/gu));
  return new Set(data.senses.filter((s) => s.words.some((w) => words.has(w))).map((s) => s.id));
}
