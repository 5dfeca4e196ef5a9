// The page's name, and what holds for all of it.

import { make, put } from "../dom/make.js";
import { SourcelightElement } from "./base.js";
import { icon, logo } from "./symbols.js";
import { words } from "./words.js";

/** Sends `sourcelight-new` when the reader wants another article. */
export class SourcelightHeader extends SourcelightElement {
  #reading = false;

  draw() {
    const focused = document.activeElement instanceof HTMLElement && this.contains(document.activeElement)
      ? document.activeElement.dataset.header
      : undefined;
    this.setAttribute("role", "banner");
    put(this,
      make("p", { class: "brand" }, logo(), make("span", { class: "brand-name" }, "Sourcelight"),
        make("span", { class: "brand-promise" }, words.say("header.promise"))),
      make("p", { class: "private", hidden: !this.#reading }, icon("lock"), make("span", {}, words.say("header.private"))),
      make("button", {
        type: "button",
        class: "button",
        hidden: !this.#reading,
        "data-header": "new",
        click: () => this.dispatchEvent(new CustomEvent("sourcelight-new", { bubbles: true })),
      }, words.say("header.new")),
      make("div", { class: "languages", role: "group", "aria-label": words.say("header.language") },
        ...words.languages.map(({ lang, name }) => make("button", {
          type: "button",
          lang,
          title: name,
          "aria-pressed": String(lang === words.lang),
          "data-header": lang,
          click: () => words.use(lang),
        }, make("span", { "aria-hidden": "true" }, lang.toUpperCase()), make("span", { class: "visually-hidden" }, name)))),
    );
    if (focused) /** @type {HTMLElement | null} */ (this.querySelector(`[data-header="${focused}"]`))?.focus();
  }

  /** @param {boolean} reading whether an article is shown */
  set reading(reading) {
    this.#reading = reading;
    if (this.isConnected) this.draw();
  }
}
