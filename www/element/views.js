// The views beside the text, as tabs.

import { make, put } from "../dom/make.js";
import { SourcelightElement } from "./base.js";
import { SourcelightList } from "./list.js";
import { words } from "./words.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {"list"} ViewName */

/** The views in their order. A new one is a line here. */
/** @type {Record<ViewName, (desk: Desk) => SourcelightElement>} */
const VIEWS = {
  list: (desk) => new SourcelightList(desk),
};

const NAMES = /** @type {ViewName[]} */ (Object.keys(VIEWS));

export class SourcelightViews extends SourcelightElement {
  /** @type {Map<ViewName, SourcelightElement>} */
  #views;
  /** @type {ViewName} */
  #chosen = NAMES[0];
  /** @type {Map<ViewName, HTMLButtonElement>} */
  #tabs = new Map();

  /** @param {Desk} desk */
  constructor(desk) {
    super();
    this.#views = new Map(NAMES.map((name) => [name, VIEWS[name](desk)]));
  }

  draw() {
    const focused = this.querySelector('[role="tablist"]')?.contains(document.activeElement);
    this.#tabs = new Map(NAMES.map((name) => [name, make("button", {
      type: "button",
      role: "tab",
      id: `tab-${name}`,
      "aria-controls": `view-${name}`,
      click: () => this.#choose(name),
      keydown: (event) => this.#key(/** @type {KeyboardEvent} */ (event)),
    }, words.say(`views.${name}`))]));
    if (this.#views.get(NAMES[0])?.isConnected) {
      this.querySelector('[role="tablist"]')?.replaceChildren(...this.#tabs.values());
    } else {
      put(this,
        make("div", { role: "tablist", "aria-label": words.say("views.title") }, ...this.#tabs.values()),
        ...NAMES.map((name) => make("div", { role: "tabpanel", id: `view-${name}`, "aria-labelledby": `tab-${name}` }, this.#views.get(name))),
      );
    }
    this.#choose(this.#chosen);
    if (focused) this.#tabs.get(this.#chosen)?.focus();
  }

  /** @param {ViewName} name */
  #choose(name) {
    this.#chosen = name;
    for (const [other, tab] of this.#tabs) {
      tab.setAttribute("aria-selected", String(other === name));
      tab.tabIndex = other === name ? 0 : -1;
      const view = this.querySelector(`#view-${other}`);
      if (view instanceof HTMLElement) view.hidden = other !== name;
    }
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const at = NAMES.indexOf(this.#chosen);
    /** @type {Record<string, number>} */
    const places = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    this.#choose(NAMES[(place + NAMES.length) % NAMES.length]);
    this.#tabs.get(this.#chosen)?.focus();
  }
}
