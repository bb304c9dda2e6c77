import { type Light, lightShapes } from "../ui/light-shapes";
import { escapeHref, escapeHtml, type SafeHtml, trustHtml } from "./safe-html";
import { spoken, stepOf, wholePercent } from "./scale";

/** A region with its border as an SVG path, and the place of its name. */
export type BorderTile = {
  name: string;
  path: string;
  x: number;
  y: number;
  value: number | null;
  light?: Light | undefined;
  href?: string | undefined;
};

export type BorderMapInput = {
  caption: string;
  width: number;
  height: number;
  /** 审图号, printed on the map itself. */
  reviewNumber: string;
  tiles: readonly BorderTile[];
};

const TEXT = 28;
const AIR = 24;

function sign(light: Light | undefined, x: number, y: number): string {
  if (light !== "soon" && light !== "overdue") return "";
  return `<svg class="shape" x="${x - 12}" y="${y}" width="24" height="24" viewBox="0 0 12 12"><path class="light-${light}" d="${lightShapes[light]}"/></svg>`;
}

function figure({ name, value, light, x, y }: BorderTile): string {
  const text = value === null ? "–" : `${wholePercent(value).replace("<", "&lt;")}%`;
  return `<text x="${x}" y="${y - 4}">${escapeHtml(name)}</text><text x="${x}" y="${y + TEXT - 2}">${text}</text>${sign(light, x, y + TEXT + 4)}`;
}

/** Real borders as one string, with the colours and signs of the tiles; regions are links in reading order. */
export function renderBorderMap({
  caption,
  width,
  height,
  reviewNumber,
  tiles,
}: BorderMapInput): SafeHtml {
  const ordered = [...tiles].sort((a, b) => a.y - b.y || a.x - b.x);
  const regions = ordered.map((tile) => {
    const label = escapeHtml(spoken(tile.name, tile.value, tile.light));
    const inside = `<path class="b${stepOf(tile.value)}" d="${tile.path}"/>`;
    return tile.href
      ? `<a href="${escapeHref(tile.href)}" aria-label="${label}">${inside}</a>`
      : `<g role="img" aria-label="${label}">${inside}</g>`;
  });
  const texts = ordered.map((tile) => `<g class="b${stepOf(tile.value)}">${figure(tile)}</g>`);
  const foot = `<text class="border-number" x="${width}" y="${height + 2 * AIR}">审图号：${escapeHtml(reviewNumber)}</text>`;
  return trustHtml(
    `<svg class="border-map" viewBox="-${AIR / 2} -${AIR / 2} ${width + AIR} ${height + 3 * AIR}" role="group" aria-label="${escapeHtml(caption)}">${regions.join("")}<g class="border-texts" aria-hidden="true">${texts.join("")}</g>${foot}</svg>`,
  );
}
