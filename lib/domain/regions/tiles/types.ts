/** One region of a schematic map: its column and row, and nothing about borders. */
export interface Tile {
  code: string;
  /** The short name that fits a tile. */
  name: string;
  col: number;
  row: number;
}

/** A schematic map of a region's children. */
export interface TileGrid {
  cols: number;
  rows: number;
  tiles: Tile[];
}
