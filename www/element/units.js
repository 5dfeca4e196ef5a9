// How to say a quantity: unit codes of UCUM as browsers know units.

import { words } from "./words.js";

/** UCUM codes and the units that `Intl.NumberFormat` can say in words. */
/** @type {Record<string, string>} */
const INTL = {
  "%": "percent",
  mm: "millimeter", cm: "centimeter", m: "meter", km: "kilometer",
  "[in_i]": "inch", "[ft_i]": "foot", "[yd_i]": "yard", "[mi_i]": "mile",
  har: "hectare", "[acr_us]": "acre",
  mL: "milliliter", ml: "milliliter", L: "liter", l: "liter", "[gal_us]": "gallon",
  g: "gram", kg: "kilogram", "[oz_av]": "ounce", "[lb_av]": "pound", "[stone_av]": "stone",
  Cel: "celsius", "[degF]": "fahrenheit", deg: "degree",
  s: "second", min: "minute", h: "hour", d: "day", wk: "week", mo: "month", a: "year",
  bit: "bit", By: "byte", kBy: "kilobyte", MBy: "megabyte", GBy: "gigabyte", TBy: "terabyte", PBy: "petabyte",
  "km/h": "kilometer-per-hour", "m/s": "meter-per-second", "[mi_i]/h": "mile-per-hour",
};

/** Codes that people write otherwise. */
/** @type {Record<string, string>} */
const SIGNS = {
  t: "t", "[ly]": "ly", "[kn_i]": "kn", "[nmi_i]": "nmi", "[car_Au]": "kt", "[degRe]": "°Ré",
  "[sft_i]": "ft²", "[sin_i]": "in²", "[smi_us]": "mi²", "[HP]": "hp", "[psi]": "psi", "Wh": "Wh",
};

/**
 * A number with its unit, in words where the browser has them.
 * @param {number} value
 * @param {string} unit UCUM code, ISO 4217 code for money, or `%`
 * @param {string} dimension
 * @param {number} [to] the end of a range
 * @returns {string}
 */
export function quantity(value, unit, dimension, to) {
  if (dimension === "money" && /^[A-Z]{3}$/.test(unit)) return money(value, unit, to);
  const known = INTL[unit];
  if (known) {
    const unitDisplay = unit === "%" ? "short" : "long";
    return words.number(value, { style: "unit", unit: known, unitDisplay, maximumFractionDigits: 6 }, to);
  }
  return `${words.number(value, undefined, to)} ${sign(unit)}`.trim();
}

/**
 * @param {number} value
 * @param {string} currency
 * @param {number} [to]
 */
function money(value, currency, to) {
  const large = Math.abs(value) >= 1e6;
  return words.number(value, {
    style: "currency",
    currency,
    currencyDisplay: "name",
    ...(large ? { notation: "compact", compactDisplay: "long", maximumFractionDigits: 3 } : cents(value)),
  }, to);
}

/** @param {number} value */
function cents(value) {
  return Number.isInteger(value) ? { maximumFractionDigits: 0 } : { minimumFractionDigits: 2 };
}

/** @param {string} unit */
function sign(unit) {
  return SIGNS[unit] ?? unit.replace(/[[\]]/g, "").replace(/(?<=[a-z])2\b/gi, "²").replace(/(?<=[a-z])3\b/gi, "³");
}
