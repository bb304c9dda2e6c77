// @ts-check
// Draws the pages of a foreign PDF. Runs in a process of its own that may be ended at any moment by its
// heap limit, by the memory that is measured from outside, or by the clock; its environment is bare. Plain
// JavaScript, so that the same file runs under the development loader, in tests and beside the built
// server. Scripts, forms, links and attachments in the file are never run, filled, followed or unpacked.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import * as canvas from "@napi-rs/canvas";
import { createIsomorphicCanvasFactory, getDocumentProxy } from "unpdf";
import { cMapText } from "./pdf-characters.mjs";

const [, , file = "", folder = "", given = "{}"] = process.argv;
const limits = JSON.parse(given);

// What the PDF library takes for granted and Node 20 does not have yet.
Object.assign(ArrayBuffer.prototype, {
  /** @this {ArrayBuffer} @param {number} [length] */
  transferToFixedLength(length = this.byteLength) {
    const moved = new Uint8Array(length);
    moved.set(new Uint8Array(this, 0, Math.min(length, this.byteLength)));
    return moved.buffer;
  },
});

/** Hands out character maps that are made here; nothing is ever read from outside. */
class OwnCharacters {
  known = new Set();

  /** @param {{ kind: string, filename: string }} wanted */
  async fetch({ kind, filename }) {
    const text = kind === "cMapUrl" ? cMapText(filename, this.known) : null;
    if (text === null) throw new Error("not available");
    return new TextEncoder().encode(text);
  }
}

/** The lines of a page as the file gives them: for comparing contents, not for reading. */
async function textOf(page) {
  const { items } = await page.getTextContent();
  return items.map((item) => (typeof item.str === "string" ? item.str : "")).join("");
}

async function drawPage(page, canvasFactory) {
  const plain = page.getViewport({ scale: 1 });
  const edge = Math.max(plain.width, plain.height);
  if (!(edge > 0)) throw new Error("no size");
  const viewport = page.getViewport({ scale: Math.min(limits.edge / edge, 4) });
  const drawing = canvasFactory.create(
    Math.max(1, Math.floor(viewport.width)),
    Math.max(1, Math.floor(viewport.height)),
  );
  try {
    drawing.context.fillStyle = "#ffffff";
    drawing.context.fillRect(0, 0, drawing.canvas.width, drawing.canvas.height);
    await page.render({ canvas: drawing.canvas, canvasContext: drawing.context, viewport }).promise;
    return await drawing.canvas.encode("webp", limits.quality);
  } finally {
    canvasFactory.destroy(drawing);
  }
}

async function draw() {
  // Before the PDF library puts its own stand-ins there: with those every page stays white.
  Object.assign(globalThis, {
    DOMMatrix: canvas.DOMMatrix,
    ImageData: canvas.ImageData,
    Path2D: canvas.Path2D,
  });
  const CanvasFactory = await createIsomorphicCanvasFactory(async () => canvas);
  const bytes = await readFile(file);
  // Decoders that the PDF library does not bring along: such pictures stay white, and that must be said.
  const isPartial = bytes.includes("JBIG2Decode") || bytes.includes("JPXDecode");
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    CanvasFactory,
    BinaryDataFactory: OwnCharacters,
    cMapUrl: "own:/",
    cMapPacked: false,
    disableFontFace: true,
    enableXfa: false,
    isEvalSupported: false,
    maxImageSize: limits.imagePixels,
    stopAtErrors: false,
    useSystemFonts: true,
    useWorkerFetch: false,
    verbosity: 0,
  });
  const canvasFactory = new CanvasFactory();
  const drawn = Math.min(pdf.numPages, limits.pages);
  const texts = [];
  for (let number = 1; number <= drawn; number += 1) {
    const page = await pdf.getPage(number);
    texts.push(await textOf(page));
    const picture = await drawPage(page, canvasFactory);
    await writeFile(path.join(folder, `${number}.webp`), picture, { mode: 0o600 });
    page.cleanup();
  }
  return {
    pages: pdf.numPages,
    drawn,
    isPartial,
    text: texts.join("\n").slice(0, limits.characters),
  };
}

function failureOf(error) {
  return error?.name === "PasswordException" ? "password" : "unreadable";
}

const answer = await draw().catch((error) => ({ failure: failureOf(error) }));
await new Promise((resolve) => process.stdout.write(JSON.stringify(answer), resolve));
process.exit(0);
