// An article as the engine would give it, written by hand, with everything in it that the page has to show.

const BLOCKS = [
  ["head", "Bakkers in Zwolle sluiten om de hitte"],
  ["byline", "Door Ineke Pals, 3 juli 2026"],
  ["figure", "Een lege vitrine aan de Diezerstraat. Foto: ANP"],
  ["p", "Zeker twaalf bakkers in Zwolle bleven vrijdag dicht. “Wij bakken bij 41 graden, dat houdt geen mens vol”, zegt Harm Terpstra van de Bakkersbond. Volgens hem verloor de stad 30.000 euro omzet."],
  ["p", "Een medewerker van de gemeente beweert dat tientallen winkels hulp vroegen. Naar verluidt volgt in september een regeling."],
  ["head", "Oude ovens"],
  ["p", "“Mijn vader zei altijd: ‘Een oven slaapt nooit’”, vertelt Terpstra. “De helft van de ovens is ouder dan ik.” De ‘hittebrigade’ komt om 9.30 uur."],
  ["p", "“Wij komen terug”, stond op de deur. Griekse bakkers kennen dit al sinds de Olympische Spelen van 2004."],
];

/** A paragraph more, with a country and a city that the map knows. */
const ABROAD = ["p", "“In Brazilië sluit nooit een bakker, in Amsterdam elke dag”, aldus Terpstra."];

/**
 * The article, with offsets counted from its text.
 * @param {{ title?: string, quoted?: string, abroad?: boolean }} [options] another headline, and words of it that are a
 * quote; whether to add a paragraph with places that the map knows
 */
export function article({ title, quoted, abroad } = {}) {
  let text = "";
  const blocks = [["head", title ?? BLOCKS[0][1]], ...BLOCKS.slice(1), ...(abroad ? [ABROAD] : [])].map(([type, content]) => {
    if (text) text += "\n\n";
    const start = text.length;
    text += content;
    return { type, start, end: text.length };
  });
  const sentences = blocks.flatMap(({ start, end }) => {
    const found = [];
    let from = start;
    for (const { index, 0: gap } of text.slice(start, end).matchAll(/(?<=[a-z]{2}(?:[.”]|\.”))\s(?=[A-Z“])/g)) {
      found.push({ start: from, end: start + index });
      from = start + index + gap.length;
    }
    return [...found, { start: from, end }];
  });

  const annotations = [];
  const add = (kind, words, { after = "", cue, speaker, certainty = "high", rule = `${kind}.test`, ...fields } = {}) => {
    const start = text.indexOf(words, after ? text.indexOf(after) : 0);
    if (start < 0) throw new Error(`not in the article: ${words}`);
    const annotation = { kind, start, end: start + words.length, text: words, evidence: { rule, certainty }, ...fields };
    const near = (words) => {
      const before = text.lastIndexOf(words, start);
      const at = before >= 0 && start - before < 60 ? before : text.indexOf(words, annotation.end);
      return { start: at, end: at + words.length };
    };
    if (cue) annotation.cue = annotation.evidence.cue = near(cue);
    if (speaker) annotation.speaker = near(speaker);
    annotations.push(annotation);
  };

  if (quoted) add("quote", quoted, { source: "s1" });
  add("place", "Zwolle", { entity: "e1" });
  add("person", "Ineke Pals", { entity: "e2" });
  add("date", "3 juli 2026", { date: { when: "2026-07-03" } });
  add("place", "Diezerstraat", { entity: "e3" });
  add("organisation", "ANP", { entity: "e4" });
  add("number", "twaalf", { type: "cardinal", value: { number: 12 }, approx: "at-least", of: "bakkers" });
  add("place", "Zwolle", { after: "twaalf", entity: "e1" });
  add("date", "vrijdag", { date: { when: "2026-07-03" } });
  add("quote", "Wij bakken bij 41 graden, dat houdt geen mens vol", { source: "s1", cue: "zegt", act: "speech", speaker: "Harm Terpstra van de Bakkersbond", resolved: "named" });
  add("quantity", "41 graden", { value: { number: 41 }, unit: "Cel", dimension: "temperature" });
  add("person", "Harm Terpstra", { entity: "e5" });
  add("organisation", "Bakkersbond", { entity: "e6" });
  add("statement", "verloor de stad 30.000 euro omzet", { source: "s1", cue: "Volgens", act: "speech", speaker: "hem", resolved: "pronoun" });
  add("quantity", "30.000 euro", { value: { number: 30000 }, unit: "EUR", dimension: "money", of: "omzet" });
  add("statement", "tientallen winkels hulp vroegen", { source: "s2", cue: "beweert dat", act: "speech", stance: "doubting", speaker: "Een medewerker van de gemeente", resolved: "described", after: "gemeente" });
  add("number", "tientallen", { type: "vague", value: { min: 10 }, of: "winkels" });
  add("statement", "volgt in september een regeling", { source: "s4", cue: "Naar verluidt", stance: "doubting", resolved: "nobody", hedged: true });
  add("date", "september", { date: { when: "2026-09" }, certainty: "medium" });
  add("quote", "Mijn vader zei altijd: ‘Een oven slaapt nooit’", { source: "s1", cue: "vertelt", act: "speech", speaker: "Terpstra", resolved: "named" });
  add("quote", "Een oven slaapt nooit", { source: "s5", cue: "zei", act: "speech", speaker: "Mijn vader", resolved: "described" });
  add("person", "Terpstra", { after: "vertelt", entity: "e5" });
  add("quote", "De helft van de ovens is ouder dan ik.", { source: "s1", resolved: "carried" });
  add("number", "De helft", { type: "fraction", value: { number: 0.5 }, of: "ovens" });
  add("scare-quote", "hittebrigade", { certainty: "low" });
  add("time", "9.30 uur", { date: { when: "09:30" } });
  add("quote", "Wij komen terug", { certainty: "medium" });
  add("group", "Griekse", { entity: "e7" });
  add("event", "Olympische Spelen", { entity: "e8" });
  add("date", "2004", { date: { when: "2004" } });
  if (abroad) {
    add("quote", "In Brazilië sluit nooit een bakker, in Amsterdam elke dag", { source: "s1", cue: "aldus", act: "speech" });
    add("place", "Brazilië", { entity: "e9" });
    add("place", "Amsterdam", { entity: "e10" });
  }

  annotations.sort((a, b) => a.start - b.start || b.end - a.end);
  annotations.forEach((a, i) => (a.id = `a${i + 1}`));
  annotations.forEach((a, i) => {
    const outer = annotations.slice(0, i).findLast((b) => ["quote", "statement"].includes(b.kind) && b.start <= a.start && b.end >= a.end);
    if (outer) a.in = outer.id;
  });
  const entity = (id, kind, name, more = {}) =>
    ({ id, kind, name, mentions: annotations.filter((a) => a.entity === id).map((a) => a.id), roles: [], ...more });
  return {
    text,
    lang: "nl",
    date: "2026-07-03",
    blocks,
    sentences,
    annotations,
    entities: [
      entity("e1", "place", "Zwolle", { wikidata: "Q793" }),
      entity("e2", "person", "Ineke Pals"),
      entity("e3", "place", "Diezerstraat"),
      entity("e4", "organisation", "ANP"),
      entity("e5", "person", "Harm Terpstra", { roles: ["bakker"] }),
      entity("e6", "organisation", "Bakkersbond"),
      entity("e7", "group", "Griekse"),
      entity("e8", "event", "Olympische Spelen"),
      ...(abroad ? [entity("e9", "place", "Brazilië", { wikidata: "Q155" }), entity("e10", "place", "Amsterdam", { wikidata: "Q727" })] : []),
    ],
    sources: [
      { id: "s1", type: "person", name: "Harm Terpstra", entity: "e5" },
      { id: "s2", type: "unnamed", name: "Een medewerker", of: "s3" },
      { id: "s3", type: "organisation", name: "gemeente" },
      { id: "s4", type: "none", name: "Naar verluidt" },
      { id: "s5", type: "unnamed", name: "Mijn vader" },
    ],
  };
}
