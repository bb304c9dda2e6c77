/*
 * A schematic map is drawn once; places come and go. A place that is not drawn takes the cell of the one that
 * it succeeded, where that one stands no more; otherwise the free cell nearest to the one it came from, or to
 * the place whose code comes before its own. A place that stands no more leaves its cell. So nothing that is
 * counted is missing from the map, and what is drawn keeps its cell. A drawing of none of the places (a county
 * directly under its province is drawn as one tile, itself) is no map of them.
 */
import type { Tile, TileGrid } from "@/lib/domain/regions/tiles/types";

/** A region that stands on the day of the map; `formerCode` is the one that it succeeded. */
export interface Standing {
  code: string;
  name: string;
  formerCode: string | null;
}

type Cell = Pick<Tile, "col" | "row">;

function shortName(name: string): string {
  return name.length > 2 ? name.replace(/(市|县|区|镇|乡|街道)$/, "") : name;
}

function distance(one: Cell, other: Cell): number {
  return Math.abs(one.col - other.col) + Math.abs(one.row - other.row);
}

/** The nearest cell that nothing takes; a full map grows along its shorter side, so that it stays compact. */
function freeCell(near: Cell, tiles: readonly Tile[], { cols, rows }: TileGrid): Cell {
  const taken = new Set(tiles.map(({ col, row }) => `${col},${row}`));
  const width = rows > cols ? cols + 1 : cols;
  const cells = Array.from({ length: width * (rows + 1) }, (_, at) => {
    return { col: at % width, row: Math.floor(at / width) };
  });
  const free = cells.filter(({ col, row }) => !taken.has(`${col},${row}`));
  // A new row or column only where no cell of the drawn ones is left.
  const inside = free.filter(({ col, row }) => col < cols && row < rows);
  const [best] = (inside.length > 0 ? inside : free).sort(
    (a, b) => distance(a, near) - distance(b, near) || a.row - b.row || a.col - b.col,
  );
  return best ?? { col: 0, row: rows };
}

function neighbour(place: Standing, drawn: readonly Tile[]): Cell {
  const from = drawn.find(({ code }) => code === place.formerCode);
  if (from) return from;
  const before = drawn
    .filter(({ code }) => code < place.code)
    .sort((a, b) => (a.code < b.code ? 1 : -1));
  return before[0] ?? drawn[0] ?? { col: 0, row: 0 };
}

function isDrawn(grid: TileGrid, standing: readonly Standing[]): boolean {
  const known = new Set(standing.flatMap(({ code, formerCode }) => [code, formerCode]));
  return grid.tiles.some(({ code }) => known.has(code));
}

/** The grid with a cell for every place that stands; null where it was drawn of none of them. */
export function completeGrid(grid: TileGrid, standing: readonly Standing[]): TileGrid | null {
  if (!isDrawn(grid, standing)) return null;
  const codes = new Set(standing.map(({ code }) => code));
  const tiles = grid.tiles.filter(({ code }) => codes.has(code));
  const left = grid.tiles.filter(({ code }) => !codes.has(code));
  let { cols, rows } = grid;
  for (const place of standing) {
    if (tiles.some(({ code }) => code === place.code)) continue;
    const heir = left.findIndex(({ code }) => code === place.formerCode);
    const [inherited] = heir >= 0 ? left.splice(heir, 1) : [];
    const { col, row } =
      inherited ?? freeCell(neighbour(place, grid.tiles), tiles, { ...grid, cols, rows });
    tiles.push({ code: place.code, name: shortName(place.name), col, row });
    rows = Math.max(rows, row + 1);
    cols = Math.max(cols, col + 1);
  }
  return { ...grid, cols, rows, tiles };
}
