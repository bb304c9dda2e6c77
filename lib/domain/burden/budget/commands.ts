import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import type { SetBudgetsInput } from "@/lib/domain/burden/budget/schema";
import { LEVELS } from "@/lib/domain/guard/load/rules";
import { budgetRegions } from "@/lib/domain/guard/policy";
import type { Level } from "@/lib/domain/imports/schema";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

interface Line {
  level: Level;
  minutes: number;
  version: number;
}

/** One level's change; `seen` is the version that the person had before them. */
interface Change {
  level: Level;
  minutes: number | null;
  seen: number;
}

async function hold(tx: Tx, { regionCode, year }: SetBudgetsInput): Promise<Line[]> {
  // Two who set at once wait for each other here, also for lines that nobody has set yet.
  await tx.rows(sql`select 1 from region where code = ${regionCode} for no key update`);
  return tx.rows<Line>(sql`
    select organisation_level as level, minutes, version from burden_budget
    where region_code = ${regionCode} and year = ${year}`);
}

function changesOf(input: SetBudgetsInput, lines: readonly Line[]): Change[] {
  return LEVELS.flatMap((level) => {
    const minutes = input.minutes[level];
    const before = lines.find((line) => line.level === level);
    if (minutes === undefined || minutes === (before?.minutes ?? null)) return [];
    return [{ level, minutes, seen: input.versions[level] ?? 0 }];
  });
}

async function carryOut(tx: Tx, input: SetBudgetsInput, change: Change): Promise<void> {
  const { regionCode, year } = input;
  const { level, minutes } = change;
  await tx.count(
    minutes === null
      ? sql`delete from burden_budget where region_code = ${regionCode} and year = ${year}
          and organisation_level = ${level}::organisation_level`
      : sql`insert into burden_budget as b (region_code, year, organisation_level, minutes)
          values (${regionCode}, ${year}, ${level}::organisation_level, ${minutes})
          on conflict (region_code, year, organisation_level)
          do update set minutes = excluded.minutes, version = b.version + 1`,
  );
}

/**
 * Sets the minutes a quarter that lists may lay on one organisation of each level in a region, or takes
 * a budget away. Only the region's own office; `conflict`, and nothing changed, when a colleague set one
 * of the changed lines since they were shown.
 */
export async function setBudgets(
  actor: Actor,
  input: SetBudgetsInput,
): Promise<{ regionCode: string; year: number }> {
  const { regionCode, year } = input;
  const regions = budgetRegions(actor);
  if (regions.length === 0) throw forbidden();
  if (!regions.includes(regionCode)) throw notFound("地区");
  return write(actor, { action: "burden.set_budget", key: input.key }, async (tx) => {
    const lines = await hold(tx, input);
    for (const change of changesOf(input, lines)) {
      const before = lines.find((line) => line.level === change.level);
      if ((before?.version ?? 0) !== change.seen) {
        throw conflict("预算刚被同事修改，请刷新页面查看最新数字后再保存");
      }
      await carryOut(tx, input, change);
      await recordAudit(tx, actor, {
        action: "burden.set_budget",
        subjectType: "burden_budget",
        subjectId: `${regionCode}/${year}/${change.level}`,
        regionCode,
        before: { minutes: before?.minutes ?? null },
        after: { minutes: change.minutes },
      });
    }
    return { regionCode, year };
  });
}
