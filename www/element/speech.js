// What the panel says of a quote or statement besides its source: whose words they are, how they stand in their sentence
// and in the headline, whom they name, and how the article puts them.

import { draw, make } from "../dom/make.js";
import { echo, named, standing } from "../engine/quoting.js";
import { cueOf } from "./article.js";
import { shorten } from "./describe.js";
import { words } from "./words.js";

/** @typedef {import("../../src/wasm/types.d.ts").Annotation} Annotation */
/** @typedef {import("../engine/reading.js").Reading} Reading */
/** @typedef {import("../engine/reading.js").Speech} Speech */
/** @typedef {(annotation: Annotation, text: string) => Node} Link */

/**
 * Whose words they are and where else they stand.
 * @param {Speech} speech
 * @param {Reading} reading
 * @param {Link} link leads to another annotation
 * @returns {Node[]}
 */
export function speechNotes(speech, reading, link) {
  const notes = [line(words.say(speech.kind === "statement" ? "panel.statement" : speech.partial ? "panel.partial" : "panel.full"))];
  if (speech.kind === "quote") {
    const { place, own, all } = standing(speech, reading);
    notes.push(line(words.say(`panel.standing.${place}`, { own, all })));
    if (speech.continues && speech.resolved !== "continued") notes.push(line(words.say("panel.continues")));
  }
  const { within, beside } = named(speech, reading);
  if (within.length) notes.push(line(words.say("panel.names-within", { names: words.list(within.map(({ name }) => name)) })));
  if (beside.length && speech.kind === "quote") notes.push(line(words.say("panel.names-beside", { names: words.list(beside.map(({ name }) => name)) })));
  return [...notes, ...headline(speech, reading, link)];
}

/**
 * @param {Speech} speech
 * @param {Reading} reading
 * @param {Link} link
 * @returns {Node[]}
 */
function headline(speech, reading, link) {
  const found = echo(speech, reading);
  if (!found) return [];
  const { how, other, quoted } = found;
  // Words that are not between quotation marks in the headline need not be the source's own.
  const free = how === "changed" && !quoted;
  const text = words.say(free ? "panel.headline.free" : `panel.headline.${how}`);
  const title = reading.article.blocks.find(({ type }) => type === "head");
  const inTitle = title !== undefined && speech.start < title.end;
  return [make("div", { class: `headline-note headline-${free ? "free" : how}` },
    make("p", {}, make("strong", {}, words.say(inTitle ? "panel.headline.itself" : "panel.headline.used")), ` ${text}`),
    how === "changed" && other.length > 0 && make("p", {}, words.say("panel.headline.other", { words: words.list(other.map((word) => `“${word}”`)) })),
    found.speech && link(found.speech, shorten(found.speech.text, 90)))];
}

/**
 * How the article puts it: at a distance, neutral, or as true; with what that means for the reader.
 * @param {Speech} speech
 * @param {Reading} reading
 * @returns {Node[]}
 */
export function stance(speech, reading) {
  const cue = cueOf(speech);
  const said = cue && words.say("panel.stance.cue", { cue: reading.text(cue) });
  const hedged = speech.kind === "statement" && speech.hedged === true;
  // Who is said to doubt does so himself.
  const doubting = speech.stance === "doubting" && speech.act !== "belief";
  const level = hedged || doubting ? "distant" : speech.stance === "endorsing" ? "convinced" : "neutral";
  const act = speech.stance === "doubting" && speech.act === "belief" ? "doubt"
    : speech.stance === "denying" ? "denial"
    : speech.act && speech.act !== "speech" && speech.act !== "report" ? speech.act : undefined;
  if (!said && level === "neutral" && !act) return [line(words.say("panel.stance.silent"))];
  return [
    scale(level),
    make("p", { class: "stance-text" }, [said, words.say(hedged ? "panel.hedged" : level === "neutral" ? (act ? `panel.act.${act}` : "panel.stance.neutral") : `panel.stance.${level}`)].filter(Boolean).join(" ")),
    line(words.say(`panel.stance.ask.${level}`)),
  ];
}

/** @type {readonly ("distant" | "neutral" | "convinced")[]} */
const LEVELS = ["distant", "neutral", "convinced"];

/** @param {typeof LEVELS[number]} level */
function scale(level) {
  return make("p", { class: "scale" }, ...LEVELS.map((each) =>
    make("span", each === level ? { class: "scale-here" } : { "aria-hidden": "true" },
      draw("svg", { viewBox: "0 0 12 12", class: "voice-mark", "aria-hidden": "true" }, draw("circle", { cx: 6, cy: 6, r: 4.5, class: each === level ? "solid" : "ring" })),
      words.say(`panel.stance.level.${each}`))));
}

/** @param {string} text */
function line(text) {
  return make("p", { class: "note-line" }, text);
}
