// The key to the article: legend and facts. On small screens it is folded, so that the article comes first.

import { make, put } from "../dom/make.js";
import { SourcelightElement } from "./base.js";
import { words } from "./words.js";

const NARROW = "(max-width: 47.99rem)";

export class SourcelightKey extends SourcelightElement {
  #summary = make("summary");
  /** @type {HTMLDetailsElement} */
  #details;

  /**
   * @param {HTMLElement} legend
   * @param {HTMLElement} facts
   */
  constructor(legend, facts) {
    super();
    this.#details = make("details", {}, this.#summary, make("div", { class: "key" }, legend, facts));
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.setAttribute("role", "complementary");
    put(this, this.#details);
    const narrow = matchMedia(NARROW);
    const adapt = () => (this.#details.open = !narrow.matches);
    narrow.addEventListener("change", adapt, { signal });
    adapt();
  }

  draw() {
    this.setAttribute("aria-label", words.say("legend.label"));
    this.#summary.textContent = words.say("legend.label");
  }
}
