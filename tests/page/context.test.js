// Numbers put into proportion: plain data in, plain data out, with the words and yardsticks of the packs.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { contextOf } from "../../www/context/context.js";

const PACKS = new URL("../../www/dist/packs/", import.meta.url);
const DATA = Object.fromEntries(readdirSync(PACKS).filter((name) => name.endsWith(".context.json"))
  .map((name) => [name.split(".")[0], JSON.parse(readFileSync(new URL(name, PACKS), "utf8"))]));

const of = (lang, annotation, { text = "", annotations = [] } = {}) => {
  const full = { id: "a1", start: 0, end: annotation.text?.length ?? 0, text: "", evidence: { rule: "", certainty: "high" }, ...annotation };
  const article = { text, annotations: [full, ...annotations] };
  return contextOf({ annotation: full, article, reader: DATA[lang], text: DATA[lang] });
};
const quantity = (number, unit, dimension, more = {}) => ({ kind: "quantity", value: { number }, unit, dimension, ...more });
const count = (number, what, more = {}) => ({ kind: "number", type: "cardinal", value: { number }, of: what, ...more });

test("a number is held against something of its size", () => {
  for (const [lang, annotation, said] of [
    ["nl", quantity(1300, "km2", "area"), "iets kleiner dan de provincie Utrecht"],
    ["nl", quantity(83_000, "km2", "area"), "ongeveer twee keer zo groot als Nederland"],
    ["nl", count(600_000, "Russische militairen"), "iets meer dan het aantal inwoners van Den Haag"],
    ["nl", count(221_000, "vluchten"), "ongeveer de helft van alle vluchten van en naar Schiphol in een jaar"],
    ["nl", quantity(21e9, "EUR", "money"), "ongeveer zoveel als de begroting van Defensie"],
    ["nl", quantity(38, "Cel", "temperature"), "ongeveer zo warm als het menselijk lichaam"],
    ["nl", { kind: "date", date: { duration: "P4Y" } }, "ongeveer zo lang als een volle kabinetsperiode"],
    ["en", quantity(8000, "[smi_us]", "area"), "about as large as Wales"],
    ["en", quantity(150, "[mi_i]/h", "speed"), "about two times as fast as the wind of a hurricane, from category 1 up"],
    ["en", count(3_000_000, "people"), "about as many as the people of Wales"],
  ]) {
    assert.equal(of(lang, annotation)?.comparison?.text, said, JSON.stringify(annotation));
  }
});

test("a height is compared with heights only where the text says that it is one", () => {
  const tall = of("nl", quantity(330, "m", "length", { text: "330 meter" }), { text: "330 meter hoog is de nieuwe toren." });
  assert.equal(tall.comparison.text, "ongeveer zo hoog als de Eiffeltoren");
  const far = of("nl", quantity(330, "m", "length", { text: "330 meter" }), { text: "330 meter verderop stond een auto." });
  assert.notEqual(far?.comparison?.yardstick.sense, "height");
});

test("what nothing is like is compared with nothing", () => {
  for (const annotation of [
    count(3, "mensen"), count(600_000, "postzegels"), count(600_000, undefined), quantity(5, "%", "percent"),
    quantity(1.5, "Cel", "temperature"), quantity(1e30, "km2", "area"), quantity(-5, "m", "length"),
    quantity(21e9, "XYZ", "money"), { kind: "number", type: "vague", value: { min: 10 }, of: "mensen" },
    { kind: "number", type: "ordinal", value: { number: 150 }, of: "mensen" }, { kind: "quantity", unit: "", dimension: "score" },
    { kind: "person", entity: "e1" }, { kind: "date", date: { when: "2024" } },
  ]) {
    assert.equal(of("nl", annotation)?.comparison, undefined, JSON.stringify(annotation));
  }
});

test("a value is told in units that the reader knows, no more exactly than the text has it", () => {
  for (const [lang, annotation, wanted] of [
    ["nl", quantity(5, "[mi_i]", "length", { text: "5 mijl" }), [8, undefined, "km"]],
    ["nl", quantity(100, "[degF]", "temperature", { text: "100 graden Fahrenheit" }), [38, undefined, "Cel"]],
    ["nl", quantity(200, "[HP]", "power", { text: "200 pk" }), [150, undefined, "kW"]],
    ["en", quantity(30, "Cel", "temperature", { text: "30C" }), [86, undefined, "[degF]"]],
    ["en", { kind: "quantity", value: { min: 10, max: 15 }, unit: "km", dimension: "length", text: "10 to 15 km" }, [6.214, 9.321, "[mi_i]"]],
  ]) {
    const [{ value, to, unit }] = of(lang, annotation).conversions;
    assert.deepEqual([value, to, unit], wanted);
  }
  assert.deepEqual(of("nl", quantity(1300, "km2", "area")).conversions, []);
});

test("shares and large numbers are said more simply", () => {
  assert.equal(of("nl", quantity(25, "%", "percent")).plain, "één op de vier, een kwart");
  assert.equal(of("nl", { kind: "number", type: "fraction", value: { number: 1 / 3 } }).plain, "één op de drie");
  assert.equal(of("nl", quantity(2.5e9, "EUR", "money")).plain, "2,5 keer duizend miljoen");
  assert.equal(of("en", quantity(2.5e9, "USD", "money")).plain, "2.5 times a thousand million");
  assert.equal(of("en", quantity(37, "%", "percent"))?.plain, undefined);
  // Of a range no single number is said.
  assert.equal(of("nl", { ...quantity(0, "%", "percent"), value: { min: 20, max: 30 } })?.plain, undefined);
});

test("other numbers about the same thing stand beside it, and whether they agree", () => {
  const other = (id, annotation) => ({ id, ...annotation });
  const annotations = [
    other("a2", count(598_000, "Noord-Koreaanse militairen")),
    other("a3", count(700_000, "militairen")),
    other("a4", count(500_000, "militairen", { approx: "at-least" })),
    other("a5", count(600_000, "huizen")),
    other("a6", quantity(40, "%", "percent", { of: "militairen" })),
    other("a7", { kind: "person", entity: "e1" }),
  ];
  const { others } = of("nl", count(600_000, "Russische militairen"), { annotations });
  assert.deepEqual(others.map(({ annotation, relation }) => [annotation.id, relation]), [["a2", "same"], ["a3", "differs"], ["a4", "same"]]);
});

test("every yardstick is found by its own value", () => {
  for (const [lang, data] of Object.entries(DATA)) {
    for (const { name, value, unit, sense } of data.yardsticks) {
      const known = data.units.find(({ code }) => code === unit);
      const thing = data.things.find(({ id }) => unit === `{${id}}`);
      const annotation = thing ? count(value, thing.nouns[0]) : quantity(value, unit, known?.dimension ?? "money");
      const text = data.senses.find(({ id }) => id === sense)?.words[0] ?? "";
      const found = of(lang, annotation, { text })?.comparison;
      assert.ok(found && Math.abs(Math.log(found.ratio ?? 1)) < 0.05, `${lang}: ${name}: ${found?.text}`);
      assert.doesNotMatch(found.text, /[{}]/);
    }
  }
});
