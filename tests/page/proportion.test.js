// Numbers in proportion: beside yardsticks, in other units, beside each other, and dates on the article's line.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, clickOn, fits, open, withBrowser } from "./harness.js";

withBrowser();

const TEXT = `Brand bij Ede verwoest 1300 vierkante kilometer heide, zegt de brandweer

12 juli 2026

De brand heeft 1300 vierkante kilometer heide verwoest. Vorige week was er al 900 vierkante kilometer heide verwoest. In totaal moesten 600.000 inwoners hun huis uit.

Ongeveer 24 procent van de huizen is verloren. In 1976 brandde het gebied ook. De bouw begint in september en is klaar in 2029.`;

async function opened({ text = TEXT, ...options } = {}) {
  const session = await open(options);
  await session.page.fill("textarea", text);
  await session.page.click(".primary");
  await session.page.waitForSelector("[data-state=article]");
  return session;
}

for (const scheme of ["light", "dark"]) {
  for (const width of [360, 1440]) {
    test(`the panel puts numbers into proportion at ${width} px, ${scheme}`, async () => {
      const { page, noted, close } = await opened({ scheme, width });
      const before = noted.requests.length;
      const panel = page.locator("sourcelight-panel");
      await clickOn(page, "600.000");
      assert.match(await page.locator(".yardstick-text").innerText(), /aantal inwoners van .*\.$/);
      assert.match(await panel.innerText(), /niet uit het artikel\. Bron: .+, 20\d\d\./);
      assert.equal(await page.locator(".yardstick-bars .share").count(), 2);
      await accessible(page, "yardstick");
      await fits(page, "yardstick");
      // The panel may lie over the text.
      await page.keyboard.press("Escape");
      await clickOn(page, "24 procent");
      assert.match(await panel.innerText(), /Anders gezegd: .*kwart/);
      assert.equal(await page.locator(".share-bar").count(), 1);
      await accessible(page, "share");
      await page.keyboard.press("Escape");
      await clickOn(page, "september");
      assert.equal(await page.locator(".moments-own").count(), 1);
      assert.ok(await page.locator(".moments-other").count() >= 3);
      await accessible(page, "date");
      await fits(page, "date");
      // All of it was there before the text.
      assert.equal(noted.requests.length, before);
      assert.deepEqual(noted.console, []);
      await close();
    });
  }
}

test("other numbers about the same thing say whether they agree, and lead there by keyboard", async () => {
  const { page, close } = await opened();
  await clickOn(page, "900 vierkante");
  const relation = page.locator(".relation-differs");
  assert.match(await relation.first().innerText(), /een andere waarde/);
  await page.locator(".links .link").first().focus();
  await page.keyboard.press("Enter");
  assert.match(await page.locator(".panel-text").innerText(), /^1300 vierkante kilometer$/);
  await close();
});

test("without the data the panel does without, and the picture of sources says that it is missing", async () => {
  const { page, close } = await opened({ prepare: async (page) => {
    await page.route("**/*.json", (route) => (/context|known/.test(route.request().url()) ? route.abort() : route.continue()));
    await page.route("**/graph.js", (route) => route.abort());
  } });
  await clickOn(page, "600.000");
  assert.match(await page.locator("sourcelight-panel").innerText(), /Geteld: inwoners/);
  assert.equal(await page.locator(".yardstick").count(), 0);
  await page.keyboard.press("Escape");
  await page.click("[data-shape=graph]");
  assert.match(await page.locator(".sources-body [role=alert]").innerText(), /kon niet geladen worden/);
  await close();
});

test("dates that wait for the article's day say so, ranges say their unit once, and places in a series are numbers", async () => {
  const { page, close } = await opened({ text: "De storm van categorie 5 trok vorige week over Ede. De schade is vijf tot zes miljoen dollar, zegt de gemeente. De wijk blijft tot volgende maand dicht." });
  await page.click("#tab-numbers");
  const view = page.locator("#view-numbers");
  assert.match(await view.innerText(), /categorie 5[^]*nummer 5[^]*5 tot 6 miljoen Amerikaanse dollar/);
  assert.match(await view.innerText(), /2 datums hangen af van de dag van het artikel/);
  await accessible(page, "dates without a day");
  // The reader goes on where he was, in the field as in the view, while a year is typed too.
  await page.focus("[name=date]");
  await page.keyboard.type("07072026");
  await page.waitForSelector(".timeline");
  assert.equal(await page.inputValue("[name=date]:focus"), "2026-07-07");
  assert.doesNotMatch(await view.innerText(), /hangen af/);
  await close();
});
