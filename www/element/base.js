// What all elements here have in common.

import { words } from "./words.js";

/** An element that is drawn when it enters the page and when the reader changes the language, and cleans up when it leaves. */
export class SourcelightElement extends HTMLElement {
  /** @type {AbortController | undefined} */
  #life;

  connectedCallback() {
    this.#life = new AbortController();
    words.addEventListener("change", () => this.draw(), { signal: this.#life.signal });
    this.connected(this.#life.signal);
    this.draw();
  }

  disconnectedCallback() {
    this.#life?.abort();
    this.disconnected();
  }

  /**
   * Starts to listen; `signal` ends it.
   * @param {AbortSignal} signal
   */
  connected(signal) {
    void signal;
  }

  /** Undoes what no signal can. */
  disconnected() {}

  /** Builds the content in the reader's language. */
  draw() {}
}
