/** A shared line of a topology: quantised points, each as the difference from the one before. */
export type Arc = readonly (readonly [number, number])[];

/** A region of a topology: rings of arc numbers; one polygon, or several. */
export type TopologyShape =
  | { code: string; type: "Polygon"; arcs: number[][] }
  | { code: string; type: "MultiPolygon"; arcs: number[][][] };

/** Borders as TopoJSON keeps them: each shared line once. */
export interface Topology {
  transform: { scale: [number, number]; translate: [number, number] };
  arcs: Arc[];
  shapes: TopologyShape[];
}

/** A region as it is drawn: an SVG path, and the place of its name and sign. */
export interface BorderShape {
  code: string;
  path: string;
  x: number;
  y: number;
}

/** Borders of a region's children in a drawing of so many units, with the 审图号 to be printed on it. */
export interface BorderMap {
  width: number;
  height: number;
  shapes: BorderShape[];
  reviewNumber: string;
}
