import { describe, expect, it } from "vitest";
import { completeGrid } from "@/lib/domain/regions/tiles/rules";

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

describe("a schematic map after places changed", () => {
  it("is the drawn one while nothing changed", () => {
    expect(completeGrid(GRID, standing("1", "2", "4"))).toEqual(GRID);
  });

  it("gives a successor the cell of the place that is no more", () => {
    const [, , renamed] = [...standing("1", "2"), { code: "9", name: "丁市", formerCode: "4" }];
    const found = completeGrid(GRID, [...standing("1", "2"), renamed as never]);
    expect(found.tiles.at(-1)).toEqual({ code: "9", name: "丁市", col: 1, row: 1 });
    expect(found.tiles).toHaveLength(3);
  });

  it("gives a new place the nearest free cell, and grows where none is left", () => {
    const found = completeGrid(GRID, [...standing("1", "2", "3", "4"), ...standing("5")]);
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
});
