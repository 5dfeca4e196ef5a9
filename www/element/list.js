// Everything that was found, for those who do not see colours, and for those who look for something.

import { make, put } from "../dom/make.js";
import { SourcelightElement } from "./base.js";
import { shorten, summary } from "./describe.js";
import { KINDS } from "./kinds.js";
import { words } from "./words.js";

/** @typedef {import("../../src/wasm/types.d.ts").Annotation} Annotation */
/** @typedef {import("./desk.js").Desk} Desk */

/** Items shown at a time. */
const PAGE = 200;

export class SourcelightList extends SourcelightElement {
  /** @type {Desk} */
  #desk;
  #query = "";
  #grouped = false;
  #shown = PAGE;
  #items = make("div", { class: "items" });
  #count = make("p", { class: "hint", role: "status" });

  /** @param {Desk} desk */
  constructor(desk) {
    super();
    this.#desk = desk;
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.#desk.on("kinds", () => this.#fill(), signal);
    this.#desk.on("spotlight", () => this.#fill(), signal);
    this.#desk.on("current", () => this.#mark(), signal);
  }

  draw() {
    put(this,
      make("div", { class: "list-tools" },
        make("label", { class: "field" },
          make("span", { class: "visually-hidden" }, words.say("list.filter")),
          make("input", { type: "search", value: this.#query, placeholder: words.say("list.filter"), input: (event) => {
            this.#query = /** @type {HTMLInputElement} */ (event.currentTarget).value;
            this.#shown = PAGE;
            this.#fill();
          } })),
        make("label", { class: "field inline" },
          make("input", { type: "checkbox", checked: this.#grouped, change: (event) => {
            this.#grouped = /** @type {HTMLInputElement} */ (event.currentTarget).checked;
            this.#fill();
          } }),
          make("span", {}, words.say("list.grouped")))),
      this.#count,
      this.#items,
    );
    this.#fill();
  }

  #fill() {
    const found = this.#found();
    const shown = found.slice(0, this.#shown);
    this.#count.textContent = words.say("list.count", { n: found.length });
    const rest = found.length - shown.length;
    this.#items.replaceChildren(
      ...(this.#grouped ? this.#groups(shown) : [this.#list(shown)]),
      ...(rest > 0 ? [make("button", { type: "button", class: "plain", click: () => {
        const { length } = shown;
        this.#shown += PAGE;
        this.#fill();
        this.#items.querySelectorAll("button")[length]?.focus();
      } }, words.say("list.more", { n: Math.min(rest, PAGE) }))] : []),
    );
    this.#mark();
  }

  #found() {
    const query = this.#query.trim().toLowerCase();
    const { visible, reading } = this.#desk;
    const found = !query ? visible : visible.filter((a) =>
      [a.text, words.say(`kind.${a.kind}`), ...summary(a, reading)].some((text) => text.toLowerCase().includes(query)));
    return this.#grouped ? [...found].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)) : found;
  }

  /** @param {readonly Annotation[]} annotations in order of kind */
  #groups(annotations) {
    return KINDS.flatMap((kind) => {
      const group = annotations.filter((a) => a.kind === kind);
      return group.length ? [make("h3", {}, words.say(`kinds.${kind}`), make("span", { class: "count" }, words.number(group.length))), this.#list(group)] : [];
    });
  }

  /** @param {readonly Annotation[]} annotations */
  #list(annotations) {
    return make("ul", { class: "list" }, ...annotations.map((annotation) => {
      const { id, kind, text } = annotation;
      const details = summary(annotation, this.#desk.reading);
      return make("li", {},
        make("button", { type: "button", class: "item", "data-annotation": id, click: () => this.#desk.look(id, { open: true }) },
          make("span", { class: "item-kind" }, make("span", { class: `mark mark-${kind}` }, words.say(`kind.${kind}`))),
          make("span", { class: "item-text", lang: this.#desk.reading.article.lang }, shorten(text, 110)),
          details.length > 0 && make("span", { class: "item-more" }, details.join(" · "))));
    }));
  }

  #mark() {
    const id = this.#desk.current?.id;
    for (const item of this.#items.querySelectorAll("[aria-current]")) item.removeAttribute("aria-current");
    if (id) this.#items.querySelector(`[data-annotation="${id}"]`)?.setAttribute("aria-current", "true");
  }
}
