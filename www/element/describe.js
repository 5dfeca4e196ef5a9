// Annotations and their sources in a line of words, for lists and for those who hear the page.

import { isSpeech } from "../engine/reading.js";
import { meaning } from "./values.js";
import { words } from "./words.js";

/** @typedef {import("../../src/wasm/types.d.ts").Annotation} Annotation */
/** @typedef {import("../../src/wasm/types.d.ts").Source} Source */
/** @typedef {import("../engine/reading.js").Attribution} Attribution */
/** @typedef {import("../engine/reading.js").Reading} Reading */

/**
 * A text of at most `length` characters, cut between words.
 * @param {string} text
 * @param {number} length
 */
export function shorten(text, length) {
  const flat = text.replace(/\s+/g, " ").trim();
  if (flat.length <= length) return flat;
  const cut = flat.slice(0, length - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > length / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

/**
 * Who says it, as briefly as can be.
 * @param {Attribution} attribution
 */
export function who({ voice, source }) {
  switch (voice) {
    case "named":
    case "unnamed":
      return source?.name || words.say("voice.unnamed");
    case "nobody":
      return words.say("voice.nobody");
    case "unknown":
      return words.say("voice.unknown");
    case "newsroom":
      return words.say("voice.newsroom");
  }
}

/**
 * The line below an annotation in a list: what it means, and whose word it is.
 * @param {Annotation} annotation
 * @param {Reading} reading
 */
export function summary(annotation, reading) {
  const attribution = reading.attribution(annotation);
  const says = attribution.voice === "newsroom" && !isSpeech(annotation) ? undefined : who(attribution);
  const means = meaning(annotation, reading);
  const value = means && !means.open && means.value !== annotation.text ? means.value : undefined;
  return [value, says].filter((part) => part !== undefined);
}

/**
 * A few words before and after a short mention in its sentence, so that it can be told from others.
 * @param {Annotation} annotation
 * @param {Reading} reading
 * @param {number} [room] characters before it, and a few more after it
 * @returns {[string, string]}
 */
export function around(annotation, reading, room = 30) {
  const { start, end } = reading.sentences(annotation).here;
  const from = Math.max(annotation.start - room, start);
  const to = Math.min(annotation.end + room + 8, end);
  const before = reading.text({ start: from, end: annotation.start });
  const after = reading.text({ start: annotation.end, end: to });
  // Words that were cut through are left out.
  return [from > start ? before.replace(/^\S*\s/, "…") : before, to < end ? after.replace(/\s\S*$/, "…") : after];
}

/**
 * All of it, for those who hear it.
 * @param {Annotation} annotation
 * @param {Reading} reading
 */
export function label(annotation, reading) {
  const parts = summary(annotation, reading);
  return `${words.say(`kind.${annotation.kind}`)}: ${shorten(annotation.text, 120)}${parts.length ? `. ${parts.join(". ")}` : ""}`;
}
