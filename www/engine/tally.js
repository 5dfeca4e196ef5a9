// On whose word an article rests, counted.

import { isSpeech } from "./reading.js";

/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {import("./reading.js").Speech} Speech */
/** @typedef {import("./reading.js").Voice} Voice */
/** @typedef {import("../../src/wasm/types.d.ts").Source} Source */
/** @typedef {Record<Voice, number>} Tally */

/** Voices from the one that can be checked best to the one that is only the newsroom's. */
/** @type {readonly Voice[]} */
export const VOICES = ["named", "unnamed", "nobody", "unknown", "newsroom"];

/**
 * Characters of the article, without its byline, by the voice they are said in; what stands in a quote in a quote counts
 * for the inner one.
 * @param {Reading} reading
 * @returns {Tally}
 */
export function textByVoice(reading) {
  const tally = none();
  for (const { type, start, end } of reading.article.blocks) {
    if (type !== "byline") tally.newsroom += end - start;
  }
  for (const annotation of reading.annotations) {
    if (!isSpeech(annotation)) continue;
    const length = annotation.end - annotation.start;
    tally[reading.attribution(annotation).voice] += length;
    // What is around it has counted these characters before.
    const outer = reading.around(annotation);
    tally[outer ? reading.attribution(outer).voice : "newsroom"] -= length;
  }
  tally.newsroom = Math.max(tally.newsroom, 0);
  return tally;
}

/**
 * Numbers and quantities by the voice they are said in.
 * @param {Reading} reading
 * @returns {Tally}
 */
export function numbersByVoice(reading) {
  const tally = none();
  for (const annotation of reading.annotations) {
    if (annotation.kind === "number" || annotation.kind === "quantity") tally[reading.attribution(annotation).voice]++;
  }
  return tally;
}

/**
 * Those who say something, in the order in which they do, with all they say; last, what nobody was found for.
 * @param {Reading} reading
 * @returns {{ source: Source | undefined, said: Speech[] }[]}
 */
export function sourcesInOrder(reading) {
  /** @type {Map<Source | undefined, Speech[]>} */
  const bySource = new Map();
  for (const speech of reading.annotations.filter(isSpeech)) {
    const source = reading.source(speech.source);
    const said = bySource.get(source);
    if (said) said.push(speech);
    else bySource.set(source, [speech]);
  }
  const all = [...bySource].map(([source, said]) => ({ source, said }));
  return [...all.filter(({ source }) => source), ...all.filter(({ source }) => !source)];
}

/** @returns {Tally} */
function none() {
  return { named: 0, unnamed: 0, nobody: 0, unknown: 0, newsroom: 0 };
}
