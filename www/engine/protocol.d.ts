// What the page and the worker say to each other.

import type { Article, Detection, Input, Language } from "../../src/wasm/types.d.ts";

/** `load` fetches the engine and every pack; `read` reads an article. */
export type Request =
  | { id: number; type: "load"; languages: readonly string[] }
  | { id: number; type: "read"; input: Input; lang?: string; date?: string };

/** What is going on, for a progress bar. */
export type Stage = "engine" | "pack" | "reading";

/** A read article, and how its language was known; or no article where no known language fits. */
export interface Read {
  article?: Article;
  /** Absent where the caller named the language. */
  detection?: Detection;
}

export type Reply =
  | { id: number; type: "progress"; stage: Stage; done: number }
  | { id: number; type: "languages"; languages: Language[] }
  | { id: number; type: "read"; read: Read }
  | { id: number; type: "error"; stage: Stage; message: string };
