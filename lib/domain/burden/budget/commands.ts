import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import type { SetBudgetInput } from "@/lib/domain/burden/budget/schema";
import { budgetRegions } from "@/lib/domain/guard/policy";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

async function change(tx: Tx, input: SetBudgetInput): Promise<number> {
  const { regionCode, year, level, minutes, version } = input;
  const one = sql`region_code = ${regionCode} and year = ${year}
    and organisation_level = ${level}::organisation_level and version = ${version}`;
  if (minutes === null) return tx.count(sql`delete from burden_budget where ${one}`);
  if (version > 0) {
    return tx.count(sql`
      update burden_budget set minutes = ${minutes}, version = version + 1 where ${one}`);
  }
  return tx.count(sql`
    insert into burden_budget (region_code, year, organisation_level, minutes)
    values (${regionCode}, ${year}, ${level}::organisation_level, ${minutes}) on conflict do nothing`);
}

/**
 * Sets the minutes a quarter that lists may lay on one organisation of a level in a region, or takes the
 * budget away. Only the region's own office; `conflict` when a colleague set it since it was shown.
 */
export async function setBudget(
  actor: Actor,
  input: SetBudgetInput,
): Promise<{ regionCode: string; year: number }> {
  const { regionCode, year, level, minutes, version } = input;
  const regions = budgetRegions(actor);
  if (actor.kind !== "system" && regions.length === 0) throw forbidden();
  if (actor.kind !== "system" && !regions.includes(regionCode)) throw notFound("地区");
  return write(actor, { action: "burden.set_budget", key: input.key }, async (tx) => {
    const before = await tx.row<{ minutes: number; version: number }>(sql`
      select minutes, version from burden_budget where region_code = ${regionCode} and year = ${year}
        and organisation_level = ${level}::organisation_level for update`);
    if (minutes === null && !before && version === 0) return { regionCode, year };
    if ((await change(tx, input)) === 0) {
      throw conflict("预算刚被同事修改，请刷新页面查看最新数字后再保存");
    }
    await recordAudit(tx, actor, {
      action: "burden.set_budget",
      subjectType: "burden_budget",
      subjectId: `${regionCode}/${year}/${level}`,
      regionCode,
      before: { minutes: before?.minutes ?? null },
      after: { minutes },
    });
    return { regionCode, year };
  });
}
