import { readFileSync } from "node:fs";
import { hexToRgb, type Rgb } from "./colour";

export type Palette = (name: string) => Rgb;

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");

/** The hex colours declared in the first block that opens with `opening`, by token name. */
export function colourTokens(opening: string): Map<string, string> {
  const start = css.indexOf(opening);
  if (start < 0) throw new Error(`globals.css has no block ${opening}`);
  const block = css.slice(start, css.indexOf("}", start));
  return new Map(
    [...block.matchAll(/--color-([\w-]+):\s*(#[0-9a-f]{6})\s*;/gi)].map(
      ([, name = "", hex = ""]) => [name, hex],
    ),
  );
}

/** Looks colours up as a frame sees them: its own overrides first, then the theme. Unknown names throw. */
export function paletteOf(...overrides: string[]): Palette {
  const tokens = new Map([
    ...colourTokens("@theme {"),
    ...overrides.flatMap((opening) => [...colourTokens(opening)]),
  ]);
  return (name) => {
    const hex = tokens.get(name);
    if (!hex) throw new Error(`no token --color-${name}`);
    return hexToRgb(hex);
  };
}
