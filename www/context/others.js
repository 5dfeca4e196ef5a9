// Other numbers of the article about the same thing, and whether they agree.

import { inBase, measure } from "./measure.js";

/** @typedef {import("./measure.js").Measured} Measured */
/** @typedef {import("./types.d.ts").Other} Other */
/** @typedef {import("./types.d.ts").Question} Question */

/** How far a value said to be about so much may be off, as a part of it. */
const ABOUT = 0.1;
/** Rounding: values that are nearer than this are the same. */
const ROUNDED = 0.02;

/**
 * @param {Measured} measured
 * @param {Question} question
 * @returns {Other[]}
 */
export function others(measured, question) {
  const subject = noun(measured.of);
  // Of what nobody says what it is of, nothing can be said to be the same.
  if (subject === "") return [];
  const here = bounds(measured, question);
  return question.article.annotations.flatMap((annotation) => {
    if (annotation.id === measured.annotation.id) return [];
    const other = measure(annotation, question);
    const same = other && noun(other.of) === subject && other.dimension === measured.dimension
      && (other.dimension !== "money" || other.unit === measured.unit);
    if (!same) return [];
    const there = bounds(other, question);
    const agree = here.from <= there.to && there.from <= here.to;
    return [{ annotation: other.annotation, relation: agree ? "same" : "differs" }];
  });
}

/**
 * What a phrase is about, without what goes before its last word.
 * @param {string} of
 */
function noun(of) {
  return of.match(/[\p{L}\p{M}\p{N}'’-]+/gu)?.at(-1) ?? "";
}

/**
 * Between what the text leaves a value, in the base unit.
 * @param {Measured} measured
 * @param {Question} question
 */
function bounds({ from, to, unit, annotation }, { reader }) {
  const low = inBase(from, unit, reader);
  const high = inBase(to, unit, reader);
  const below = low - ROUNDED * Math.abs(low);
  const above = high + ROUNDED * Math.abs(high);
  switch (annotation.approx) {
    case "about":
    case "almost":
      return { from: low - ABOUT * Math.abs(low), to: high + ABOUT * Math.abs(high) };
    case "at-least":
    case "more-than":
      return { from: below, to: Infinity };
    case "at-most":
    case "less-than":
      return { from: -Infinity, to: above };
    case undefined:
      return { from: below, to: above };
  }
}
