// The page's words: every language says everything, and every rule of the engine is explained.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const WWW = new URL("../../www/", import.meta.url);
const read = (path) => readFileSync(new URL(path, WWW), "utf8");
const json = (path) => JSON.parse(read(path));
const files = (folder, ending) => readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(ending)).map((name) => join(folder, name));

const languages = json("strings/index.json").map(({ lang }) => lang);
const [first, ...others] = languages;

test("every language has the same texts, with the same places to fill in", () => {
  const places = (text) => [...JSON.stringify(text).matchAll(/\{\w+\}/g)].map(([place]) => place);
  const texts = json(`strings/${first}.json`);
  for (const lang of others) {
    const other = json(`strings/${lang}.json`);
    assert.deepEqual(Object.keys(other), Object.keys(texts), lang);
    for (const [key, text] of Object.entries(texts)) {
      assert.deepEqual(new Set(places(other[key])), new Set(places(text)), `${lang}: ${key}`);
    }
  }
});

test("every text is used", () => {
  const code = files(new URL(".", WWW).pathname, ".js").filter((file) => !file.includes("/dist/")).map((file) => readFileSync(file, "utf8")).join("");
  // Keys that are put together end in what is put in: `kind.${kind}`.
  const heads = [...code.matchAll(/`([a-z-]+(?:\.[a-z-]+)*\.)\$\{/g)].map(([, head]) => head);
  const unused = Object.keys(json(`strings/${first}.json`)).filter((key) => !code.includes(`"${key}"`) && !heads.some((head) => key.startsWith(head)));
  assert.deepEqual(unused, []);
});

test("every rule of the engine is explained in every language", () => {
  const engine = files(new URL("../src/find", WWW).pathname, ".rs").map((file) => readFileSync(file, "utf8")).join("");
  const rules = new Set([...engine.matchAll(/"((?:number|quantity|date|time|name|quote|reported)\.[a-z-]+)"/g)].map(([, rule]) => rule));
  assert.ok(rules.size > 10);
  for (const lang of languages) {
    const explained = json(`strings/rules.${lang}.json`);
    assert.deepEqual([...rules].filter((rule) => !explained[rule]), [], lang);
  }
});
