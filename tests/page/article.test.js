// What the page makes of an article: highlights, panel, list, legend, by mouse and by keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { article } from "./article.js";
import { accessible, answerWith, clickOn, fits, open, withBrowser } from "./harness.js";

withBrowser();

/** The article, with a view beside it. */
async function opened({ view, ...options } = {}) {
  const session = await open({ prepare: answerWith({ article: article(), detection: { lang: "nl", certainty: "high" } }), ...options });
  await session.page.click("[data-sample]");
  await session.page.waitForSelector("[data-state=article]");
  if (view) await session.page.click(`#tab-${view}`);
  return session;
}

const panel = (page) => page.locator("sourcelight-panel");
const painted = (page) => page.evaluate(() => Object.fromEntries([...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map((range) => {
  const live = document.createRange();
  live.setStart(range.startContainer, range.startOffset);
  live.setEnd(range.endContainer, range.endOffset);
  return live.toString();
})])));

test("highlights lie on the words they name, and the text is untouched", async () => {
  const { page, noted, close } = await opened();
  const lit = await painted(page);
  assert.deepEqual(lit["sourcelight-person"], ["Ineke Pals", "Harm Terpstra", "Terpstra"]);
  assert.deepEqual(lit["sourcelight-quote-inner"], ["Een oven slaapt nooit"]);
  assert.deepEqual(lit["sourcelight-scare-quote"], ["hittebrigade"]);
  assert.equal(await page.locator(".text mark, .text span:not(.frame)").count(), 0);
  const shown = await page.locator(".text .block").allInnerTexts();
  assert.deepEqual(shown, article().blocks.map(({ start, end }) => article().text.slice(start, end)));
  assert.deepEqual(noted.console, []);
  await close();
});

test("a click on a quote shows who says it", async () => {
  const { page, close } = await opened();
  await clickOn(page, "Wij bakken");
  await panel(page).waitFor();
  assert.match(await page.locator(".panel-source .who").innerText(), /Harm Terpstra/);
  assert.match(await page.locator(".panel-stance").innerText(), /“zegt”/);
  assert.equal(await page.locator(".sentences mark").innerText(), "Wij bakken bij 41 graden, dat houdt geen mens vol");
  assert.equal(await page.locator(".sentences .cue").innerText(), "zegt");
  assert.deepEqual((await painted(page))["sourcelight-current"], ["Wij bakken bij 41 graden, dat houdt geen mens vol"]);
  await close();
});

test("a click takes the innermost: a number in a quote has the quote's source", async () => {
  const { page, close } = await opened();
  await clickOn(page, "41 graden");
  assert.equal(await page.locator(".panel-text").innerText(), "41 graden");
  assert.match(await page.locator(".value").innerText(), /41 graden Celsius/);
  assert.match(await page.locator(".who").innerText(), /Harm Terpstra/);
  await page.getByRole("button", { name: "Staat in dit citaat" }).click();
  assert.match(await page.locator(".panel-text").innerText(), /^Wij bakken/);
  await close();
});

test("every voice is told apart", async () => {
  const { page, close } = await opened();
  const voice = async (words, nth = 0) => {
    await clickOn(page, words, nth);
    return (await page.locator(".panel-source").innerText()).replace(/\s+/g, " ");
  };
  assert.match(await voice("winkels hulp"), /Een medewerker Een bron zonder naam.*Hoort bij: gemeente/);
  assert.match(await voice("volgt in"), /niemand genoemd/);
  assert.match(await voice("Wij komen"), /bron niet gevonden/);
  assert.match(await voice("twaalf"), /de redactie/);
  assert.match(await voice("Een oven"), /Mijn vader.*Verteld door Harm Terpstra/);
  await close();
});

test("the panel says how the source is known", async () => {
  const { page, close } = await opened();
  const source = async (words) => {
    await clickOn(page, words);
    return (await page.locator(".panel-source").innerText()).replace(/\s+/g, " ");
  };
  assert.match(await source("Wij bakken"), /Het staat erbij: “Harm Terpstra van de Bakkersbond”\./);
  assert.match(await source("verloor de stad"), /Met “hem” is hier bedoeld: Harm Terpstra\./);
  assert.match(await source("30.000 euro"), /Met “hem” is hier bedoeld: Harm Terpstra\./);
  assert.match(await source("winkels hulp"), /Het staat erbij: “Een medewerker van de gemeente”\./);
  assert.match(await source("Mijn vader"), /Met “Terpstra” is hier bedoeld: Harm Terpstra\./);
  assert.match(await source("ovens is ouder"), /Wie het zegt, staat er niet bij\. Het past bij wie vlak hiervoor sprak of genoemd werd\./);
  // The heading says it already, or there is nothing to know.
  for (const words of ["Een oven", "volgt in", "Wij komen", "twaalf"]) assert.doesNotMatch(await source(words), /bedoeld|staat erbij|erbij\./, words);
  await close();
});

test("the panel says how the article puts a statement", async () => {
  const { page, close } = await opened();
  const stance = async () => (await page.locator(".panel-stance").innerText()).replace(/\s+/g, " ");
  const level = () => page.locator(".scale-here").innerText();
  await clickOn(page, "winkels hulp");
  assert.equal(await level(), "op afstand");
  assert.match(await stance(), /Het woord is “beweert dat”\. Dat houdt afstand: de redactie weet niet of het waar is.*Vraag je af: bevestigt iemand anders dit/);
  await accessible(page, "distance");
  // What stands in it keeps the distance.
  await clickOn(page, "tientallen");
  assert.match(await page.locator(".panel-source").innerText(), /Ingeleid door “beweert dat”\. Dat houdt wat afstand: de redactie zegt niet dat het waar is\./);
  await clickOn(page, "Wij bakken");
  assert.equal(await level(), "neutraal");
  assert.match(await stance(), /“zegt”\. Dat is neutraal/);
  await clickOn(page, "volgt in");
  assert.equal(await level(), "op afstand");
  assert.match(await stance(), /slag om de arm/);
  await clickOn(page, "Wij komen");
  assert.match(await stance(), /geen woord bij dat het inleidt/);
  await page.getByRole("button", { name: "English" }).click();
  await clickOn(page, "winkels hulp");
  assert.match(await stance(), /at a distance.*The word is “beweert dat”\. That keeps a distance/);
  await close();
});

test("the panel says how a quote stands in its sentence", async () => {
  const { page, close } = await opened();
  const notes = async (words) => {
    await clickOn(page, words);
    return panel(page).innerText();
  };
  assert.match(await notes("Wij bakken"), /Letterlijk aangehaald\.\s+Eerst de woorden, daarna pas wie ze zegt\./);
  assert.match(await notes("ovens is ouder"), /Het citaat staat op zichzelf/);
  assert.doesNotMatch(await notes("Wij bakken"), /[Kk]op/);
  await close();
});

test("the panel compares a quote with the headline, both ways", async () => {
  const made = article({ title: "Bakker in Zwolle: ‘Wij bakken, dat houdt geen mens vol’", quoted: "Wij bakken, dat houdt geen mens vol" });
  const { page, close } = await opened({ prepare: answerWith({ article: made, detection: { lang: "nl", certainty: "high" } }) });
  await clickOn(page, "Wij bakken", 1);
  assert.match(await page.locator(".headline-note").innerText(), /De kop gebruikt dit\. De kop laat woorden weg/);
  await accessible(page, "headline");
  await page.locator(".headline-note .link").focus();
  await page.keyboard.press("Enter");
  assert.match(await page.locator(".headline-note").innerText(), /Dit staat in de kop\. De kop laat woorden weg[^]*Wij bakken bij 41 graden/);
  await close();
});

test("a click beside annotations, and selecting text, open nothing", async () => {
  const { page, close } = await opened();
  await clickOn(page, "bleven");
  await page.locator(".text").click({ position: { x: 2, y: 2 } });
  const box = await page.locator(".text p").nth(2).boundingBox();
  await page.mouse.move(box.x + 10, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 200, box.y + 40);
  await page.mouse.up();
  assert.equal(await panel(page).isVisible(), false);
  await close();
});

test("the keyboard goes everywhere: n, p, arrows, Enter, Escape", async () => {
  const { page, close } = await opened();
  await page.focus(".cursor");
  const focused = () => page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent);
  assert.match(await focused(), /^Plaats: Zwolle\. 1 van 29$/);
  await page.keyboard.press("n");
  assert.match(await focused(), /^Persoon: Ineke Pals\. 2 van 29$/);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("p");
  await page.keyboard.press("p");
  assert.match(await focused(), /29 van 29$/);
  await page.keyboard.press("Home");
  for (let i = 0; i < 8; i++) await page.keyboard.press("n");
  assert.match(await focused(), /^Citaat: Wij bakken.*Harm Terpstra\. 9 van 29$/);
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "Citaat");
  assert.match(await page.locator(".who").innerText(), /Harm Terpstra/);
  await page.keyboard.press("n");
  assert.equal(await focused(), "Hoeveelheid");
  await page.keyboard.press("Escape");
  assert.equal(await panel(page).isVisible(), false);
  assert.match(await focused(), /^Hoeveelheid: 41 graden/);
  await close();
});

test("letters can be switched off as keys", async () => {
  const { page, close } = await opened();
  await page.getByLabel(/^De letters n en p/).uncheck();
  await page.focus(".cursor");
  await page.keyboard.press("n");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.annotation), "a1");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.annotation), "a2");
  await close();
});

test("the list holds everything, filters, groups, and gives the focus back", async () => {
  const { page, close } = await opened({ view: "list" });
  const items = page.locator("sourcelight-list .item");
  assert.equal(await items.count(), 29);
  await page.getByRole("searchbox").fill("terpstra");
  assert.equal(await items.count(), 9);
  await page.getByRole("searchbox").fill("");
  await page.getByLabel("Per soort").check();
  assert.equal((await page.locator("sourcelight-list h3").first().innerText()).replace(/\s/g, ""), "Citaten5");
  await page.getByLabel("Per soort").uncheck();
  await items.nth(8).focus();
  await page.keyboard.press("Enter");
  assert.match(await page.locator(".who").innerText(), /Harm Terpstra/);
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.annotation), "a9");
  assert.equal(await page.evaluate(() => document.activeElement.classList.contains("item")), true);
  await close();
});

test("the legend counts kinds and switches them", async () => {
  const { page, close } = await opened({ view: "list" });
  const box = (name) => page.locator("sourcelight-legend").getByRole("checkbox", { name });
  await box(/^Personen 3$/).uncheck();
  let lit = await painted(page);
  assert.equal(lit["sourcelight-person"], undefined);
  assert.equal(await page.locator("sourcelight-list .item").count(), 26);
  assert.equal(await page.locator("[data-family=names]").evaluate((input) => input.indeterminate), true);
  await page.locator("[data-family=names]").check();
  await page.locator("[data-family=names]").uncheck();
  lit = await painted(page);
  assert.deepEqual(Object.keys(lit).filter((name) => /person|place|organisation|group|event/.test(name)), []);
  await clickOn(page, "Harm Terpstra");
  assert.equal(await panel(page).isVisible(), false);
  await page.reload();
  await page.waitForSelector("[data-engine]");
  await page.click("[data-sample]");
  assert.equal(await page.locator("[data-family=names]").isChecked(), false);
  await close();
});

test("only what one source says can be lit", async () => {
  const { page, close } = await opened();
  await clickOn(page, "Wij bakken");
  await page.getByRole("button", { name: "Toon alleen wat deze bron zegt" }).click();
  const lit = await painted(page);
  assert.equal(lit["sourcelight-person"], undefined);
  assert.deepEqual(lit["sourcelight-quantity"], ["41 graden", "30.000 euro"]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  assert.equal((await painted(page))["sourcelight-person"].length, 3);
  await close();
});

test("language and date are the reader's to correct", async () => {
  const { page, close } = await opened();
  assert.equal(await page.locator(".text").getAttribute("lang"), "nl");
  await page.locator("select[name=language]").selectOption("en");
  await page.waitForFunction(() => document.querySelector(".text")?.lang === "en");
  await page.getByLabel("Datum", { exact: true }).fill("2025-01-01");
  await page.getByLabel("Datum", { exact: true }).dispatchEvent("change");
  await page.waitForFunction(() => document.querySelector("input[type=date]")?.value === "2025-01-01");
  assert.equal(await page.locator("select[name=language]").inputValue(), "en");
  await close();
});

test("the interface changes its language and keeps the focus and the panel", async () => {
  const { page, close } = await opened();
  await clickOn(page, "Wij bakken");
  await page.getByRole("button", { name: "English" }).click();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.match(await page.locator(".panel-source").innerText(), /Who says this\?/);
  assert.equal(await page.evaluate(() => document.activeElement.lang), "en");
  await page.reload();
  await page.waitForSelector("h1:has-text('See what a news article is made of')");
  await close();
});

for (const scheme of ["light", "dark"]) {
  for (const width of [360, 768, 1440]) {
    test(`article, panel and list are accessible and fit at ${width} px, ${scheme}`, async () => {
      const { page, noted, close } = await opened({ width, scheme, view: "list" });
      await accessible(page, "article");
      await fits(page, "article");
      await clickOn(page, "41 graden");
      await panel(page).waitFor();
      await accessible(page, "panel");
      await fits(page, "panel");
      await page.keyboard.press("Escape");
      await page.focus(".cursor");
      await accessible(page, "cursor");
      await page.getByLabel("Per soort").check();
      await accessible(page, "grouped list");
      assert.deepEqual(noted.console, []);
      await close();
    });
  }
}

test("on a small screen the panel is a sheet that leaves the annotation in sight", async () => {
  const { page, close } = await opened({ width: 360, height: 740 });
  await clickOn(page, "Mijn vader");
  await page.waitForTimeout(300);
  const { top, bottom } = await panel(page).evaluate((sheet) => sheet.getBoundingClientRect().toJSON());
  assert.equal(Math.round(bottom), 740);
  const y = await page.evaluate(() => {
    const [range] = CSS.highlights.get("sourcelight-current");
    const live = document.createRange();
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
    return live.getBoundingClientRect();
  });
  assert.ok(y.top >= 0 && y.top < top, `annotation at ${y.top}, sheet at ${top}`);
  await close();
});

test("text twice as large still fits", async () => {
  const { page, close } = await opened({ width: 720, height: 450, deviceScaleFactor: 2 });
  await clickOn(page, "41 graden");
  await fits(page, "zoomed");
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  await fits(page, "text of 200%");
  await close();
});

test("without the highlight API, lines are laid over the text", async () => {
  const { page, noted, close } = await opened({
    prepare: async (page) => {
      await answerWith({ article: article() })(page);
      await page.addInitScript(() => { delete globalThis.Highlight; });
    },
  });
  assert.ok(await page.locator(".line.sourcelight-person").count() >= 3);
  const line = await page.locator(".line.sourcelight-person").first().boundingBox();
  const words = await page.locator(".byline").boundingBox();
  assert.ok(line.y >= words.y - 4 && line.y + line.height <= words.y + words.height + 6);
  await clickOn(page, "Wij bakken");
  assert.match(await page.locator(".who").innerText(), /Harm Terpstra/);
  await accessible(page, "lines");
  assert.deepEqual(noted.console, []);
  await close();
});

test("colours that the system forces keep everything visible", async () => {
  const { page, close } = await opened({ forcedColors: "active" });
  await clickOn(page, "41 graden");
  await accessible(page, "forced colours");
  await close();
});

test("on paper there are the article and the list, and no buttons", async () => {
  const { page, close } = await opened({ view: "list" });
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator("sourcelight-header").isVisible(), false);
  assert.equal(await page.locator(".text h1").isVisible(), true);
  assert.equal(await page.locator("sourcelight-list .item").first().isVisible(), true);
  await close();
});
