/**
 * How much of what people annotated a program finds. A span is right when it is of the right kind and starts and ends
 * where theirs does, after spaces, quotation marks and closing punctuation are trimmed from both; that is what the
 * project itself is held to. As others mean to draw other lines, spans that only overlap are counted too.
 */
import { readFile } from "node:fs/promises";

/** @typedef {{ kind: string, start: number, end: number }} Mark */

const GROUPS = { names: ["person", "organisation", "place"], numbers: ["number", "quantity", "date", "time"] };
const KINDS = Object.values(GROUPS).flat();
const TRIMMED = " \t\n\u00a0\"'“”„‘’‚«»‹›.,;:!?…";

/**
 * F1 of the names, of the numbers and dates, of both, and of those kinds alone that the program knows.
 * @param {string} name
 * @param {(text: string, date: string) => Mark[]} find
 */
export async function score(name, find) {
  const articles = JSON.parse(String(await readFile(process.env.ANNOTATED ?? "")));
  const gold = [], found = [];
  for (const [i, { text, date, marks }] of articles.entries()) {
    // One row of characters after the other, so that spans of two articles never meet.
    const place = (/** @type {Mark} */ mark) => trim(text, mark, i * 1e7);
    gold.push(...marks.filter(({ kind }) => KINDS.includes(kind)).map(place));
    found.push(...outermost(distinct(find(text, date).map(place))));
  }
  const own = KINDS.filter((kind) => found.some((mark) => mark.kind === kind));
  for (const [finds, kinds] of Object.entries({ all: KINDS, ...GROUPS, "its kinds": own })) {
    const [right, got] = [gold, found].map((marks) => marks.filter(({ kind }) => kinds.includes(kind)));
    console.log(JSON.stringify({ what: "score", name, finds, lang: "en", exact: f1(right, got, same), overlap: f1(right, got, meet), kinds: own.join(", ") }));
  }
}

/** @param {string} text @param {Mark} mark @param {number} offset */
function trim(text, { kind, start, end }, offset) {
  while (start < end && TRIMMED.includes(text[start])) start++;
  while (end > start && TRIMMED.includes(text[end - 1])) end--;
  return { kind, start: start + offset, end: end + offset };
}

/** @param {Mark[]} marks */
function distinct(marks) {
  const seen = new Set();
  return marks.filter((mark) => mark.end > mark.start && !seen.has(`${mark.kind} ${mark.start} ${mark.end}`) && seen.add(`${mark.kind} ${mark.start} ${mark.end}`));
}

/** Without what lies within something longer of the same family, as the number within an amount. @param {Mark[]} marks */
function outermost(marks) {
  const family = (/** @type {Mark} */ { kind }) => GROUPS.numbers.includes(kind);
  return marks.filter((a) => !marks.some((b) => family(a) === family(b) && b.start <= a.start && a.end <= b.end && b.end - b.start > a.end - a.start));
}

/** @param {Mark[]} gold @param {Mark[]} found @param {(a: Mark, b: Mark) => boolean} agree */
function f1(gold, found, agree) {
  const hit = (/** @type {Mark[]} */ some, /** @type {Mark[]} */ others) =>
    some.length ? some.filter((a) => others.some((b) => a.kind === b.kind && agree(a, b))).length / some.length : 0;
  const [precision, recall] = [hit(found, gold), hit(gold, found)];
  return precision + recall ? (2 * precision * recall) / (precision + recall) : 0;
}

/** @param {Mark} a @param {Mark} b */
const same = (a, b) => a.start === b.start && a.end === b.end;
/** @param {Mark} a @param {Mark} b */
const meet = (a, b) => a.start < b.end && b.start < a.end;
