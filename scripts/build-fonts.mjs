/**
 * Builds app/fonts/qinglian-serif.woff2: the characters of app/fonts/headings.txt, digits and signs,
 * at weight 600, out of the slices of @fontsource-variable/noto-serif-sc. The result is kept in the repository;
 * run this only after changing headings.txt. Needs no network.
 */
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { Font } from "fonteditor-core";
import subsetFont from "subset-font";

const largest = 60 * 1024;
const weight = 600;
const fonts = join(dirname(fileURLToPath(import.meta.url)), "../app/fonts");
const source = dirname(
  createRequire(import.meta.url).resolve("@fontsource-variable/noto-serif-sc/package.json"),
);

const latin = " 0123456789%.,:/+-()<≥";
const signs = "，。、：；？“”‘’（）《》—…·–×";

const headings = await readFile(join(fonts, "headings.txt"), "utf8");
const characters = [...new Set([...headings.replace(/\s/g, ""), ...latin, ...signs])].sort();

const slices = await readSlices();
const parts = new Map();
for (const character of characters) {
  const file = sliceOf(character);
  parts.set(file, (parts.get(file) ?? "") + character);
}

const merged = await mergeParts();
const woff2 = await subsetFont(merged, characters.join(""), { targetFormat: "woff2" });
if (woff2.length > largest) {
  throw new Error(
    `${characters.length} characters take ${woff2.length} bytes, more than ${largest}`,
  );
}
await writeFile(join(fonts, "qinglian-serif.woff2"), woff2);
await writeFile(join(fonts, "serif.css"), fontFace());
await writeFile(join(fonts, "../../components/ui/serif-characters.ts"), characterList());
console.log(`${characters.length} characters from ${parts.size} slices, ${woff2.length} bytes`);

/** What the app knows of the font: whether a title can be set in it. */
function characterList() {
  return `/** Every character of the heading font. Written by scripts/build-fonts.mjs. */
export const SERIF_CHARACTERS =
  ${JSON.stringify(characters.join(""))};
`;
}

/** The slices' files with the code points that each of them holds. */
async function readSlices() {
  const css = await readFile(join(source, "index.css"), "utf8");
  const rule = /url\(\.\/(files\/[^)]+)\)[^;]*;\s*unicode-range:\s*([^;]+);/g;
  return [...css.matchAll(rule)].map(([, file, ranges]) => ({
    file,
    ranges: ranges.split(",").map((range) => {
      const [first, last = first] = range.trim().slice(2).split("-");
      return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
    }),
  }));
}

function sliceOf(character) {
  const point = character.codePointAt(0);
  const slice = slices.find(({ ranges }) =>
    ranges.some(([first, last]) => point >= first && point <= last),
  );
  if (!slice) throw new Error(`no slice holds ${character}`);
  return slice.file;
}

/** One TrueType font with the glyphs of all slices; a character that several slices carry counts once. */
async function mergeParts() {
  const taken = new Set();
  let whole = null;
  for (const [file, text] of parts) {
    const part = await subsetFont(await readFile(join(source, file)), text, {
      targetFormat: "truetype",
      variationAxes: { wght: weight },
    });
    const font = Font.create(part, { type: "ttf" });
    for (const glyph of font.get().glyf) {
      glyph.unicode = (glyph.unicode ?? []).filter((point) => !taken.has(point));
      for (const point of glyph.unicode) taken.add(point);
      if (whole && glyph.unicode.length > 0) whole.get().glyf.push(glyph);
    }
    whole ??= font;
  }
  return Buffer.from(whole.write({ type: "ttf", hinting: false }));
}

function fontFace() {
  const points = characters.map((character) => character.codePointAt(0)).sort((a, b) => a - b);
  const ranges = [];
  for (const point of points) {
    const last = ranges.at(-1);
    if (last && point === last[1] + 1) last[1] = point;
    else ranges.push([point, point]);
  }
  const range = ranges
    .map(([first, last]) => `U+${first.toString(16)}${last > first ? `-${last.toString(16)}` : ""}`)
    .join(", ");
  return `/* Written by scripts/build-fonts.mjs. */
@font-face {
  font-family: "Qinglian Serif";
  src: url("./qinglian-serif.woff2") format("woff2");
  font-weight: 500 700;
  font-display: swap;
  unicode-range: ${range};
}
`;
}
