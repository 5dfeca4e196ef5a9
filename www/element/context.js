// A number in proportion, in the panel: said more simply, in units that one knows, and beside something of its size.

import { make } from "../dom/make.js";
import { atHand } from "./later.js";
import { quantity } from "./units.js";
import { words } from "./words.js";

/** @typedef {import("../../src/wasm/types.d.ts").Annotation} Annotation */
/** @typedef {import("../context/types.d.ts").Comparison} Comparison */
/** @typedef {import("../context/types.d.ts").Converted} Converted */
/** @typedef {import("../context/types.d.ts").NumberContext} NumberContext */
/** @typedef {import("../engine/reading.js").Reading} Reading */

/** How many times the other a bar may be before the smaller one cannot be seen. */
const MOST_TIMES = 60;

/**
 * What puts a number into proportion, as far as there is something to say and the data are there.
 * @param {Annotation} annotation
 * @param {Reading} reading
 * @returns {NumberContext | undefined}
 */
export function contextOf(annotation, reading) {
  const part = atHand("context");
  const { article } = reading;
  const text = part?.data.get(article.lang);
  // A reader whose language has no yardsticks gets those of the article's.
  const reader = part?.data.get(words.lang) ?? text;
  return part && text && reader ? part.contextOf({ annotation, article, reader, text }) : undefined;
}

/**
 * @param {NumberContext} context
 * @param {string} lang of the yardsticks
 * @returns {Node[]}
 */
export function proportion({ plain, conversions, comparison }, lang) {
  return [
    ...(plain ? [make("p", { class: "note-line" }, words.say("panel.plain", { words: plain }))] : []),
    ...(conversions.length ? [make("p", { class: "note-line" }, words.say("panel.converted", { value: words.list(conversions.map(converted)) }))] : []),
    ...(comparison ? [yardstick(comparison, lang)] : []),
  ];
}

/** @param {Converted} converted */
function converted({ value, to, unit, dimension }) {
  return quantity(value, unit, dimension, to);
}

/**
 * @param {Comparison} comparison
 * @param {string} lang
 */
function yardstick({ text, ratio, yardstick: { name, source, year } }, lang) {
  const shown = ratio !== undefined && ratio <= MOST_TIMES && ratio >= 1 / MOST_TIMES;
  return make("figure", { class: "yardstick" },
    shown && make("div", { class: "yardstick-bars", "aria-hidden": "true" },
      bar(Math.min(ratio, 1), "share-named", words.say("panel.yardstick.this")),
      bar(Math.min(1 / ratio, 1), "share-newsroom", name)),
    make("figcaption", {},
      make("p", { class: "yardstick-text", lang }, `${text.charAt(0).toLocaleUpperCase(lang)}${text.slice(1)}.`),
      make("p", { class: "hint" }, words.say("panel.yardstick.source", { source, year: String(year) }))));
}

/**
 * @param {number} part
 * @param {string} style
 * @param {string} name
 */
function bar(part, style, name) {
  const element = make("span", { class: `share ${style}` });
  element.style.setProperty("width", `${Math.max(part * 100, 1)}%`);
  return make("div", {}, make("span", { class: "yardstick-name" }, name), element);
}
