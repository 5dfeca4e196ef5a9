// Which kinds there are, how they look, how many of each; and a switch for each.

import { make, put } from "../dom/make.js";
import { SourcelightElement } from "./base.js";
import { FAMILIES, kindsOf } from "./kinds.js";
import { words } from "./words.js";

/** @typedef {import("../../src/wasm/types.d.ts").Kind} Kind */
/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {import("./kinds.js").Family} Family */

export class SourcelightLegend extends SourcelightElement {
  /** @type {Desk} */
  #desk;

  /** @param {Desk} desk */
  constructor(desk) {
    super();
    this.#desk = desk;
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.#desk.on("kinds", () => this.#check(), signal);
  }

  draw() {
    put(this,
      make("h2", {}, words.say("legend.title")),
      ...FAMILIES.map((family) => this.#family(family)),
    );
    this.#check();
  }

  /** @param {Family} family */
  #family(family) {
    const counts = this.#counts();
    const kinds = kindsOf(family);
    // A switch that switches nothing only tires: kinds that do not occur are named in one line.
    const found = kinds.filter((kind) => counts.get(kind));
    const absent = kinds.filter((kind) => !counts.get(kind));
    const all = found.reduce((sum, kind) => sum + (counts.get(kind) ?? 0), 0);
    return make("fieldset", { class: "family" },
      make("legend", { class: "visually-hidden" }, words.say(`family.${family}`)),
      make("label", { class: "switch switch-family" },
        make("input", { type: "checkbox", "data-family": family, disabled: !found.length, change: (event) => this.#toggle(kinds, event) }),
        make("span", { class: "switch-name" }, words.say(`family.${family}`)),
        make("span", { class: "count" }, words.number(all))),
      ...found.map((kind) => make("label", { class: "switch" },
        make("input", { type: "checkbox", "data-kind": kind, change: (event) => this.#toggle([kind], event) }),
        make("span", { class: "switch-name" }, make("span", { class: `mark mark-${kind}` }, words.say(`kinds.${kind}`))),
        make("span", { class: "count" }, words.number(counts.get(kind) ?? 0)))),
      absent.length > 0 && make("p", { class: "absent" },
        words.say("legend.absent", { kinds: words.list(absent.map((kind) => words.say(`kinds.${kind}`))).toLowerCase() })),
    );
  }

  #counts() {
    /** @type {Map<Kind, number>} */
    const counts = new Map();
    for (const { kind } of this.#desk.reading.annotations) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return counts;
  }

  #check() {
    for (const input of this.querySelectorAll("input")) {
      const { kind, family } = input.dataset;
      if (kind) input.checked = this.#desk.shows(/** @type {Kind} */ (kind));
      if (family) {
        const inputs = [...this.querySelectorAll("input")];
        const kinds = kindsOf(/** @type {Family} */ (family)).filter((k) => inputs.some((i) => i.dataset.kind === k));
        const shown = kinds.filter((k) => this.#desk.shows(k)).length;
        input.checked = shown > 0;
        input.indeterminate = shown > 0 && shown < kinds.length;
      }
    }
  }

  /**
   * @param {readonly Kind[]} kinds
   * @param {Event} event
   */
  #toggle(kinds, event) {
    this.#desk.show(kinds, /** @type {HTMLInputElement} */ (event.currentTarget).checked);
  }
}
