// A value in the units that a reader knows.

/** @typedef {import("./measure.js").Measured} Measured */
/** @typedef {import("./types.d.ts").ContextData} ContextData */
/** @typedef {import("./types.d.ts").Converted} Converted */

/**
 * @param {Measured} measured
 * @param {ContextData} data
 * @returns {Converted[]}
 */
export function convert({ from, to, unit, dimension, annotation }, data) {
  const lower = Number.isFinite(from) ? from : to;
  const upper = Number.isFinite(to) ? to : from;
  const digits = exactness(annotation.text);
  const source = data.units.find(({ code }) => code === unit);
  if (!source) return [];
  return data.conversions.filter((c) => c.from.includes(unit)).flatMap(({ to: codes }) => {
    const targets = codes.flatMap((code) => data.units.filter((u) => u.code === code));
    /** @param {number} value @param {typeof source} target */
    const into = (value, target) =>
      (value * source.factor + (source.offset ?? 0) - (target.offset ?? 0)) / target.factor;
    const target = targets.find((t) => Math.abs(into(lower, t)) >= 1) ?? targets.at(-1);
    if (!target) return [];
    const say = (/** @type {number} */ value) => rounded(into(value, target), digits, target.offset !== undefined);
    const value = { value: say(lower), unit: target.code, dimension };
    return [upper === lower ? value : { ...value, to: say(upper) }];
  });
}

/**
 * How many digits of a number in the text say something: two at least, as one more would claim too much.
 * @param {string} text
 */
function exactness(text) {
  const digits = text.replace(/\D/g, "").replace(/^0+/, "");
  const said = /[.,]\d*[1-9]$/.test(text) ? digits.length : digits.replace(/0+$/, "").length;
  return Math.min(Math.max(said, 2), 4);
}

/**
 * @param {number} value
 * @param {number} digits
 * @param {boolean} whole degrees are said whole
 */
function rounded(value, digits, whole) {
  return whole ? Math.round(value) : Number(value.toPrecision(digits));
}
