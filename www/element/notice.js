// What is shown instead of an article: that it is coming, or why it is not.

import { make, put } from "../dom/make.js";
import { SourcelightElement } from "./base.js";
import { words } from "./words.js";

/** @typedef {import("../../src/wasm/types.d.ts").Language} Language */
/** @typedef {import("../engine/protocol.d.ts").Stage} Stage */
/** @typedef {import("./words.js").Key} Key */

/**
 * @typedef {{ name: "waiting" }
 *   | { name: "failed", stage: Stage, message: string, kept: boolean }
 *   | { name: "too-long", size: number }
 *   | { name: "unknown-language", languages: readonly Language[] }} Notice
 */

/**
 * Sends `sourcelight-choice` with what the reader chose: `again`, `anyway`, `back`, `stop`, or a language tag.
 */
export class SourcelightNotice extends SourcelightElement {
  /** @type {Notice} */
  #notice;
  #progress = make("progress", { max: 1, value: 0, "aria-labelledby": "notice-title" });
  /** @type {Stage} */
  #stage = "engine";
  #title = make("h1", { id: "notice-title", tabindex: -1 });

  /** @param {Notice} notice */
  constructor(notice) {
    super();
    this.#notice = notice;
  }

  draw() {
    const focused = this.contains(document.activeElement);
    put(this, make("div", { class: `card notice notice-${this.#notice.name}` }, this.#title, ...this.#content(this.#notice)));
    if (focused) this.#title.focus();
  }

  focus() {
    this.#title.focus();
  }

  /**
   * @param {Stage} stage
   * @param {number} done from 0 to 1
   */
  progress(stage, done) {
    this.#progress.value = done;
    if (stage === this.#stage) return;
    this.#stage = stage;
    this.#title.textContent = words.say(`waiting.${stage}`);
  }

  /**
   * @param {Notice} notice
   * @returns {Node[]}
   */
  #content(notice) {
    switch (notice.name) {
      case "waiting":
        this.#title.textContent = words.say(`waiting.${this.#stage}`);
        return [this.#progress, actions(this.#choice("stop", "waiting.stop", "button"))];
      case "failed": {
        this.#title.textContent = words.say("failed.title");
        const explanation = words.say(notice.stage === "reading" ? "failed.reading" : "failed.load");
        return [
          make("p", {}, notice.kept ? `${explanation} ${words.say("failed.kept")}` : explanation),
          make("p", { class: "technical" }, notice.message),
          actions(this.#choice("again", "failed.again", "primary"), this.#choice("back", "failed.back", "button")),
        ];
      }
      case "too-long":
        this.#title.textContent = words.say("long.title");
        return [
          make("p", {}, words.say("long.text", { n: Math.round(notice.size / 600) * 100 })),
          make("p", {}, words.say("long.more")),
          actions(this.#choice("anyway", "long.anyway", "primary"), this.#choice("back", "failed.back", "button")),
        ];
      case "unknown-language":
        this.#title.textContent = words.say("unknown.title");
        return [
          make("p", {}, words.say("unknown.text", { languages: words.list(notice.languages.map(({ lang }) => words.language(lang))) })),
          actions(
            ...notice.languages.map(({ lang }) => make("button", { type: "button", class: "button", "data-choice": lang, click: () => this.#choose(lang) },
              words.say("unknown.as", { language: words.language(lang) }))),
            this.#choice("back", "failed.back", "plain")),
        ];
    }
  }

  /**
   * @param {string} choice
   * @param {Key} text
   * @param {string} style
   */
  #choice(choice, text, style) {
    return make("button", { type: "button", class: style, "data-choice": choice, click: () => this.#choose(choice) }, words.say(text));
  }

  /** @param {string} detail */
  #choose(detail) {
    this.dispatchEvent(new CustomEvent("sourcelight-choice", { detail, bubbles: true }));
  }
}

/** @param {...Node} buttons */
function actions(...buttons) {
  return make("div", { class: "actions" }, ...buttons);
}
