// What is known of an entity besides what the article says.

import { atHand } from "./later.js";
import { words } from "./words.js";

/** @typedef {import("../../src/wasm/types.d.ts").Entity} Entity */
/** @typedef {import("../engine/data.js").Known} Known */
/** @typedef {import("../engine/reading.js").Reading} Reading */

/**
 * A line in the reader's language, or else the article's; nothing where the data are not there.
 * @param {Entity} entity
 * @param {Reading} reading
 * @returns {Known | undefined}
 */
export function known({ wikidata }, reading) {
  if (!wikidata) return undefined;
  const data = atHand("known");
  return (data?.get(words.lang) ?? data?.get(reading.article.lang))?.[wikidata];
}

/**
 * A small map of where a place is.
 * @param {Entity} entity
 * @param {Reading} reading
 * @returns {HTMLElement | undefined}
 */
export function whereabouts(entity, reading) {
  const map = atHand("map");
  const about = known(entity, reading);
  if (!map || !about || !entity.wikidata) return undefined;
  const [spot] = map.spots([entity], { [entity.wikidata]: about }, map.outlines);
  return spot && map.locator(map.outlines, spot);
}
