// Who speaks in the article, what each says, and how much of it rests on whom.

import { make, put } from "../dom/make.js";
import { voice } from "../engine/reading.js";
import { numbersByVoice, sourcesInOrder, textByVoice, VOICES } from "../engine/tally.js";
import { SourcelightElement } from "./base.js";
import { choices, focusedShape, focusShape } from "./choices.js";
import { label, shorten, who } from "./describe.js";
import { later } from "./later.js";
import { strip, voiceMark } from "./symbols.js";
import { words } from "./words.js";

/** @typedef {import("../../src/wasm/types.d.ts").Source} Source */
/** @typedef {import("../engine/reading.js").Speech} Speech */
/** @typedef {import("../engine/reading.js").Voice} Voice */
/** @typedef {import("../engine/tally.js").Tally} Tally */
/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./words.js").Key} Key */

/** What a source says that is shown at once; the rest is folded. */
const FIRST = 3;

/** @typedef {"list" | "graph"} Shape */
/** @type {readonly Shape[]} */
const SHAPES = ["list", "graph"];

export class SourcelightSources extends SourcelightElement {
  /** @type {Desk} */
  #desk;
  /** @type {Shape} */
  #shape = "list";
  #body = make("div", { class: "sources-body" });

  /** @param {Desk} desk */
  constructor(desk) {
    super();
    this.#desk = desk;
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.#desk.on("spotlight", () => this.#mark(), signal);
    this.#desk.on("current", () => this.#mark(), signal);
    // Paper has no pointer to ask a picture with.
    addEventListener("beforeprint", () => this.#list(), { signal });
    addEventListener("afterprint", () => this.#fill(), { signal });
  }

  draw() {
    const { reading } = this.#desk;
    const sources = sourcesInOrder(reading);
    const focused = focusedShape(this);
    put(this,
      this.#shares(),
      make("div", { class: "view-head" },
        sources.length > 0 && make("h3", {}, words.say("sources.title", { n: sources.filter(({ source }) => source).length })),
        sources.length > 0 && choices(words.say("views.shape"), SHAPES.map((shape) => ({ shape, text: words.say(`sources.shape.${shape}`) })), this.#shape, (shape) => {
          this.#shape = shape;
          this.#fill();
        })),
      sources.length > 0 ? this.#body : make("p", { class: "hint" }, words.say("sources.none")));
    this.#fill();
    focusShape(this, focused);
  }

  #list() {
    put(this.#body, make("ol", { class: "sources" }, ...sourcesInOrder(this.#desk.reading).map(({ source, said }) => this.#source(source, said))));
    this.#mark();
  }

  async #fill() {
    if (this.#shape === "list") {
      this.#list();
      return;
    }
    try {
      const { SourcelightGraph } = await later("graph");
      if (this.#shape === "graph") put(this.#body, new SourcelightGraph(this.#desk));
    } catch {
      put(this.#body, make("p", { class: "hint warning", role: "alert" }, words.say("failed.load")));
    }
  }

  /** How much rests on whom, as a bar for the text and one for the numbers; the table says the same in figures. */
  #shares() {
    const { reading } = this.#desk;
    const text = textByVoice(reading);
    const numbers = numbersByVoice(reading);
    const voices = VOICES.filter((v) => text[v] > 0 || numbers[v] > 0);
    const count = sum(numbers);
    return make("figure", { class: "shares" },
      make("figcaption", {}, words.say("sources.shares")),
      make("table", {},
        make("thead", {}, make("tr", {},
          make("th", { scope: "col" }, words.say("sources.voice")),
          make("th", { scope: "col" }, words.say("sources.of-text")),
          make("th", { scope: "col" }, words.say("sources.of-numbers")))),
        make("tbody", {}, ...voices.map((v) => make("tr", {},
          make("th", { scope: "row" }, swatch(v), words.say(`share.${v}`)),
          make("td", {}, percent(text[v], sum(text))),
          make("td", {}, words.number(numbers[v])))))),
      bar(words.say("sources.text-bar"), text),
      count > 0 && bar(words.say("sources.number-bar", { n: count }), numbers));
  }

  /**
   * @param {Source | undefined} source
   * @param {readonly Speech[]} said
   */
  #source(source, said) {
    const { reading } = this.#desk;
    const entity = source && reading.entityOf(source);
    const belongs = reading.source(source?.of);
    const v = source ? voice(source) : "unknown";
    const about = [
      ...(entity?.roles.length ? [words.list(entity.roles)] : []),
      ...(belongs ? [words.say("panel.belongs", { name: belongs.name })] : []),
    ];
    const numbers = this.#numbers(said);
    if (numbers) about.push(words.say("sources.numbers", { n: numbers }));
    const name = make("span", { class: "source-name" }, voiceMark(v), make("strong", {}, who({ voice: v, source })));
    const rest = said.slice(FIRST);
    return make("li", { class: "source", "data-source": source?.id ?? "" },
      source
        ? make("button", { type: "button", class: "source-head", "aria-pressed": "false", "data-light": source.id, title: words.say("sources.light"), click: () => this.#light(source) },
          name, make("span", { class: "light" }, words.say("sources.light-short")))
        : make("div", { class: "source-head" }, name),
      make("p", { class: "hint", lang: v === "nobody" ? reading.article.lang : undefined }, v === "nobody" ? source?.name : [words.say(`share.${v}`), ...about].join(" · ")),
      strip(reading.article.text.length, said),
      this.#said(said.slice(0, FIRST)),
      rest.length > 0 && make("details", {}, make("summary", {}, words.say("sources.more", { n: rest.length })), this.#said(rest)));
  }

  /**
   * Numbers that rest on what is said, and not on what is quoted within it.
   * @param {readonly Speech[]} said
   */
  #numbers(said) {
    return said.flatMap((speech) => this.#desk.reading.inside(speech)).filter(({ kind }) => kind === "number" || kind === "quantity").length;
  }

  /** @param {readonly Speech[]} said */
  #said(said) {
    const { reading } = this.#desk;
    return make("ul", { class: "said" }, ...said.map((speech) => make("li", {},
      make("button", {
        type: "button",
        class: "link",
        lang: reading.article.lang,
        "data-annotation": speech.id,
        title: label(speech, reading),
        click: () => this.#desk.look(speech.id, { open: true }),
      }, make("span", { class: `mark-${speech.kind}` }, shorten(speech.text, 120))))));
  }

  /** @param {Source} source */
  #light(source) {
    this.#desk.light(this.#desk.spotlight === source.id ? undefined : source.id);
  }

  #mark() {
    const { spotlight, current } = this.#desk;
    for (const button of this.querySelectorAll("[data-light]")) {
      button.setAttribute("aria-pressed", String(button instanceof HTMLElement && button.dataset.light === spotlight));
    }
    for (const item of this.querySelectorAll(".source")) {
      item.classList.toggle("dimmed", spotlight !== undefined && item instanceof HTMLElement && item.dataset.source !== spotlight);
    }
    for (const link of this.querySelectorAll(".link")) {
      if (link instanceof HTMLElement && link.dataset.annotation === current?.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }
}

/**
 * @param {string} title
 * @param {Tally} tally
 */
function bar(title, tally) {
  return make("div", { class: "bar", "aria-hidden": "true" },
    make("span", {}, title),
    make("span", { class: "bar-parts" }, ...VOICES.filter((v) => tally[v] > 0).map((v) => {
      const part = make("span", { class: `share share-${v}` });
      part.style.setProperty("flex-grow", String(tally[v]));
      return part;
    })));
}

/** @param {Voice} v */
function swatch(v) {
  return make("span", { class: `swatch share share-${v}`, "aria-hidden": "true" });
}

/** @param {Tally} tally */
function sum(tally) {
  return VOICES.reduce((total, v) => total + tally[v], 0);
}

/**
 * @param {number} part
 * @param {number} whole
 */
function percent(part, whole) {
  return words.number(whole ? part / whole : 0, { style: "percent", maximumFractionDigits: 0 });
}
