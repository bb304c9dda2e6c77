import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CoveragePage } from "@/components/domain/culture/coverage-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getCoverage } from "@/lib/domain/culture/coverage/queries";
import { coverageFilterSchema } from "@/lib/domain/culture/coverage/schema";
import { cultureReach } from "@/lib/domain/culture/policy";
import { findTileGrid } from "@/lib/domain/regions/tiles/queries";

export const metadata: Metadata = { title: "文化阵地覆盖" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Coverage({ searchParams }: Props) {
  const [actor, query] = await Promise.all([requireStaff("culture.enter"), searchParams]);
  const { within } = await cultureReach(actor, "culture");
  // A village or a unit has nothing beneath it.
  if (within.length === 0) redirect("/desk/culture/venues");
  const coverage = await forPage(getCoverage(actor, coverageFilterSchema.parse(query)));
  const grid = await findTileGrid(actor, coverage.region.code);
  return <CoveragePage coverage={coverage} grid={grid} />;
}
