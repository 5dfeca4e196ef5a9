// Sources and what they say as a picture: every source is a lamp, and its light falls on its words in the article. Behind
// the picture is a list with a button for everything, which the keyboard walks and screen readers read.

import { draw, make, put } from "../dom/make.js";
import { voice } from "../engine/reading.js";
import { sourcesInOrder } from "../engine/tally.js";
import { SourcelightElement } from "../element/base.js";
import { label, shorten, who } from "../element/describe.js";
import { spread } from "./spread.js";
import { voiceMark } from "../element/symbols.js";
import { words } from "../element/words.js";

/** @typedef {import("../../src/wasm/types.d.ts").Source} Source */
/** @typedef {import("../engine/reading.js").Speech} Speech */
/** @typedef {import("../engine/reading.js").Voice} Voice */
/** @typedef {import("../element/desk.js").Desk} Desk */

/** Pixels that a statement and a source need, and the height of the smallest picture. */
const LINE = 30;
const LAMP = 46;
const LEAST = 320;
/** The picture's columns in hundredths of its width: sources end, the article begins and ends. */
const [SOURCES, FROM, TO] = [36, 52, 56];
/** Statements that are drawn at most; the list has them all. */
const MOST = 250;

export class SourcelightGraph extends SourcelightElement {
  #desk;
  /** @type {HTMLButtonElement[]} */
  #sources = [];
  /** @type {HTMLButtonElement[]} */
  #statements = [];
  /** @type {Map<HTMLButtonElement, HTMLButtonElement>} */
  #sourceOf = new Map();

  /** @param {Desk} desk */
  constructor(desk) {
    super();
    this.#desk = desk;
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.#desk.on("spotlight", () => this.#mark(), signal);
    this.#desk.on("current", () => this.#mark(), signal);
    this.addEventListener("keydown", (event) => this.#key(event), { signal });
    for (const type of ["pointerover", "focusin"]) this.addEventListener(type, ({ target }) => this.#near(target), { signal });
    for (const type of ["pointerleave", "focusout"]) this.addEventListener(type, () => this.#near(null), { signal });
  }

  draw() {
    const { reading } = this.#desk;
    const { length } = reading.article.text;
    const drawn = new Set(sourcesInOrder(reading).flatMap(({ said }) => said).sort((a, b) => a.start - b.start || b.end - a.end).slice(0, MOST));
    const groups = sourcesInOrder(reading)
      .map(({ source, said }) => ({ source, said: said.filter((speech) => drawn.has(speech)) }))
      .filter(({ said }) => said.length);
    // A little more than the lines need, so that they can stand where their words are.
    const height = Math.max(LEAST, drawn.size * LINE * 1.2, groups.length * LAMP);
    const scale = height / Math.max(length, 1);

    const lines = [...drawn];
    const tops = spread(lines.map(({ start, end }) => (start + end) / 2 * scale - LINE / 2), LINE, height - LINE);
    const lineOf = new Map(lines.map((speech, i) => [speech, tops[i] + LINE / 2]));
    // Each lamp stands where its words are on the whole, but whoever speaks first stands first.
    let last = 0;
    const wishes = groups.map(({ said }) => {
      const middle = said.reduce((sum, speech) => sum + (lineOf.get(speech) ?? 0), 0) / said.length;
      return (last = Math.max(last, middle - LAMP / 2));
    });
    const lamps = spread(wishes, LAMP, height - LAMP);

    this.#sources = [];
    this.#statements = [];
    this.#sourceOf.clear();
    /** @type {SVGElement[]} */
    const beams = [];
    const list = make("ol", { class: "graph-list", "aria-label": words.say("graph.label") }, ...groups.map(({ source, said }, i) => {
      const v = source ? voice(source) : "unknown";
      const lamp = this.#lamp(source, v, said.length);
      place(lamp, lamps[i]);
      this.#sources.push(lamp);
      return make("li", {}, lamp, make("ul", {}, ...said.map((speech) => {
        const line = this.#line(speech);
        const middle = lineOf.get(speech) ?? 0;
        place(line, middle - LINE / 2);
        this.#statements.push(line);
        this.#sourceOf.set(line, lamp);
        beams.push(...beam({ speech: speech.id, source: source?.id ?? "", voice: v }, lamps[i] + LAMP / 2, speech.start * scale, Math.max((speech.end - speech.start) * scale, 3), middle));
        return make("li", {}, line);
      })));
    }));
    this.#statements.sort((a, b) => Number(this.#place(a)) - Number(this.#place(b)));

    const picture = draw("svg", { viewBox: `0 0 100 ${height}`, preserveAspectRatio: "none", class: "graph-picture", "aria-hidden": "true" },
      draw("defs", {},
        pattern("stripes", 2, 8, draw("rect", { width: 2, height: 4, class: "graph-ink" })),
        pattern("dots", 2, 8, draw("rect", { width: 1, height: 2, class: "graph-grey" }))),
      draw("rect", { x: FROM, y: 0, width: TO - FROM, height, class: "graph-text" }),
      ...reading.article.blocks.map(({ start }) => draw("rect", { x: FROM, y: start * scale - 1, width: TO - FROM, height: 1.5, class: "graph-border" })),
      ...beams);
    const box = make("div", { class: "graph" }, picture, list);
    box.style.setProperty("height", `${height}px`);
    put(this,
      make("p", { class: "hint graph-heads", "aria-hidden": "true" },
        make("span", {}, words.say("graph.sources")), make("span", {}, words.say("graph.statements"))),
      box,
      make("p", { class: "hint" }, words.say("graph.hint")));
    for (const button of [...this.#sources, ...this.#statements]) button.tabIndex = -1;
    if (this.#sources[0]) this.#sources[0].tabIndex = 0;
    this.#mark();
  }

  /**
   * @param {Source | undefined} source
   * @param {Voice} v
   * @param {number} count
   */
  #lamp(source, v, count) {
    const name = who({ voice: v, source });
    return make("button", {
      type: "button",
      class: `lamp lamp-${v}`,
      "data-source": source?.id ?? "",
      "aria-pressed": source ? "false" : undefined,
      // Those whose source was not found have no light of their own.
      "aria-disabled": source ? undefined : "true",
      "aria-label": `${name}, ${[words.say(`share.${v}`), words.say("names.speaks", { n: count })].join(", ")}`,
      title: name,
      click: () => source && this.#desk.light(this.#desk.spotlight === source.id ? undefined : source.id),
    }, make("span", { class: "lamp-name", lang: v === "named" || v === "unnamed" ? this.#desk.reading.article.lang : undefined }, name), voiceMark(v));
  }

  /** @param {Speech} speech */
  #line(speech) {
    const { reading } = this.#desk;
    const text = shorten(speech.text, 60);
    return make("button", {
      type: "button",
      class: "line-of-text",
      lang: reading.article.lang,
      "data-annotation": speech.id,
      "aria-label": label(speech, reading),
      title: shorten(speech.text, 200),
      click: () => this.#desk.look(speech.id, { open: true }),
    }, make("span", { class: `mark-${speech.kind}` }, text));
  }

  /** @param {HTMLButtonElement} line */
  #place(line) {
    return this.#desk.reading.place(line.dataset.annotation ?? "");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { target } = event;
    if (!(target instanceof HTMLButtonElement) || event.altKey || event.ctrlKey || event.metaKey) return;
    const onSource = this.#sources.includes(target);
    const column = onSource ? this.#sources : this.#statements;
    const at = column.indexOf(target);
    const next = {
      ArrowDown: column[at + 1],
      ArrowUp: column[at - 1],
      Home: column[0],
      End: column[column.length - 1],
      ArrowRight: onSource ? this.#statements.find((line) => this.#sourceOf.get(line) === target) : undefined,
      ArrowLeft: onSource ? undefined : this.#sourceOf.get(target),
    }[event.key];
    if (!/^(Arrow|Home$|End$)/.test(event.key)) return;
    event.preventDefault();
    if (!next) return;
    target.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  /**
   * What is under the pointer or has the focus stands out with its beams.
   * @param {EventTarget | null} target
   */
  #near(target) {
    const button = target instanceof Element ? target.closest("button") : null;
    const { source, annotation } = button?.dataset ?? {};
    for (const beam of this.querySelectorAll("[data-speech]")) {
      if (!(beam instanceof SVGElement)) continue;
      beam.classList.toggle("near", annotation !== undefined ? beam.dataset.speech === annotation : source !== undefined && beam.dataset.source === source);
    }
    this.classList.toggle("looking", button !== null);
  }

  #mark() {
    const { spotlight, current } = this.#desk;
    this.classList.toggle("spotlit", spotlight !== undefined);
    for (const lamp of this.#sources) {
      const lit = lamp.dataset.source !== "" && lamp.dataset.source === spotlight;
      if (lamp.dataset.source) lamp.setAttribute("aria-pressed", String(lit));
      lamp.classList.toggle("dimmed", spotlight !== undefined && !lit);
    }
    for (const line of this.#statements) {
      line.classList.toggle("dimmed", spotlight !== undefined && this.#sourceOf.get(line)?.dataset.source !== spotlight);
      if (line.dataset.annotation === current?.id) line.setAttribute("aria-current", "true");
      else line.removeAttribute("aria-current");
    }
    for (const beam of this.querySelectorAll("[data-speech]")) {
      beam.classList.toggle("dimmed", spotlight !== undefined && beam instanceof SVGElement && beam.dataset.source !== spotlight);
    }
  }
}

/**
 * Light from a lamp onto a stretch of the article, the stretch itself, and a line from there to its words.
 * @param {{ speech: string, source: string, voice: Voice }} of
 * @param {number} lamp
 * @param {number} top
 * @param {number} height
 * @param {number} line
 */
function beam({ speech, source, voice }, lamp, top, height, line) {
  const bottom = top + height;
  const middle = (SOURCES + FROM) / 2;
  const data = { "data-speech": speech, "data-source": source };
  return [
    draw("path", { ...data, class: `beam beam-${voice}`, d: `M${SOURCES} ${lamp - 1}C${middle} ${lamp - 1} ${middle} ${top} ${FROM} ${top}V${bottom}C${middle} ${bottom} ${middle} ${lamp + 1} ${SOURCES} ${lamp + 1}Z` }),
    draw("rect", { ...data, class: `stretch stretch-${voice}`, x: FROM, y: top, width: TO - FROM, height }),
    draw("path", { ...data, class: "lead", d: `M${TO} ${top + height / 2}L${TO + 3} ${line}` }),
  ];
}

/**
 * @param {string} name
 * @param {number} width
 * @param {number} height
 * @param {SVGElement} content
 */
function pattern(name, width, height, content) {
  return draw("pattern", { id: `graph-${name}`, width, height, patternUnits: "userSpaceOnUse" }, content);
}

/**
 * @param {HTMLElement} element
 * @param {number} top
 */
function place(element, top) {
  element.style.setProperty("top", `${top}px`);
}
