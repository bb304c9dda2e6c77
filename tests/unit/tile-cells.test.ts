import { describe, expect, it } from "vitest";
import { largestGrid } from "@/components/charts/tile-map-html";
import { completeGrid } from "@/lib/domain/regions/tiles/rules";
import type { TileGrid } from "@/lib/domain/regions/tiles/types";

const GRID = {
  cols: 2,
  rows: 2,
  tiles: [
    { code: "1", name: "甲", col: 0, row: 0 },
    { code: "2", name: "乙", col: 1, row: 0 },
    { code: "4", name: "丁", col: 1, row: 1 },
  ],
};

function standing(...codes: string[]) {
  return codes.map((code) => ({ code, name: `${code}号县`, formerCode: null as string | null }));
}

function complete(...of: Parameters<typeof completeGrid>): TileGrid {
  const found = completeGrid(...of);
  if (!found) throw new Error("no map");
  return found;
}

describe("a schematic map after places changed", () => {
  it("is the drawn one while nothing changed", () => {
    expect(completeGrid(GRID, standing("1", "2", "4"))).toEqual(GRID);
  });

  it("gives a successor the cell of the place that is no more", () => {
    const [, , renamed] = [...standing("1", "2"), { code: "9", name: "丁市", formerCode: "4" }];
    const found = complete(GRID, [...standing("1", "2"), renamed as never]);
    expect(found.tiles.at(-1)).toEqual({ code: "9", name: "丁市", col: 1, row: 1 });
    expect(found.tiles).toHaveLength(3);
  });

  it("gives a new place the nearest free cell, and grows where none is left", () => {
    const found = complete(GRID, [...standing("1", "2", "3", "4"), ...standing("5")]);
    expect(found.tiles.find(({ code }) => code === "3")).toMatchObject({
      col: 0,
      row: 1,
      name: "3号",
    });
    expect(found.tiles.find(({ code }) => code === "5")).toMatchObject({ row: 2 });
    expect(found.rows).toBe(3);
    const cells = found.tiles.map(({ col, row }) => `${col},${row}`);
    expect(new Set(cells).size).toBe(cells.length);
  });

  it("is none where it draws none of the places, as of a county directly under its province", () => {
    const itself = { cols: 1, rows: 1, tiles: [{ code: "429005", name: "潜江", col: 0, row: 0 }] };
    expect(completeGrid(itself, standing("429005001", "429005002"))).toBeNull();
  });

  it("stays within what can be drawn however many places come to it", () => {
    const many = Array.from({ length: 120 }, (_, at) => String(at + 1));
    const found = complete({ ...GRID, cols: 1 }, standing(...many));
    expect(found.tiles).toHaveLength(120);
    expect(Math.max(found.cols, found.rows)).toBeLessThanOrEqual(largestGrid);
  });
});
