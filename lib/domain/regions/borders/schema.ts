import * as z from "zod";

const pair = z.tuple([z.number(), z.number()]);
const rings = z.array(z.array(z.int()));

const shapeSchema = z.discriminatedUnion("type", [
  z.object({ code: z.string(), type: z.literal("Polygon"), arcs: rings }),
  z.object({ code: z.string(), type: z.literal("MultiPolygon"), arcs: z.array(rings) }),
]);

/** Borders of one grain: cities of a province, or its counties. */
export const topologySchema = z.object({
  transform: z.object({ scale: pair, translate: pair }),
  arcs: z.array(z.array(pair)),
  shapes: z.array(shapeSchema),
});
