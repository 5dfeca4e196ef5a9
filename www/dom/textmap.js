// Where the offsets of a text are in the document, and the other way round.

/** @typedef {import("../../src/wasm/types.d.ts").Span} Span */
/** @typedef {{ node: Text, start: number }} Piece */

/** Ties a text to the nodes that show it. What lies between pieces (blank lines) belongs to the piece before. */
export class TextMap {
  /** @type {readonly Piece[]} */
  #pieces;
  /** @type {Map<Node, Piece>} */
  #byNode;

  /** @param {readonly Piece[]} pieces in text order; offsets count UTF-16 code units, as DOM offsets do */
  constructor(pieces) {
    this.#pieces = pieces;
    this.#byNode = new Map(pieces.map((piece) => [piece.node, piece]));
  }

  /**
   * A live range, to measure.
   * @param {Span} span
   */
  range({ start, end }) {
    const range = document.createRange();
    const from = this.#locate(start, false);
    const to = this.#locate(end, true);
    if (from && to) {
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset);
    }
    return range;
  }

  /**
   * A static range, to paint: it costs the document nothing when it changes.
   * @param {Span} span
   * @returns {StaticRange | undefined}
   */
  staticRange({ start, end }) {
    const from = this.#locate(start, false);
    const to = this.#locate(end, true);
    if (!from || !to) return undefined;
    return new StaticRange({
      startContainer: from.node,
      startOffset: from.offset,
      endContainer: to.node,
      endOffset: to.offset,
    });
  }

  /**
   * The text's offset of a place in the document.
   * @param {Node} node
   * @param {number} offset
   * @returns {number | undefined}
   */
  offset(node, offset) {
    const piece = this.#byNode.get(node);
    return piece && piece.start + Math.min(offset, piece.node.length);
  }

  /**
   * @param {number} offset
   * @param {boolean} atEnd an end on the border of two pieces belongs to the first of them
   */
  #locate(offset, atEnd) {
    let low = 0;
    let high = this.#pieces.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const { start } = this.#pieces[middle];
      if (atEnd ? start < offset : start <= offset) low = middle + 1;
      else high = middle;
    }
    const piece = this.#pieces[Math.max(low - 1, 0)];
    if (!piece) return undefined;
    return { node: piece.node, offset: Math.min(Math.max(offset - piece.start, 0), piece.node.length) };
  }
}
