// One annotation: what it is, what it means, who says it, what stands around it, and why the program thinks so.

import { make, put } from "../dom/make.js";
import { isMention, isSpeech } from "../engine/reading.js";
import { cueOf } from "./article.js";
import { SourcelightElement } from "./base.js";
import { contextOf, proportion } from "./context.js";
import { around, label, shorten, who } from "./describe.js";
import { known, whereabouts } from "./known.js";
import { atHand, later } from "./later.js";
import { timeline } from "./moments.js";
import { speechNotes, stance } from "./speech.js";
import { certaintyMark, icon, strip, voiceMark } from "./symbols.js";
import { meaning } from "./values.js";
import { words } from "./words.js";

/** @typedef {import("../../src/wasm/types.d.ts").Annotation} Annotation */
/** @typedef {import("../../src/wasm/types.d.ts").Span} Span */
/** @typedef {import("../dom/make.js").Child} Child */
/** @typedef {import("../engine/reading.js").Attribution} Attribution */
/** @typedef {import("./desk.js").Desk} Desk */

/** Links to other places in the article that are shown at once. */
const MOST_LINKS = 8;

/** Sends `sourcelight-closed` when the reader closes it. */
export class SourcelightPanel extends SourcelightElement {
  /** @type {Desk} */
  #desk;
  #heading = make("h2");
  /** @type {HTMLElement} */
  #sheet = make("div");

  /** @param {Desk} desk */
  constructor(desk) {
    super();
    this.#desk = desk;
  }

  /** @param {AbortSignal} signal */
  connected(signal) {
    this.setAttribute("role", "region");
    this.setAttribute("aria-labelledby", "panel-heading");
    this.#desk.on("current", () => this.#show(), signal);
    this.#desk.on("panel", () => this.#show(true), signal);
    // What is known besides the article may come after it, where the network is slow.
    for (const part of /** @type {const} */ (["context", "known", "map"])) {
      if (!atHand(part)) later(part).then(() => this.isConnected && this.#show(), () => {});
    }
    const narrow = matchMedia("(max-width: 63.99rem)");
    const adapt = () => this.classList.toggle("sheet", narrow.matches);
    narrow.addEventListener("change", adapt, { signal });
    adapt();
  }

  draw() {
    this.#show();
  }

  /** @param {boolean} [opened] */
  #show(opened = false) {
    const { current, open } = this.#desk;
    const focused = this.contains(document.activeElement);
    this.hidden = !open || !current;
    if (!open || !current) {
      this.replaceChildren();
      return;
    }
    // A list may be taller than the window; what is read now is at its top.
    this.#heading = make("h2", { id: "panel-heading", tabindex: -1 },
      make("span", { class: `mark mark-${current.kind}` }, words.say(`kind.${current.kind}`)));
    this.#sheet = make("div", { class: "panel-content" }, ...this.#content(current));
    put(this, this.#bar(current), this.#sheet);
    this.scrollTop = 0;
    if (opened || focused) this.#heading.focus({ preventScroll: true });
  }

  /** @param {Annotation} annotation */
  #bar(annotation) {
    const { visible } = this.#desk;
    const place = visible.indexOf(annotation) + 1;
    return make("div", { class: "panel-bar" },
      this.#heading,
      place > 0 && make("span", { class: "panel-place" }, words.say("list.place", { n: place, total: visible.length })),
      make("span", { class: "panel-buttons" },
        button("previous", words.say("panel.previous"), () => this.#desk.step(-1)),
        button("next", words.say("panel.next"), () => this.#desk.step(1)),
        button("close", words.say("panel.close"), () => this.dispatchEvent(new CustomEvent("sourcelight-closed", { bubbles: true })))));
  }

  /**
   * @param {Annotation} annotation
   * @returns {Node[]}
   */
  #content(annotation) {
    const { reading } = this.#desk;
    const text = make("blockquote", { class: `panel-text panel-text-${annotation.kind}`, lang: reading.article.lang }, shorten(annotation.text, 400));
    const put = isSpeech(annotation) && section("panel.stance.title", "panel-stance", ...stance(annotation, reading));
    return [text, ...this.#meaning(annotation), ...this.#entityWords(annotation), this.#source(annotation), ...(put ? [put] : []), this.#context(annotation), this.#why(annotation)];
  }

  /**
   * @param {Annotation} annotation
   * @returns {Node[]}
   */
  #meaning(annotation) {
    const { reading } = this.#desk;
    const means = meaning(annotation, reading);
    if (means) {
      const context = contextOf(annotation, reading);
      const line = annotation.kind === "date" ? timeline(reading, annotation) : undefined;
      /** @type {(Node | false)[]} */
      const parts = [
        // What says the same already is not said twice.
        means.value.toLowerCase() !== annotation.text.toLowerCase() && make("p", { class: "value" }, means.value),
        ...share(annotation),
        ...means.notes.map((note) => make("p", { class: "note-line" }, note)),
        ...(context ? proportion(context, words.lang) : []),
        ...(line ? [line] : []),
      ];
      return parts.filter((part) => part !== false);
    }
    if (annotation.kind === "scare-quote") return [make("p", { class: "note-line" }, words.say("panel.scare-quote"))];
    if (isSpeech(annotation)) return this.#speechNotes(annotation);
    const entity = reading.entity(annotation);
    if (!entity) return [];
    const { roles, name, wikidata } = entity;
    const about = known(entity, reading);
    const where = whereabouts(entity, reading);
    return [
      ...(name !== annotation.text ? [make("p", { class: "value" }, name)] : []),
      ...(about ? [make("p", { class: "described" }, about.text)] : []),
      ...(where ? [where] : []),
      ...(roles.length ? [make("p", { class: "note-line" }, words.say("panel.roles", { roles: words.list(roles) }))] : []),
      ...(wikidata ? [make("p", { class: "note-line elsewhere" },
        this.#elsewhere(`https://www.wikidata.org/wiki/Special:GoToLinkedPage/${words.lang}wiki/${wikidata}`, words.say("panel.wikipedia")),
        this.#elsewhere(`https://www.wikidata.org/wiki/${wikidata}`, words.say("panel.wikidata")))] : []),
    ];
  }

  /**
   * What an entity says in the article, and what others say of it.
   * @param {Annotation} annotation
   * @returns {Node[]}
   */
  #entityWords(annotation) {
    const { reading } = this.#desk;
    const entity = reading.entity(annotation);
    if (!entity) return [];
    const { says, said } = reading.words(entity);
    return [
      ...(says.length ? [section("panel.entity.says", "panel-says", this.#speeches(says))] : []),
      ...(said.length ? [section("panel.entity.said", "panel-said", this.#speeches(said, true))] : []),
    ];
  }

  /**
   * @param {readonly import("../engine/reading.js").Speech[]} speeches
   * @param {boolean} [sourced] whether to say who says each
   */
  #speeches(speeches, sourced = false) {
    const { reading } = this.#desk;
    return folded(speeches.map((speech) => make("li", {},
      this.#link(speech, shorten(speech.text, 120)),
      sourced && make("p", { class: "relation" }, words.say("panel.told-by", { name: who(reading.attribution(speech)) })))));
  }

  /**
   * @param {import("../engine/reading.js").Speech} speech
   * @returns {Node[]}
   */
  #speechNotes(speech) {
    const lines = speechNotes(speech, this.#desk.reading, (annotation, text) => this.#link(annotation, text));
    if (speech.kind === "quote") {
      const query = encodeURIComponent(`"${shorten(speech.text, 150).replace(/["…]/g, "")}"`);
      lines.push(make("p", { class: "note-line elsewhere" }, this.#elsewhere(`https://duckduckgo.com/?q=${query}`, words.say("panel.search"))));
    }
    return lines;
  }

  /** @param {Annotation} annotation */
  #source(annotation) {
    const { reading } = this.#desk;
    const attribution = reading.attribution(annotation);
    const { voice, source, speech } = attribution;
    const entity = source && reading.entityOf(source);
    const belongs = reading.source(source?.of);
    const cue = speech && cueOf(speech);
    return section("panel.source", "panel-source",
      make("p", { class: `who who-${voice}` }, voiceMark(voice), make("strong", {}, who(attribution))),
      entity && entity.roles.length > 0 && make("p", { class: "note-line" }, words.list(entity.roles)),
      make("p", { class: "note-line" }, this.#voiceLine(annotation, attribution)),
      ...this.#known(attribution),
      belongs && make("p", { class: "note-line" }, words.say("panel.belongs", { name: belongs.name })),
      speech && cue && speech.id !== annotation.id && voice !== "unknown" && make("p", { class: "note-line" }, this.#introduced(speech, cue)),
      speech && speech.id !== annotation.id && this.#link(speech, words.say(`panel.within.${speech.kind}`)),
      speech && this.#outer(speech),
      source && this.#spotlight(source),
    );
  }

  /**
   * @param {Annotation} annotation
   * @param {Attribution} attribution
   */
  #voiceLine(annotation, { voice, source }) {
    if (voice === "named") return words.say(`panel.voice.${source?.type === "none" || source?.type === "unnamed" || !source ? "person" : source.type}`);
    if (voice === "unknown" && annotation.kind === "quote") return words.say("panel.voice.unknown-quote");
    return words.say(`panel.voice.${voice}`);
  }

  /**
   * How the program knows the source. Nothing where the name itself stands beside the words, or nobody is named.
   * @param {Attribution} attribution
   * @returns {Node[]}
   */
  #known({ source, speech }) {
    if (!source || !speech?.resolved || speech.resolved === "nobody") return [];
    const { reading } = this.#desk;
    const { resolved, speaker } = speech;
    const { name, type } = source;
    /** @param {string} line */
    const note = (line) => [make("p", { class: "note-line" }, line)];
    switch (resolved) {
      case "named":
      case "pronoun":
      case "described": {
        const said = speaker && shorten(reading.text(speaker), 120);
        if (!said || (resolved !== "pronoun" && !adds(said, [name, ...(reading.entityOf(source)?.roles ?? [])]))) return [];
        // A source without a name is called by the article's own words; there is nobody else whom they mean.
        const itself = type === "unnamed" || plain(said).includes(plain(name));
        return note(words.say(itself && resolved !== "pronoun" ? "panel.known.there" : "panel.known.means", { words: said, name }));
      }
      default:
        return note(words.say(`panel.known.${resolved}`));
    }
  }

  /**
   * The words that introduce it, and what they say of it.
   * @param {import("../engine/reading.js").Speech} speech
   * @param {Span} cue
   */
  #introduced(speech, cue) {
    const key = tone(speech);
    return `${words.say("panel.cue", { cue: this.#desk.reading.text(cue) })}${key ? ` ${words.say(key)}` : ""}`;
  }

  /**
   * A quote in a quote has a second source around it.
   * @param {import("../engine/reading.js").Speech} speech
   */
  #outer(speech) {
    const outer = this.#desk.reading.around(speech);
    if (!outer) return undefined;
    // One who is quoted within what is told of him has told nothing of another.
    if (outer.source === speech.source) return this.#link(outer, words.say(`panel.within.${outer.kind}`));
    return this.#link(outer, words.say("panel.told-by", { name: who(this.#desk.reading.attribution(outer)) }));
  }

  /** @param {import("../../src/wasm/types.d.ts").Source} source */
  #spotlight(source) {
    const lit = this.#desk.spotlight === source.id;
    return make("button", {
      type: "button",
      class: "plain",
      "aria-pressed": String(lit),
      click: () => {
        this.#desk.light(lit ? undefined : source.id);
        this.#show(true);
      },
    }, words.say(lit ? "sources.unlight" : "sources.light"));
  }

  /** @param {Annotation} annotation */
  #context(annotation) {
    const { reading } = this.#desk;
    const { article } = reading;
    const { before, here, after } = reading.sentences(annotation);
    const relations = new Map(contextOf(annotation, reading)?.others.map(({ annotation, relation }) => [annotation, relation]));
    const others = relations.size ? [...relations.keys()] : this.#others(annotation);
    const block = reading.block(annotation.start);
    const inside = isSpeech(annotation) ? reading.inside(annotation) : [];
    return section("panel.context", "panel-context",
      make("p", { class: "sentences", lang: article.lang },
        before && make("span", { class: "neighbour" }, `${shorten(reading.text(before), 200)} `),
        ...this.#sentence(here, annotation),
        after && make("span", { class: "neighbour" }, ` ${shorten(reading.text(after), 200)}`)),
      make("figure", { class: "where" },
        strip(article.text.length, [...others.map(({ start, end }) => ({ start, end })), { start: annotation.start, end: annotation.end, current: true }],
          article.blocks.map(({ start }) => start)),
        make("figcaption", {}, words.say("panel.where", { n: block + 1, total: article.blocks.length }))),
      relations.size > 0 ? this.#related(relations) : others.length > 0 && this.#links(words.say(isMention(annotation) ? "panel.mentions" : isSpeech(annotation) ? "panel.also-says" : "panel.same", { n: others.length }), others),
      inside.length > 0 && this.#links(words.say("panel.inside", { n: inside.length }), inside),
    );
  }

  /**
   * The same entity's other mentions, the same source's other words, or the same number elsewhere.
   * @param {Annotation} annotation
   * @returns {Annotation[]}
   */
  #others(annotation) {
    const { reading } = this.#desk;
    const entity = reading.entity(annotation);
    if (entity) return reading.mentions(entity).filter((a) => a.id !== annotation.id);
    if (isSpeech(annotation)) {
      const source = reading.source(annotation.source);
      return source ? reading.said(source).filter((a) => a.id !== annotation.id) : [];
    }
    if (annotation.kind === "number" || annotation.kind === "quantity") {
      const of = annotation.of?.toLowerCase();
      if (!of) return [];
      return reading.annotations.filter((a) => a.id !== annotation.id && "of" in a && a.of?.toLowerCase() === of);
    }
    return [];
  }

  /**
   * A sentence with the annotation and its cue marked.
   * @param {Span} here
   * @param {Annotation} annotation
   * @returns {Child[]}
   */
  #sentence(here, annotation) {
    const { reading } = this.#desk;
    const speech = reading.attribution(annotation).speech;
    const cue = cueOf(annotation) ?? (speech && cueOf(speech));
    const marks = [{ span: /** @type {Span} */ (annotation), tag: /** @type {"mark" | "u"} */ ("mark") }];
    if (cue && (cue.end <= annotation.start || cue.start >= annotation.end)) marks.push({ span: cue, tag: "u" });
    marks.sort((a, b) => a.span.start - b.span.start);
    /** @type {Child[]} */
    const parts = [];
    let at = here.start;
    for (const { span, tag } of marks) {
      if (span.start < at || span.end > here.end) continue;
      parts.push(reading.text({ start: at, end: span.start }), make(tag, { class: tag === "u" ? "cue" : `mark-${annotation.kind}` }, reading.text(span)));
      at = span.end;
    }
    parts.push(reading.text({ start: at, end: here.end }));
    return parts;
  }

  /** @param {Annotation} annotation */
  #why(annotation) {
    const { reading } = this.#desk;
    const { rule, cue, certainty } = annotation.evidence;
    return section("panel.why", "panel-why",
      make("p", {}, words.rule(rule) ?? words.say("panel.no-rule")),
      cue && make("p", { class: "note-line" }, words.say("panel.evidence", { cue: reading.text(cue) })),
      make("p", { class: "certainty" }, certaintyMark(certainty), words.say(`certainty.${certainty}`)),
      make("p", { class: "rule" }, words.say("panel.rule", { rule })),
    );
  }

  /**
   * @param {string} title
   * @param {readonly Annotation[]} annotations
   */
  #links(title, annotations) {
    return make("div", { class: "links" },
      make("h4", {}, title),
      folded(annotations.map((a) => make("li", {}, this.#mention(a)))));
  }

  /**
   * Other numbers about the same, and whether they agree.
   * @param {Map<Annotation, "same" | "differs">} relations
   */
  #related(relations) {
    return make("div", { class: "links" },
      make("h4", {}, words.say("panel.same", { n: relations.size })),
      folded([...relations].map(([a, relation]) => make("li", {},
        this.#mention(a),
        make("p", { class: `relation relation-${relation}` }, words.say(`panel.relation.${relation}`))))));
  }

  /**
   * @param {Annotation} annotation
   * @param {...Child} children
   */
  #link(annotation, ...children) {
    return make("button", { type: "button", class: "link", title: label(annotation, this.#desk.reading), click: () => this.#desk.look(annotation.id) }, ...children);
  }

  /**
   * A link to something among the words that stand around it, unless it is long enough to be known by its own.
   * @param {Annotation} annotation
   */
  #mention(annotation) {
    const text = shorten(annotation.text, 70);
    if (isSpeech(annotation)) return this.#link(annotation, text);
    const [before, after] = around(annotation, this.#desk.reading);
    return this.#link(annotation, make("span", { class: "around" }, before), make("b", {}, text), make("span", { class: "around" }, after));
  }

  /**
   * A link that leaves the page; it is only followed by the reader.
   * @param {string} href
   * @param {string} text
   */
  #elsewhere(href, text) {
    return make("a", { href, target: "_blank", rel: "noreferrer noopener", title: words.say("panel.elsewhere") }, text, icon("out"));
  }
}

/**
 * What the words that introduce a quote or statement say of it: how the article stands to it, or else what is done with it.
 * @param {import("../engine/reading.js").Speech} speech
 * @returns {import("./words.js").Key | undefined}
 */
function tone({ act, stance }) {
  switch (stance) {
    case "endorsing": return "panel.stance.endorsing";
    case "denying": return "panel.act.denial";
    // Who is said to doubt does so himself.
    case "doubting": return act === "belief" ? "panel.act.doubt" : "panel.stance.doubting";
  }
  return act && act !== "speech" && act !== "report" ? `panel.act.${act}` : undefined;
}

/**
 * Whether words say more than a name and what its bearer is called; an article says nothing.
 * @param {string} said
 * @param {readonly string[]} known
 */
function adds(said, known) {
  const rest = known.reduce((rest, words) => rest.replace(plain(words), ""), plain(said));
  return !plain(said).includes(plain(known[0])) || rest.trim().length > 3;
}

/** @param {string} text */
function plain(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/**
 * A share as a bar: the value says the same.
 * @param {Annotation} annotation
 * @returns {Node[]}
 */
function share(annotation) {
  if (annotation.kind !== "number" && annotation.kind !== "quantity") return [];
  const { value } = annotation;
  const scale = annotation.kind === "quantity" ? (annotation.unit === "%" ? 0.01 : 0) : (annotation.type === "fraction" ? 1 : 0);
  const [from, to] = [value?.number ?? value?.min, value?.number ?? value?.max].map((n) => (n ?? NaN) * scale);
  if (!scale || !(to >= 0 && to <= 1)) return [];
  const certain = from >= 0 ? from : to;
  const part = (/** @type {number} */ size, /** @type {string} */ style) => {
    const element = make("span", { class: `share ${style}` });
    element.style.setProperty("flex-grow", String(size));
    return size > 0 && element;
  };
  return [make("span", { class: "share-bar bar-parts", "aria-hidden": "true" },
    part(certain, "share-named"), part(to - certain, "share-unnamed"), part(1 - to, "share-unknown"))];
}

/**
 * A list whose first items are shown at once; the rest is folded.
 * @param {readonly HTMLElement[]} items
 */
function folded(items) {
  const rest = items.slice(MOST_LINKS);
  return make("div", {},
    make("ul", {}, ...items.slice(0, MOST_LINKS)),
    rest.length > 0 && make("details", {}, make("summary", {}, words.say("sources.more", { n: rest.length })), make("ul", {}, ...rest)));
}

/**
 * @param {import("./words.js").Key} title
 * @param {string} name
 * @param {...Child} children
 */
function section(title, name, ...children) {
  return make("section", { class: `panel-section ${name}` }, make("h3", {}, words.say(title)), ...children);
}

/**
 * @param {"previous" | "next" | "close"} name
 * @param {string} title
 * @param {() => void} click
 */
function button(name, title, click) {
  return make("button", { type: "button", class: "icon-button", "aria-label": title, title, click }, icon(name));
}
