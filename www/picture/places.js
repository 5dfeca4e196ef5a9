// The map beside the text: every place that the article names and the map knows is a button on it.

import { make, put } from "../dom/make.js";
import { SourcelightElement } from "../element/base.js";
import { around, breadth, picture, spots, stand, within, WORLD } from "./map.js";
import { words } from "../element/words.js";

/** @typedef {import("../engine/data.js").KnownData} KnownData */
/** @typedef {import("../element/desk.js").Desk} Desk */
/** @typedef {import("./map.js").Outlines} Outlines */
/** @typedef {import("./map.js").Spot} Spot */
/** @typedef {{ spot: Spot, x: number, y: number, area: boolean }} Place in hundredths of the map's width and height; whether it is an area that can be seen */

/** Places that are drawn at most, and of a letter the width and height in hundredths of the map's. */
const MOST = 120;
const LETTER = { width: 2.3, height: 7.500 };
/** How far apart dots stand at least, in hundredths of the map's width. */
const DOT = 5;

export class SourcelightPlaces extends SourcelightElement {
  #desk;
  #outlines;
  #known;
  #whole = false;

  /**
   * @param {Desk} desk
   * @param {Outlines} outlines
   * @param {(lang: string) => KnownData | undefined} known
   */
  constructor(desk, outlines, known) {
    super();
    this.#desk = desk;
    this.#outlines = outlines;
    this.#known = known;
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.#desk.on("current", () => this.#mark(), signal);
    this.addEventListener("keydown", (event) => this.#key(event), { signal });
  }

  draw() {
    const { reading } = this.#desk;
    const { article } = reading;
    const all = article.entities.filter(({ kind, mentions }) => kind === "place" && mentions.length);
    const shown = spots(all, this.#known(words.lang) ?? this.#known(article.lang) ?? {}, this.#outlines).slice(0, MOST);
    const missing = all.filter((entity) => !shown.some((spot) => spot.entity === entity));
    const frame = this.#whole || !shown.length ? WORLD : around(shown);
    const focused = this.contains(document.activeElement) && document.activeElement?.classList.contains("whole-world");
    const places = apart(shown, frame);
    const named = labelled(places, frame);
    const box = make("div", { class: "map", role: "group", "aria-label": words.say("places.label") },
      picture(this.#outlines, shown, frame),
      ...[...places].reverse().map((place) => this.#dot(place, named.get(place))));
    box.style.setProperty("aspect-ratio", `${frame.width} / ${frame.height}`);
    put(this,
      shown.length > 0 ? box : make("p", { class: "hint" }, words.say("places.none")),
      shown.length > 0 && around(shown) !== WORLD && make("button", { type: "button", class: "plain whole-world", "aria-pressed": String(this.#whole), click: () => {
        this.#whole = !this.#whole;
        this.draw();
      } }, words.say("places.world")),
      shown.length > 0 && missing.length > 0 && make("p", { class: "hint" }, words.say("places.missing", { places: words.list(missing.map(({ name }) => name)) })));
    const first = this.#inOrder()[0];
    if (first) first.tabIndex = 0;
    this.#mark();
    if (focused) /** @type {HTMLElement | null} */ (this.querySelector(".whole-world"))?.focus();
  }

  /**
   * @param {Place} place
   * @param {"left" | "right" | undefined} side where its name finds room
   */
  #dot(place, side) {
    const { spot: { entity }, area } = place;
    const count = entity.mentions.length;
    const dot = make("button", {
      type: "button",
      class: `place-dot${area ? " place-area" : ""}${side ? ` place-${side}` : " place-unnamed"}`,
      tabindex: -1,
      "data-entity": entity.id,
      "data-annotation": entity.mentions[0],
      "aria-label": `${entity.name}, ${words.say("names.mentions", { n: count })}`,
      title: entity.name,
      click: () => this.#desk.look(entity.mentions[0], { open: true }),
    }, make("span", { class: `dot dot-${Math.min(count, 4)}` }), make("span", { class: "place-name", lang: this.#desk.reading.article.lang }, entity.name));
    stand(dot, place);
    return dot;
  }

  /** In the order in which the article names them. */
  #inOrder() {
    const { reading } = this.#desk;
    return /** @type {HTMLButtonElement[]} */ ([...this.querySelectorAll(".place-dot")])
      .sort((a, b) => reading.place(a.dataset.annotation ?? "") - reading.place(b.dataset.annotation ?? ""));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const { target } = event;
    if (!(target instanceof HTMLButtonElement) || !target.classList.contains("place-dot") || event.altKey || event.ctrlKey || event.metaKey) return;
    const dots = this.#inOrder();
    const at = dots.indexOf(target);
    /** @type {Record<string, number>} */
    const places = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: -1 };
    const place = places[event.key];
    if (place === undefined) return;
    event.preventDefault();
    const next = dots[(place + dots.length) % dots.length];
    target.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  #mark() {
    const { current, reading } = this.#desk;
    const id = current && reading.entity(current)?.id;
    for (const dot of this.#inOrder()) {
      if (dot.dataset.entity === id) dot.setAttribute("aria-current", "true");
      else dot.removeAttribute("aria-current");
    }
  }
}

/**
 * Where places stand on the map. Of those that lie closer together than their dots are wide, each gets room to be seen and
 * clicked, in a ring around the first; two stand side by side.
 * @param {readonly Spot[]} spots
 * @param {import("./map.js").Frame} frame
 * @returns {Place[]}
 */
function apart(spots, frame) {
  const places = spots.map((spot) => ({ spot, ...within(spot, frame), area: breadth(spot.area ?? "") / frame.width * 100 >= DOT }));
  const flat = frame.width / frame.height;
  /** @type {Place[][]} */
  const heaps = [];
  for (const place of places.filter(({ area }) => !area)) {
    const heap = heaps.find(([{ x, y }]) => Math.hypot(place.x - x, (place.y - y) / flat) < DOT);
    if (heap) heap.push(place);
    else heaps.push([place]);
  }
  for (const heap of heaps.filter(({ length }) => length > 1)) {
    const [{ x, y }] = heap;
    const radius = DOT / 2 / Math.sin(Math.PI / heap.length);
    heap.forEach((place, i) => {
      const angle = 2 * Math.PI * i / heap.length;
      place.x = x + radius * Math.cos(angle);
      place.y = y + radius * Math.sin(angle) * flat;
    });
  }
  return places;
}

/**
 * The names that find room beside their dots, those named most first.
 * @param {readonly Place[]} places
 * @param {import("./map.js").Frame} frame
 */
function labelled(places, frame) {
  const height = LETTER.height * (frame.width / frame.height) / (4 / 3);
  /** @type {{ left: number, right: number, y: number }[]} */
  const taken = places.map(({ area, x, y }) => (area ? { left: x, right: x, y } : { left: x - 2.5, right: x + 2.5, y }));
  /** @type {Map<Place, "left" | "right">} */
  const named = new Map();
  places.forEach((place, own) => {
    const { spot, x, y, area } = place;
    const width = spot.entity.name.length * LETTER.width + 3;
    for (const side of /** @type {const} */ (["right", "left"])) {
      // A country's name stands in its middle.
      const box = area ? { left: x - width / 2, right: x + width / 2, y }
        : side === "right" ? { left: x + 1, right: x + width, y } : { left: x - width, right: x - 1, y };
      if (box.left < 0 || box.right > 100) continue;
      if (taken.some((other, i) => i !== own && Math.abs(other.y - y) < height && other.left < box.right && other.right > box.left)) continue;
      taken.push(box);
      named.set(place, side);
      return;
    }
  });
  return named;
}
