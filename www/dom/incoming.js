// What is pasted, dropped or opened, as input for the engine.

/** @typedef {import("../../src/wasm/types.d.ts").Input} Input */

/**
 * Why there is nothing to read: `link` is an address alone, which is not fetched, as that would tell others what is read.
 * @typedef {"nothing" | "link" | "file-type" | "unreadable"} Problem
 */

/** Tags that show that markup carries the text's structure. */
const STRUCTURE = /<(?:p|h[1-6]|article|section|div|li|blockquote|br|figure|table)\b/i;
const HTML_NAME = /\.x?html?$/i;
const TEXT_NAME = /\.(?:txt|text|md)$/i;

/**
 * Only text goes to the engine; an article saved by a browser comes as a file, one selected on a page as markup.
 * @param {DataTransfer} data
 * @returns {Promise<Input | Problem>}
 */
export async function fromTransfer(data) {
  // All is taken out at once: a transfer is emptied when its event is over.
  const file = data.files[0];
  const html = data.getData("text/html");
  const text = data.getData("text/plain");
  if (text && isAddress(text)) return "link";
  if (html && STRUCTURE.test(html)) return { content: html, format: "html" };
  if (text.trim()) return { content: text, format: "text" };
  if (file) return fromFile(file);
  return data.getData("text/uri-list") ? "link" : "nothing";
}

/**
 * @param {File} file
 * @returns {Promise<Input | Problem>}
 */
export async function fromFile(file) {
  const html = file.type === "text/html" || file.type === "application/xhtml+xml" || HTML_NAME.test(file.name);
  if (!html && !file.type.startsWith("text/") && !TEXT_NAME.test(file.name)) return "file-type";
  let bytes;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return "unreadable";
  }
  const content = decode(bytes, html);
  if (!content.trim()) return "nothing";
  return { content, format: html ? "html" : "text" };
}

/**
 * @param {string} text
 * @returns {Input | Problem}
 */
export function fromText(text) {
  if (!text.trim()) return "nothing";
  if (isAddress(text)) return "link";
  return { content: text, format: "text" };
}

/** @param {string} text */
function isAddress(text) {
  return /^\s*https?:\/\/\S+\s*$/i.test(text);
}

/**
 * Text in the encoding the file declares, else UTF-8, else the one that older Western files are in.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {boolean} html
 */
function decode(bytes, html) {
  const declared = encodingOf(bytes, html);
  for (const encoding of [declared, "utf-8"]) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one may fit.
    }
  }
  return new TextDecoder("windows-1252").decode(bytes);
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {boolean} html
 */
function encodingOf(bytes, html) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (!html) return "utf-8";
  const start = new TextDecoder("windows-1252").decode(bytes.subarray(0, 2048));
  return /<meta[^>]+charset=["']?([\w-]+)/i.exec(start)?.[1] ?? "utf-8";
}
