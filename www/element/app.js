// The page: what is shown when, and the way of an article from the reader's hands to the desk.

import { make, put } from "../dom/make.js";
import { fromTransfer } from "../dom/incoming.js";
import { doubts } from "../engine/doubts.js";
import { Engine, EngineError, Superseded } from "../engine/client.js";
import { Reading } from "../engine/reading.js";
import { SourcelightArticle } from "./article.js";
import { SourcelightElement } from "./base.js";
import { Desk } from "./desk.js";
import { SourcelightDoubts } from "./doubts.js";
import { SourcelightFacts } from "./facts.js";
import { SourcelightHeader } from "./header.js";
import { SourcelightKey } from "./key.js";
import { SourcelightLegend } from "./legend.js";
import { prepare } from "./later.js";
import { remember, remembered } from "./memory.js";
import { SourcelightNotice } from "./notice.js";
import { SourcelightPanel } from "./panel.js";
import { SourcelightStart } from "./start.js";
import { SourcelightViews } from "./views.js";
import { words } from "./words.js";

/** @typedef {import("../../src/wasm/types.d.ts").Input} Input */
/** @typedef {import("../../src/wasm/types.d.ts").Language} Language */
/** @typedef {import("../engine/protocol.d.ts").Stage} Stage */
/** @typedef {import("./notice.js").Notice} Notice */
/** @typedef {import("./start.js").Sample} Sample */

/**
 * Characters beyond which a text is surely no article: forty times a long one. Markup carries much besides the text.
 * @type {Record<Input["format"], number>}
 */
const LONGEST = { text: 200_000, html: 3_000_000 };
/** Milliseconds in which most articles are read, so that nothing flickers. */
const PATIENCE = 250;

export class SourcelightApp extends SourcelightElement {
  #engine = new Engine();
  /** @type {readonly Language[]} */
  #languages = [];
  #header = new SourcelightHeader();
  #main = make("main", { id: "main" });
  #footer = make("footer");
  #status = make("p", { class: "visually-hidden", role: "status" });
  /** @type {SourcelightStart} */
  #start;
  /** @type {Input | undefined} */
  #input;
  /** @type {{ lang?: string, date?: string }} */
  #options = {};
  /** Whether letters are keys. */
  #letters = remembered("letters") !== "off";
  /** Whether the reader wants a long text read all the same. */
  #anyway = false;
  /** Whether the engine knew no language for it. */
  #foreign = false;
  /** @type {{ desk: Desk, article: SourcelightArticle, views: SourcelightViews } | undefined} */
  #open;
  /**
   * Where the panel was opened from, to give the focus back.
   * @type {{ element: HTMLElement, annotation: string | undefined } | undefined}
   */
  #from;

  /** @param {readonly Sample[]} samples */
  constructor(samples) {
    super();
    this.#start = new SourcelightStart(samples);
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    put(this, this.#header, this.#main, this.#footer, this.#status);
    this.#show("start", this.#start);
    this.#listen(signal);
    this.#load();
  }

  draw() {
    this.#footer.replaceChildren(
      make("p", {}, words.say("footer.private")),
      make("p", {}, words.say("footer.mistakes")),
      make("p", { class: "keys" }, words.say("footer.keys")),
      // Who speaks to the computer may say a letter by accident, so that letters can be switched off.
      make("label", { class: "keys" },
        make("input", { type: "checkbox", name: "letters", checked: this.#letters, change: (event) => {
          this.#letters = /** @type {HTMLInputElement} */ (event.currentTarget).checked;
          remember("letters", this.#letters ? "on" : "off");
        } }),
        words.say("footer.letters")),
    );
    this.#title();
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    /**
     * @param {string} type
     * @param {(event: CustomEvent) => void} listener
     */
    const on = (type, listener) =>
      this.addEventListener(type, (event) => listener(/** @type {CustomEvent} */ (event)), { signal });
    on("sourcelight-input", ({ detail }) => this.#take(detail));
    on("sourcelight-reread", ({ detail }) => this.#reread(detail));
    on("sourcelight-choice", ({ detail }) => this.#choose(detail));
    on("sourcelight-new", () => this.#restart());
    on("sourcelight-closed", () => this.#close());
    document.addEventListener("keydown", (event) => this.#key(event), { signal });
    document.addEventListener("paste", (event) => this.#transfer(event, event.clipboardData), { signal });
    document.addEventListener("dragover", (event) => this.#drag(event, true), { signal });
    document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) this.#drag(event, false); }, { signal });
    document.addEventListener("drop", (event) => {
      this.#drag(event, false);
      this.#transfer(event, event.dataTransfer);
    }, { signal });
    addEventListener("popstate", () => { if (location.hash !== "#article") this.#restart(); }, { signal });
  }

  /** Fetches the engine while the reader looks at the page. What fails is shown when an article comes, or at once if one waits. */
  async #load() {
    try {
      this.#languages = await this.#engine.load([words.lang, ...navigator.languages]);
      await prepare(this.#languages.map(({ lang }) => lang));
      this.dataset.engine = "ready";
    } catch (error) {
      this.dataset.engine = "failed";
      if (!this.#input) this.#fail(error);
    }
  }

  /** @param {Input} input */
  #take(input) {
    this.#input = input;
    this.#options = {};
    this.#anyway = false;
    this.#foreign = false;
    this.#read();
  }

  /** @param {{ lang?: string, date?: string }} change */
  #reread(change) {
    this.#options = { ...this.#options, ...change };
    if (!this.#options.date) delete this.#options.date;
    this.#read();
  }

  async #read() {
    const input = this.#input;
    if (!input) return;
    if (input.content.length > LONGEST[input.format] && !this.#anyway) {
      this.#notify({ name: "too-long", size: input.content.length });
      return;
    }
    /** @type {SourcelightNotice | undefined} */
    let waiting;
    /** @type {[Stage, number]} */
    let last = ["engine", 0];
    /** @type {import("../engine/client.js").Progress} */
    const progress = (...now) => {
      last = now;
      waiting?.progress(...now);
    };
    const patience = setTimeout(() => {
      waiting = this.#notify({ name: "waiting" });
      waiting.progress(...last);
    }, PATIENCE);
    try {
      if (!this.#languages.length) this.#languages = await this.#engine.load([words.lang], progress);
      const { article, detection } = await this.#engine.read(input, this.#options, progress);
      if (!article) {
        this.#foreign = true;
        this.#notify({ name: "unknown-language", languages: this.#languages });
      } else if (!article.text.trim()) this.#restart("nothing");
      else this.#present(new Reading(article), detection);
    } catch (error) {
      if (!(error instanceof Superseded)) this.#fail(error);
    } finally {
      clearTimeout(patience);
    }
  }

  /** @param {unknown} error */
  #fail(error) {
    const { stage, message } = error instanceof EngineError ? error : new EngineError("reading", String(error));
    this.#notify({ name: "failed", stage, message, kept: this.#input !== undefined });
  }

  /** @param {Notice} notice */
  #notify(notice) {
    const element = new SourcelightNotice(notice);
    this.#show(notice.name, element);
    element.focus();
    return element;
  }

  /** @param {string} choice */
  #choose(choice) {
    switch (choice) {
      case "again":
        if (this.#input) this.#read();
        else {
          this.#restart();
          this.#load();
        }
        break;
      case "anyway":
        this.#anyway = true;
        this.#read();
        break;
      case "stop":
        this.#engine.stop();
        this.#back();
        break;
      case "back":
        this.#back();
        break;
      default:
        this.#reread({ lang: choice });
    }
  }

  /**
   * @param {Reading} reading
   * @param {import("../../src/wasm/types.d.ts").Detection | undefined} detection
   */
  #present(reading, detection) {
    const { activeElement } = document;
    // Who corrects a fact of the article goes on where he was.
    const corrected = activeElement?.closest("sourcelight-facts") && activeElement.getAttribute("name");
    this.#start.text = "";
    const desk = new Desk(reading);
    const article = new SourcelightArticle(desk);
    const views = new SourcelightViews(desk, this.#open?.views.chosen);
    this.#open = { desk, article, views };
    const side = make("div", { class: "side" }, new SourcelightPanel(desk), views);
    // Told before the panel, which takes the focus.
    desk.on("panel", () => {
      const { activeElement } = document;
      if (desk.open && activeElement instanceof HTMLElement) this.#from = { element: activeElement, annotation: desk.current?.id };
      side.classList.toggle("panel-open", desk.open);
    });
    const facts = new SourcelightFacts(reading, this.#languages, detection);
    this.#show("article", make("div", { class: "desk" },
      new SourcelightKey(new SourcelightLegend(desk), facts),
      make("div", { class: "sheet-of-paper" },
        reading.annotations.length === 0 && make("p", { class: "nothing-found" }, words.say("article.nothing")),
        new SourcelightDoubts(doubts(reading.article, this.#foreign || detection?.certainty === "low")),
        article),
      side));
    if (location.hash !== "#article") history.pushState(null, "", "#article");
    this.#title();
    this.#status.textContent = words.say("article.read", { n: reading.annotations.length });
    const field = corrected && this.querySelector(`sourcelight-facts [name=${corrected}]`);
    if (field instanceof HTMLElement) {
      field.closest("details")?.setAttribute("open", "");
      field.focus({ preventScroll: true });
    } else {
      scrollTo(0, 0);
      article.focusTitle();
    }
  }

  /** @param {import("../dom/incoming.js").Problem} [problem] */
  #restart(problem) {
    this.#input = undefined;
    this.#open = undefined;
    if (location.hash === "#article") history.replaceState(null, "", location.pathname);
    this.#show("start", this.#start);
    this.#start.problem(problem);
    this.#start.focus();
    this.#title();
  }

  /** Leads back to the start with the text that was not read, if it can be shown there. */
  #back() {
    const input = this.#input;
    this.#restart();
    if (input?.format === "text" && input.content.length <= LONGEST.text) this.#start.text = input.content;
  }

  /** Closes the panel; the focus goes back to where it came from, or to where the reader has gone since. */
  #close() {
    const open = this.#open;
    if (!open) return;
    const from = this.#from;
    this.#from = undefined;
    open.desk.close();
    const { current } = open.desk;
    const back = from?.element.closest("sourcelight-views")
      ? current?.id === from.annotation ? from.element : this.#inView(current?.id)
      : undefined;
    if (back) back.focus();
    else open.article.focusCurrent();
  }

  /**
   * The button of an annotation in the view that is shown.
   * @param {string | undefined} id
   */
  #inView(id) {
    for (const button of this.querySelectorAll(`sourcelight-views button[data-annotation="${id}"]`)) {
      if (button instanceof HTMLElement && button.offsetParent) return button;
    }
    return undefined;
  }

  /**
   * @param {"start" | "article" | Notice["name"]} state
   * @param {HTMLElement} content
   */
  #show(state, content) {
    this.dataset.state = state;
    if (state !== "article") this.#open = undefined;
    this.#header.reading = state === "article";
    this.#main.replaceChildren(content);
  }

  #title() {
    const reading = this.#open?.desk.reading;
    const block = reading?.article.blocks.find(({ type }) => type === "head");
    document.title = block && reading ? `${reading.text(block)} – Sourcelight` : `Sourcelight: ${words.say("header.promise")}`;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (!this.#open || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape") {
      this.#escape();
      return;
    }
    // Letters are for the article: whoever types in a field, or chooses there, means the field.
    if (event.target instanceof Element && event.target.closest("input, select, textarea")) return;
    const steps = /** @type {Record<string, 1 | -1>} */ ({ n: 1, p: -1 });
    const step = steps[event.key];
    if (!step || !this.#letters) return;
    event.preventDefault();
    const { desk, article } = this.#open;
    desk.step(step);
    if (!desk.open) article.focusCurrent();
  }

  #escape() {
    const desk = this.#open?.desk;
    if (!desk) return;
    if (desk.open) this.#close();
    else if (desk.spotlight) desk.light(undefined);
  }

  /**
   * @param {DragEvent} event
   * @param {boolean} over
   */
  #drag(event, over) {
    event.preventDefault();
    document.body.classList.toggle("dragging", over);
  }

  /**
   * @param {Event} event
   * @param {DataTransfer | null} data
   */
  async #transfer(event, data) {
    // The field looks after what is pasted into it; what is dropped on it is an article as well.
    if (!data || event.defaultPrevented && event.type === "paste") return;
    if (event.type === "paste" && event.target instanceof Element && event.target.closest("input, textarea")) return;
    event.preventDefault();
    const input = await fromTransfer(data);
    if (typeof input === "string") this.#restart(input);
    else this.#take(input);
  }
}
