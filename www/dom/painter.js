// Paints stretches of text without touching the document: CSS Custom Highlight API, or lines laid over the text.

/** @typedef {import("../../src/wasm/types.d.ts").Span} Span */
/** @typedef {import("./textmap.js").TextMap} TextMap */

/** Whether the browser can paint highlights itself. */
export const CAN_HIGHLIGHT = typeof Highlight === "function" && "highlights" in CSS;

/** Ranges handed to the browser at a time, so that long texts do not stop the page. */
const BATCH = 2000;

/**
 * Paints into highlights named `sourcelight-…`, which it may share with other painters of the page: it removes nothing but
 * its own ranges.
 */
export class Painter {
  /** @type {Map<string, Set<StaticRange>>} */
  #own = new Map();
  /** @type {Map<string, number>} */
  #turns = new Map();
  /** @type {TextMap} */
  #map;

  /** @param {TextMap} map */
  constructor(map) {
    this.#map = map;
  }

  /**
   * Paints exactly these spans under a name; highlights of a higher priority lie on top.
   * @param {string} name
   * @param {Iterable<Span>} spans
   * @param {number} priority
   */
  paint(name, spans, priority) {
    this.erase(name);
    const turn = this.#turns.get(name) ?? 0;
    const waiting = [...spans];
    if (!waiting.length) return;
    const next = () => {
      if (this.#turns.get(name) !== turn) return;
      this.#add(name, waiting.splice(0, BATCH), priority);
      if (waiting.length) setTimeout(next);
    };
    this.#turns.set(name, turn);
    next();
  }

  /** @param {string} name */
  erase(name) {
    this.#turns.set(name, (this.#turns.get(name) ?? 0) + 1);
    const own = this.#own.get(name);
    if (!own) return;
    this.#own.delete(name);
    const highlight = CSS.highlights.get(name);
    for (const range of own) highlight?.delete(range);
    if (highlight?.size === 0) CSS.highlights.delete(name);
  }

  /** Removes all it has painted. */
  clear() {
    for (const name of [...this.#turns.keys()]) this.erase(name);
  }

  /**
   * @param {string} name
   * @param {Span[]} spans
   * @param {number} priority
   */
  #add(name, spans, priority) {
    let highlight = CSS.highlights.get(name);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = priority;
      CSS.highlights.set(name, highlight);
    }
    let own = this.#own.get(name);
    if (!own) this.#own.set(name, (own = new Set()));
    for (const span of spans) {
      const range = this.#map.staticRange(span);
      if (!range) continue;
      highlight.add(range);
      own.add(range);
    }
  }
}

/** The same for browsers without highlights: a line below each stretch, in a layer over the text that lets clicks pass. */
export class LinePainter {
  /** @type {Map<string, readonly Span[]>} */
  #spans = new Map();
  /** @type {TextMap} */
  #map;
  /** @type {HTMLElement} */
  #layer;

  /**
   * @param {TextMap} map
   * @param {HTMLElement} layer positioned over the text, empty
   */
  constructor(map, layer) {
    this.#map = map;
    this.#layer = layer;
  }

  /**
   * @param {string} name
   * @param {Iterable<Span>} spans
   */
  paint(name, spans) {
    this.erase(name);
    this.#spans.set(name, [...spans]);
    this.#draw(name);
  }

  /** @param {string} name */
  erase(name) {
    this.#spans.delete(name);
    for (const line of [...this.#layer.children]) {
      if (line.classList.contains(name)) line.remove();
    }
  }

  clear() {
    this.#spans.clear();
    this.#layer.replaceChildren();
  }

  /** Draws all anew, after the text has been laid out differently. */
  refresh() {
    this.#layer.replaceChildren();
    for (const name of this.#spans.keys()) this.#draw(name);
  }

  /** @param {string} name */
  #draw(name) {
    const origin = this.#layer.getBoundingClientRect();
    for (const span of this.#spans.get(name) ?? []) {
      for (const rect of this.#map.range(span).getClientRects()) {
        const line = document.createElement("span");
        line.className = `line ${name}`;
        line.style.setProperty("left", `${rect.left - origin.left}px`);
        line.style.setProperty("top", `${rect.top - origin.top}px`);
        line.style.setProperty("width", `${rect.width}px`);
        line.style.setProperty("height", `${rect.height}px`);
        this.#layer.append(line);
      }
    }
  }
}
