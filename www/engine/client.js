// The engine as the page sees it: promises, backed by a worker.

/** @typedef {import("./protocol.d.ts").Request} Request */
/** @typedef {import("./protocol.d.ts").Reply} Reply */
/** @typedef {import("./protocol.d.ts").Read} Read */
/** @typedef {import("./protocol.d.ts").Stage} Stage */
/** @typedef {import("../../src/wasm/types.d.ts").Input} Input */
/** @typedef {import("../../src/wasm/types.d.ts").Language} Language */
/** @typedef {(stage: Stage, done: number) => void} Progress */

/**
 * @typedef {object} Pending
 * @property {Request["type"]} type
 * @property {(value: Language[] | Read) => void} resolve
 * @property {(reason: Error) => void} reject
 * @property {Progress | undefined} progress
 */

/** The engine could not be loaded, or failed at reading. */
export class EngineError extends Error {
  /**
   * @param {Stage} stage
   * @param {string} message
   */
  constructor(stage, message) {
    super(message);
    this.name = "EngineError";
    this.stage = stage;
  }
}

/** A newer request took the place of this one, or the reader stopped it. */
export class Superseded extends Error {
  constructor() {
    super("superseded");
    this.name = "Superseded";
  }
}

/** Reads articles in a worker. At most one reading counts: a newer one makes the older's answer stale. */
export class Engine {
  /** @type {Worker | undefined} */
  #worker;
  #lastId = 0;
  /** @type {Map<number, Pending>} */
  #pending = new Map();
  /** @type {readonly string[]} */
  #preferred = [];

  /**
   * Fetches the engine and its packs, those of `preferred` languages first.
   * @param {readonly string[]} preferred
   * @param {Progress} [progress]
   * @returns {Promise<Language[]>}
   */
  async load(preferred, progress) {
    this.#preferred = preferred;
    const id = ++this.#lastId;
    const answer = await this.#ask({ id, type: "load", languages: preferred }, progress);
    return /** @type {Language[]} */ (answer);
  }

  /**
   * Reads an article; without `lang` in a language the engine detects.
   * @param {Input} input
   * @param {{ lang?: string, date?: string }} options
   * @param {Progress} [progress]
   * @returns {Promise<Read>} rejected with `Superseded` where a newer reading or `stop` came in between
   */
  async read(input, options, progress) {
    this.#drop("read");
    const id = ++this.#lastId;
    const answer = await this.#ask({ id, type: "read", input, ...options }, progress);
    return /** @type {Read} */ (answer);
  }

  /** Stops what is being read. A reading cannot be interrupted from outside, so the worker makes place for a new one. */
  stop() {
    this.#drop("read");
    this.#end();
    this.load(this.#preferred).catch(() => {
      // The next reading tries again and shows its own failure.
    });
  }

  /**
   * @param {Request} request
   * @param {Progress} [progress]
   * @returns {Promise<Language[] | Read>}
   */
  #ask(request, progress) {
    return new Promise((resolve, reject) => {
      this.#pending.set(request.id, { type: request.type, resolve, reject, progress });
      this.#start().postMessage(request);
    });
  }

  #start() {
    if (!this.#worker) {
      const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "sourcelight" });
      worker.onmessage = ({ data }) => this.#receive(/** @type {Reply} */ (data));
      // A worker whose script or imports cannot be fetched says so here and nowhere else.
      worker.onerror = (event) => {
        event.preventDefault();
        this.#end();
        this.#fail(new EngineError("engine", event.message || "worker.js"));
      };
      this.#worker = worker;
    }
    return this.#worker;
  }

  #end() {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  /** @param {Reply} reply */
  #receive(reply) {
    const pending = this.#pending.get(reply.id);
    if (!pending) return;
    if (reply.type === "progress") {
      pending.progress?.(reply.stage, reply.done);
      return;
    }
    this.#pending.delete(reply.id);
    switch (reply.type) {
      case "languages": return pending.resolve(reply.languages);
      case "read": return pending.resolve(reply.read);
      case "error": return pending.reject(new EngineError(reply.stage, reply.message));
    }
  }

  /** @param {Error} reason */
  #fail(reason) {
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const { reject } of pending) reject(reason);
  }

  /** @param {Request["type"]} type */
  #drop(type) {
    for (const [id, pending] of this.#pending) {
      if (pending.type !== type) continue;
      this.#pending.delete(id);
      pending.reject(new Superseded());
    }
  }
}
