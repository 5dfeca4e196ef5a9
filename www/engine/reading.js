// Questions that the page asks of an article. Pure: no DOM, no words of any language.

/** @typedef {import("../../src/wasm/types.d.ts").Annotation} Annotation */
/** @typedef {import("../../src/wasm/types.d.ts").Article} Article */
/** @typedef {import("../../src/wasm/types.d.ts").Block} Block */
/** @typedef {import("../../src/wasm/types.d.ts").Entity} Entity */
/** @typedef {import("../../src/wasm/types.d.ts").EntityMention} EntityMention */
/** @typedef {import("../../src/wasm/types.d.ts").QuoteAnnotation} QuoteAnnotation */
/** @typedef {import("../../src/wasm/types.d.ts").StatementAnnotation} StatementAnnotation */
/** @typedef {import("../../src/wasm/types.d.ts").Source} Source */
/** @typedef {import("../../src/wasm/types.d.ts").Span} Span */
/** @typedef {QuoteAnnotation | StatementAnnotation} Speech */

/**
 * On whose word something rests. `named`, `unnamed` and `nobody` have a source; `unknown` is a quote or statement whose
 * source the engine did not find; what stands in no quote or statement is the newsroom's own.
 * @typedef {"named" | "unnamed" | "nobody" | "unknown" | "newsroom"} Voice
 */

/**
 * Who says something.
 * @typedef {object} Attribution
 * @property {Voice} voice
 * @property {Source} [source]
 * @property {Speech} [speech] the quote or statement it stands in, or is
 */

/** An article with its indices. All look-ups are by id or by offset. */
export class Reading {
  /** @type {Map<string, Annotation>} */
  #annotations;
  /** @type {Map<string, Entity>} */
  #entities;
  /** @type {Map<string, Source>} */
  #sources;
  /** @type {Map<string, number>} */
  #places;
  /** @type {number} */
  #longest;

  /** @param {Article} article */
  constructor(article) {
    this.article = article;
    this.#annotations = new Map(article.annotations.map((a) => [a.id, a]));
    this.#entities = new Map(article.entities.map((e) => [e.id, e]));
    this.#sources = new Map(article.sources.map((s) => [s.id, s]));
    this.#places = new Map(article.annotations.map((a, i) => [a.id, i]));
    this.#longest = article.annotations.reduce((longest, a) => Math.max(longest, a.end - a.start), 0);
  }

  get annotations() {
    return this.article.annotations;
  }

  /** @param {string | undefined} id */
  annotation(id) {
    return id === undefined ? undefined : this.#annotations.get(id);
  }

  /**
   * Its place in text order, from 0.
   * @param {string} id
   */
  place(id) {
    return this.#places.get(id) ?? -1;
  }

  /** @param {string | undefined} id */
  source(id) {
    return id === undefined ? undefined : this.#sources.get(id);
  }

  /** @param {Annotation} annotation */
  entity(annotation) {
    return "entity" in annotation ? this.#entities.get(annotation.entity) : undefined;
  }

  /** @param {Source} source */
  entityOf(source) {
    return source.entity === undefined ? undefined : this.#entities.get(source.entity);
  }

  /** @param {Entity} entity */
  mentions(entity) {
    return entity.mentions.flatMap((id) => this.#annotations.get(id) ?? []);
  }

  /**
   * Who says it: for a quote or statement its own source, for anything else that of the quote or statement around it.
   * @param {Annotation} annotation
   * @returns {Attribution}
   */
  attribution(annotation) {
    const speech = isSpeech(annotation) ? annotation : this.around(annotation);
    if (!speech) return { voice: "newsroom" };
    const source = this.source(speech.source);
    return source ? { voice: voice(source), source, speech } : { voice: "unknown", speech };
  }

  /**
   * The innermost quote or statement around it.
   * @param {Annotation} annotation
   * @returns {Speech | undefined}
   */
  around(annotation) {
    const outer = this.annotation(annotation.in);
    return outer && isSpeech(outer) ? outer : undefined;
  }

  /**
   * What stands directly in a quote or statement.
   * @param {Speech} speech
   */
  inside(speech) {
    /** @type {Annotation[]} */
    const found = [];
    for (let i = this.place(speech.id) + 1; i < this.annotations.length; i++) {
      const annotation = this.annotations[i];
      if (annotation.start >= speech.end) break;
      if (annotation.in === speech.id) found.push(annotation);
    }
    return found;
  }

  /**
   * Everything a source says, in text order.
   * @param {Source} source
   * @returns {Speech[]}
   */
  said(source) {
    return this.annotations.filter(isSpeech).filter((a) => a.source === source.id);
  }

  /**
   * What an entity says, and what others say in which it is named; both in text order.
   * @param {Entity} entity
   * @returns {{ says: Speech[], said: Speech[] }}
   */
  words(entity) {
    const says = this.annotations.filter(isSpeech).filter((a) => this.source(a.source)?.entity === entity.id);
    /** @type {Set<Speech>} */
    const said = new Set();
    for (const mention of this.mentions(entity)) {
      const speech = this.around(mention);
      if (speech && this.source(speech.source)?.entity !== entity.id) said.add(speech);
    }
    return { says, said: [...said] };
  }

  /**
   * The annotations around the character at an offset, the innermost first.
   * @param {number} offset
   */
  at(offset) {
    /** @type {Annotation[]} */
    const found = [];
    for (let i = after(this.annotations, offset) - 1; i >= 0; i--) {
      const annotation = this.annotations[i];
      if (annotation.start + this.#longest <= offset) break;
      if (annotation.end > offset) found.push(annotation);
    }
    return found;
  }

  /** @param {number} offset */
  block(offset) {
    return Math.max(after(this.article.blocks, offset) - 1, 0);
  }

  /**
   * The sentences that a span touches, and the one before and after it as far as they are in the same blocks.
   * @param {Span} span
   * @returns {{ before?: Span, here: Span, after?: Span }}
   */
  sentences(span) {
    const { blocks, sentences } = this.article;
    const first = Math.max(after(sentences, span.start) - 1, 0);
    const last = Math.max(after(sentences, Math.max(span.end - 1, span.start)) - 1, first);
    if (!sentences.length) return { here: blocks[this.block(span.start)] ?? span };
    const here = { start: sentences[first].start, end: Math.max(sentences[last].end, span.end) };
    const from = blocks[this.block(span.start)]?.start ?? 0;
    const to = blocks[this.block(here.end - 1)]?.end ?? Infinity;
    return {
      before: first > 0 && sentences[first - 1].start >= from ? sentences[first - 1] : undefined,
      here,
      after: last + 1 < sentences.length && sentences[last + 1].end <= to ? sentences[last + 1] : undefined,
    };
  }

  /** @param {Span} span */
  text({ start, end }) {
    return this.article.text.slice(start, end);
  }
}

/**
 * @param {Annotation} annotation
 * @returns {annotation is Speech}
 */
export function isSpeech(annotation) {
  return annotation.kind === "quote" || annotation.kind === "statement";
}

/**
 * @param {Annotation} annotation
 * @returns {annotation is EntityMention}
 */
export function isMention(annotation) {
  return "entity" in annotation;
}

/**
 * @param {Source} source
 * @returns {Voice}
 */
export function voice(source) {
  switch (source.type) {
    case "person":
    case "organisation":
    case "place":
    case "document":
      return "named";
    case "unnamed":
      return "unnamed";
    case "none":
      return "nobody";
  }
}

/**
 * How many of the sorted spans start at or before an offset.
 * @param {readonly Span[]} spans
 * @param {number} offset
 */
function after(spans, offset) {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (spans[middle].start <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
