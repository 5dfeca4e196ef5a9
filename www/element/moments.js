// The dates of an article on a line, seen from its own day. What is near is drawn wider than what is far, as articles speak
// of last week and of the last century.

import { draw, make } from "../dom/make.js";
import { bounds } from "./calendar.js";
import { words } from "./words.js";

/** @typedef {import("../../src/wasm/types.d.ts").DateAnnotation} DateAnnotation */
/** @typedef {import("../engine/reading.js").Reading} Reading */
/** @typedef {{ annotation: DateAnnotation, start: number, end: number }} Moment */

const DAY = 86_400_000;
/** Dates drawn at most; of more, some stand for all. */
const MOST = 300;

/**
 * Dates that have a place on the calendar, in its order.
 * @param {Reading} reading
 * @returns {Moment[]}
 */
export function moments(reading) {
  return reading.annotations
    .flatMap((annotation) => {
      if (annotation.kind !== "date") return [];
      const { when, from, to } = annotation.date;
      const known = bounds(when ?? from ?? to ?? "");
      return known ? [{ annotation, start: known.start, end: bounds(to ?? "")?.end ?? known.end }] : [];
    })
    .sort((a, b) => a.start - b.start || a.annotation.start - b.annotation.start);
}

/**
 * The line, with one date that stands out.
 * @param {Reading} reading
 * @param {DateAnnotation} [current]
 * @returns {HTMLElement | undefined} undefined where there is nothing to compare with
 */
export function timeline(reading, current) {
  const all = moments(reading);
  const today = bounds(reading.article.date ?? "")?.start;
  const own = all.find(({ annotation }) => annotation.id === current?.id);
  const times = [...all.flatMap(({ start, end }) => [start, end - DAY]), ...(today === undefined ? [] : [today])];
  if (current && !own || new Set(times).size < 2) return undefined;
  const zero = today ?? times.reduce((a, b) => Math.min(a, b));
  /** @param {number} time */
  const far = (time) => Math.sign(time - zero) * Math.log10(1 + Math.abs(time - zero) / DAY);
  const [low, high] = [Math.min(...times.map(far)), Math.max(...times.map(far))];
  /** @param {number} time */
  const x = (time) => 3 + 94 * (far(time) - low) / (high - low || 1);
  const place = today === undefined ? undefined : x(today);
  return make("figure", { class: "moments" },
    draw("svg", { viewBox: "0 0 100 14", preserveAspectRatio: "none", class: "moments-line", "aria-hidden": "true" },
      draw("path", { d: "M0 7H100", class: "moments-axis" }),
      place !== undefined && draw("path", { d: `M${place} 1V13`, class: "moments-today" }),
      ...all.filter((moment, i) => moment !== own && i % Math.ceil(all.length / MOST) === 0).map((moment) => stretch(moment, "moments-other")),
      own && stretch(own, "moments-own")),
    make("figcaption", { class: "hint" },
      place !== undefined && today !== undefined && label(place, words.say("panel.moments.today"))));

  /**
   * @param {Moment} moment
   * @param {string} style
   */
  function stretch({ start, end }, style) {
    const from = x(start);
    const width = Math.max(x(Math.max(end - DAY, start)) - from, 1.6);
    return draw("rect", { x: from - 0.8, y: style === "moments-own" ? 2.5 : 4.5, width, height: style === "moments-own" ? 9 : 5, class: style });
  }
}

/**
 * Words below a place of the line; those far to the right end there.
 * @param {number} place
 * @param {string} text
 */
function label(place, text) {
  const element = make("span", { class: place > 50 ? "moments-label moments-left" : "moments-label" }, text);
  element.style.setProperty(place > 50 ? "right" : "left", `${place > 50 ? 100 - place : place}%`);
  return element;
}
