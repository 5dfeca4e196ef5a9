// What is read stays on the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, URL_OF_PAGE, withBrowser } from "./harness.js";

withBrowser();

test("after loading nothing is fetched, from nowhere, and the page works without a network", async () => {
  const { page, context, noted, close } = await open();
  assert.deepEqual(noted.requests.filter((url) => !url.startsWith(URL_OF_PAGE)), []);
  const before = noted.requests.length;
  await context.setOffline(true);
  for (const lang of ["nl", "en"]) {
    await page.click(`[data-sample=${lang}]`);
    await page.waitForSelector("[data-state=article]");
    assert.equal(await page.locator(".text").getAttribute("lang"), lang);
    // Neither the views nor what the panel knows comes from the network now.
    for (const button of ["#tab-numbers", "#tab-names", "#tab-list", "#tab-sources", "[data-shape=graph]", ".line-of-text"]) await page.locator(button).first().click();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("button", { name: "Nederlands" }).click();
    await page.getByRole("button", { name: "Ander artikel" }).click();
  }
  assert.equal(noted.requests.length, before, noted.requests.slice(before).join("\n"));
  assert.deepEqual(noted.console, []);
  await close();
});

test("nothing of the article is kept", async () => {
  const { page, close } = await open();
  await page.click("[data-sample=nl]");
  await page.waitForSelector("[data-state=article]");
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage, cookie: document.cookie, url: location.href }));
  assert.doesNotMatch(kept, /Groningen|Haringsma/);
  await close();
});

test("what is fetched says nothing of the article", async () => {
  const fetched = [];
  for (const lang of ["nl", "en"]) {
    const { page, noted, close } = await open();
    await page.click(`[data-sample=${lang}]`);
    await page.waitForSelector("[data-state=article]");
    fetched.push(noted.requests.toSorted());
    await close();
  }
  assert.deepEqual(fetched[0], fetched[1]);
});
