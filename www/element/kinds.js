// The kinds of annotations, as the page groups and paints them. How each looks is in styles/highlights.css.

/** @typedef {import("../../src/wasm/types.d.ts").Kind} Kind */
/** @typedef {import("../../src/wasm/types.d.ts").Annotation} Annotation */
/** @typedef {"speech" | "numbers" | "names"} Family */

/** @type {readonly Family[]} */
export const FAMILIES = ["speech", "numbers", "names"];

/** @type {Record<Kind, Family>} */
const FAMILY = {
  quote: "speech",
  statement: "speech",
  "scare-quote": "speech",
  number: "numbers",
  quantity: "numbers",
  date: "numbers",
  time: "numbers",
  person: "names",
  organisation: "names",
  place: "names",
  group: "names",
  event: "names",
  misc: "names",
};

export const KINDS = /** @type {Kind[]} */ (Object.keys(FAMILY));

/** @param {Kind} kind */
export function family(kind) {
  return FAMILY[kind];
}

/** @param {Family} of */
export function kindsOf(of) {
  return KINDS.filter((kind) => FAMILY[kind] === of);
}

/** Speech lies below, as it holds the others. */
/** @type {Record<Family, number>} */
const PRIORITY = { speech: 0, numbers: 2, names: 3 };

/** Above all kinds: the annotation that is looked at. */
export const CURRENT_PRIORITY = 10;

/**
 * The highlight an annotation is painted into. A quote inside another has one of its own, or it would not show.
 * @param {Annotation} annotation
 */
export function highlightOf({ kind, in: outer }) {
  const inner = FAMILY[kind] === "speech" && outer !== undefined;
  return { name: `sourcelight-${kind}${inner ? "-inner" : ""}`, priority: PRIORITY[FAMILY[kind]] + (inner ? 1 : 0) };
}
