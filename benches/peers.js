/**
 * How fast others read the same articles, each doing of what this project does as much as it can. Run in a folder in
 * which they are installed; `ARTICLES` is the folder of the articles.
 */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const require = createRequire(`${process.cwd()}/`);
const articles = { nl: "", en: "" };
for (const lang of /** @type {const} */ (["nl", "en"])) {
  articles[lang] = await readFile(`${process.env.ARTICLES}/${lang}.txt`, "utf8");
}
const day = new Date(2026, 2, 14);

/** @type {{ name: string, finds: string, lang: "nl" | "en", start: () => (text: string) => unknown }[]} */
const peers = [
  .../** @type {const} */ ([["nl", "nl-nl"], ["en", "en-us"]]).map(([lang, culture]) => ({
    name: "recognizers-text-suite",
    finds: "numbers, units, dates",
    lang,
    start: () => {
      const suite = require("@microsoft/recognizers-text-suite");
      return (/** @type {string} */ text) => [
        suite.recognizeNumber(text, culture),
        suite.recognizePercentage(text, culture),
        suite.recognizeCurrency(text, culture),
        suite.recognizeDimension(text, culture),
        suite.recognizeDateTime(text, culture, undefined, day),
      ];
    },
  })),
  {
    name: "wink-nlp",
    finds: "tokens, sentences, entities",
    lang: "en",
    start: () => {
      const nlp = require("wink-nlp")(require("wink-eng-lite-web-model"));
      const { its } = nlp;
      return (text) => nlp.readDoc(text).entities().out(its.detail);
    },
  },
  {
    name: "compromise",
    finds: "names, numbers, quotations",
    lang: "en",
    start: () => {
      const nlp = require("compromise");
      return (text) => {
        const doc = nlp(text);
        return [doc.topics().json(), doc.numbers().json(), doc.quotations().json()];
      };
    },
  },
];

for (const { name, finds, lang, start } of peers) {
  try {
    const begun = performance.now();
    const read = start();
    read(articles[lang].slice(0, 100));
    const loading = performance.now() - begun;
    const runs = [];
    const first = performance.now();
    while (performance.now() - first < 2000 && runs.length < 500) {
      const before = process.cpuUsage();
      read(articles[lang]);
      const { user, system } = process.cpuUsage(before);
      runs.push((user + system) / 1e3);
    }
    runs.sort((a, b) => a - b);
    console.log(JSON.stringify({ what: "peer", name, finds, lang, loading, best: runs[0], median: runs[runs.length >> 1] }));
  } catch (error) {
    console.log(JSON.stringify({ what: "peer", name, finds, lang, problem: String(error) }));
  }
}
