// A value said more simply: a percentage as a share, a large number in smaller words.

/** @typedef {import("./measure.js").Measured} Measured */
/** @typedef {import("./types.d.ts").ContextData} ContextData */
/** @typedef {import("./types.d.ts").Question} Question */
/** @typedef {import("./types.d.ts").Ratio} Ratio */

/** A share in words may be off by so much, as a part of it. */
const OFF = 0.045;

/**
 * @param {Measured} measured
 * @param {Question} question
 * @returns {string | undefined} where there is a simpler way to say it
 */
export function plain(measured, { reader }) {
  const value = measured.from;
  if (value !== measured.to) return undefined;
  switch (measured.dimension) {
    case "percent":
      return measured.unit === "%" ? share(value / 100, reader) : undefined;
    case "share":
      return share(value, reader);
    default:
      return large(value, reader);
  }
}

/**
 * @param {number} value
 * @param {ContextData} data
 */
function share(value, data) {
  /** @param {Ratio} ratio */
  const off = (ratio) => Math.abs(value / ratio.value - 1);
  const [best] = [...data.shares].sort((a, b) => off(a) - off(b));
  return best && off(best) <= OFF ? best.words : undefined;
}

/**
 * @param {number} value
 * @param {ContextData} data
 */
function large(value, data) {
  const scale = data.scales.filter((s) => Math.abs(value) >= s.value).at(-1);
  if (!scale) return undefined;
  const times = new Intl.NumberFormat(data.lang, { maximumSignificantDigits: 3 }).format(value / scale.value);
  return scale.words.replace("{times}", times);
}
