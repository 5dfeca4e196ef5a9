// The page's words in the reader's language, and numbers, dates and lists as that language writes them.

import { remember, remembered } from "./memory.js";

/** @typedef {typeof import("../strings/nl.json")} Strings */
/** @typedef {keyof Strings} Key */
/** @typedef {string | Partial<Record<Intl.LDMLPluralRule, string>>} Text */
/** @typedef {{ lang: string, name: string }} InterfaceLanguage */

/** All languages' words are loaded at once, so that switching needs no network. */
class Words extends EventTarget {
  /** @type {readonly InterfaceLanguage[]} */
  languages = [];
  /** @type {Map<string, Record<Key, Text>>} */
  #strings = new Map();
  /** @type {Map<string, Record<string, string>>} */
  #rules = new Map();
  /** @type {Map<string, unknown>} */
  #formats = new Map();
  #lang = "";

  get lang() {
    return this.#lang;
  }

  /** Fetches the words and chooses a language: the one chosen before, or the first of the browser's that there is. */
  async load() {
    const base = new URL("../strings/", import.meta.url);
    this.languages = /** @type {InterfaceLanguage[]} */ (await json(new URL("index.json", base)));
    await Promise.all(this.languages.map(async ({ lang }) => {
      const [strings, rules] = await Promise.all([
        json(new URL(`${lang}.json`, base)),
        json(new URL(`rules.${lang}.json`, base)),
      ]);
      this.#strings.set(lang, /** @type {Record<Key, Text>} */ (strings));
      this.#rules.set(lang, /** @type {Record<string, string>} */ (rules));
    }));
    const wanted = [remembered("interface"), ...navigator.languages.map((tag) => tag.split("-")[0])];
    this.#choose(wanted.find((lang) => lang && this.#strings.has(lang)) ?? this.languages.at(-1)?.lang ?? "en");
  }

  /** @param {string} lang */
  use(lang) {
    if (lang === this.#lang || !this.#strings.has(lang)) return;
    this.#choose(lang);
    remember("interface", lang);
    this.dispatchEvent(new Event("change"));
  }

  /**
   * A text with its `{places}` filled in; `n` chooses between singular and plural.
   * @param {Key} key
   * @param {Record<string, string | number>} [values]
   */
  say(key, values = {}) {
    const text = this.#strings.get(this.#lang)?.[key] ?? key;
    const { n } = values;
    const form = typeof text === "string" ? text : (text[this.#plural("cardinal", Number(n))] ?? text.other ?? "");
    return form.replace(/\{(\w+)\}/g, (place, name) => {
      const value = values[name];
      return value === undefined ? place : typeof value === "number" ? this.number(value) : value;
    });
  }

  /**
   * What a rule of the engine means, if it has been written down.
   * @param {string} rule
   */
  rule(rule) {
    return this.#rules.get(this.#lang)?.[rule];
  }

  /**
   * @param {number} value
   * @param {Intl.NumberFormatOptions} [options]
   * @param {number} [to] the end of a range
   */
  number(value, options = { maximumFractionDigits: 10 }, to) {
    const format = this.#format(`n${JSON.stringify(options)}`, () => new Intl.NumberFormat(this.#lang, options));
    return to === undefined ? format.format(value) : this.#range(value, to, format);
  }

  /**
   * From one number to another, with what both have in common said once.
   * @param {number} from
   * @param {number} to
   * @param {Intl.NumberFormat} format
   * @returns {string}
   */
  #range(from, to, format) {
    const parts = format.formatRangeToParts(from, to);
    const second = parts.findIndex(({ source }) => source === "endRange");
    // Both are the same once they are rounded.
    if (second < 1) return format.format(from);
    /** @param {typeof parts} some */
    const join = (some) => some.map(({ value }) => value).join("");
    return this.say("value.between", { from: join(parts.slice(0, second - 1)), to: join(parts.slice(second)) });
  }

  /** @param {number} value */
  ordinal(value) {
    const text = this.#strings.get(this.#lang)?.["value.ordinal"] ?? "{n}";
    const form = typeof text === "string" ? text : (text[this.#plural("ordinal", value)] ?? text.other ?? "{n}");
    return form.replace("{n}", this.number(value));
  }

  /**
   * @param {Date} date in UTC
   * @param {Intl.DateTimeFormatOptions} options
   */
  date(date, options) {
    const utc = { timeZone: "UTC", ...options };
    return this.#format(`d${JSON.stringify(utc)}`, () => new Intl.DateTimeFormat(this.#lang, utc)).format(date);
  }

  /**
   * @param {number} value
   * @param {Intl.RelativeTimeFormatUnit} unit
   */
  relative(value, unit) {
    return this.#format("r", () => new Intl.RelativeTimeFormat(this.#lang, { numeric: "auto" })).format(value, unit);
  }

  /** @param {readonly string[]} items */
  list(items) {
    return this.#format("l", () => new Intl.ListFormat(this.#lang, { type: "conjunction" })).format(items);
  }

  /**
   * A language's name in the reader's own.
   * @param {string} lang
   */
  language(lang) {
    try {
      return this.#format("t", () => new Intl.DisplayNames(this.#lang, { type: "language" })).of(lang) ?? lang;
    } catch {
      return lang;
    }
  }

  /** @param {string} lang */
  #choose(lang) {
    this.#lang = lang;
    this.#formats.clear();
    document.documentElement.lang = lang;
  }

  /**
   * @param {Intl.PluralRuleType} type
   * @param {number} n
   */
  #plural(type, n) {
    return this.#format(`p${type}`, () => new Intl.PluralRules(this.#lang, { type })).select(n);
  }

  /**
   * Formats are dear to make and are kept.
   * @template T
   * @param {string} key
   * @param {() => T} create
   * @returns {T}
   */
  #format(key, create) {
    let format = /** @type {T | undefined} */ (this.#formats.get(key));
    if (!format) this.#formats.set(key, (format = create()));
    return format;
  }
}

export const words = new Words();

/**
 * @param {URL} url
 * @returns {Promise<unknown>}
 */
async function json(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: ${response.status}`);
  return response.json();
}
