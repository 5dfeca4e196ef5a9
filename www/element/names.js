// Everyone and everything the article names, with where each is named.

import { make, put } from "../dom/make.js";
import { SourcelightElement } from "./base.js";
import { choices, focusedShape, focusShape } from "./choices.js";
import { kindsOf } from "./kinds.js";
import { known } from "./known.js";
import { atHand, later } from "./later.js";
import { strip } from "./symbols.js";
import { words } from "./words.js";

/** @typedef {import("../../src/wasm/types.d.ts").Entity} Entity */
/** @typedef {import("./desk.js").Desk} Desk */

/** Entities of a kind shown at once; the rest is folded. */
const FIRST = 40;

/** @typedef {"list" | "map"} Shape */
/** @type {readonly Shape[]} */
const SHAPES = ["list", "map"];

export class SourcelightNames extends SourcelightElement {
  /** @type {Desk} */
  #desk;
  /** @type {Shape} */
  #shape = "list";
  #body = make("div", { class: "names-body" });

  /** @param {Desk} desk */
  constructor(desk) {
    super();
    this.#desk = desk;
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.#desk.on("current", () => this.#mark(), signal);
  }

  draw() {
    const entities = this.#desk.reading.article.entities.filter(({ mentions }) => mentions.length > 0);
    const focused = focusedShape(this);
    put(this,
      entities.length > 0 && make("div", { class: "view-head" },
        make("h3", {}, words.say("names.title", { n: entities.length })),
        choices(words.say("views.shape"), SHAPES.map((shape) => ({ shape, text: words.say(`names.shape.${shape}`) })), this.#shape, (shape) => {
          this.#shape = shape;
          this.#fill();
        })),
      entities.length > 0 ? this.#body : make("p", { class: "hint" }, words.say("names.none")));
    this.#fill();
    focusShape(this, focused);
  }

  async #fill() {
    if (this.#shape === "list") {
      put(this.#body, ...this.#groups());
      this.#mark();
      return;
    }
    try {
      const [{ outlines, SourcelightPlaces }] = await Promise.all([later("map"), later("known")]);
      if (this.#shape === "map") put(this.#body, new SourcelightPlaces(this.#desk, outlines, (lang) => atHand("known")?.get(lang)));
    } catch {
      put(this.#body, make("p", { class: "hint warning", role: "alert" }, words.say("failed.load")));
    }
  }

  #groups() {
    const { entities } = this.#desk.reading.article;
    return kindsOf("names").flatMap((kind) => {
      const group = entities.filter((entity) => entity.kind === kind && entity.mentions.length > 0);
      // Who is named most comes first; among equals, who is named first.
      group.sort((a, b) => b.mentions.length - a.mentions.length);
      if (!group.length) return [];
      const rest = group.slice(FIRST);
      return [
        make("h4", {}, make("span", { class: `mark mark-${kind}` }, words.say(`kinds.${kind}`)), make("span", { class: "count" }, words.number(group.length))),
        this.#list(group.slice(0, FIRST)),
        rest.length > 0 && make("details", {}, make("summary", {}, words.say("sources.more", { n: rest.length })), this.#list(rest)),
      ];
    });
  }

  /** @param {readonly Entity[]} entities */
  #list(entities) {
    return make("ul", { class: "names" }, ...entities.map((entity) => this.#entity(entity)));
  }

  /** @param {Entity} entity */
  #entity(entity) {
    const { reading } = this.#desk;
    const mentions = reading.mentions(entity);
    const count = words.say("names.mentions", { n: mentions.length });
    const speaks = reading.article.sources.filter((source) => source.entity === entity.id).flatMap((source) => reading.said(source)).length;
    const description = known(entity, reading)?.text;
    const about = [...(description ? [description] : []), ...entity.roles, ...(speaks ? [words.say("names.speaks", { n: speaks })] : [])];
    return make("li", {},
      make("button", { type: "button", class: "item name", "data-entity": entity.id, click: () => this.#desk.look(entity.mentions[0], { open: true }) },
        make("span", { class: "item-text", lang: reading.article.lang }, entity.name),
        make("span", { class: "count" }, make("span", { "aria-hidden": "true" }, `${words.number(mentions.length)}×`), make("span", { class: "visually-hidden" }, count)),
        about.length > 0 && make("span", { class: "item-more" }, about.join(" · ")),
        strip(reading.article.text.length, mentions)));
  }

  #mark() {
    const { current, reading } = this.#desk;
    const id = current && reading.entity(current)?.id;
    for (const item of this.querySelectorAll("[data-entity]")) {
      if (item instanceof HTMLElement && item.dataset.entity === id) item.setAttribute("aria-current", "true");
      else item.removeAttribute("aria-current");
    }
  }
}
