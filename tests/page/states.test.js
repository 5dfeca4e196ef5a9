// Every state of the page besides the article: start, waiting, failures, long texts, unknown languages, nothing found.

import assert from "node:assert/strict";
import { test } from "node:test";
import { article } from "./article.js";
import { accessible, answerWith, drop, fits, open, paste, withBrowser } from "./harness.js";

withBrowser();

const TEXT = article().text;

for (const scheme of ["light", "dark"]) {
  for (const width of [360, 1440]) {
    test(`the start is accessible and fits at ${width} px, ${scheme}`, async () => {
      const { page, noted, close } = await open({ width, scheme });
      await accessible(page, "start");
      await fits(page, "start");
      await page.click(".primary");
      assert.match(await page.locator(".problem").innerText(), /niets om te lezen/);
      await accessible(page, "nothing to read");
      assert.deepEqual(noted.console, []);
      await close();
    });
  }
  test(`waiting and failures are accessible, ${scheme}`, async () => {
    const { page, close } = await open({ scheme, prepare: silent });
    await page.click("[data-sample]");
    await page.waitForSelector("[data-state=waiting]");
    await accessible(page, "waiting");
    await page.click("[data-choice=stop]");
    await page.waitForSelector("[data-state=start]");
    await close();

    const failed = await open({ scheme, wait: false, prepare: (page) => page.route("**/*.wasm", (route) => route.abort()) });
    await failed.page.waitForSelector("[data-state=failed]");
    await accessible(failed.page, "failed");
    await failed.close();

    const unknown = await open({ scheme, prepare: answerWith({ detection: { certainty: "low" } }) });
    await unknown.page.click("[data-sample]");
    await unknown.page.waitForSelector("[data-state=unknown-language]");
    await accessible(unknown.page, "unknown language");
    await unknown.close();
  });
}

test("a failed load says so, and trying again reads the article that waited", async () => {
  let broken = true;
  const { page, close } = await open({
    wait: false,
    prepare: (page) => page.route("**/*.pack", (route) => (broken ? route.fulfill({ status: 503, body: "" }) : route.continue())),
  });
  await page.waitForSelector("[data-state=failed]");
  assert.match(await page.locator(".notice").innerText(), /kon niet geladen worden[^]*503/);
  broken = false;
  await page.click("[data-choice=again]");
  await page.waitForSelector("[data-engine=ready]");
  await page.click("[data-sample=nl]");
  await page.waitForSelector("[data-state=article]");
  await close();
});

test("a worker that cannot start is a failed load", async () => {
  const { page, close } = await open({ wait: false, prepare: (page) => page.route("**/worker.js", (route) => route.abort()) });
  await page.waitForSelector("[data-state=failed]");
  await page.click("[data-choice=back]");
  await page.waitForSelector("[data-state=start]");
  await close();
});

test("a long text is asked about, and read if the reader wants", async () => {
  const { page, close } = await open();
  await page.focus("textarea");
  await paste(page, { text: `${TEXT}\n\n`.repeat(300) });
  await page.waitForSelector("[data-state=too-long]");
  await accessible(page, "too long");
  assert.match(await page.locator(".notice").innerText(), /ongeveer [\d.]+ woorden/);
  await page.click("[data-choice=anyway]");
  await page.waitForSelector("[data-state=article]", { timeout: 60_000 });
  await close();
});

test("a language that is not known is asked for", async () => {
  const { page, close } = await open();
  await page.fill("textarea", "Päivää ystävät, tänään sataa lunta koko pohjoisessa maassa ja järvet jäätyvät nopeasti.");
  await page.click(".primary");
  await page.waitForSelector("[data-state=unknown-language]");
  await page.click("[data-choice=en]");
  await page.waitForSelector("[data-state=article]");
  assert.equal(await page.locator("select").inputValue(), "en");
  await close();
});

test("a text in which nothing is found says so", async () => {
  const nothing = { ...article(), annotations: [], entities: [], sources: [] };
  const { page, close } = await open({ prepare: answerWith({ article: nothing }) });
  await page.click("[data-sample]");
  await page.waitForSelector(".nothing-found");
  await accessible(page, "nothing found");
  await close();
});

const UNSURE = [
  ["capitals", (text) => text.toUpperCase(), /hoofdletters/],
  ["no-capitals", (text) => text.toLowerCase(), /zonder hoofdletters/],
  ["capital-headline", (text) => text.replace(/^.*/, (head) => head.toUpperCase()), /kop[^]*hoofdletters/],
  ["noise", (text) => text.replace(/ba(?=k)|e(?=n )/g, (letters) => `${letters}0`).replace(/a(?=r)/g, "~"), /beschadigd/],
];

for (const [doubt, change, said] of UNSURE) {
  test(`the page says when it is unsure: ${doubt}`, async () => {
    const { page, noted, close } = await open({ scheme: doubt === "noise" ? "dark" : "light" });
    await page.fill("textarea", change(TEXT));
    await page.click(".primary");
    // Where even the language is in doubt, the reader says it first.
    await page.waitForSelector("[data-state=article], [data-state=unknown-language]");
    if (await page.locator("[data-choice=nl]").count()) await page.click("[data-choice=nl]");
    await page.waitForSelector("[data-state=article]");
    assert.match(await page.locator("sourcelight-doubts").innerText(), said);
    await accessible(page, doubt);
    await fits(page, doubt);
    assert.deepEqual(noted.console, []);
    await close();
  });
}

test("a usual article has no such notice; one in another language has", async () => {
  const { page, close } = await open();
  await page.fill("textarea", TEXT);
  await page.click(".primary");
  await page.waitForSelector("[data-state=article]");
  assert.equal(await page.locator("sourcelight-doubts").isVisible(), false);
  await page.getByRole("button", { name: "Ander artikel" }).click();
  await page.fill("textarea", "Päivää ystävät, tänään sataa lunta koko pohjoisessa maassa ja järvet jäätyvät nopeasti.");
  await page.click(".primary");
  await page.click("[data-choice=en]");
  await page.waitForSelector("[data-state=article]");
  assert.match(await page.locator("sourcelight-doubts").innerText(), /taal/);
  await accessible(page, "another language");
  await close();
});

test("pasted markup keeps its paragraphs, pasted text is read at once, short text waits", async () => {
  const { page, close } = await open();
  await page.focus("textarea");
  await paste(page, { text: "Kort." });
  await page.waitForTimeout(100);
  assert.equal(await page.getAttribute("sourcelight-app", "data-state"), "start");
  const paragraphs = article().blocks.filter(({ type }) => type === "p").map(({ start, end }) => TEXT.slice(start, end));
  await paste(page, { text: paragraphs.join("\n"), html: `<h1>Kop</h1>${paragraphs.map((p) => `<p>${p}</p>`).join("")}` });
  await page.waitForSelector("[data-state=article]");
  assert.equal(await page.locator(".text h1").innerText(), "Kop");
  assert.deepEqual(await page.locator(".text p").allInnerTexts(), paragraphs);
  await close();
});

test("a file or a selection can be dropped; addresses and pictures say why not", async () => {
  const { page, close } = await open();
  await drop(page, { uri: "https://example.org/", text: "https://example.org/" });
  await page.waitForSelector(".problem:not([hidden])");
  assert.match(await page.locator(".problem").innerText(), /alleen een adres/);
  await drop(page, { file: { name: "foto.png", type: "image/png", bytes: [137, 80, 78, 71] } });
  await page.waitForFunction(() => /geen tekst/.test(document.querySelector(".problem").textContent));
  const bytes = [...new TextEncoder().encode(`<!doctype html><meta charset="utf-8"><title>x</title><article><h1>Kop</h1><p>${TEXT}</p></article>`)];
  await drop(page, { file: { name: "artikel.html", type: "text/html", bytes } });
  await page.waitForSelector("[data-state=article]");
  assert.equal(await page.locator(".text h1").innerText(), "Kop");
  await drop(page, { text: TEXT, html: `<p>${TEXT}</p>` });
  await page.waitForSelector("[data-state=article]");
  await close();
});

test("an older file's encoding is understood", async () => {
  const { page, close } = await open();
  const latin = [...`${"De caf\u00e9s zijn dicht. ".repeat(20)}`].map((c) => c.codePointAt(0));
  await drop(page, { file: { name: "oud.txt", type: "text/plain", bytes: latin } });
  await page.waitForSelector("[data-state=article]");
  assert.match(await page.locator(".text").innerText(), /cafés/);
  await close();
});

test("the browser's way back leads to the start", async () => {
  const { page, close } = await open();
  await page.click("[data-sample=nl]");
  await page.waitForSelector("[data-state=article]");
  await page.goBack();
  await page.waitForSelector("[data-state=start]");
  await close();
});

/** An engine that loads and never answers. */
function silent(page) {
  return page.route("**/engine/worker.js", (route) => route.fulfill({
    contentType: "text/javascript",
    body: `onmessage = ({ data: { id, type } }) => {
      if (type === "load") postMessage({ id, type: "languages", languages: [{ lang: "nl", name: "Nederlands" }] });
      else postMessage({ id, type: "progress", stage: "reading", done: 0.4 });
    };`,
  }));
}
