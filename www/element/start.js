// Where an article comes in: pasted, dropped, opened, or one of ours to try.

import { make, put } from "../dom/make.js";
import { fromFile, fromText, fromTransfer } from "../dom/incoming.js";
import { SourcelightElement } from "./base.js";
import { icon, voiceMark } from "./symbols.js";
import { words } from "./words.js";

/** @typedef {import("../../src/wasm/types.d.ts").Input} Input */
/** @typedef {import("../dom/incoming.js").Problem} Problem */
/** @typedef {{ lang: string, title: string, content: string }} Sample */

/** A pasted text of at least so many characters is an article and read at once; a shorter one may be a beginning. */
const ARTICLE = 200;

/** Sends `sourcelight-input` with an `Input`. */
export class SourcelightStart extends SourcelightElement {
  /** @type {readonly Sample[]} */
  #samples;
  /** @type {Problem | undefined} */
  #problem;
  #field = make("textarea", { id: "article-text", rows: 5, spellcheck: "false", "aria-describedby": "article-hint article-problem" });
  #message = make("p", { id: "article-problem", class: "problem", role: "alert" });

  /** @param {readonly Sample[]} samples */
  constructor(samples) {
    super();
    this.#samples = samples;
    this.#field.addEventListener("paste", (event) => this.#paste(event));
    this.#field.addEventListener("input", () => this.problem(undefined));
    this.#field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#read();
    });
  }

  draw() {
    const { value } = this.#field;
    const chooser = make("input", {
      type: "file",
      class: "visually-hidden",
      id: "article-file",
      accept: ".txt,.text,.md,.html,.htm,.xhtml,text/plain,text/html",
      change: (event) => this.#open(/** @type {HTMLInputElement} */ (event.currentTarget)),
    });
    this.#field.placeholder = words.say("start.placeholder");
    put(this,
      make("div", { class: "hero" },
        make("h1", {}, words.say("start.title")),
        make("p", { class: "lead" }, words.say("start.lead"))),
      make("form", { class: "card intake", submit: (event) => { event.preventDefault(); this.#read(); } },
        make("label", { for: "article-text", class: "intake-label" }, words.say("start.label")),
        this.#field,
        make("p", { id: "article-hint", class: "visually-hidden" }, words.say("start.hint")),
        this.#message,
        make("div", { class: "actions" },
          make("button", { type: "submit", class: "primary" }, words.say("start.read")),
          make("label", { class: "button", for: "article-file" }, icon("file"), words.say("start.open")),
          chooser,
          make("p", { class: "private" }, icon("lock"), make("span", {}, words.say("start.private")))),
      ),
      make("section", { class: "samples", "aria-labelledby": "samples-title" },
        make("h2", { id: "samples-title" }, words.say("start.samples")),
        make("div", { class: "sample-list" }, ...this.#samples.map((sample) =>
          make("button", { type: "button", class: "sample", "data-sample": sample.lang, click: () => this.#send({ content: sample.content, format: "html" }) },
            make("span", { class: "sample-lang" }, words.language(sample.lang)),
            make("span", { class: "sample-title", lang: sample.lang }, sample.title))))),
      example(),
    );
    this.#field.value = value;
    this.problem(this.#problem);
  }

  focus() {
    this.#field.focus();
  }

  /** @param {string} text */
  set text(text) {
    this.#field.value = text;
  }

  /** @param {Problem | undefined} problem */
  problem(problem) {
    this.#problem = problem;
    this.#message.textContent = problem ? words.say(`problem.${problem}`) : "";
    this.#message.hidden = !problem;
  }

  /** @param {ClipboardEvent} event */
  async #paste(event) {
    if (!event.clipboardData || this.#field.value.trim()) return;
    const { clipboardData } = event;
    if (clipboardData.getData("text/plain").length < ARTICLE && !clipboardData.files.length) return;
    event.preventDefault();
    const input = await fromTransfer(clipboardData);
    if (typeof input === "string") this.problem(input);
    else this.#send(input);
  }

  #read() {
    const input = fromText(this.#field.value);
    if (typeof input === "string") {
      this.problem(input);
      this.#field.focus();
    } else {
      this.#send(input);
    }
  }

  /** @param {HTMLInputElement} chooser */
  async #open(chooser) {
    const file = chooser.files?.[0];
    if (!file) return;
    const input = await fromFile(file);
    chooser.value = "";
    if (typeof input === "string") this.problem(input);
    else this.#send(input);
  }

  /** @param {Input} detail */
  #send(detail) {
    this.problem(undefined);
    this.dispatchEvent(new CustomEvent("sourcelight-input", { detail, bubbles: true }));
  }
}

/** What the three families of highlights are, shown on words of the page's own. */
function example() {
  return make("section", { class: "explain", "aria-labelledby": "explain-title" },
    make("h2", { id: "explain-title", class: "visually-hidden" }, words.say("start.explain")),
    card("quote", words.say("family.speech"), words.say("start.speech"),
      make("p", { class: "specimen" },
        make("span", { class: "mark mark-quote" }, words.say("start.speech-quote")), ` ${words.say("start.speech-who")}`),
      make("p", { class: "specimen-note" }, voiceMark("named"), words.say("start.speech-note"))),
    card("number", words.say("family.numbers"), words.say("start.numbers"),
      make("p", { class: "specimen" },
        `${words.say("start.numbers-before")} `, make("span", { class: "mark mark-quantity" }, words.say("start.numbers-number")), ` ${words.say("start.numbers-after")}`),
      make("p", { class: "specimen-note" }, voiceMark("unnamed"), words.say("start.numbers-note"))),
    card("person", words.say("family.names"), words.say("start.names"),
      make("p", { class: "specimen" },
        make("span", { class: "mark mark-person" }, words.say("start.names-person")), ` ${words.say("start.names-middle")} `, make("span", { class: "mark mark-place" }, words.say("start.names-place")), "."),
      make("p", { class: "specimen-note" }, voiceMark("newsroom"), words.say("start.names-note"))));
}

/**
 * @param {string} name
 * @param {string} title
 * @param {string} text
 * @param {...Node} specimen
 */
function card(name, title, text, ...specimen) {
  return make("div", { class: `explain-card explain-${name}` },
    make("div", { class: "specimen-box" }, ...specimen), make("h3", {}, title), make("p", {}, text));
}
