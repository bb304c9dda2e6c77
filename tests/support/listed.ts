import { expect } from "vitest";
import { systemActor } from "@/lib/access/actor";
import { listAssignments } from "@/lib/domain/assignments/lines/queries";
import { sumFigures } from "@/lib/domain/counters/rules";
import type { Matrix } from "@/lib/domain/counters/types";

const SYSTEM = systemActor("test");

interface Place {
  year: number;
  regionCode: string;
  organisationId?: string;
}

async function listLength(place: Place): Promise<number> {
  const filter = { ...place, show: "asked", period: "year", map: "today" } as const;
  let length = 0;
  let cursor: string | undefined;
  do {
    const page = await listAssignments(SYSTEM, { ...filter, cursor });
    length += page.rows.length;
    cursor = page.next ?? undefined;
  } while (cursor);
  return length;
}

/** On today's map the lists of a region and of its organisations are as long as their figures say. */
export async function expectListed(
  { region, totals, rows }: Matrix,
  { year }: { year: number },
): Promise<void> {
  const asked = ({ total, coordination }: Pick<Matrix["totals"], "total" | "coordination">) =>
    sumFigures([total, coordination]).asked;
  const place = { year, regionCode: region.code };
  expect([place, await listLength(place)]).toEqual([place, asked(totals)]);
  for (const row of rows.filter(({ kind }) => kind === "organisation")) {
    const own = { ...place, organisationId: row.code };
    expect([own, await listLength(own)]).toEqual([own, asked(row)]);
  }
}
