// The whole way with the real engine, on articles of our own: pasted, lit, clicked, read by keyboard.

import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, clickOn, open, paste, withBrowser } from "./harness.js";

withBrowser();

/** A sample as somebody would paste it from a page: its blocks, parted by blank lines. */
function textOf(page, lang) {
  return page.evaluate(async (lang) => {
    const html = await (await fetch(`samples/${lang}.html`)).text();
    const article = new DOMParser().parseFromString(html, "text/html").querySelector("article");
    return [...article.querySelectorAll("h1, h2, p, figcaption")].map((block) => block.textContent).join("\n\n");
  }, lang);
}

/** @type {Record<string, { words: string, who: RegExp, voice: RegExp }[]>} */
const CLAIMS = {
  nl: [
    { words: "Dit is geen droom", who: /Femke Haringsma/, voice: /Een bron met naam/ },
    { words: "310.000", who: /Femke Haringsma/, voice: /Met “haar” is hier bedoeld: Femke Haringsma[^]*Staat in deze uitspraak/ },
    { words: "Als één op de tien", who: /Femke Haringsma/, voice: /Het past bij wie vlak hiervoor sprak/ },
    { words: "Daar is geen markt", who: /directeur/, voice: /Een bron zonder naam/ },
    { words: "Een nachttrein verdient", who: /Lotte van der Meulen/, voice: /Een bron met naam/ },
    { words: "de trein daardoor", who: /ProRail/, voice: /Een organisatie met naam/ },
    { words: "12 miljoen", who: /niemand genoemd/, voice: /niet door wie/ },
    { words: "28 kilometer", who: /de redactie/, voice: /zegt dit zelf/ },
  ],
  en: [
    { words: "We can keep building", who: /Priya Ramanathan/, voice: /A named source/ },
    { words: "It does nothing for", who: /Marijn Kuipers/, voice: /A named source/ },
    { words: "£11m", who: /Two people familiar with the talks/, voice: /A source without a name/ },
    { words: "£36m", who: /nobody named/, voice: /not by whom/ },
    { words: "264", who: /the newsroom/, voice: /says this itself/ },
  ],
};

for (const [lang, claims] of Object.entries(CLAIMS)) {
  test(`a pasted article shows its sources, by mouse and by keyboard: ${lang}`, async () => {
    const { page, noted, close } = await open({ lang });
    const text = await textOf(page, lang);
    const before = noted.requests.length;
    await page.focus("textarea");
    await paste(page, { text });
    await page.waitForSelector("[data-state=article]");
    assert.equal(await page.locator(".text").getAttribute("lang"), lang);
    for (const { words, who, voice } of claims) {
      await clickOn(page, words);
      assert.match(await page.locator(".who").innerText(), who, words);
      assert.match(await page.locator(".panel-source").innerText(), voice, words);
    }
    const explained = await page.locator(".panel-why p").first().innerText();
    assert.doesNotMatch(explained, /nog geen uitleg|no explanation/);
    await page.keyboard.press("Escape");

    // The first claim again, without a mouse.
    await page.focus(".cursor");
    await page.keyboard.press("Home");
    for (let i = 0; i < 200; i++) {
      const label = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
      if (label.includes(claims[0].words)) break;
      await page.keyboard.press("n");
    }
    await page.keyboard.press("Enter");
    assert.match(await page.locator(".who").innerText(), claims[0].who);
    await accessible(page, "panel");
    assert.deepEqual(noted.console, []);
    assert.equal(noted.requests.length, before);
    await close();
  });
}

for (const lang of Object.keys(CLAIMS)) {
  test(`no word is cut in the margin: ${lang}`, async () => {
    const { page, close } = await open({ lang });
    await page.click(`[data-sample="${lang}"]`);
    await page.waitForSelector(".note");
    const { notes, cut } = await page.evaluate(() => {
      const notes = [...document.querySelectorAll(".note span:last-child")];
      const cut = notes.flatMap(({ firstChild }) => [...firstChild.data.matchAll(/[\p{L}\p{N}]+/gu)].filter(({ 0: word, index }) => {
        const range = document.createRange();
        range.setStart(firstChild, index);
        range.setEnd(firstChild, index + word.length);
        return range.getClientRects().length > 1;
      }).map(([word]) => word));
      return { notes: notes.length, cut };
    });
    assert.ok(notes > 5);
    assert.deepEqual(cut, []);
    await close();
  });
}
