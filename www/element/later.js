// Parts of the page that few need at first sight. They are fetched once the engine is there, before there is a text: after
// that nothing is fetched, or others could see what a reader does with an article.

/** @typedef {typeof import("./graph.js")} Graph */

/** @type {{ graph: () => Promise<Graph> }} */
const PARTS = {
  async graph() {
    const part = await import("./graph.js");
    customElements.define("sourcelight-graph", part.SourcelightGraph);
    return part;
  },
};

/** @type {Map<keyof typeof PARTS, Promise<unknown>>} */
const loading = new Map();

/**
 * A part, fetched if it is not there yet. A fetch that failed is tried anew at the next call.
 * @template {keyof typeof PARTS} Name
 * @param {Name} name
 * @returns {ReturnType<typeof PARTS[Name]>}
 */
export function later(name) {
  let part = loading.get(name);
  if (!part) {
    part = PARTS[name]().catch((error) => {
      loading.delete(name);
      throw error;
    });
    loading.set(name, part);
  }
  return /** @type {ReturnType<typeof PARTS[Name]>} */ (part);
}

/** Fetches all parts. One that cannot be had is missed only where it is wanted. */
export async function prepare() {
  await Promise.allSettled(/** @type {(keyof typeof PARTS)[]} */ (Object.keys(PARTS)).map(later));
}
