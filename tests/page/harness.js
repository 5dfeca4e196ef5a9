// A browser on the page, which notes all that it says and fetches.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before } from "node:test";
import assert from "node:assert/strict";
import { chromium } from "playwright-core";

export const URL_OF_PAGE = process.env.SOURCELIGHT_URL ?? "http://127.0.0.1:8000/";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** @type {import("playwright-core").Browser} */
let browser;

/** Starts a browser before a file's tests and stops it after them. */
export function withBrowser() {
  before(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: (process.env.CHROMIUM_ARGUMENTS ?? "--headless --no-sandbox --disable-gpu").split(" "),
    });
  });
  after(() => browser.close());
}

/**
 * A page in a window of its own. What it says on the console, its errors, its requests and its violations of the policy are
 * in `noted`.
 */
export async function open({ width = 1440, height = 900, scheme = "light", lang = "nl", wait = true, prepare, ...options } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    locale: lang,
    reducedMotion: "reduce",
    ...options,
  });
  const page = await context.newPage();
  const noted = { console: [], requests: [] };
  page.on("console", (message) => noted.console.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => noted.console.push(`error: ${error.stack}`));
  page.on("request", (request) => noted.requests.push(request.url()));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => console.error("policy", event.violatedDirective, event.blockedURI));
  });
  await prepare?.(page, context);
  await page.goto(URL_OF_PAGE);
  if (wait) await page.waitForSelector("[data-engine=ready]");
  return { page, context, noted, close: () => context.close() };
}

/** Answers every reading with one article, whatever is read: what is tested is what the page makes of it. */
export function answerWith(read, languages = [{ lang: "nl", name: "Nederlands" }, { lang: "en", name: "English" }]) {
  return (page) => page.route("**/engine/worker.js", (route) => route.fulfill({
    contentType: "text/javascript",
    body: `
      const read = ${JSON.stringify(read)};
      onmessage = ({ data: { id, type, ...rest } }) => {
        if (type === "load") postMessage({ id, type: "languages", languages: ${JSON.stringify(languages)} });
        else postMessage({ id, type: "read", read: { ...read, article: read.article && { ...read.article, ...(rest.lang ? { lang: rest.lang } : {}), ...(rest.date ? { date: rest.date } : {}) } } });
      };`,
  }));
}

/** Holds that axe finds nothing wrong. */
export async function accessible(page, what) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const found = violations.map(({ id, help, nodes }) =>
    `${id}: ${help}\n${nodes.slice(0, 4).map((n) => `    ${n.html.slice(0, 160)}\n      ${n.failureSummary.replace(/\n\s*/g, " ")}`).join("\n")}`);
  assert.equal(found.join("\n"), "", what);
}

/** Holds that nothing has to be scrolled sideways. */
export async function fits(page, what) {
  const { scroll, width } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, width: innerWidth }));
  assert.ok(scroll <= width, `${what}: ${scroll}px in a window of ${width}px`);
}

/** Pastes as a reader does: through the clipboard event on what has the focus. */
export async function paste(page, { text = "", html = "" }) {
  await page.evaluate(({ text, html }) => {
    const clipboardData = new DataTransfer();
    if (text) clipboardData.setData("text/plain", text);
    if (html) clipboardData.setData("text/html", html);
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, { text, html });
}

/** Drops files or data on the page. */
export async function drop(page, { text = "", html = "", uri = "", file }) {
  await page.evaluate(({ text, html, uri, file }) => {
    const dataTransfer = new DataTransfer();
    if (text) dataTransfer.setData("text/plain", text);
    if (html) dataTransfer.setData("text/html", html);
    if (uri) dataTransfer.setData("text/uri-list", uri);
    if (file) dataTransfer.items.add(new File([new Uint8Array(file.bytes)], file.name, { type: file.type }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  }, { text, html, uri, file });
}

/** The middle of an annotation's first words on the page, as the text map would give it. */
export async function pointAt(page, words, nth = 0) {
  return page.evaluate(async ({ words, nth }) => {
    // What was opened before may still be scrolled to.
    for (let i = 0; i < 2; i++) await new Promise((done) => requestAnimationFrame(done));
    const walker = document.createTreeWalker(document.querySelector(".text"), NodeFilter.SHOW_TEXT);
    let left = nth;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let at = node.data.indexOf(words); at >= 0; at = node.data.indexOf(words, at + 1)) {
        if (left-- > 0) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        range.startContainer.parentElement.scrollIntoView({ block: "center" });
        const rect = range.getBoundingClientRect();
        return { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 };
      }
    }
    throw new Error(`not on the page: ${words}`);
  }, { words, nth });
}

export async function clickOn(page, words, nth = 0) {
  const { x, y } = await pointAt(page, words, nth);
  await page.mouse.click(x, y);
}
