// What the engine hands to JavaScript. All offsets count UTF-16 code units of `Article.text`,
// as JavaScript's own string methods do; the command line counts code points instead.

/** A stretch of `Article.text`: `text.slice(start, end)`. */
export interface Span { start: number; end: number }

export type EntityKind = "person" | "organisation" | "place" | "group" | "event" | "misc";
export type Kind = EntityKind | "number" | "quantity" | "date" | "time" | "quote" | "statement" | "scare-quote";

/** Why the engine holds an annotation to be there. */
export interface Evidence {
  /** The rule's stable name, such as `number.digits`; the page's strings explain each. */
  rule: string;
  /** The words that gave it away, where there are any. */
  cue?: Span;
  certainty: "high" | "medium" | "low";
}

interface Base extends Span {
  id: string;
  text: string;
  /** Id of the innermost quote or statement around it; its source is that one's source. */
  in?: string;
  evidence: Evidence;
}

/** `number` where exact; bounds where vague or a range, either of which may be open; none where unresolved. */
export interface NumericValue { number?: number; min?: number; max?: number }
export type Approximation = "about" | "at-least" | "at-most" | "more-than" | "less-than" | "almost";
/** ISO 8601, resolved against the article's date; empty where the text leaves it open. */
export interface TemporalValue { when?: string; from?: string; to?: string; duration?: string }

export interface EntityMention extends Base { kind: EntityKind; entity: string }
export interface NumberAnnotation extends Base {
  kind: "number"; type: "cardinal" | "ordinal" | "fraction" | "vague";
  value?: NumericValue; approx?: Approximation;
  /** What is counted, in the text's own words. */
  of?: string;
}
export interface QuantityAnnotation extends Base {
  kind: "quantity"; value?: NumericValue; approx?: Approximation; of?: string;
  /** UCUM code, ISO 4217 code for money, or `%`. */
  unit: string;
  /** `money`, `percent`, `length`, `area`, `age` and so on. */
  dimension: string;
}
export interface DateAnnotation extends Base { kind: "date" | "time"; date: TemporalValue; approx?: Approximation }
interface Speech extends Base {
  source?: string; cue?: Span;
  /** The words that name who says it. */
  speaker?: Span;
  /** What kind of act the cue names. */
  act?: "speech" | "report" | "belief" | "perception" | "question" | "command" | "denial" | "evaluation";
  /** How the article stands to what is said, by the word it chose; absent where it takes no side. */
  stance?: "doubting" | "endorsing" | "denying";
  /** By what its source is known. */
  resolved?: "named" | "pronoun" | "described" | "around" | "continued" | "carried" | "next" | "nobody";
}
export interface QuoteAnnotation extends Speech {
  kind: "quote"; partial?: true;
  /** Id of the earlier part of a quote that was broken off. */
  continues?: string;
}
export interface StatementAnnotation extends Speech {
  kind: "statement";
  /** The article itself keeps its distance (`would`, `allegedly`). */
  hedged?: true;
}
export interface ScareQuoteAnnotation extends Base { kind: "scare-quote" }
export type Annotation = EntityMention | NumberAnnotation | QuantityAnnotation | DateAnnotation
  | QuoteAnnotation | StatementAnnotation | ScareQuoteAnnotation;

export interface Block extends Span { type: "head" | "byline" | "figure" | "p" }
export interface Entity {
  id: string; kind: EntityKind; name: string;
  /** Ids of annotations, in text order. */
  mentions: string[];
  /** What the article calls it, such as `NAVO-chef`. */
  roles: string[];
  wikidata?: string;
}
export interface Source {
  id: string; type: "person" | "organisation" | "place" | "document" | "unnamed" | "none"; name: string;
  /** Id of the entity it is. */
  entity?: string;
  /** For an unnamed source: the id of the source it belongs to. */
  of?: string;
}
export interface Article {
  text: string; lang: string;
  /** The article's own date, ISO 8601: given by the caller, or read from the article. */
  date?: string;
  blocks: Block[]; sentences: Span[];
  /** In text order, the outer before the inner. */
  annotations: Annotation[];
  entities: Entity[]; sources: Source[];
}

export interface Language { lang: string; name: string }
/** `lang` is absent where no known language fits. */
export interface Detection { lang?: string; certainty: "high" | "medium" | "low" }
export interface Input {
  content: string;
  format: "text" | "html";
}
export interface Options {
  /** Language of the loaded pack to read with. */
  lang: string;
  /** ISO 8601 day against which relative dates resolve; without it the article's own is used. */
  date?: string;
}
