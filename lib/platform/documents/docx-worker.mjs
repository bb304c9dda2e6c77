// @ts-check
// Runs in a worker thread with a capped heap: the only place where a foreign Word document is parsed.
// Plain JavaScript, so that the same file runs under the development loader, in tests and beside the
// built server. Pictures are never unpacked and nothing outside the file is opened.
import { Buffer } from "node:buffer";
import { parentPort, workerData } from "node:worker_threads";
import mammoth from "mammoth";

class TooLarge extends Error {}

const HEADING = /^(heading|title|标题|subtitle)/i;

/** The text beneath an element: runs, links, tabs and breaks; tables are walked by the caller. */
function textOf(element) {
  if (element.type === "text") return element.value;
  if (element.type === "tab") return " ";
  if (element.type === "break") return "\n";
  return (element.children ?? []).map(textOf).join("");
}

/** The text of a cell, its paragraphs with a space between; a table inside a cell is read as its text. */
function cellText(cell) {
  return (cell.children ?? []).map(textOf).join(" ").replace(/\s+/g, " ").trim();
}

/** Paragraphs in reading order; a paragraph that Word numbers by itself gets a plain number. */
function linesOf(document, limits) {
  const lines = [];
  const counts = new Map();
  let characters = 0;
  function numberOf({ numbering }) {
    if (!numbering?.isOrdered) return "";
    const level = Number(numbering.level) || 0;
    for (const deeper of counts.keys()) if (deeper > level) counts.delete(deeper);
    const count = (counts.get(level) ?? 0) + 1;
    counts.set(level, count);
    return level === 0 ? `${count}. ` : `(${count}) `;
  }
  function walk(element) {
    if (element.type === "tableRow" && limits.areTablesKept) {
      const cells = (element.children ?? []).map(cellText);
      characters += cells.join("").length;
      if (characters > limits.characters) throw new TooLarge();
      lines.push({ text: "", isHeading: false, cells });
      return;
    }
    if (element.type !== "paragraph") {
      for (const child of element.children ?? []) walk(child);
      return;
    }
    const own = textOf(element);
    if (own.trim() === "") return;
    characters += own.length;
    if (characters > limits.characters) throw new TooLarge();
    const isHeading = HEADING.test(element.styleName ?? element.styleId ?? "");
    const [first, ...others] = own.split("\n");
    lines.push({ text: numberOf(element) + first, isHeading });
    for (const text of others) lines.push({ text, isHeading: false });
  }
  walk(document);
  return lines;
}

try {
  let lines = [];
  await mammoth.convertToHtml(
    { buffer: Buffer.from(workerData.bytes) },
    {
      transformDocument: (document) => {
        lines = linesOf(document, workerData.limits);
        // Nothing is left to be turned into HTML.
        return { ...document, children: [] };
      },
    },
  );
  parentPort?.postMessage({ lines });
} catch (error) {
  parentPort?.postMessage({ failure: error instanceof TooLarge ? "too_large" : "unreadable" });
}
