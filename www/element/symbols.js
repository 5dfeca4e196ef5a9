// Small drawings. They only repeat what words beside them say.

import { draw } from "../dom/make.js";

/** @typedef {import("../engine/reading.js").Voice} Voice */

/** The mark of Sourcelight: a source and its light. */
export function logo() {
  return draw("svg", { viewBox: "0 0 32 32", class: "logo", "aria-hidden": "true" },
    draw("path", { d: "M5 16 31 3V29Z", class: "logo-beam" }),
    draw("path", { d: "M18 12.500H28M18 19.500H25", class: "logo-text" }),
    draw("circle", { cx: 6, cy: 16, r: 5, class: "logo-lamp" }));
}

/**
 * Filled for a named source, a ring for an unnamed one, a broken ring for nobody, a square for the newsroom.
 * @param {Voice} voice
 */
export function voiceMark(voice) {
  return draw("svg", { viewBox: "0 0 12 12", class: `voice-mark voice-${voice}`, "aria-hidden": "true" }, shape(voice));
}

/** @param {Voice} voice */
function shape(voice) {
  switch (voice) {
    case "named": return draw("circle", { cx: 6, cy: 6, r: 4.5, class: "solid" });
    case "unnamed": return draw("circle", { cx: 6, cy: 6, r: 4, class: "ring" });
    case "nobody": return draw("circle", { cx: 6, cy: 6, r: 4, class: "ring broken" });
    case "unknown": return draw("path", { d: "M3 3 9 9M9 3 3 9", class: "ring" });
    case "newsroom": return draw("rect", { x: 2, y: 2, width: 8, height: 8, class: "solid" });
  }
}

/** @type {Record<"close" | "next" | "previous" | "back" | "file" | "lock" | "copy" | "out", string>} */
const PATHS = {
  close: "M5 5 15 15M15 5 5 15",
  next: "M8 4.5 13.500 10 8 15.500",
  previous: "M12 4.500 6.500 10 12 15.500",
  back: "M16 10H4M9 5 4 10 9 15",
  file: "M5.500 2.500h6l3.500 3.500v11.500h-9.500zM11.500 2.500v3.500h3.500",
  lock: "M4.500 9h11v8h-11zM7 9V6.500a3 3 0 0 1 6 0V9",
  copy: "M7 7h9v9H7zM4 13V4h9",
  out: "M8 4H4v12h12v-4M11 4h5v5M16 4 9 11",
};

/** @param {keyof typeof PATHS} name */
export function icon(name) {
  return draw("svg", { viewBox: "0 0 20 20", class: "icon", "aria-hidden": "true" }, draw("path", { d: PATHS[name] }));
}

/**
 * How sure: one to three filled dots.
 * @param {"high" | "medium" | "low"} certainty
 */
export function certaintyMark(certainty) {
  const filled = { low: 1, medium: 2, high: 3 }[certainty];
  return draw("svg", { viewBox: "0 0 34 10", class: "certainty-mark", "aria-hidden": "true" },
    ...[0, 1, 2].map((i) => draw("circle", { cx: 5 + i * 12, cy: 5, r: 4, class: i < filled ? "solid" : "ring" })));
}

/**
 * The article from beginning to end as a line, with marks where something stands; the looked-at one stands out.
 * @param {number} length of the article
 * @param {readonly { start: number, end: number, current?: boolean }[]} marks
 * @param {readonly number[]} [borders] where paragraphs begin
 */
export function strip(length, marks, borders = []) {
  const scale = 100 / Math.max(length, 1);
  return draw("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", class: "strip", "aria-hidden": "true" },
    draw("rect", { x: 0, y: 3, width: 100, height: 4, class: "strip-text" }),
    ...borders.map((at) => draw("rect", { x: at * scale - 0.15, y: 3, width: 0.3, height: 4, class: "strip-border" })),
    ...[...marks].sort((a, b) => Number(a.current ?? false) - Number(b.current ?? false)).map(({ start, end, current }) =>
      draw("rect", {
        x: Math.min(start * scale, 99),
        y: current ? 0 : 2,
        width: Math.max((end - start) * scale, current ? 1.4 : 0.9),
        height: current ? 10 : 6,
        class: current ? "strip-current" : "strip-mark",
      })));
}
