// How a quote stands in the article: in its sentence, and beside the headline. Pure: no DOM, no words of any language.

import { isMention, isSpeech } from "./reading.js";

/** @typedef {import("../../src/wasm/types.d.ts").Entity} Entity */
/** @typedef {import("../../src/wasm/types.d.ts").Span} Span */
/** @typedef {import("./reading.js").Reading} Reading */
/** @typedef {import("./reading.js").Speech} Speech */

/**
 * How a quote stands in its sentence: alone, before or after the writer's words, within them, or woven into them as a few
 * words of theirs. `own` and `all` count the words that are quoted and those of the sentence.
 * @typedef {{ place: "alone" | "first" | "last" | "within" | "woven", own: number, all: number }} Standing
 */

/**
 * @param {import("../../src/wasm/types.d.ts").QuoteAnnotation} quote
 * @param {Reading} reading
 * @returns {Standing}
 */
export function standing(quote, reading) {
  const { here } = reading.sentences(quote);
  const before = tokens(reading.text({ start: here.start, end: quote.start })).length;
  const after = tokens(reading.text({ start: quote.end, end: here.end })).length;
  const own = tokens(quote.text).length;
  const place = !before && !after ? "alone" : quote.partial ? "woven" : !before ? "first" : !after ? "last" : "within";
  return { place, own, all: before + own + after };
}

/**
 * What the headline makes of a quote, or the text of one in the headline.
 * @typedef {object} Echo
 * @property {Speech | undefined} speech the other one; undefined where the headline has the words without any marks
 * @property {"same" | "part" | "shortened" | "changed"} how
 * @property {string[]} other words that the headline has and the text has not
 * @property {boolean} quoted whether the headline has them as a quote
 */

/**
 * @param {Speech} speech
 * @param {Reading} reading
 * @returns {Echo | undefined} undefined where the headline does not use it
 */
export function echo(speech, reading) {
  const title = reading.article.blocks.find(({ type }) => type === "head");
  if (!title) return undefined;
  const inTitle = speech.start < title.end;
  const heads = reading.annotations.filter(isSpeech).filter((a) => a.start < title.end);
  if (inTitle) {
    const text = best(speech, reading.annotations.filter(isSpeech).filter((a) => a.start >= title.end));
    return text && { speech: text, ...compare(speech.text, text.text), quoted: speech.kind === "quote" };
  }
  // The headline's words belong to the one that has most of them.
  const rivals = reading.annotations.filter(isSpeech).filter((a) => a.start >= title.end);
  const head = heads.find((head) => best(head, rivals)?.id === speech.id);
  if (head) return { speech: head, ...compare(head.text, speech.text), quoted: head.kind === "quote" };
  const own = tokens(speech.text);
  if (heads.length || speech.kind !== "quote" || own.length < 3 || !contains(tokens(reading.text(title)), own)) return undefined;
  return { speech: undefined, how: "same", other: [], quoted: false };
}

/**
 * Who and what is named in a quote or statement, besides its source; and who is named beside it in its sentence.
 * @param {Speech} speech
 * @param {Reading} reading
 * @returns {{ within: Entity[], beside: Entity[] }}
 */
export function named(speech, reading) {
  const source = reading.source(speech.source)?.entity;
  const { here } = reading.sentences(speech);
  /** @type {Set<Entity>} */
  const within = new Set();
  /** @type {Set<Entity>} */
  const beside = new Set();
  for (const annotation of reading.annotations) {
    if (annotation.start >= here.end) break;
    if (!isMention(annotation) || annotation.end <= here.start || annotation.entity === source) continue;
    if (annotation.kind === "place" || annotation.kind === "group") continue;
    const entity = reading.entity(annotation);
    if (!entity) continue;
    const inside = annotation.start >= speech.start && annotation.end <= speech.end;
    const speaker = speech.speaker;
    if (inside) within.add(entity);
    else if (annotation.in === speech.in && !(speaker && annotation.start >= speaker.start && annotation.end <= speaker.end)) beside.add(entity);
  }
  return { within: [...within], beside: [...beside].filter((entity) => !within.has(entity)) };
}

/**
 * The speech that has most of another's words, if it has half of them.
 * @param {Speech} head
 * @param {readonly Speech[]} speeches
 */
function best(head, speeches) {
  const wanted = new Set(tokens(head.text));
  /** @type {Speech | undefined} */
  let found;
  let most = Math.max(wanted.size / 2, 1.5);
  if (wanted.size < 2) most = 1;
  for (const speech of speeches) {
    // Two sources may use the same words; they are not each other's.
    if (speech.source && head.source && speech.source !== head.source) continue;
    const own = new Set(tokens(speech.text));
    // Among equals a quote is nearer to what was said.
    const shared = [...wanted].filter((word) => own.has(word)).length + (speech.kind === "quote" ? 0.1 : 0);
    if (shared > most - (found ? 0 : 0.01)) [found, most] = [speech, shared];
  }
  return found;
}

/**
 * @param {string} head
 * @param {string} text
 * @returns {{ how: Echo["how"], other: string[] }}
 */
function compare(head, text) {
  const [short, long] = [tokens(head), tokens(text)];
  const known = new Set(long);
  const other = [...new Set(short.filter((word) => !known.has(word)))];
  if (contains(long, short)) return { how: short.length === long.length ? "same" : "part", other };
  let at = 0;
  for (const word of long) if (word === short[at]) at++;
  return { how: at === short.length ? "shortened" : "changed", other };
}

/**
 * Whether words stand in others side by side.
 * @param {readonly string[]} words
 * @param {readonly string[]} part
 */
function contains(words, part) {
  return ` ${words.join(" ")} `.includes(` ${part.join(" ")} `);
}

/** @param {string} text */
function tokens(text) {
  return text.toLowerCase().match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu) ?? [];
}
