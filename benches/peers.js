/**
 * How fast others read the same articles, each doing of what this project does as much as it can; how much of what people
 * annotated they find, and how large they are. Run in a folder in which they are installed; `ARTICLES` is the folder of
 * the articles, `ANNOTATED` the file of those that people annotated.
 */
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { brotliCompressSync } from "node:zlib";
import { score } from "./score.js";

const require = createRequire(`${process.cwd()}/`);
const articles = { nl: "", en: "" };
for (const lang of /** @type {const} */ (["nl", "en"])) {
  articles[lang] = await readFile(`${process.env.ARTICLES}/${lang}.txt`, "utf8");
}
const day = new Date(2026, 2, 14);

/** @typedef {import("./score.js").Mark} Mark */
/** The kinds that others' types stand for, as far as they stand for one of ours. @type {Record<string, Record<string, string>>} */
const KINDS = {
  recognizers: {
    number: "number", ordinal: "number", percentage: "quantity", currency: "quantity", dimension: "quantity", age: "quantity", temperature: "quantity",
    date: "date", daterange: "date", datetime: "date", datetimerange: "date", duration: "date", time: "time", timerange: "time",
  },
  wink: { CARDINAL: "number", ORDINAL: "number", PERCENT: "quantity", MONEY: "quantity", DATE: "date", DURATION: "date", TIME: "time" },
  compromise: { people: "person", organizations: "organisation", places: "place", numbers: "number" },
};

/**
 * `start` loads it and gives what reads a text, `find` what it found as marks.
 * @type {{ name: string, finds: string, lang: "nl" | "en", start: () => { read: (text: string) => unknown, find: (text: string, date: string) => Mark[] } }[]}
 */
const peers = [
  .../** @type {const} */ ([["nl", "nl-nl"], ["en", "en-us"]]).map(([lang, culture]) => ({
    name: "recognizers-text-suite",
    finds: "numbers, units, dates",
    lang,
    start: () => {
      const suite = require("@microsoft/recognizers-text-suite");
      const read = (/** @type {string} */ text, date = day) => [
        suite.recognizeNumber(text, culture),
        suite.recognizePercentage(text, culture),
        suite.recognizeCurrency(text, culture),
        suite.recognizeDimension(text, culture),
        suite.recognizeDateTime(text, culture, undefined, date),
      ];
      return {
        read,
        find: (/** @type {string} */ text, /** @type {string} */ date) =>
          [...read(text, new Date(`${date}T12:00`)), suite.recognizeOrdinal(text, culture), suite.recognizeAge(text, culture), suite.recognizeTemperature(text, culture)]
            .flat()
            .map(({ typeName, start, end }) => ({ kind: KINDS.recognizers[typeName.split(".").at(-1)], start, end: end + 1 })),
      };
    },
  })),
  {
    name: "wink-nlp",
    finds: "tokens, sentences, entities",
    lang: "en",
    start: () => {
      const nlp = require("wink-nlp")(require("wink-eng-lite-web-model"));
      const { its } = nlp;
      return {
        read: (text) => nlp.readDoc(text).entities().out(its.detail),
        find: (text) => {
          const doc = nlp.readDoc(text);
          // It tells tokens, no offsets.
          let at = 0;
          const tokens = doc.tokens().out().map((/** @type {string} */ token) => {
            const start = text.indexOf(token, at);
            if (start < 0) return { start: at, end: at };
            at = start + token.length;
            return { start, end: at };
          });
          const spans = doc.entities().out(its.span);
          return doc.entities().out(its.type).map((/** @type {string} */ type, /** @type {number} */ i) =>
            ({ kind: KINDS.wink[type], start: tokens[spans[i][0]].start, end: tokens[spans[i][1]].end }));
        },
      };
    },
  },
  {
    name: "compromise",
    finds: "names, numbers, quotations",
    lang: "en",
    start: () => {
      const nlp = require("compromise");
      return {
        read: (text) => {
          const doc = nlp(text);
          return [doc.topics().json(), doc.numbers().json(), doc.quotations().json()];
        },
        find: (text) => {
          const doc = nlp(text);
          return Object.entries(KINDS.compromise).flatMap(([type, kind]) =>
            doc[type]().json({ offset: true }).map((/** @type {any} */ { offset }) => ({ kind, start: offset.start, end: offset.start + offset.length })));
        },
      };
    },
  },
];

for (const { name, finds, lang, start } of peers) {
  try {
    const before = new Set(Object.keys(require.cache));
    const begun = performance.now();
    const { read, find } = start();
    read(articles[lang].slice(0, 100));
    const loading = performance.now() - begun;
    // What it loaded, as a host would send it; nothing where it has been loaded before, for another language.
    const files = Object.keys(require.cache).filter((file) => !before.has(file));
    const bytes = files.length && brotliCompressSync(Buffer.concat(files.map((file) => readFileSync(file)))).length;
    const runs = [];
    const first = performance.now();
    while (performance.now() - first < 2000 && runs.length < 500) {
      const before = process.cpuUsage();
      read(articles[lang]);
      const { user, system } = process.cpuUsage(before);
      runs.push((user + system) / 1e3);
    }
    runs.sort((a, b) => a - b);
    console.log(JSON.stringify({ what: "peer", name, finds, lang, bytes, loading, best: runs[0], median: runs[runs.length >> 1] }));
    if (lang === "en") await score(name, find);
  } catch (error) {
    console.log(JSON.stringify({ what: "peer", name, finds, lang, problem: String(error) }));
  }
}
