/**
 * How fast the WebAssembly engine reads; the counterpart of `speed.rs`. The function is handed to a browser as text, so
 * it uses nothing from outside itself.
 *
 * @param {{ engine: typeof import("../www/dist/sourcelight.js"), packs: Record<string, Uint8Array>,
 *   articles: Record<string, string>, inputs: { name: string, unit: string, times: number }[],
 *   tell: (result: object) => void }} given
 */
export async function measure({ engine, packs, articles, inputs, tell }) {
  // The processor's time where it can be had: other programs of a busy machine do not lengthen it.
  const used = () => {
    const usage = globalThis.process?.cpuUsage();
    return usage ? (usage.user + usage.system) / 1e3 : performance.now();
  };
  /**
   * Milliseconds of the median run by the clock, and of the best by the processor's time.
   * @param {() => unknown} run
   * @param {number} [least] milliseconds to measure for, at least
   */
  const time = (run, least = 200) => {
    const clock = [];
    const begun = performance.now();
    // The first runs are slower, until the browser has compiled the engine for good.
    while (performance.now() - begun < 300) run();
    const first = performance.now();
    run();
    // Clocks of browsers are coarse: what is quick is timed many at once.
    const many = Math.max(1, Math.min(1000, Math.floor(5 / (performance.now() - first + 0.01))));
    let best = Infinity;
    while (clock.length < 3 || performance.now() - first < least) {
      const [start, before] = [performance.now(), used()];
      for (let i = 0; i < many; i++) run();
      best = Math.min(best, (used() - before) / many);
      clock.push((performance.now() - start) / many);
      if (performance.now() - begun > 10_000) break;
    }
    clock.sort((a, b) => a - b);
    return { best, median: clock[clock.length >> 1] };
  };
  for (const [lang, article] of Object.entries(articles)) {
    tell({ what: "pack", lang, bytes: packs[lang].length, ...time(() => engine.loadPack(packs[lang])) });
    /** @param {string} what @param {string} name @param {string} content */
    const read = (what, name, content) => {
      // On a busy machine the quick code is late; the article is measured for as long as peers are.
      const least = what === "article" ? 2000 : undefined;
      const times = time(() => engine.annotate({ content, format: "text" }, { lang, date: "2026-03-14" }), least);
      const bytes = new TextEncoder().encode(content).length;
      const words = content.split(/\s+/u).filter(Boolean).length;
      tell({ what, lang, name, bytes, words, ...times });
    };
    read("article", lang, article);
    for (const [name, length] of /** @type {const} */ ([["1 KB", 1e3], ["10 KB", 1e4], ["100 KB", 1e5], ["1 MB", 1e6], ["10 MB", 1e7]])) {
      read("length", name, article.repeat(length / article.length + 1).slice(0, length));
    }
    for (const { name, unit, times } of inputs) {
      for (const part of [times / 10, times]) read("input", name, unit.repeat(part));
    }
  }
}
