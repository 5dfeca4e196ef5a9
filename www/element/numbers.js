// All numbers of the article in a table, and its dates in their order.

import { make, put } from "../dom/make.js";
import { SourcelightElement } from "./base.js";
import { bounds, temporal } from "./calendar.js";
import { around, label, shorten, who } from "./describe.js";
import { moments, timeline } from "./moments.js";
import { icon, voiceMark } from "./symbols.js";
import { meaning } from "./values.js";
import { words } from "./words.js";

/** @typedef {import("../../src/wasm/types.d.ts").NumberAnnotation} NumberAnnotation */
/** @typedef {import("../../src/wasm/types.d.ts").QuantityAnnotation} QuantityAnnotation */
/** @typedef {import("../../src/wasm/types.d.ts").DateAnnotation} DateAnnotation */
/** @typedef {import("./desk.js").Desk} Desk */
/** @typedef {NumberAnnotation | QuantityAnnotation} Numeric */
/** @typedef {"place" | "value" | "source"} Order */
/** @typedef {"all" | "sourced" | "unsourced" | "vague" | "hedged"} Filter */

/** @type {readonly Filter[]} */
const FILTERS = ["all", "sourced", "unsourced", "vague", "hedged"];
/** @type {readonly Order[]} */
const ORDERS = ["place", "value", "source"];
/** Rows of the table at most; a longer one can be copied. */
const MOST = 500;

export class SourcelightNumbers extends SourcelightElement {
  /** @type {Desk} */
  #desk;
  /** @type {Order} */
  #order = "place";
  #descending = false;
  /** @type {Filter} */
  #filter = "all";
  #body = make("tbody");
  #count = make("p", { class: "hint", role: "status" });
  #copied = make("div", { role: "status" });

  /** @param {Desk} desk */
  constructor(desk) {
    super();
    this.#desk = desk;
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.#desk.on("current", () => this.#mark(), signal);
  }

  draw() {
    const { annotations, article } = this.#desk.reading;
    const dates = moments(this.#desk.reading).slice(0, MOST);
    const numbers = annotations.filter(isNumeric);
    // "Last week" is nowhere as long as nobody knows what day it is.
    const lost = article.date ? 0 : annotations.filter((a) => a.kind === "date" && !temporal(a.date)).length;
    put(this,
      ...(numbers.length > 0 ? this.#table(numbers) : [make("p", { class: "hint" }, words.say("numbers.none"))]),
      dates.length + lost > 0 && make("section", { class: "timeline-section" },
        make("h3", {}, words.say("numbers.timeline")),
        lost > 0 && make("p", { class: "note-line" }, words.say("numbers.lost", { n: lost })),
        ...overview(this.#desk.reading),
        this.#timeline(dates)));
    this.#fill();
  }

  /**
   * What shows the numbers, and in which selection.
   * @param {readonly Numeric[]} numbers
   */
  #table(numbers) {
    return [
      make("label", { class: "field" },
        make("span", { class: "visually-hidden" }, words.say("numbers.filter")),
        make("select", { name: "numbers", change: (event) => {
          this.#filter = /** @type {Filter} */ (/** @type {HTMLSelectElement} */ (event.currentTarget).value);
          this.#fill();
        } }, ...FILTERS.map((filter) => make("option", { value: filter, selected: filter === this.#filter },
          words.say("numbers.filter.option", { filter: words.say(`numbers.filter.${filter}`), n: numbers.filter((a) => this.#passes(a, filter)).length }))))),
      make("div", { class: "view-head" },
        this.#count,
        make("button", { type: "button", class: "button small", click: () => this.#copy() }, icon("copy"), words.say("numbers.copy"))),
      this.#copied,
      make("div", { class: "table" }, make("table", { class: "numbers" },
        make("caption", { class: "visually-hidden" }, words.say("views.numbers")),
        make("thead", {}, make("tr", {}, ...ORDERS.map((order) => this.#column(order)))),
        this.#body)),
    ];
  }

  /** @param {Order} order */
  #column(order) {
    return make("th", { scope: "col", "data-order": order },
      make("button", { type: "button", class: "sort", click: () => {
        this.#descending = this.#order === order ? !this.#descending : order === "value";
        this.#order = order;
        this.#fill();
      } }, words.say(`numbers.column.${order}`)));
  }

  #fill() {
    const rows = this.#rows();
    this.#count.textContent = words.say("numbers.count", { n: rows.length });
    this.#copied.replaceChildren();
    this.#body.replaceChildren(...rows.slice(0, MOST).map((annotation) => this.#row(annotation)));
    for (const column of this.querySelectorAll("[data-order]")) {
      const chosen = column instanceof HTMLElement && column.dataset.order === this.#order;
      if (chosen) column.setAttribute("aria-sort", this.#descending ? "descending" : "ascending");
      else column.removeAttribute("aria-sort");
    }
    this.#mark();
  }

  /** @returns {Numeric[]} */
  #rows() {
    const { reading } = this.#desk;
    const rows = reading.annotations.filter(isNumeric).filter((a) => this.#passes(a, this.#filter));
    const { compare } = new Intl.Collator(words.lang);
    /** @type {Record<Order, (a: Numeric, b: Numeric) => number>} */
    const orders = {
      place: (a, b) => a.start - b.start,
      value: (a, b) => size(a) - size(b),
      source: (a, b) => compare(this.#source(a), this.#source(b)),
    };
    rows.sort(orders[this.#order]);
    return this.#descending ? rows.reverse() : rows;
  }

  /**
   * @param {Numeric} annotation
   * @param {Filter} filter
   */
  #passes(annotation, filter) {
    const { voice, speech } = this.#desk.reading.attribution(annotation);
    switch (filter) {
      case "all": return true;
      case "sourced": return voice === "named" || voice === "unnamed";
      case "unsourced": return voice !== "named" && voice !== "unnamed";
      case "vague": return annotation.approx !== undefined || annotation.value?.number === undefined;
      case "hedged": return speech?.kind === "statement" && speech.hedged === true;
    }
  }

  /** @param {Numeric} annotation */
  #source(annotation) {
    return who(this.#desk.reading.attribution(annotation));
  }

  /** @param {Numeric} annotation */
  #row(annotation) {
    const { reading } = this.#desk;
    const means = meaning(annotation, reading);
    const { voice } = reading.attribution(annotation);
    // A bare number says nothing without its words.
    const of = annotation.of ? shorten(annotation.of, 60) : annotation.kind === "number" && around(annotation, reading, 14).join(annotation.text);
    return make("tr", { "data-annotation": annotation.id },
      make("th", { scope: "row" },
        make("button", { type: "button", class: "link", "data-annotation": annotation.id, title: label(annotation, reading), click: () => this.#desk.look(annotation.id, { open: true }) },
          make("span", { class: `mark-${annotation.kind}`, lang: reading.article.lang }, annotation.text)),
        of && make("span", { class: "of", lang: reading.article.lang }, of)),
      make("td", {}, means?.value ?? ""),
      make("td", {}, make("span", { class: "cell-source" }, voiceMark(voice), make("span", {}, shorten(this.#source(annotation), 40)))));
  }

  /** @param {readonly { annotation: DateAnnotation, start: number }[]} dates */
  #timeline(dates) {
    const { reading } = this.#desk;
    const today = bounds(reading.article.date ?? "")?.start;
    /** @type {{ start: number, said: string, mentions: DateAnnotation[] }[]} */
    const stations = [];
    for (const { annotation, start } of dates) {
      const said = temporal(annotation.date) ?? annotation.text;
      const last = stations.at(-1);
      if (last && last.said === said) last.mentions.push(annotation);
      else stations.push({ start, said, mentions: [annotation] });
    }
    let before = stations[0]?.start ?? 0;
    return make("ol", { class: "timeline" }, ...stations.map(({ start, said, mentions }) => {
      // The wider the gap in time, the wider on the page; but not in proportion, as years and days stand side by side.
      const gap = Math.min(4, Math.round(Math.log10(1 + (start - before) / 86_400_000)));
      before = start;
      return make("li", { class: `station gap-${gap}${start === today ? " today" : ""}` },
        make("strong", {}, said),
        start === today && make("span", { class: "hint" }, words.say("numbers.today")),
        make("ul", {}, ...mentions.map((annotation) => make("li", {},
          make("button", { type: "button", class: "link", title: label(annotation, reading), "data-annotation": annotation.id, click: () => this.#desk.look(annotation.id, { open: true }) },
            ...this.#around(annotation))))));
    }));
  }

  /**
   * A date among its words.
   * @param {DateAnnotation} annotation
   */
  #around(annotation) {
    const { reading } = this.#desk;
    const { lang } = reading.article;
    const [before, after] = around(annotation, reading);
    return [make("span", { class: "around", lang }, before), make("b", { lang }, annotation.text), make("span", { class: "around", lang }, after)];
  }

  async #copy() {
    const { reading } = this.#desk;
    /** @type {import("./words.js").Key[]} */
    const titles = ["numbers.csv.text", "numbers.csv.number", "numbers.csv.min", "numbers.csv.max", "numbers.csv.unit", "numbers.csv.of", "numbers.csv.source", "numbers.csv.sentence"];
    const rows = this.#rows().map((a) => [
      a.text,
      a.value?.number ?? "",
      a.value?.min ?? "",
      a.value?.max ?? "",
      a.kind === "quantity" ? a.unit : "",
      a.of ?? "",
      this.#source(a),
      reading.text(reading.sentences(a).here),
    ]);
    const csv = [titles.map((title) => words.say(title)), ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
    try {
      await navigator.clipboard.writeText(csv);
      put(this.#copied, make("p", { class: "hint" }, words.say("numbers.copied", { n: rows.length })));
    } catch {
      // Where the clipboard is closed to pages, the reader copies by hand.
      const field = make("textarea", { readonly: true, rows: 4, "aria-label": words.say("numbers.copy") });
      field.value = csv;
      put(this.#copied, field);
      field.select();
    }
  }

  #mark() {
    const id = this.#desk.current?.id;
    for (const row of this.querySelectorAll("tr[data-annotation]")) {
      if (row instanceof HTMLElement && row.dataset.annotation === id) row.setAttribute("aria-current", "true");
      else row.removeAttribute("aria-current");
    }
  }
}

/**
 * @param {import("../../src/wasm/types.d.ts").Annotation} annotation
 * @returns {annotation is Numeric}
 */
function isNumeric(annotation) {
  return annotation.kind === "number" || annotation.kind === "quantity";
}

/**
 * All dates on one line.
 * @param {import("../engine/reading.js").Reading} reading
 */
function overview(reading) {
  const line = timeline(reading);
  return line ? [line, make("p", { class: "hint" }, words.say("numbers.moments"))] : [];
}

/** @param {Numeric} annotation */
function size({ value }) {
  return value?.number ?? value?.min ?? value?.max ?? -Infinity;
}

/**
 * A cell of CSV. One that a spreadsheet would take for a formula is kept from being one.
 * @param {string | number} value
 */
function cell(value) {
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
