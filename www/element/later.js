// Parts of the page that few need at first sight. They are fetched once the engine is there, before there is a text: after
// that nothing is fetched, or others could see what a reader does with an article.

import { ofEvery } from "../engine/data.js";

/** @typedef {import("../engine/data.js").KnownData} KnownData */
/** @typedef {import("../context/types.d.ts").ContextData} ContextData */

/** Languages whose data are fetched. */
/** @type {readonly string[]} */
let languages = [];

const PARTS = {
  async graph() {
    const part = await import("../picture/graph.js");
    if (!customElements.get("sourcelight-graph")) customElements.define("sourcelight-graph", part.SourcelightGraph);
    return part;
  },
  async context() {
    const [{ contextOf }, data] = await Promise.all([
      import("../context/context.js"),
      /** @type {Promise<Map<string, ContextData>>} */ (ofEvery(languages, "context")),
    ]);
    return { contextOf, data };
  },
  /** The map of the world, and how the places of an article are put on it. */
  async map() {
    const [{ locator, spots }, { SourcelightPlaces }, response] = await Promise.all([
      import("../picture/map.js"),
      import("../picture/places.js"),
      fetch(new URL("../map/world.json", import.meta.url)),
    ]);
    if (!response.ok) throw new Error(`world.json: ${response.status}`);
    const outlines = /** @type {import("../picture/map.js").Outlines} */ (await response.json());
    if (!customElements.get("sourcelight-places")) customElements.define("sourcelight-places", SourcelightPlaces);
    return { outlines, locator, spots, SourcelightPlaces };
  },
  /** What is known of things, by language. */
  known: () => /** @type {Promise<Map<string, KnownData>>} */ (ofEvery(languages, "known")),
};

/** @typedef {typeof PARTS} Parts */

/** @type {Map<keyof Parts, Promise<unknown>>} */
const loading = new Map();
/** @type {Map<keyof Parts, unknown>} */
const here = new Map();

/**
 * A part, fetched if it is not there yet. A fetch that failed is tried anew at the next call.
 * @template {keyof Parts} Name
 * @param {Name} name
 * @returns {ReturnType<Parts[Name]>}
 */
export function later(name) {
  let part = loading.get(name);
  if (!part) {
    part = PARTS[name]().then((loaded) => {
      here.set(name, loaded);
      return loaded;
    }, (error) => {
      loading.delete(name);
      throw error;
    });
    loading.set(name, part);
  }
  return /** @type {ReturnType<Parts[Name]>} */ (part);
}

/**
 * A part if it is there, for what goes without it.
 * @template {keyof Parts} Name
 * @param {Name} name
 * @returns {Awaited<ReturnType<Parts[Name]>> | undefined}
 */
export function atHand(name) {
  return /** @type {Awaited<ReturnType<Parts[Name]>> | undefined} */ (here.get(name));
}

/**
 * Fetches all parts. One that cannot be had is missed only where it is wanted.
 * @param {readonly string[]} tags of the languages there are
 */
export async function prepare(tags) {
  languages = tags;
  await Promise.allSettled(/** @type {(keyof Parts)[]} */ (Object.keys(PARTS)).map((name) => later(name)));
}
