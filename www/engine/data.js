// What the build writes for the page beside the packs, as JSON.

/** @typedef {import("../context/types.d.ts").ContextData} ContextData */
/**
 * What is known of a thing: a line on what it is, and where it is, in degrees north and east.
 * @typedef {{ text: string, at?: [number, number] }} Known
 */
/** @typedef {Record<string, Known>} KnownData by Wikidata id */

const packs = new URL("../dist/packs/", import.meta.url);

/**
 * A file of every language, by language; a language whose file cannot be had is left out.
 * @template Data
 * @param {readonly string[]} languages
 * @param {"context" | "known"} kind
 * @returns {Promise<Map<string, Data>>}
 */
export async function ofEvery(languages, kind) {
  const all = await Promise.allSettled(languages.map(async (lang) => /** @type {const} */ ([lang, await json(`${lang}.${kind}.json`)])));
  return new Map(all.flatMap((one) => (one.status === "fulfilled" ? [[one.value[0], /** @type {Data} */ (one.value[1])]] : [])));
}

/** @param {string} name */
async function json(name) {
  const response = await fetch(new URL(name, packs));
  if (!response.ok) throw new Error(`${name}: ${response.status} ${response.statusText}`);
  return response.json();
}
