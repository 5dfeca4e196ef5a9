// The views beside the text, as tabs.

import { make } from "../dom/make.js";
import { SourcelightElement } from "./base.js";
import { SourcelightList } from "./list.js";
import { SourcelightNames } from "./names.js";
import { SourcelightNumbers } from "./numbers.js";
import { SourcelightSources } from "./sources.js";
import { words } from "./words.js";

/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {"sources" | "numbers" | "names" | "list"} ViewName */

/** The views in their order. A new one is a line here. */
/** @type {Record<ViewName, (desk: Desk) => SourcelightElement>} */
const VIEWS = {
  sources: (desk) => new SourcelightSources(desk),
  numbers: (desk) => new SourcelightNumbers(desk),
  names: (desk) => new SourcelightNames(desk),
  list: (desk) => new SourcelightList(desk),
};

const NAMES = /** @type {ViewName[]} */ (Object.keys(VIEWS));

export class SourcelightViews extends SourcelightElement {
  /** @type {Map<ViewName, SourcelightElement>} */
  #views;
  /** @type {ViewName} */
  #chosen;
  /** @type {Map<ViewName, HTMLButtonElement>} */
  #tabs = new Map();
  #title = make("h2", { class: "visually-hidden" });
  #bar = make("div", { role: "tablist" });
  /** @type {Map<ViewName, HTMLElement>} */
  #panels;

  /**
   * @param {Desk} desk
   * @param {ViewName} [chosen] the view that is shown first
   */
  constructor(desk, chosen = NAMES[0]) {
    super();
    this.#chosen = chosen;
    this.#views = new Map(NAMES.map((name) => [name, VIEWS[name](desk)]));
    this.#panels = new Map(NAMES.map((name) => [name, make("div", { role: "tabpanel", id: `view-${name}`, "aria-labelledby": `tab-${name}` })]));
  }

  /** The view that is shown. */
  get chosen() {
    return this.#chosen;
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.replaceChildren(this.#title, this.#bar, ...this.#panels.values());
    // On paper the sources and the list stand below each other.
    addEventListener("beforeprint", () => {
      this.#fill("sources");
      this.#fill("list");
    }, { signal });
  }

  draw() {
    const focused = this.#bar.contains(document.activeElement);
    this.#tabs = new Map(NAMES.map((name) => [name, make("button", {
      type: "button",
      role: "tab",
      id: `tab-${name}`,
      "aria-controls": `view-${name}`,
      click: () => this.#choose(name),
      keydown: (event) => this.#key(/** @type {KeyboardEvent} */ (event)),
    }, words.say(`views.${name}`))]));
    this.#bar.setAttribute("aria-label", words.say("views.title"));
    this.#title.textContent = words.say("views.title");
    this.#bar.replaceChildren(...this.#tabs.values());
    this.#choose(this.#chosen);
    if (focused) this.#tabs.get(this.#chosen)?.focus();
  }

  /** @param {ViewName} name */
  #choose(name) {
    this.#chosen = name;
    for (const [other, tab] of this.#tabs) {
      tab.setAttribute("aria-selected", String(other === name));
      tab.tabIndex = other === name ? 0 : -1;
      const panel = this.#panels.get(other);
      if (panel) panel.hidden = other !== name;
    }
    this.#fill(name);
  }

  /**
   * A view is made when it is first looked at, and then stays.
   * @param {ViewName} name
   */
  #fill(name) {
    const view = this.#views.get(name);
    if (view && !view.isConnected) this.#panels.get(name)?.replaceChildren(view);
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
