// A number with what it measures or counts, so that it can be held against others.

/** @typedef {import("../../src/wasm/types.d.ts").Annotation} Annotation */
/** @typedef {import("../../src/wasm/types.d.ts").NumericValue} NumericValue */
/** @typedef {import("./types.d.ts").ContextData} ContextData */
/** @typedef {import("./types.d.ts").NumericAnnotation} NumericAnnotation */
/** @typedef {import("./types.d.ts").Question} Question */

/**
 * @typedef {object} Measured
 * @property {NumericAnnotation} annotation
 * @property {number} from
 * @property {number} to the same where the value is exact, infinite where it is open
 * @property {string} unit UCUM code, ISO 4217 code, a thing in braces, or empty
 * @property {string} dimension of the unit; `count` for what is only counted
 * @property {string} of what is counted or measured, in lower case, or empty
 */

/**
 * @param {Annotation} annotation
 * @param {Pick<Question, "reader" | "text">} data
 * @returns {Measured | undefined} of a number, quantity or length of time
 */
export function measure(annotation, { text }) {
  switch (annotation.kind) {
    case "number": {
      if (annotation.type === "ordinal") return undefined;
      const share = annotation.type === "fraction";
      const thing = share ? undefined : thingOf(annotation.of, text);
      const unit = thing ? `{${thing}}` : "";
      return bounded(annotation, annotation.value, unit, share ? "share" : thing ? unit : "count", annotation.of);
    }
    case "quantity":
      return bounded(annotation, annotation.value, annotation.unit, annotation.dimension, annotation.of);
    case "date": {
      const length = duration(annotation.date.duration);
      return length && bounded(annotation, { number: length.value }, length.unit, "duration", undefined);
    }
    default:
      return undefined;
  }
}

/**
 * @param {NumericAnnotation} annotation
 * @param {NumericValue | undefined} value
 * @param {string} unit
 * @param {string} dimension
 * @param {string | undefined} of
 * @returns {Measured | undefined}
 */
function bounded(annotation, value, unit, dimension, of) {
  const { number, min, max } = value ?? {};
  if (number === undefined && min === undefined && max === undefined) return undefined;
  const from = number ?? min ?? -Infinity;
  const to = number ?? max ?? Infinity;
  return { annotation, from, to, unit, dimension, of: of?.toLowerCase() ?? "" };
}

/**
 * The one number that stands for it, where its bounds are near enough for that.
 * @param {Measured} measured
 * @returns {number | undefined}
 */
export function typical({ from, to }) {
  if (from === to) return from;
  return from > 0 && to / from <= 1.5 ? (from + to) / 2 : undefined;
}

/**
 * A value in the base unit of its dimension.
 * @param {number} value
 * @param {string} unit
 * @param {ContextData} data
 */
export function inBase(value, unit, data) {
  const known = data.units.find(({ code }) => code === unit);
  return known ? value * known.factor + (known.offset ?? 0) : value;
}

/**
 * What a unit measures.
 * @param {string} unit
 * @param {ContextData} data
 */
export function dimensionOf(unit, data) {
  if (unit.startsWith("{")) return unit;
  return data.units.find(({ code }) => code === unit)?.dimension ?? "money";
}

/**
 * The sort of things that a noun names: its last word, or another where the language puts the noun first.
 * @param {string | undefined} of
 * @param {ContextData} data
 */
export function thingOf(of, data) {
  const words = of?.toLowerCase().match(/[\p{L}\p{M}'’-]+/gu) ?? [];
  for (const word of words.reverse()) {
    const thing = data.things.find(({ nouns, endings = [] }) => nouns.includes(word) || endings.some((e) => word.endsWith(e)));
    if (thing) return thing.id;
  }
  return undefined;
}

/** Parts of an ISO 8601 duration, with their UCUM codes. */
const DURATION = /^P(?:(\d+(?:\.\d+)?)(Y|M|W|D)|T(\d+(?:\.\d+)?)(H|M|S))$/;
const DATE_UNITS = { Y: "a", M: "mo", W: "wk", D: "d" };
const TIME_UNITS = { H: "h", M: "min", S: "s" };

/** @param {string | undefined} iso */
function duration(iso) {
  const [, date, dateUnit, time, timeUnit] = DURATION.exec(iso ?? "") ?? [];
  const unit = dateUnit
    ? DATE_UNITS[/** @type {keyof typeof DATE_UNITS} */ (dateUnit)]
    : TIME_UNITS[/** @type {keyof typeof TIME_UNITS} */ (timeUnit)];
  const value = Number(date ?? time);
  return unit ? { value, unit } : undefined;
}
