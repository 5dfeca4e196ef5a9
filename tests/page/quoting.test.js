// How a quote stands in its sentence and beside the headline.

import assert from "node:assert/strict";
import { test } from "node:test";
import { echo, standing } from "../../www/engine/quoting.js";
import { Reading } from "../../www/engine/reading.js";

/** A headline with a quote or statement, and a sentence with a quote; all that matters are their words. */
function reading(title, sentence, { kind = "quote", partial, whose = ["s1", "s1"] } = {}) {
  const text = `${title}\n\n${sentence}`;
  const from = title.length + 2;
  const spans = [...text.matchAll(/“[^”]*”/g)].map(({ index, 0: words }) => ({ start: index + 1, end: index + words.length - 1 }));
  const annotations = spans.map((span, i) => ({
    ...span, id: `a${i}`, text: text.slice(span.start, span.end), source: whose[i],
    kind: span.end < from ? kind : "quote", ...(span.start > from && partial ? { partial } : {}),
  }));
  return new Reading({
    text, annotations, entities: [], sources: [{ id: "s1" }, { id: "s2" }],
    blocks: [{ type: "head", start: 0, end: title.length }, { type: "p", start: from, end: text.length }],
    sentences: [{ start: 0, end: title.length }, { start: from, end: text.length }],
  });
}

const ECHOES = [
  ["“The bridge stays closed”", "“The bridge stays closed”, she said.", {}, "same", []],
  ["Mayor: “The bridge stays closed”", "“I am sorry, but the bridge stays closed until May”, she said.", {}, "part", []],
  ["“The bridge stays closed until May”", "“The old bridge stays sadly closed until late in May”, she said.", {}, "shortened", []],
  ["“The bridge is ruined for years”", "“The bridge is not safe for years to come”, she said.", {}, "changed", ["ruined"]],
  ["Mayor says “the bridge is ruined for years”", "“The bridge is not safe for years to come”, she said.", { kind: "statement" }, "changed", ["ruined"]],
  ["“A disaster”", "It was “a disaster”, she said.", {}, "same", []],
  ["“A wonderful summer for cyclists”", "“The bridge stays closed”, she said.", {}, undefined],
  ["“The bridge stays closed”", "“The bridge stays closed”, he said.", { whose: ["s2", "s1"] }, undefined],
  ["The bridge stays closed, again", "“The bridge stays closed”, she said.", {}, "same", []],
  ["Rain in May", "“The bridge stays closed”, she said.", {}, undefined],
];

test("a quote is compared with the headline", () => {
  for (const [title, sentence, options, how, other] of ECHOES) {
    const article = reading(title, sentence, options);
    const quote = article.annotations.at(-1);
    const found = echo(quote, article);
    assert.equal(found?.how, how, title);
    if (how) assert.deepEqual(found.other, other, title);
    if (how && found.speech) assert.equal(echo(found.speech, article)?.speech?.id, quote.id, `${title}, the other way`);
  }
});

const STANDINGS = [
  ["“The bridge stays closed.”", {}, "alone"],
  ["“The bridge stays closed”, she said.", {}, "first"],
  ["She said: “The bridge stays closed.”", {}, "last"],
  ["She said “the bridge stays closed” and left.", {}, "within"],
  ["The mayor calls it “a disaster”.", { partial: true }, "woven"],
];

test("a quote stands somewhere in its sentence", () => {
  for (const [sentence, options, place] of STANDINGS) {
    const article = reading("Rain in May", sentence, options);
    assert.equal(standing(article.annotations[0], article).place, place, sentence);
  }
  const woven = reading("Rain in May", "The mayor calls it “a disaster”.", { partial: true });
  assert.deepEqual(standing(woven.annotations[0], woven), { place: "woven", own: 2, all: 6 });
});
