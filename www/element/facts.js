// What the article is read as: its language and its date, both for the reader to correct.

import { make, put } from "../dom/make.js";
import { SourcelightElement } from "./base.js";
import { words } from "./words.js";

/** @typedef {import("../../src/wasm/types.d.ts").Detection} Detection */
/** @typedef {import("../../src/wasm/types.d.ts").Language} Language */
/** @typedef {import("../engine/reading.js").Reading} Reading */

/**
 * Sends `sourcelight-reread` with `{ lang?, date? }` when the reader corrects one.
 */
export class SourcelightFacts extends SourcelightElement {
  #reading;
  #languages;
  #detection;

  /**
   * @param {Reading} reading
   * @param {readonly Language[]} languages
   * @param {Detection | undefined} detection absent where the reader has chosen
   */
  constructor(reading, languages, detection) {
    super();
    this.#reading = reading;
    this.#languages = languages;
    this.#detection = detection;
  }

  draw() {
    const { lang, date, text } = this.#reading.article;
    const count = text.split(/\s+/).filter(Boolean).length;
    const unsure = this.#detection !== undefined && this.#detection.certainty === "low";
    put(this,
      make("h2", {}, words.say("facts.title")),
      make("label", { class: "field" },
        make("span", {}, words.say("facts.language")),
        make("select", { name: "language", change: (event) => this.#change({ lang: value(event) }) },
          ...this.#languages.map((language) =>
            make("option", { value: language.lang, selected: language.lang === lang, lang: language.lang }, language.name)))),
      make("label", { class: "field" },
        make("span", {}, words.say("facts.date")),
        make("input", { type: "date", name: "date", value: date?.slice(0, 10) ?? "", change: (event) => {
          const day = value(event);
          // A year that is being typed is one of the first centuries until its last digit.
          if (!/^0/.test(day)) this.#change({ date: day });
        } })),
      make("p", { class: "hint" }, words.say(date ? "facts.date-hint" : "facts.date-missing")),
      unsure && make("p", { class: "hint warning" }, words.say("facts.unsure", { language: words.language(lang) })),
      make("p", { class: "hint" }, words.say("facts.words", { n: count })),
    );
  }

  /** @param {{ lang?: string, date?: string }} detail */
  #change(detail) {
    this.dispatchEvent(new CustomEvent("sourcelight-reread", { detail, bubbles: true }));
  }
}

/** @param {Event} event */
function value(event) {
  return /** @type {HTMLInputElement | HTMLSelectElement} */ (event.currentTarget).value;
}
