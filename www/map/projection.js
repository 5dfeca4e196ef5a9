// Where on the map a place is. `world.json` beside this holds the outlines of countries in the same units.

/** Half the map's width and height, in its own units; `xtask/src/world.rs` has the same. */
const HALF = { x: 1000, y: 486.7 };

/** What an `<svg>` of the map shows: everything but Antarctica, and the east of Siberia past the 180th meridian. */
export const VIEW_BOX = "0 0 2030 860";

const A = /** @type {const} */ ([1.340264, -0.081106, 0.000893, 0.003796]);

/**
 * The Equal Earth projection, which shows areas as large as they are (Šavrič, Patterson and Jenny, 2018,
 * doi:10.1080/13658816.2018.1504949).
 * @param {number} north degrees
 * @param {number} east degrees
 * @returns {{ x: number, y: number }} in the map's units
 */
export function project(north, east) {
  const t = Math.asin(Math.sqrt(3) / 2 * Math.sin(radians(north)));
  const t2 = t * t;
  const t6 = t2 * t2 * t2;
  const x = 2 * Math.sqrt(3) * radians(east) * Math.cos(t)
    / (3 * (9 * A[3] * t2 * t6 + 7 * A[2] * t6 + 3 * A[1] * t2 + A[0]));
  const y = t * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2));
  const unit = HALF.x / 2.7066298;
  return { x: HALF.x + x * unit, y: HALF.y - y * unit };
}

/** @param {number} degrees */
function radians(degrees) {
  return degrees * Math.PI / 180;
}
