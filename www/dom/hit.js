// What text is under the pointer.

/** @typedef {import("./textmap.js").TextMap} TextMap */

/** Pixels around a glyph's box that still count as on it: the gap between lines. */
const SLACK = 4;

/**
 * The offset in the text under a point, or undefined where the point is beside the text.
 * @param {TextMap} map
 * @param {number} x in CSS pixels of the viewport
 * @param {number} y
 * @returns {number | undefined}
 */
export function offsetAt(map, x, y) {
  const caret = caretAt(x, y);
  if (!caret) return undefined;
  const offset = map.offset(caret.node, caret.offset);
  if (offset === undefined) return undefined;
  // The caret is beside a character, the nearest one: the point must be on it, before or after the caret.
  if (on(map, offset - 1, x, y)) return offset - 1;
  if (on(map, offset, x, y)) return offset;
  return undefined;
}

/**
 * @param {TextMap} map
 * @param {number} offset
 * @param {number} x
 * @param {number} y
 */
function on(map, offset, x, y) {
  if (offset < 0) return false;
  for (const rect of map.range({ start: offset, end: offset + 1 }).getClientRects()) {
    if (x >= rect.left - 1 && x <= rect.right + 1 && y >= rect.top - SLACK && y <= rect.bottom + SLACK) return true;
  }
  return false;
}

/**
 * @param {number} x
 * @param {number} y
 * @returns {{ node: Node, offset: number } | undefined}
 */
function caretAt(x, y) {
  if ("caretPositionFromPoint" in document) {
    const caret = document.caretPositionFromPoint(x, y);
    return caret ? { node: caret.offsetNode, offset: caret.offset } : undefined;
  }
  const old = /** @type {{ caretRangeFromPoint?: (x: number, y: number) => Range | null }} */ (
    /** @type {unknown} */ (document)
  );
  const range = old.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}
