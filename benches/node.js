/** `speed.js` and `score.js` under Node.js, on what `cargo xtask build` made. */
import { readFile } from "node:fs/promises";
import * as engine from "../www/dist/sourcelight.js";
import { score } from "./score.js";
import { measure } from "./speed.js";

const file = (/** @type {string} */ path) => readFile(new URL(path, import.meta.url));
const tell = (/** @type {object} */ result) => console.log(JSON.stringify(result));

const wasm = await file("../www/dist/sourcelight_bg.wasm");
const start = performance.now();
engine.initSync({ module: await WebAssembly.compile(wasm) });
tell({ what: "engine", bytes: wasm.length, best: performance.now() - start, median: performance.now() - start });

await measure({
  engine,
  packs: { nl: await file("../www/dist/packs/nl.pack"), en: await file("../www/dist/packs/en.pack") },
  articles: { nl: await file("articles/nl.txt").then(String), en: await file("articles/en.txt").then(String) },
  inputs: JSON.parse(String(await file("inputs.json"))),
  tell,
});
await score("Sourcelight", (content, date) => engine.annotate({ content, format: "text" }, { lang: "en", date }).annotations);
