// A quiet word before an article that the program reads less well than others.

import { make, put } from "../dom/make.js";
import { SourcelightElement } from "./base.js";
import { words } from "./words.js";

/** @typedef {import("../engine/doubts.js").Doubt} Doubt */

export class SourcelightDoubts extends SourcelightElement {
  #doubts;

  /** @param {readonly Doubt[]} doubts */
  constructor(doubts) {
    super();
    this.#doubts = doubts;
    this.hidden = doubts.length === 0;
  }

  draw() {
    if (this.hidden) return;
    this.setAttribute("role", "note");
    put(this,
      make("p", {}, make("strong", {}, words.say("doubts.title"))),
      ...this.#doubts.map((doubt) => make("p", {}, words.say(`doubts.${doubt}`))));
  }
}
