// The views beside the text: sources, numbers, names; and how they hang together.

import assert from "node:assert/strict";
import { test } from "node:test";
import { article } from "./article.js";
import { accessible, answerWith, fits, open, withBrowser } from "./harness.js";

withBrowser();

async function opened(view, { abroad = false, ...options } = {}) {
  const session = await open({ prepare: answerWith({ article: article({ abroad }), detection: { lang: "nl", certainty: "high" } }), ...options });
  await session.page.click("[data-sample]");
  await session.page.waitForSelector("[data-state=article]");
  await session.page.click(`#tab-${view}`);
  return session;
}

test("tabs are chosen by mouse and by arrow keys", async () => {
  const { page, close } = await opened("sources");
  await page.focus("#tab-sources");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.locator("[role=tab][aria-selected=true]").innerText(), "Getallen");
  assert.equal(await page.locator("#view-numbers").isVisible(), true);
  await page.keyboard.press("End");
  assert.equal(await page.evaluate(() => document.activeElement.id), "tab-list");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.locator("#view-sources").isVisible(), true);
  assert.equal(await page.locator("#view-list").isVisible(), false);
  await close();
});

test("sources come in order with what they say, and how much rests on them", async () => {
  const { page, close } = await opened("sources");
  const names = await page.locator(".source-name").allInnerTexts();
  assert.deepEqual(names, ["Harm Terpstra", "Een medewerker", "niemand genoemd", "Mijn vader", "bron niet gevonden"]);
  const first = page.locator(".source").first();
  assert.equal(await first.locator(".link").count(), 4);
  assert.equal(await first.locator("details .link").count(), 1);
  const rows = await page.locator(".shares tbody tr").allInnerTexts();
  assert.deepEqual(rows.map((row) => row.split("\t").at(-1)), ["3", "1", "0", "0", "1"]);
  const percents = rows.map((row) => Number(/(\d+)%/.exec(row)[1]));
  assert.ok(Math.abs(percents.reduce((a, b) => a + b) - 100) <= 2, String(percents));
  await close();
});

test("a click on a source dims everything else, by keyboard too", async () => {
  const { page, close } = await opened("sources");
  await page.locator("[data-light=s1]").focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("[data-light=s1]").getAttribute("aria-pressed"), "true");
  assert.match(await page.locator(".lit").innerText(), /Alleen wat Harm Terpstra zegt/);
  assert.equal(await page.evaluate(() => CSS.highlights.has("sourcelight-person")), false);
  await accessible(page, "spotlight");
  await page.locator(".lit button").click();
  assert.equal(await page.evaluate(() => CSS.highlights.has("sourcelight-person")), true);
  await close();
});

test("sources and statements are a picture that mouse and keyboard walk through", async () => {
  const { page, noted, close } = await opened("sources");
  const before = noted.requests.length;
  await page.locator("[data-shape=graph]").focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector(".graph");
  assert.deepEqual(await page.locator(".lamp-name").allInnerTexts(), ["Harm Terpstra", "Een medewerker", "niemand genoemd", "Mijn vader", "bron niet gevonden"]);
  assert.equal(await page.locator(".line-of-text").count(), 8);
  // One light a statement falls on its stretch of the article.
  assert.equal(await page.locator(".beam").count(), 8);
  await accessible(page, "picture of sources");
  const focused = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));

  await page.keyboard.press("Tab");
  assert.equal(await focused(), "Harm Terpstra, met naam, 4 uitspraken");
  await page.keyboard.press("ArrowRight");
  assert.match(await focused(), /^Citaat: Wij bakken bij 41 graden/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.match(await focused(), /^Uitspraak: tientallen winkels/);
  await page.keyboard.press("ArrowLeft");
  assert.match(await focused(), /^Een medewerker, zonder naam/);
  await page.keyboard.press("Enter");
  assert.match(await page.locator(".lit").innerText(), /Alleen wat Een medewerker zegt/);
  assert.equal(await page.locator(".lamp[aria-pressed=true]").count(), 1);
  assert.equal(await page.locator(".beam:not(.dimmed)").count(), 1);
  await accessible(page, "picture of one source");
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".beam.dimmed").count(), 0);

  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  assert.match(await page.locator(".who").innerText(), /Harm Terpstra/);
  await page.keyboard.press("Escape");
  assert.match(await focused(), /^Citaat: Wij bakken bij 41 graden/);
  await page.locator(".lamp").first().click();
  assert.match(await page.locator(".lit").innerText(), /Harm Terpstra/);
  await page.click("[data-shape=list]");
  assert.equal(await page.locator("[data-light=s1]").getAttribute("aria-pressed"), "true");
  assert.equal(noted.requests.length, before, "the picture was there before the article");
  await close();
});

test("on paper the picture of sources is a list", async () => {
  const { page, close } = await opened("sources");
  await page.click("[data-shape=graph]");
  await page.waitForSelector(".graph");
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator("#view-sources .source").count(), 5);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.waitForSelector(".graph");
  await close();
});

test("numbers are sorted, filtered and copied", async () => {
  const { page, context, close } = await opened("numbers");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const shown = () => page.locator(".numbers tbody .link").allInnerTexts();
  assert.deepEqual(await shown(), ["twaalf", "41 graden", "30.000 euro", "tientallen", "De helft"]);
  await page.getByRole("button", { name: "Betekent" }).click();
  assert.deepEqual(await shown(), ["30.000 euro", "41 graden", "twaalf", "tientallen", "De helft"]);
  assert.equal(await page.locator("[data-order=value]").getAttribute("aria-sort"), "descending");
  await page.getByRole("button", { name: "Er staat" }).click();
  assert.deepEqual(await page.locator("select[name=numbers] option").allInnerTexts(),
    ["Alle getallen (5)", "Met bron (4)", "Zonder bron (1)", "Niet precies (2)", "Met een slag om de arm (0)"]);
  const filter = (value) => page.locator("select[name=numbers]").selectOption(value);
  await filter("unsourced");
  assert.deepEqual(await shown(), ["twaalf"]);
  await filter("vague");
  assert.deepEqual(await shown(), ["twaalf", "tientallen"]);
  await filter("hedged");
  assert.deepEqual(await shown(), []);
  await filter("all");
  await page.getByRole("button", { name: "Kopieer als CSV" }).click();
  await page.waitForSelector("text=staan op het klembord");
  const rows = (await page.evaluate(() => navigator.clipboard.readText())).split("\r\n");
  assert.equal(rows.length, 6);
  assert.match(rows[3], /^30\.000 euro,30000,,,EUR,omzet,Harm Terpstra,/);
  await page.locator(".numbers .link").nth(1).click();
  assert.match(await page.locator(".who").innerText(), /Harm Terpstra/);
  await close();
});

test("an article without numbers has no table of them, but its dates", async () => {
  const whole = article();
  const annotations = whole.annotations.filter(({ kind }) => kind !== "number" && kind !== "quantity");
  const { page, close } = await open({ prepare: answerWith({ article: { ...whole, annotations }, detection: { lang: "nl", certainty: "high" } }) });
  await page.click("[data-sample]");
  await page.click("#tab-numbers");
  assert.match(await page.locator("#view-numbers").innerText(), /^Er worden geen getallen genoemd\./);
  assert.equal(await page.locator("#view-numbers table, #view-numbers select").count(), 0);
  assert.equal(await page.locator(".station > strong").count(), 3);
  await accessible(page, "no numbers");
  await close();
});

test("dates stand in their order, the article's own among them", async () => {
  const { page, close } = await opened("numbers");
  const dates = await page.locator(".station > strong").allInnerTexts();
  assert.deepEqual(dates, ["2004", "vrijdag 3 juli 2026", "september 2026"]);
  assert.match(await page.locator(".station.today").innerText(), /datum van het artikel/);
  // And on one line.
  assert.equal(await page.locator(".moments-other").count(), 4);
  await page.locator(".station .link").last().focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(".panel-text").innerText(), "september");
  assert.equal(await page.locator("sourcelight-panel .moments-own").count(), 1);
  await close();
});

test("names are grouped and counted, and lead to their first mention", async () => {
  const { page, close } = await opened("names");
  assert.deepEqual(await page.locator("#view-names h4").allInnerTexts().then((all) => all.map((t) => t.replace(/\s/g, ""))),
    ["Personen2", "Organisaties2", "Plaatsen2", "Groepen1", "Gebeurtenissen1"]);
  const terpstra = page.getByRole("button", { name: /^Harm Terpstra 2 keer genoemd/ });
  await terpstra.focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(".panel-text").innerText(), "Harm Terpstra");
  assert.match(await page.locator(".links").innerText(), /Nog 1 keer genoemd/);
  await page.keyboard.press("Escape");
  assert.equal(await terpstra.evaluate((button) => button === document.activeElement), true);
  await close();
});

test("names have a map that mouse and keyboard walk over", async () => {
  const { page, noted, close } = await opened("names", { abroad: true });
  const before = noted.requests.length;
  await page.locator("#view-names [data-shape=map]").focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector(".map");
  assert.ok(await page.locator(".country").count() > 150);
  // Countries that are named are areas, other places dots; a street has no place on the map of the world.
  assert.deepEqual(await page.locator(".place-dot").evaluateAll((dots) => dots.map((dot) => dot.getAttribute("aria-label")).sort()),
    ["Amsterdam, 1 keer genoemd", "Brazilië, 1 keer genoemd", "Zwolle, 2 keer genoemd"]);
  assert.equal(await page.locator(".country-named").count(), 1);
  assert.match(await page.locator("sourcelight-places").innerText(), /Niet op de kaart: Diezerstraat/);
  await accessible(page, "map");
  await page.keyboard.press("Tab");
  const focused = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  // What is named most comes first, and after the last place the first one again.
  for (const next of [/^Zwolle/, /^Brazilië/, /^Amsterdam/, /^Zwolle/]) {
    assert.match(await focused(), next);
    await page.keyboard.press("ArrowRight");
  }
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(".panel-text").innerText(), "Brazilië");
  await page.keyboard.press("Escape");
  assert.match(await focused(), /^Brazilië/);
  // On a map that reaches as far as Brazil they lie on one spot, and yet each can be clicked.
  for (const name of ["Amsterdam", "Zwolle"]) {
    await page.locator(`.place-dot[title=${name}]`).click();
    assert.equal(await page.locator(".panel-text").innerText(), name);
    assert.equal(await page.locator(".map-small .dot").count(), 1);
    await page.keyboard.press("Escape");
  }
  await page.click("#view-names [data-shape=list]");
  assert.equal(await page.locator("#view-names .names").count(), 5);
  assert.equal(noted.requests.length, before);
  assert.deepEqual(noted.console, []);
  await close();
});

test("the panel of an entity says what it is, where, what it says, and what is said of it", async () => {
  const { page, close } = await opened("names", { abroad: true });
  const panel = page.locator("sourcelight-panel");
  const open = async (name) => {
    await page.getByRole("button", { name }).first().click();
    const text = await panel.innerText();
    await accessible(page, String(name));
    await page.keyboard.press("Escape");
    return text;
  };
  assert.match(await open(/^Harm Terpstra/), /In dit artikel: bakker[^]*Wat deze bron zegt\s+Wij bakken bij 41 graden[^]*Nog 1 keer genoemd/);
  assert.match(await open(/^Brazilië/), /[Ll]and in Zuid-Amerika[^]*Genoemd in wat anderen zeggen\s+In Brazilië sluit nooit een bakker[^]*Verteld door/);
  await page.getByRole("button", { name: /^Brazilië/ }).click();
  assert.equal(await page.locator(".map-small .country-current").count(), 1);
  await close();
});

test("links that leave the page are made, not followed", async () => {
  const { page, noted, close } = await opened("names");
  const before = noted.requests.length;
  await page.getByRole("button", { name: /^Zwolle/ }).click();
  const links = await page.locator("sourcelight-panel a").evaluateAll((all) => all.map((a) => [a.href, a.rel, a.target]));
  assert.ok(links.length >= 2);
  for (const [href, rel, target] of links) {
    assert.match(href, /^https:\/\/www\.wikidata\.org\//);
    assert.match(rel, /noreferrer/);
    assert.equal(target, "_blank");
  }
  assert.equal(noted.requests.length, before);
  await close();
});

for (const scheme of ["light", "dark"]) {
  for (const width of [360, 1440]) {
    test(`the views are accessible and fit at ${width} px, ${scheme}`, async () => {
      const { page, noted, close } = await opened("sources", { width, scheme, abroad: true });
      for (const view of ["sources", "numbers", "names"]) {
        await page.click(`#tab-${view}`);
        await accessible(page, view);
        await fits(page, view);
      }
      await page.click("#tab-sources");
      await page.click("[data-shape=graph]");
      await page.waitForSelector(".graph");
      await accessible(page, "picture of sources");
      await fits(page, "picture of sources");
      await page.click("#tab-names");
      await page.click("#view-names [data-shape=map]");
      await page.waitForSelector(".map");
      await accessible(page, "map");
      await fits(page, "map");
      assert.deepEqual(noted.console, []);
      await close();
    });
  }
}
