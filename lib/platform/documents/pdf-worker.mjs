// @ts-check
// Runs in a worker thread with a capped heap: the only place where a foreign PDF is parsed. Plain
// JavaScript, as docx-worker.mjs. Scripts, forms and fonts in the file are never run or loaded.
import { parentPort, workerData } from "node:worker_threads";
import { getDocumentProxy } from "unpdf";

class TooLarge extends Error {}

/** The lines of a page: pieces in their order, a new line where the file says so or the height changes. */
function linesOf(items) {
  const lines = [];
  let line = "";
  let height = null;
  for (const item of items) {
    if (typeof item.str !== "string") continue;
    const at = item.transform?.[5] ?? null;
    const isLower = height !== null && at !== null && Math.abs(at - height) > 3;
    if (isLower && item.str.trim() !== "" && line !== "") {
      lines.push(line);
      line = "";
    }
    line += item.str;
    if (item.str.trim() !== "") height = at;
    if (item.hasEOL && line !== "") {
      lines.push(line);
      line = "";
      height = null;
    }
  }
  if (line !== "") lines.push(line);
  return lines;
}

async function read() {
  const { bytes, limits } = workerData;
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { stopAtErrors: false, verbosity: 0 });
  if (pdf.numPages > limits.pages) throw new TooLarge();
  const lines = [];
  let characters = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    for (const text of linesOf(items)) {
      characters += text.length;
      if (characters > limits.characters) throw new TooLarge();
      if (text.trim() !== "") lines.push({ text, isHeading: false });
    }
    page.cleanup();
  }
  return lines;
}

function failureOf(error) {
  if (error instanceof TooLarge) return "too_large";
  return error?.name === "PasswordException" ? "password" : "unreadable";
}

try {
  parentPort?.postMessage({ lines: await read() });
} catch (error) {
  parentPort?.postMessage({ failure: failureOf(error) });
}
