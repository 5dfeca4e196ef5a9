// What an annotation means, in plain words.

import { distance, temporal } from "./calendar.js";
import { quantity } from "./units.js";
import { words } from "./words.js";

/** @typedef {import("../../src/wasm/types.d.ts").Annotation} Annotation */
/** @typedef {import("../../src/wasm/types.d.ts").Approximation} Approximation */
/** @typedef {import("../../src/wasm/types.d.ts").NumericValue} NumericValue */
/** @typedef {import("../engine/reading.js").Reading} Reading */
/** @typedef {import("./words.js").Key} Key */

/**
 * @typedef {object} Meaning
 * @property {string} value
 * @property {boolean} open whether the text leaves the value open
 * @property {string[]} notes
 */

/**
 * The meaning of a number, quantity, date or time; of other kinds there is none.
 * @param {Annotation} annotation
 * @param {Reading} reading
 * @returns {Meaning | undefined}
 */
export function meaning(annotation, reading) {
  switch (annotation.kind) {
    case "number": {
      const { type, value, approx, of } = annotation;
      // "Category 5" is the fifth of its row, but nobody says so.
      const place = /^\d+$/.test(annotation.text) ? rank : ordinal;
      const say = type === "ordinal" ? place : type === "fraction" ? share : plain;
      const said = numeric(value, say);
      return finish(said, approx, [
        of && words.say("value.of", { of }),
        type !== "cardinal" && words.say(`value.type.${type}`),
      ]);
    }
    case "quantity": {
      const { unit, dimension, value, approx, of } = annotation;
      const said = numeric(value, (n, to) => quantity(n, unit, dimension, to));
      return finish(said, approx, [of && words.say("value.measured", { of })]);
    }
    case "date":
    case "time": {
      const { date, approx } = annotation;
      const away = annotation.kind === "date" ? distance(date, reading.article.date) : undefined;
      return finish(temporal(date), approx, [away && words.say("value.distance", { distance: away })]);
    }
    case "person":
    case "organisation":
    case "place":
    case "group":
    case "event":
    case "misc":
    case "quote":
    case "statement":
    case "scare-quote":
      return undefined;
  }
}

/**
 * @param {string | undefined} said
 * @param {Approximation | undefined} approx
 * @param {(string | false | undefined)[]} notes
 * @returns {Meaning}
 */
function finish(said, approx, notes) {
  const kept = notes.filter((note) => typeof note === "string");
  if (said === undefined) return { value: words.say("value.open"), open: true, notes: kept };
  return { value: approx ? words.say(`value.approx.${approx}`, { value: said }) : said, open: false, notes: kept };
}

/**
 * @param {NumericValue | undefined} value
 * @param {(n: number, to?: number) => string} say one number, or a range
 * @returns {string | undefined}
 */
function numeric(value, say) {
  if (!value) return undefined;
  const { number, min, max } = value;
  if (number !== undefined) return say(number);
  if (min !== undefined && max !== undefined) return say(min, max);
  if (min !== undefined) return words.say("value.or-more", { value: say(min) });
  if (max !== undefined) return words.say("value.or-less", { value: say(max) });
  return undefined;
}

/**
 * @param {number} n
 * @param {number} [to]
 */
function plain(n, to) {
  if (Math.abs(to ?? n) < 1e6) return words.number(n, undefined, to);
  // A row of zeros is hard to read; "2 million" is not.
  return words.number(n, { notation: "compact", compactDisplay: "long", maximumFractionDigits: 3 }, to);
}

/**
 * @param {number} n
 * @param {number} [to]
 */
function ordinal(n, to) {
  return to === undefined ? words.ordinal(n) : words.say("value.between", { from: words.ordinal(n), to: words.ordinal(to) });
}

/**
 * @param {number} n
 * @param {number} [to]
 */
function rank(n, to) {
  return words.say("value.rank", { number: words.number(n, undefined, to) });
}

/**
 * @param {number} n
 * @param {number} [to]
 */
function share(n, to) {
  const percent = words.number(n, { style: "percent", maximumFractionDigits: 1 }, to);
  return to === undefined && FRACTIONS[n] ? words.say("value.share", { fraction: FRACTIONS[n], percent }) : percent;
}

/** Fractions that have a sign of their own. */
/** @type {Record<number, string>} */
const FRACTIONS = { 0.5: "½", 0.25: "¼", 0.75: "¾", 0.2: "⅕", [1 / 3]: "⅓", [2 / 3]: "⅔", 0.4: "⅖", 0.6: "⅗", 0.8: "⅘" };
