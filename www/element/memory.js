// The few choices that are remembered for the next visit: never anything of an article.

/** @typedef {"interface" | "hidden-kinds" | "letters"} Choice */

/**
 * What was chosen, if anything was and the browser lets pages remember.
 * @param {Choice} choice
 */
export function remembered(choice) {
  try {
    return localStorage.getItem(`sourcelight-${choice}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {Choice} choice
 * @param {string} value
 */
export function remember(choice, value) {
  try {
    localStorage.setItem(`sourcelight-${choice}`, value);
  } catch {
    // Only the choice for the next visit is lost.
  }
}
