// Reads articles away from the page's own thread. It answers every request with the request's id.

import init, { annotate, detectLanguage, loadLanguages, loadPack } from "../dist/sourcelight.js";

/** @typedef {import("./protocol.d.ts").Request} Request */
/** @typedef {import("./protocol.d.ts").Reply} Reply */
/** @typedef {import("./protocol.d.ts").Stage} Stage */
/** @typedef {import("../../src/wasm/types.d.ts").Language} Language */

// A worker's global scope posts and receives like the `Worker` at the other end.
const page = /** @type {Pick<Worker, "postMessage" | "onmessage">} */ (/** @type {unknown} */ (globalThis));
const dist = new URL("../dist/", import.meta.url);

/** @type {Promise<Language[]> | undefined} */
let languages;
/** @type {Map<string, Promise<void>>} */
const packs = new Map();

/** An error that knows what was going on. */
class Failure extends Error {
  /**
   * @param {Stage} stage
   * @param {unknown} cause
   */
  constructor(stage, cause) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.stage = stage;
  }
}

page.onmessage = async ({ data }) => {
  const request = /** @type {Request} */ (data);
  /** @param {Reply} reply */
  const answer = (reply) => page.postMessage(reply);
  try {
    switch (request.type) {
      case "load":
        answer({ id: request.id, type: "languages", languages: await load(request) });
        break;
      case "read":
        answer({ id: request.id, type: "read", read: await read(request) });
        break;
    }
  } catch (error) {
    const { stage, message } = error instanceof Failure ? error : new Failure("reading", error);
    answer({ id: request.id, type: "error", stage, message });
  }
};

/**
 * The engine and its packs. All packs are fetched at once, so that nothing is fetched once the reader has pasted a text:
 * not even which language it is in shows outside.
 * @param {Extract<Request, { type: "load" }>} request
 */
async function load({ id, languages: preferred }) {
  progress(id, "engine", 0);
  const known = await engine();
  const order = [...known].sort((a, b) => rank(a) - rank(b));
  for (const [i, { lang }] of order.entries()) {
    progress(id, "pack", i / order.length);
    await pack(lang);
  }
  progress(id, "pack", 1);
  return known;

  /** @param {Language} language */
  function rank({ lang }) {
    const place = preferred.indexOf(lang);
    return place < 0 ? preferred.length : place;
  }
}

/**
 * @param {Extract<Request, { type: "read" }>} request
 * @returns {Promise<import("./protocol.d.ts").Read>}
 */
async function read({ id, input, lang, date }) {
  await engine();
  progress(id, "reading", 0);
  const detection = lang ? undefined : detectLanguage(input);
  const chosen = lang ?? detection?.lang;
  if (!chosen) return { detection };
  await pack(chosen);
  const article = annotate(input, { lang: chosen, date }, (done) => progress(id, "reading", done));
  return { article, detection };
}

/** The engine's languages. A failed load is tried anew at the next call. */
function engine() {
  languages ??= (async () => {
    const [, index] = await Promise.all([init({ module_or_path: new URL("sourcelight_bg.wasm", dist) }), bytes("packs/languages.pack")]);
    return loadLanguages(index);
  })().catch((cause) => {
    languages = undefined;
    throw new Failure("engine", cause);
  });
  return languages;
}

/** @param {string} lang */
function pack(lang) {
  let loading = packs.get(lang);
  if (!loading) {
    loading = bytes(`packs/${lang}.pack`).then((data) => void loadPack(data)).catch((cause) => {
      packs.delete(lang);
      throw new Failure("pack", cause);
    });
    packs.set(lang, loading);
  }
  return loading;
}

/** @param {string} path */
async function bytes(path) {
  const response = await fetch(new URL(path, dist));
  if (!response.ok) throw new Error(`${path}: ${response.status} ${response.statusText}`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * @param {number} id
 * @param {Stage} stage
 * @param {number} done
 */
function progress(id, stage, done) {
  /** @type {Reply} */
  const reply = { id, type: "progress", stage, done };
  page.postMessage(reply);
}
