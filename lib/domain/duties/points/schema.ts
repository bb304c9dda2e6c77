import * as z from "zod";

/** The address of an organisation's page of points; what cannot be read is left out. */
export const pointsFilterSchema = z.object({
  id: z.uuid(),
  year: z.coerce.number().int().min(2020).max(2100).optional().catch(undefined),
  tag: z.string().min(1).max(40).optional().catch(undefined),
});

/** Whose points of which year, and narrowed to which tag. */
export interface PointsQuery {
  organisationId: string;
  year: number;
  tag?: string | undefined;
}
