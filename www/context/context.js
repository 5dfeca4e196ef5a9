// What puts a number into proportion: said more simply, in units that a reader knows, beside something of its size, and
// beside other numbers of the article about the same thing.
//
// Pure: no DOM, no network, no words of any language; those are in `dist/packs/<lang>.context.json`, which a page
// fetches when a reader first asks. `null` for a language without such a file is the caller's to handle.
//
//     const data = await (await fetch(new URL("../dist/packs/nl.context.json", import.meta.url))).json();
//     const { plain, conversions, comparison, others } = contextOf({ annotation, article, reader: data, text: data });
//     comparison?.text                     // "iets kleiner dan de provincie Utrecht"
//     comparison?.yardstick.source         // "CBS", and `.year` 2023

import { compare } from "./comparison.js";
import { convert } from "./conversion.js";
import { measure } from "./measure.js";
import { others } from "./others.js";
import { plain } from "./plain.js";

/** @typedef {import("./types.d.ts").NumberContext} NumberContext */
/** @typedef {import("./types.d.ts").Question} Question */

/**
 * What there is to say of a number, quantity or length of time; `undefined` of any other annotation, and where there is
 * nothing to say.
 * @param {Question} question
 * @returns {NumberContext | undefined}
 */
export function contextOf(question) {
  const measured = measure(question.annotation, question);
  if (!measured) return undefined;
  const found = {
    plain: plain(measured, question),
    conversions: convert(measured, question.reader),
    comparison: compare(measured, question),
    others: others(measured, question),
  };
  const some = found.plain || found.conversions.length || found.comparison || found.others.length;
  return some ? found : undefined;
}
