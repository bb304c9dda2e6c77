import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { write } from "@/lib/access/write";
import { holdSite, noteStep } from "@/lib/domain/sites/lifecycle/commands";
import { isNamed } from "@/lib/domain/sites/lifecycle/rules";
import type { HeldSite } from "@/lib/domain/sites/lifecycle/types";
import type { RecordSubsidyInput, StrikeSubsidyInput } from "@/lib/domain/sites/subsidies/schema";
import type { Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { dayAt } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";

async function holdNamed(tx: Tx, actor: Actor, siteId: string): Promise<HeldSite> {
  const site = await holdSite(tx, actor, siteId);
  if (site.levelNamed && !site.isAtNamed) throw forbidden("奖补由命名一级或上级登记");
  if (!site.levelNamed && !site.isManager) throw forbidden("奖补由命名一级或上级登记");
  return site;
}

/** What is recorded was decided: a later year, or a day on which nothing was paid yet, is a slip of the finger. */
function requirePast({ subsidyYear, paidOn }: RecordSubsidyInput): void {
  const today = dayAt(new Date());
  const problems: Record<string, string> = {};
  if (subsidyYear > Number(today.slice(0, 4)) + 1) problems.subsidyYear = "年度最晚到明年，请核对";
  if (paidOn && paidOn > today) problems.paidOn = "拨付日期在今天以后；还没有拨付的先留空";
  if (Object.keys(problems).length > 0) throw invalid(problems);
}

/** Records a subsidy to a named site. */
export async function recordSubsidy(
  actor: Actor,
  input: RecordSubsidyInput,
): Promise<{ siteId: string }> {
  const { siteId, subsidyYear, amount, source, subsidyDocument, paidOn } = input;
  requirePast(input);
  return write(actor, { action: "site.subsidise", key: input.key }, async (tx) => {
    const site = await holdNamed(tx, actor, siteId);
    if (!isNamed(site.status)) throw conflict("只有已命名的才登记奖补");
    const id = newId();
    await tx.count(sql`
      insert into site_subsidy (id, site_id, year, amount, source, document, paid_on, recorded_by_id,
        recorded_by_name)
      values (${id}, ${siteId}::uuid, ${subsidyYear}, ${amount}::numeric, ${source},
        ${subsidyDocument}, ${paidOn}::date,
        ${actor.kind === "staff" ? actor.accountId : null}::uuid, ${actorName(actor)})`);
    const text = `${subsidyYear} 年，${amount} 元，${source}`;
    const facts = { subsidyId: id, year: subsidyYear, amount, source };
    await noteStep(tx, actor, site, { move: "subsidise", text, facts });
    return { siteId };
  });
}

/** Strikes a line out with the reason; it stays in the register. */
export async function strikeSubsidy(
  actor: Actor,
  input: StrikeSubsidyInput,
): Promise<{ siteId: string }> {
  const { siteId, subsidyId, strikeReason } = input;
  return write(actor, { action: "site.strike_subsidy" }, async (tx) => {
    const site = await holdNamed(tx, actor, siteId);
    const line = await tx.row<{ isStruck: boolean }>(sql`
      select struck_at is not null as "isStruck" from site_subsidy
      where id = ${subsidyId}::uuid and site_id = ${siteId}::uuid for update`);
    if (!line) throw notFound("奖补登记");
    if (line.isStruck) throw conflict("这条登记已经划去，请刷新页面");
    await tx.count(sql`
      update site_subsidy set struck_at = now(), struck_by_name = ${actorName(actor)},
        struck_reason = ${strikeReason} where id = ${subsidyId}::uuid`);
    await noteStep(tx, actor, site, {
      ...{ move: "strike_subsidy", text: strikeReason, facts: { subsidyId } },
    });
    return { siteId };
  });
}
