/** `speed.js` in Chromium, on the page that `SOURCELIGHT_URL` serves. */
import { readFile } from "node:fs/promises";
import { chromium } from "playwright-core";
import { measure } from "./speed.js";

const file = (/** @type {string} */ path) => readFile(new URL(path, import.meta.url), "utf8");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: process.env.CHROMIUM_ARGUMENTS?.split(" "),
});
try {
  const page = await browser.newPage({ bypassCSP: true });
  await page.exposeFunction("tell", (/** @type {object} */ result) => console.log(JSON.stringify(result)));
  // Any address of the site will do; one that shows nothing leaves the engine alone with the browser.
  await page.goto(`${process.env.SOURCELIGHT_URL}nothing`);
  await page.evaluate(
    async ({ source, articles, inputs }) => {
      const given = /** @type {any} */ (globalThis);
      const start = performance.now();
      const engine = await import(String("/dist/sourcelight.js"));
      await engine.default();
      const loaded = performance.now() - start;
      given.tell({ what: "engine", best: loaded, median: loaded });
      const packs = /** @type {Record<string, Uint8Array>} */ ({});
      for (const lang of Object.keys(articles)) {
        packs[lang] = new Uint8Array(await (await fetch(`/dist/packs/${lang}.pack`)).arrayBuffer());
      }
      const measure = new Function(`return (${source})`)();
      await measure({ engine, packs, articles, inputs, tell: given.tell });
    },
    {
      source: measure.toString(),
      articles: { nl: await file("articles/nl.txt"), en: await file("articles/en.txt") },
      // A browser tells no processor's time, and on a busy machine the clock says little about growth.
      inputs: [],
    },
  );
} finally {
  await browser.close();
}
