// Starts the page: words first, so that nothing is shown in the wrong language, then the page itself.

import "./element/define.js";
import { SourcelightApp } from "./element/app.js";
import { words } from "./element/words.js";

/** @typedef {import("./element/start.js").Sample} Sample */

/** Articles of our own to try, in the languages there are packs for. */
const SAMPLES = ["nl", "en"];

/**
 * @param {string} lang
 * @returns {Promise<Sample>}
 */
async function sample(lang) {
  const response = await fetch(new URL(`samples/${lang}.html`, import.meta.url));
  const content = await response.text();
  const title = /<title>([^<]*)<\/title>/.exec(content)?.[1] ?? lang;
  return { lang, title, content };
}

await words.load();
// A sample that cannot be fetched is no reason to show nothing.
const settled = await Promise.allSettled(SAMPLES.map(sample));
const samples = settled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
document.body.prepend(new SourcelightApp(samples));
