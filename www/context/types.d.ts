// What `cargo xtask build` writes to `dist/packs/<lang>.context.json`, and what `context.js` answers.

import type { Annotation, Article, NumberAnnotation, QuantityAnnotation, DateAnnotation } from "../../src/wasm/types.d.ts";

/** A language's yardsticks and words: `xtask/src/build/context/schema.rs` says what each field is. */
export interface ContextData {
  lang: string;
  units: { code: string; dimension: string; factor: number; offset?: number }[];
  conversions: { from: string[]; to: string[] }[];
  things: { id: string; nouns: string[]; endings?: string[] }[];
  senses: { id: string; words: string[] }[];
  wordings: Wording[];
  multiples: Ratio[];
  parts: Ratio[];
  shares: Ratio[];
  scales: Ratio[];
  yardsticks: Yardstick[];
}
export interface Wording { of: string[]; same: string; less: string; more: string; times?: string; part?: string }
export interface Ratio { value: number; words: string }
export interface Yardstick { name: string; value: number; unit: string; sense?: string; year: number; source: string }

export interface Question {
  annotation: Annotation;
  article: Article;
  /** In the language of the reader: yardsticks, units and wording. */
  reader: ContextData;
  /** In the language of the article: its words for things and senses. */
  text: ContextData;
}

/** What puts a number into proportion. Words are in the reader's language, ready to be shown. */
export interface NumberContext {
  /** The value said more simply (`about a quarter`, `a thousand million`), where that helps. */
  plain?: string;
  /** The value in units that the reader knows, the best first; numbers are rounded as the text's own is exact. */
  conversions: Converted[];
  comparison?: Comparison;
  /** Other numbers of the article about the same thing, in text order. */
  others: Other[];
}

/** A value in another unit; a range where `to` is there. */
export interface Converted { value: number; to?: number; unit: string; dimension: string }

export interface Comparison {
  /** A phrase without a full stop: `about 3 times the area of Wales`. */
  text: string;
  /** How many times the yardstick the number is; nothing of degrees, which have no nought. */
  ratio?: number;
  yardstick: Yardstick;
}

export interface Other {
  annotation: NumericAnnotation;
  /**
   * `same`: the values agree, as exactly as the text has them.
   * `differs`: they do not agree; that may be a change, a correction or a contradiction, which only a reader can tell.
   */
  relation: "same" | "differs";
}

export type NumericAnnotation = NumberAnnotation | QuantityAnnotation | DateAnnotation;
