// Places along a line that are not too near each other.

/**
 * Places as near as can be to those wanted, at least `gap` apart, within 0 and `length` if they fit. The same wishes
 * always get the same places.
 * @param {readonly number[]} wanted in ascending order
 * @param {number} gap
 * @param {number} length
 * @returns {number[]}
 */
export function spread(wanted, gap, length) {
  // Those that crowd stand together as a block around the middle of what they want.
  /** @type {{ first: number, count: number, sum: number }[]} */
  const blocks = [];
  const start = (/** @type {typeof blocks[number]} */ { sum, count }) => {
    const last = Math.max(length - (count - 1) * gap, 0);
    return Math.min(Math.max(sum / count, 0), last);
  };
  wanted.forEach((place, i) => {
    let block = { first: i, count: 1, sum: place };
    for (let before = blocks.at(-1); before && start(before) + before.count * gap > start(block); before = blocks.at(-1)) {
      blocks.pop();
      // Sums count from the place of a block's first.
      block = { first: before.first, count: before.count + block.count, sum: before.sum + block.sum - before.count * block.count * gap };
    }
    blocks.push(block);
  });
  return blocks.flatMap((block) => Array.from({ length: block.count }, (_, i) => start(block) + i * gap));
}
