// The article itself: its text as it is, painted, clickable, and with a cursor that the keyboard moves.

import { offsetAt } from "../dom/hit.js";
import { make, put } from "../dom/make.js";
import { CAN_HIGHLIGHT, LinePainter, Painter } from "../dom/painter.js";
import { TextMap } from "../dom/textmap.js";
import { isSpeech, voice } from "../engine/reading.js";
import { SourcelightElement } from "./base.js";
import { label, shorten, who } from "./describe.js";
import { CURRENT_PRIORITY, highlightOf } from "./kinds.js";
import { voiceMark } from "./symbols.js";
import { words } from "./words.js";

/** @typedef {import("../../src/wasm/types.d.ts").Annotation} Annotation */
/** @typedef {import("../../src/wasm/types.d.ts").Block} Block */
/** @typedef {import("./desk.js").Desk} Desk */

const CURRENT = "sourcelight-current";
const CUE = "sourcelight-cue";
/** Space kept free above and below what is looked at, in pixels. */
const AIR = 96;
/** Notes in the margin beyond which a text is too long for them. */
const MOST_NOTES = 400;

export class SourcelightArticle extends SourcelightElement {
  /** @type {Desk} */
  #desk;
  /** @type {TextMap} */
  #map = new TextMap([]);
  /** @type {Painter | LinePainter | undefined} */
  #painter;
  /** @type {Set<string>} */
  #painted = new Set();
  /** @type {ResizeObserver | undefined} */
  #resizes;
  #text = make("div", { class: "text" });
  #margin = make("div", { class: "margin", "aria-hidden": "true" });
  #layer = make("div", { class: "lines", "aria-hidden": "true" });
  #lit = make("div", { class: "lit", role: "status" });
  /** @type {HTMLElement[]} */
  #blocks = [];
  /** @type {HTMLButtonElement | undefined} */
  #cursor;

  /** @param {Desk} desk */
  constructor(desk) {
    super();
    this.#desk = desk;
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.#build();
    this.#painter = CAN_HIGHLIGHT ? new Painter(this.#map) : new LinePainter(this.#map, this.#layer);
    this.#paint();
    this.#desk.on("kinds", () => this.#paint(), signal);
    this.#desk.on("spotlight", () => {
      this.#paint();
      this.#spotlight();
    }, signal);
    this.#desk.on("current", () => this.#look(), signal);
    this.#desk.on("panel", () => {
      this.#paintCurrent();
      this.#reveal();
    }, signal);
    this.#text.addEventListener("click", (event) => this.#click(event), { signal });
    this.#text.addEventListener("pointermove", (event) => this.#hover(event), { signal });
    this.#resizes = new ResizeObserver(() => this.#layout());
    this.#resizes.observe(this.#text);
    document.fonts?.ready.then(() => this.#layout());
  }

  disconnected() {
    this.#painter?.clear();
    this.#resizes?.disconnect();
  }

  draw() {
    this.#spotlight();
    this.#placeCursor(false);
    this.#notes();
  }

  /** Puts the focus on the annotation that is looked at. */
  focusCurrent() {
    this.#cursor?.focus({ preventScroll: true });
    this.#reveal();
  }

  focusTitle() {
    this.querySelector("h1")?.focus({ preventScroll: true });
  }

  #build() {
    const { article } = this.#desk.reading;
    /** @type {{ node: Text, start: number }[]} */
    const pieces = [];
    const title = article.blocks.find((block) => block.type === "head");
    this.#blocks = article.blocks.map((block) => {
      const node = document.createTextNode(article.text.slice(block.start, block.end));
      pieces.push({ node, start: block.start });
      return make("div", { class: "block" }, element(block, block === title, node));
    });
    this.#map = new TextMap(pieces);
    this.#text.replaceChildren(...this.#blocks);
    this.#text.lang = article.lang;
    this.#margin.lang = article.lang;
    const heading = title ? null : make("h1", { class: "visually-hidden", tabindex: -1 }, words.say("article.title"));
    put(this, heading, this.#lit, this.#text, this.#margin, this.#layer);
  }

  #paint() {
    /** @type {Map<string, { priority: number, spans: Annotation[] }>} */
    const groups = new Map();
    for (const annotation of this.#desk.visible) {
      const { name, priority } = highlightOf(annotation);
      const group = groups.get(name);
      if (group) group.spans.push(annotation);
      else groups.set(name, { priority, spans: [annotation] });
    }
    for (const name of this.#painted) {
      if (!groups.has(name)) this.#painter?.erase(name);
    }
    for (const [name, { priority, spans }] of groups) this.#painter?.paint(name, spans, priority);
    this.#painted = new Set(groups.keys());
    this.classList.toggle("spotlit", this.#desk.spotlight !== undefined);
    this.#paintCurrent();
    this.#notes();
    this.#placeCursor(false);
  }

  /** Says that not all is lit, and offers to light it again. */
  #spotlight() {
    const source = this.#desk.reading.source(this.#desk.spotlight);
    this.#lit.replaceChildren(...(source ? [
      make("span", {}, words.say("sources.lit", { name: who({ voice: voice(source), source }) })),
      make("button", { type: "button", class: "plain", click: () => {
        this.#desk.light(undefined);
        this.focusCurrent();
      } }, words.say("sources.unlight")),
    ] : []));
  }

  #paintCurrent() {
    const { current } = this.#desk;
    const shown = current && (this.#desk.open || this.#cursor === document.activeElement) ? current : undefined;
    const cue = shown && cueOf(shown);
    this.#painter?.paint(CURRENT, shown ? [shown] : [], CURRENT_PRIORITY);
    this.#painter?.paint(CUE, cue ? [cue] : [], CURRENT_PRIORITY + 1);
  }

  #look() {
    const focused = this.#cursor !== undefined && this.#cursor === document.activeElement;
    this.#placeCursor(focused || (!this.#desk.open && document.activeElement === document.body));
    this.#paintCurrent();
    this.#reveal();
  }

  /**
   * The cursor is a button that lies over what is looked at and is announced as it. For every move it is made anew, as a
   * focus that stays where it is would not be announced.
   * @param {boolean} focus
   */
  #placeCursor(focus) {
    const { visible, current, reading } = this.#desk;
    const annotation = current && this.#desk.lit(current) ? current : visible[0];
    const had = focus || (this.#cursor !== undefined && this.#cursor === document.activeElement);
    const old = this.#cursor;
    this.#cursor = undefined;
    if (annotation) {
      const place = words.say("list.place", { n: visible.indexOf(annotation) + 1, total: visible.length });
      const cursor = make("button", {
        type: "button",
        class: "cursor",
        "data-annotation": annotation.id,
        "aria-label": `${label(annotation, reading)}. ${place}`,
        click: () => this.#desk.look(annotation.id, { open: true }),
        keydown: (event) => this.#key(/** @type {KeyboardEvent} */ (event)),
        focus: () => {
          if (this.#desk.current?.id !== annotation.id) this.#desk.look(annotation.id);
          this.#paintCurrent();
        },
        blur: () => this.#paintCurrent(),
      });
      this.#blocks[reading.block(annotation.start)]?.append(cursor);
      this.#cursor = cursor;
      this.#frame(annotation);
      if (had) cursor.focus({ preventScroll: true });
    }
    old?.remove();
  }

  /**
   * A frame around each line of an annotation, which shows the focus.
   * @param {Annotation} annotation
   */
  #frame(annotation) {
    const cursor = this.#cursor;
    const block = cursor?.parentElement;
    if (!cursor || !block) return;
    const origin = block.getBoundingClientRect();
    cursor.replaceChildren(...[...this.#map.range(annotation).getClientRects()].map((rect) => {
      const frame = make("span", { class: "frame" });
      frame.style.setProperty("left", `${rect.left - origin.left}px`);
      frame.style.setProperty("top", `${rect.top - origin.top}px`);
      frame.style.setProperty("width", `${rect.width}px`);
      frame.style.setProperty("height", `${rect.height}px`);
      return frame;
    }));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { visible } = this.#desk;
    switch (event.key) {
      case "ArrowRight": this.#desk.step(1); break;
      case "ArrowLeft": this.#desk.step(-1); break;
      case "Home": this.#desk.look(visible[0].id); break;
      case "End": this.#desk.look(visible[visible.length - 1].id); break;
      default: return;
    }
    event.preventDefault();
  }

  /** @param {MouseEvent} event */
  #click(event) {
    // Whoever selects text wants the text.
    if (!getSelection()?.isCollapsed) return;
    const annotation = this.#under(event);
    if (annotation) this.#desk.look(annotation.id, { open: true });
  }

  /** @param {PointerEvent} event */
  #hover(event) {
    if (event.pointerType !== "mouse" || event.buttons) return;
    this.#text.classList.toggle("over", this.#under(event) !== undefined);
  }

  /** @param {MouseEvent} event */
  #under({ clientX, clientY }) {
    const offset = offsetAt(this.#map, clientX, clientY);
    return offset === undefined ? undefined : this.#desk.reading.at(offset).find((a) => this.#desk.lit(a));
  }

  /** Scrolls what is looked at into view, clear of the panel where that covers the page's lower part. */
  #reveal() {
    // Not before the panel has taken its place.
    requestAnimationFrame(() => this.#scroll());
  }

  #scroll() {
    const { current } = this.#desk;
    if (!current || !this.isConnected) return;
    const box = this.#map.range(current).getBoundingClientRect();
    const sheet = document.querySelector("sourcelight-panel.sheet:not([hidden])");
    const bottom = Math.min(sheet?.getBoundingClientRect().top ?? Infinity, innerHeight);
    const air = Math.min(AIR, bottom / 5);
    if (box.top >= air && Math.min(box.bottom, box.top + bottom / 2) <= bottom - air) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    scrollBy({ top: box.top - Math.max(air, bottom / 3), behavior: calm ? "instant" : "smooth" });
  }

  #layout() {
    if (this.#painter instanceof LinePainter) this.#painter.refresh();
    const id = this.#cursor?.dataset.annotation;
    const annotation = this.#desk.reading.annotation(id);
    if (annotation) this.#frame(annotation);
    this.#notes();
  }

  /** In the margin beside each quote and statement: who says it. The list says the same to those who do not see it. */
  #notes() {
    this.#margin.replaceChildren();
    if (!this.#margin.offsetWidth) return;
    const { visible, reading } = this.#desk;
    const origin = this.#margin.getBoundingClientRect();
    const speeches = visible.filter(isSpeech);
    if (speeches.length > MOST_NOTES) return;
    let free = 0;
    let last = "";
    for (const speech of speeches) {
      const attribution = reading.attribution(speech);
      const name = who(attribution);
      const block = reading.block(speech.start);
      // One note is enough where a source speaks on in the same paragraph.
      const once = `${block} ${name}`;
      if (once === last) continue;
      const rect = this.#map.range(speech).getClientRects()[0];
      if (!rect) continue;
      const top = Math.max(rect.top - origin.top, free);
      const note = make("div", { class: `note note-${attribution.voice}` }, voiceMark(attribution.voice),
        make("span", {}, shorten(name, 48)));
      note.style.setProperty("top", `${top}px`);
      note.addEventListener("click", () => this.#desk.look(speech.id, { open: true }));
      this.#margin.append(note);
      free = top + note.offsetHeight + 4;
      last = once;
    }
  }
}

/**
 * The words that introduce it, or gave it away.
 * @param {Annotation} annotation
 */
export function cueOf(annotation) {
  return ("cue" in annotation ? annotation.cue : undefined) ?? annotation.evidence.cue;
}

/**
 * @param {Block} block
 * @param {boolean} title
 * @param {Text} text
 */
function element({ type }, title, text) {
  switch (type) {
    case "head": return title ? make("h1", { tabindex: -1 }, text) : make("h2", {}, text);
    case "byline": return make("p", { class: "byline" }, text);
    case "figure": return make("p", { class: "caption" }, text);
    case "p": return make("p", {}, text);
  }
}
