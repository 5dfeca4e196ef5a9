// Why a reading may be worse than usual: forms of text that the engine has learned little about. Pure: no DOM, no words of
// any language.

/** @typedef {import("../../src/wasm/types.d.ts").Article} Article */
/** @typedef {"language" | "capitals" | "capital-headline" | "no-capitals" | "noise"} Doubt */

/** Letters below which a text is too short to tell. */
const FEW = 120;
/** Parts of a hundred of letters, and of words, beyond which a form is no accident. */
const SHOUTED = 60;
const WHISPERED = 0.15;
const SPOILT = 4;

/**
 * @param {Article} article
 * @param {boolean} language whether the language is in doubt
 * @returns {Doubt[]}
 */
export function doubts({ text, blocks }, language) {
  const title = blocks.find(({ type }) => type === "head");
  const body = blocks.filter((block) => block !== title).map(({ start, end }) => text.slice(start, end)).join("\n");
  const headline = title ? text.slice(title.start, title.end) : "";
  /** @type {Doubt[]} */
  const found = [];
  if (language) found.push("language");
  const { upper, cased } = letters(body);
  const shouted = cased > FEW && upper > cased * SHOUTED / 100;
  if (shouted) found.push("capitals");
  else if (cased > FEW && upper < cased * WHISPERED / 100) found.push("no-capitals");
  if (!shouted) {
    const { upper, cased } = letters(headline);
    // A headline of a short form such as a party's name is no shouting.
    if (cased > 12 && upper > cased * 0.9) found.push("capital-headline");
  }
  if (cased > FEW && spoilt(body)) found.push("noise");
  return found;
}

/** @param {string} text */
function letters(text) {
  const upper = text.match(/\p{Lu}/gu)?.length ?? 0;
  return { upper, cased: upper + (text.match(/\p{Ll}/gu)?.length ?? 0) };
}

/**
 * Whether words are broken as a scanner breaks them: digits and signs within words, or characters that could not be read.
 * @param {string} text
 */
function spoilt(text) {
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word));
  const broken = words.filter((word) => /\uFFFD|\p{Ll}[\d|~^#*=<>]+\p{Ll}|\p{Ll}[|~^#*=<>]/u.test(word));
  return broken.length > 2 && broken.length > words.length * SPOILT / 100;
}
