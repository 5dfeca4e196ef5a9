// What lies on the reader's desk: an article, which kinds are lit, and which annotation is looked at.

import { KINDS } from "./kinds.js";
import { remember, remembered } from "./memory.js";

/** @typedef {import("../../src/wasm/types.d.ts").Annotation} Annotation */
/** @typedef {import("../../src/wasm/types.d.ts").Kind} Kind */
/** @typedef {import("../engine/reading.js").Reading} Reading */
/** @typedef {"current" | "panel" | "kinds" | "spotlight"} Change */

/** The state that the elements around one article share. They are told of every change. */
export class Desk {
  /** @type {Set<Kind>} */
  #hidden = new Set(hidden());
  /** @type {string | undefined} */
  #current;
  #open = false;
  /** @type {string | undefined} */
  #spotlight;
  #target = new EventTarget();
  /** @type {Annotation[] | undefined} */
  #visible;

  /** @param {Reading} reading */
  constructor(reading) {
    this.reading = reading;
  }

  /**
   * @param {Change} change
   * @param {() => void} listener
   * @param {AbortSignal} [signal] without one, it listens as long as the desk lives
   */
  on(change, listener, signal) {
    this.#target.addEventListener(change, listener, { signal });
  }

  /** The annotation that is looked at. */
  get current() {
    return this.reading.annotation(this.#current);
  }

  /** Whether the panel shows it. */
  get open() {
    return this.#open;
  }

  /** Id of the only source whose words are lit, if one is. */
  get spotlight() {
    return this.#spotlight;
  }

  /** What is lit, in text order. */
  get visible() {
    this.#visible ??= this.reading.annotations.filter((a) => this.lit(a));
    return this.#visible;
  }

  /** @param {Annotation} annotation */
  lit(annotation) {
    if (this.#hidden.has(annotation.kind)) return false;
    return this.#spotlight === undefined || this.reading.attribution(annotation).source?.id === this.#spotlight;
  }

  /** @param {Kind} kind */
  shows(kind) {
    return !this.#hidden.has(kind);
  }

  /**
   * Looks at an annotation, and opens the panel if asked.
   * @param {string} id
   * @param {{ open?: boolean }} [options]
   */
  look(id, { open = this.#open } = {}) {
    const opens = open !== this.#open;
    this.#current = id;
    this.#open = open;
    this.#tell("current");
    if (opens) this.#tell("panel");
  }

  close() {
    if (!this.#open) return;
    this.#open = false;
    this.#tell("panel");
  }

  /**
   * Looks at the next lit annotation, or the previous one; from the last on to the first.
   * @param {1 | -1} direction
   */
  step(direction) {
    const { visible } = this;
    if (!visible.length) return;
    const place = this.#current === undefined ? -1 : this.reading.place(this.#current);
    const next = direction > 0
      ? visible.find((a) => this.reading.place(a.id) > place) ?? visible[0]
      : visible.findLast((a) => this.reading.place(a.id) < place) ?? visible[visible.length - 1];
    this.look(next.id);
  }

  /**
   * @param {readonly Kind[]} kinds
   * @param {boolean} show
   */
  show(kinds, show) {
    for (const kind of kinds) {
      if (show) this.#hidden.delete(kind);
      else this.#hidden.add(kind);
    }
    remember("hidden-kinds", [...this.#hidden].join(" "));
    this.#visible = undefined;
    this.#tell("kinds");
  }

  /**
   * Lights only what rests on one source, or all again.
   * @param {string | undefined} source
   */
  light(source) {
    this.#spotlight = source;
    this.#visible = undefined;
    this.#tell("spotlight");
  }

  /** @param {Change} change */
  #tell(change) {
    this.#target.dispatchEvent(new Event(change));
  }
}

/**
 * The kinds that were switched off before.
 * @returns {Kind[]}
 */
function hidden() {
  const names = (remembered("hidden-kinds") ?? "").split(" ");
  return KINDS.filter((kind) => names.includes(kind));
}
