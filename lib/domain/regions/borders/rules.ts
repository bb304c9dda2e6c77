/*
 * Borders come as TopoJSON: each line between two regions stands once, as differences between quantised
 * points; a negative number means the line backwards (~n). Longitude is shortened by the cosine of the
 * middle latitude, so that a province looks as it does on a wall map; north is up. A name stands at the
 * centre of area of a region's largest ring.
 */
import type { BorderMap, BorderShape, Topology, TopologyShape } from "./types";

type Point = readonly [number, number];
type Ring = Point[];

/** How wide a drawing is, in its own units. */
const WIDTH = 1_000;

/** The points of each arc in degrees. */
export function decodeArcs({ arcs, transform }: Topology): Point[][] {
  const { scale, translate } = transform;
  return arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([right, up]): Point => {
      x += right;
      y += up;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
}

/** A ring from its arcs: each begins where the one before ended, so that this point is left out. */
export function ringOf(numbers: readonly number[], arcs: readonly Point[][]): Ring {
  return numbers.flatMap((number, index) => {
    const arc = number < 0 ? [...(arcs[~number] ?? [])].reverse() : (arcs[number] ?? []);
    return index === 0 ? arc : arc.slice(1);
  });
}

function ringsOf(shape: TopologyShape, arcs: readonly Point[][]): Ring[] {
  const polygons = shape.type === "Polygon" ? [shape.arcs] : shape.arcs;
  return polygons.flat().map((numbers) => ringOf(numbers, arcs));
}

/** Twice the signed area of a ring, and the sums that its centre comes from. */
function momentsOf(ring: Ring): { area: number; x: number; y: number } {
  const sums = { area: 0, x: 0, y: 0 };
  ring.forEach(([x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    const cross = x * nextY - nextX * y;
    sums.area += cross;
    sums.x += (x + nextX) * cross;
    sums.y += (y + nextY) * cross;
  });
  return sums;
}

/** The centre of area of the largest ring. */
export function centreOf(rings: readonly Ring[]): Point {
  const [largest] = rings.map(momentsOf).sort((a, b) => Math.abs(b.area) - Math.abs(a.area));
  if (!largest || largest.area === 0) return rings[0]?.[0] ?? [0, 0];
  return [largest.x / (3 * largest.area), largest.y / (3 * largest.area)];
}

function pathOf(ring: Ring): string {
  const points = ring.map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`);
  const kept = points.filter((point, index) => point !== points[index - 1]);
  return `M${kept.join("L")}Z`;
}

/** The regions of a topology that are wanted, drawn into a frame of their own. */
export function drawBorders(
  topology: Topology,
  isWanted: (code: string) => boolean,
): Omit<BorderMap, "reviewNumber"> | null {
  const arcs = decodeArcs(topology);
  const wanted = topology.shapes.filter(({ code }) => isWanted(code));
  const found = wanted.map((shape) => ({ code: shape.code, rings: ringsOf(shape, arcs) }));
  const all = found.flatMap(({ rings }) => rings.flat());
  if (all.length === 0) return null;
  const west = Math.min(...all.map(([x]) => x));
  const east = Math.max(...all.map(([x]) => x));
  const south = Math.min(...all.map(([, y]) => y));
  const north = Math.max(...all.map(([, y]) => y));
  const narrow = Math.cos(((south + north) / 2) * (Math.PI / 180));
  const scale = WIDTH / ((east - west) * narrow);
  const shapes = found.map(({ code, rings }): BorderShape => {
    const placed = rings.map((ring) =>
      ring.map(([x, y]): Point => [(x - west) * narrow * scale, (north - y) * scale]),
    );
    const [x, y] = centreOf(placed);
    return { code, path: placed.map(pathOf).join(""), x: Math.round(x), y: Math.round(y) };
  });
  return { width: WIDTH, height: Math.round((north - south) * scale), shapes };
}
