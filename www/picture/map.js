// The places of an article on a map of the world: countries as areas, other places as dots. Nothing of it comes from a
// network: the outlines were fetched with the page.

import { draw, make } from "../dom/make.js";
import { project, VIEW_BOX } from "../map/projection.js";

/** @typedef {import("../../src/wasm/types.d.ts").Entity} Entity */
/** @typedef {import("../engine/data.js").KnownData} KnownData */
/** @typedef {Record<string, string>} Outlines paths in the map's units, by Wikidata id */
/** @typedef {{ entity: Entity, x: number, y: number, area: string | undefined }} Spot in the map's units */
/** @typedef {{ x: number, y: number, width: number, height: number }} Frame */

/** Units of the map that are shown at least: about the width of western Europe. */
const LEAST = 150;
/** Width and height of a map that shows a part of the world. */
const SHAPE = 4 / 3;

const [, , WIDTH, HEIGHT] = VIEW_BOX.split(" ").map(Number);
/** @type {Frame} */
export const WORLD = { x: 0, y: 0, width: WIDTH, height: HEIGHT };

/**
 * Entities that have a place on earth, those named most first.
 * @param {readonly Entity[]} entities
 * @param {KnownData} known
 * @param {Outlines} outlines
 * @returns {Spot[]}
 */
export function spots(entities, known, outlines) {
  return entities
    .flatMap((entity) => {
      const at = entity.kind === "place" && entity.wikidata ? known[entity.wikidata]?.at : undefined;
      return at && entity.wikidata && entity.mentions.length ? [{ entity, ...project(...at), area: outlines[entity.wikidata] }] : [];
    })
    .sort((a, b) => b.entity.mentions.length - a.entity.mentions.length);
}

/**
 * The part of the map that shows these places with some air around them.
 * @param {readonly Spot[]} spots
 * @returns {Frame}
 */
export function around(spots) {
  const [xs, ys] = [spots.map(({ x }) => x), spots.map(({ y }) => y)];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const width = Math.max((right - left) * 1.35, (bottom - top) * 1.35 * SHAPE, LEAST);
  if (width > WIDTH * 0.7) return WORLD;
  const height = width / SHAPE;
  /**
   * @param {number} middle
   * @param {number} size
   * @param {number} most
   */
  const start = (middle, size, most) => Math.min(Math.max(middle - size / 2, 0), Math.max(most - size, 0));
  return { x: start((left + right) / 2, width, WIDTH), y: start((top + bottom) / 2, height, HEIGHT), width, height };
}

/**
 * The map's picture, without its places' names.
 * @param {Outlines} outlines
 * @param {readonly Spot[]} spots
 * @param {Frame} frame
 * @param {string} [current] id of the entity that stands out
 */
export function picture(outlines, spots, { x, y, width, height }, current) {
  const areas = new Map(spots.flatMap(({ entity, area }) => (area && entity.wikidata ? [[entity.wikidata, entity.id]] : [])));
  return draw("svg", { viewBox: `${x} ${y} ${width} ${height}`, class: "map-picture", "aria-hidden": "true" },
    draw("g", {}, ...Object.entries(outlines).map(([id, d]) => draw("path", {
      d,
      class: `country${areas.has(id) ? " country-named" : ""}${areas.get(id) === current && current ? " country-current" : ""}`,
    }))));
}

/**
 * How wide the widest part of an area is, in the map's units.
 * @param {string} outline
 */
export function breadth(outline) {
  return Math.max(0, ...outline.split("z").filter(Boolean).map((part) => {
    let [x, left, right] = [0, 0, 0];
    // What comes after the first point says how far it is from the one before.
    for (const [, step] of part.replace(/^M[^l]*/, "").matchAll(/(-?\d+),/g)) {
      x += Number(step);
      left = Math.min(left, x);
      right = Math.max(right, x);
    }
    return right - left;
  }));
}

/**
 * A small map that shows where one place is.
 * @param {Outlines} outlines
 * @param {Spot} spot
 */
export function locator(outlines, spot) {
  const near = spot.area ? LEAST * 2 : LEAST * 1.4;
  const frame = around([{ ...spot, x: spot.x - near / 4 }, { ...spot, x: spot.x + near / 4 }]);
  const dot = make("span", { class: "dot dot-current" });
  stand(dot, within(spot, frame));
  return make("div", { class: "map map-small", "aria-hidden": "true" }, picture(outlines, [spot], frame, spot.entity.id), !spot.area && dot);
}

/**
 * Where a place is on the map, in hundredths of its width and height.
 * @param {{ x: number, y: number }} spot
 * @param {Frame} frame
 */
export function within({ x, y }, frame) {
  return { x: (x - frame.x) / frame.width * 100, y: (y - frame.y) / frame.height * 100 };
}

/**
 * Puts an element there.
 * @param {HTMLElement} element
 * @param {{ x: number, y: number }} place in hundredths of the map's width and height
 */
export function stand(element, { x, y }) {
  element.style.setProperty("left", `${x}%`);
  element.style.setProperty("top", `${y}%`);
}
