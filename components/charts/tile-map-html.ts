import { type Light, lightWords } from "../ui/light-shapes";
import { escapeHref, escapeHtml, type SafeHtml, trustHtml } from "./safe-html";
import { exactPercent, lightSvg, spoken, stepOf, wholePercent } from "./scale";

export type MapTile = {
  code: string;
  name: string;
  /** Counted from 0, as in the tile grids. */
  col: number;
  row: number;
  value: number | null;
  light?: Light | undefined;
  href?: string | undefined;
};

export type TileMapInput = {
  caption: string;
  tiles: readonly MapTile[];
  steps?: readonly number[];
};

/** Grids wider or taller than this have no class in charts.css. */
export const largestGrid = 16;

/**
 * A tile grid as one string: a list in reading order whose items CSS puts in their places.
 * Throws a RangeError where a tile lies outside the largest grid, since it would be misplaced silently.
 */
export function renderTileMap({ caption, tiles, steps }: TileMapInput): SafeHtml {
  const ordered = [...tiles].sort((a, b) => a.row - b.row || a.col - b.col);
  const columns = Math.max(1, ...ordered.map((tile) => tile.col + 1));
  let html = `<ol class="tiles tiles-${columns}" aria-label="${escapeHtml(caption)}">`;
  for (const tile of ordered) html += tileItem(tile, steps);
  return trustHtml(`${html}</ol>`);
}

function tileItem(tile: MapTile, steps: readonly number[] | undefined): string {
  assertPlace(tile);
  const { name, value, light, href } = tile;
  const figure =
    value === null ? "–" : `${wholePercent(value).replace("<", "&lt;")}<small>%</small>`;
  const inside = `<span class="tile-name">${escapeHtml(name)}</span>${lightSvg(light)}<b>${figure}</b>`;
  const label = escapeHtml(spoken(name, value, light));
  const body = href
    ? `<a href="${escapeHref(href)}" aria-label="${label}">${inside}</a>`
    : `<span aria-hidden="true">${inside}</span><span class="sr-only">${label}</span>`;
  return `<li class="tile h${stepOf(value, steps)} gc${tile.col} gr${tile.row}">${body}</li>`;
}

function assertPlace({ code, col, row }: MapTile): void {
  const fits = [col, row].every((at) => Number.isInteger(at) && at >= 0 && at < largestGrid);
  if (!fits) throw new RangeError(`tile ${code} lies outside the grid: ${col}, ${row}`);
}

/** The same facts as rows of a table, for readers, for prints and for whoever prefers it. */
export function renderTileTable({ caption, tiles }: TileMapInput): SafeHtml {
  let html = `<table class="table"><caption class="sr-only">${escapeHtml(caption)}</caption><thead><tr><th scope="col">地区</th><th scope="col" class="num">完成率</th><th scope="col">灯</th></tr></thead><tbody>`;
  for (const { name, value, light, href } of tiles) {
    const text = escapeHtml(name);
    const cell = href ? `<a class="link" href="${escapeHref(href)}">${text}</a>` : text;
    const word = light ? `<span class="mark">${lightSvg(light)}${lightWords[light]}</span>` : "–";
    html += `<tr><th scope="row">${cell}</th><td class="num">${exactPercent(value).replace("<", "&lt;")}</td><td>${word}</td></tr>`;
  }
  return trustHtml(`${html}</tbody></table>`);
}
