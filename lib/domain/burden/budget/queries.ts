import "server-only";
import type { Actor } from "@/lib/access/actor";
import { TODAY } from "@/lib/access/today";
import type { BudgetFilter } from "@/lib/domain/burden/budget/schema";
import type { BudgetLine, BudgetPage } from "@/lib/domain/burden/types";
import { LEVELS } from "@/lib/domain/guard/load/rules";
import { budgetRegions } from "@/lib/domain/guard/policy";
import { row, rows } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

type BudgetRow = BudgetLine & { regionName: string; isOwn: boolean };

async function linesOf(regionCode: string, year: number): Promise<BudgetLine[]> {
  const found = await rows<BudgetRow>(sql`
    select b.organisation_level as level, b.minutes, b.version, r.name as "regionName",
      r.code = ${regionCode} as "isOwn"
    from burden_budget b join region r on r.code = b.region_code
    where b.year = ${year} and (select path from region where code = ${regionCode}) like r.path || '%'
    order by b.minutes`);
  return LEVELS.map((level) => {
    const own = found.find((line) => line.level === level && line.isOwn);
    const above = found.find((line) => line.level === level && !line.isOwn);
    return {
      level,
      minutes: own?.minutes ?? null,
      version: own?.version ?? 0,
      above:
        above?.minutes == null ? null : { minutes: above.minutes, regionName: above.regionName },
    };
  });
}

/** The budgets of one of the actor's regions; this year's where none is named. */
export async function getBudgets(actor: Actor, filter: BudgetFilter): Promise<BudgetPage> {
  const own = budgetRegions(actor);
  if (own.length === 0) throw forbidden();
  const regions = await rows<{ code: string; name: string }>(sql`
    select code, name from region where code = any (${own}::text[]) order by length(path), code`);
  const region = filter.region ? regions.find(({ code }) => code === filter.region) : regions[0];
  if (!region) throw notFound("地区");
  const today = await row<{ year: number }>(sql`select extract(year from ${TODAY})::int as year`);
  const year = filter.year ?? today?.year ?? 0;
  const lines = await linesOf(region.code, year);
  return { regionCode: region.code, regionName: region.name, regions, year, lines };
}
