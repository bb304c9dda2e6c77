import * as z from "zod";

const tileSchema = z.object({
  code: z.string(),
  name: z.string(),
  col: z.int().min(0),
  row: z.int().min(0),
});

/** One schematic map. */
export const tileGridSchema = z.object({
  cols: z.int().min(1),
  rows: z.int().min(1),
  tiles: z.array(tileSchema),
});

/** The setting `tile_grids`: the grid of each province and of each city by its code. */
export const tileGridsSchema = z.object({
  provinces: z.record(z.string(), tileGridSchema),
  cities: z.record(z.string(), tileGridSchema),
});
