import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { write } from "@/lib/access/write";
import type { FinishMeasureInput, PlanMeasureInput } from "@/lib/domain/sites/cultivation/schema";
import { holdSite, moveSite, noteStep } from "@/lib/domain/sites/lifecycle/commands";
import { canMove } from "@/lib/domain/sites/lifecycle/rules";
import { conflict, forbidden, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { dayLabel } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";

/** Adds a step to the plan; with the first one a named site is in cultivation. */
export async function planMeasure(
  actor: Actor,
  input: PlanMeasureInput,
): Promise<{ siteId: string }> {
  const { siteId, measure, helper, measureDueOn } = input;
  return write(actor, { action: "site.plan_measure" }, async (tx) => {
    const site = await holdSite(tx, actor, siteId);
    if (!site.isAtNamed) throw forbidden("培育计划由命名一级或上级安排");
    const begins = canMove(site.status, "cultivate");
    if (site.version !== input.version || !(begins || site.status === "cultivating")) {
      throw conflict("这个示范点刚被他人办理，请刷新页面核对后再办");
    }
    await tx.count(sql`
      insert into site_measure (id, site_id, text, helper, due_on, added_by_name)
      values (${newId()}, ${siteId}::uuid, ${measure}, ${helper}, ${measureDueOn}::date,
        ${actorName(actor)})`);
    const text = `${measure}（${helper}帮助，${dayLabel(measureDueOn)}前）`;
    const told = `“${site.name}”有新的培育措施：${text}`;
    if (begins) await moveSite(tx, actor, site, { move: "cultivate", text, told });
    else await noteStep(tx, actor, site, { move: "plan_measure", text, told });
    return { siteId };
  });
}

/** Says what came of a step: the organisation itself, or whoever plans it. */
export async function finishMeasure(
  actor: Actor,
  input: FinishMeasureInput,
): Promise<{ siteId: string }> {
  const { siteId, measureId, measureResult: result } = input;
  return write(actor, { action: "site.finish_measure" }, async (tx) => {
    const site = await holdSite(tx, actor, siteId);
    if (!site.isUnit && !site.isAtNamed) throw forbidden();
    const known = await tx.row(sql`
      select 1 from site_measure where id = ${measureId}::uuid and site_id = ${siteId}::uuid`);
    if (!known) throw notFound("培育措施");
    const done = await tx.count(sql`
      update site_measure set result = ${result}, done_on = (now() at time zone 'Asia/Shanghai')::date
      where id = ${measureId}::uuid and done_on is null`);
    if (done === 0) throw conflict("这条措施已经记为完成，请刷新页面");
    await noteStep(tx, actor, site, { move: "finish_measure", text: result });
    return { siteId };
  });
}
