import "server-only";
import type { Actor } from "@/lib/access/actor";
import { hasVerb, reachesFor } from "@/lib/access/reach";
import type { Ordered } from "@/lib/domain/boundaries/obstacles/queries";
import { organisationsOf, PLAIN, regionsOf } from "@/lib/domain/boundaries/places/queries";
import { changesWithin } from "@/lib/domain/boundaries/policy";
import { previewPlan } from "@/lib/domain/boundaries/previews/queries";
import type { ChangeDetail, ChangeRow, Preview } from "@/lib/domain/boundaries/types";
import { regionOnDay } from "@/lib/domain/regions/names/queries";
import { row, rows } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";

const ROW = sql`c.id, c.kind, c.subject, c.title, c.basis, r.name as "regionName",
  c.effective_on as "effectiveOn", c.status, c.fault, c.drafted_by_name as "draftedByName",
  c.planned_by_name as "plannedByName"`;

/** Of `c`: changes that the actor may see, those of regions and those of organisations by their own verb. */
export async function changesSeen(actor: Actor): Promise<Statement> {
  if (!hasVerb(actor, "region.manage") && !hasVerb(actor, "organisation.manage")) throw forbidden();
  const [regions, organisations] = await Promise.all([
    reachesFor(actor, "region.manage"),
    reachesFor(actor, "organisation.manage"),
  ]);
  return sql`((c.subject = 'region' and ${changesWithin(regions)})
    or (c.subject = 'organisation' and ${changesWithin(organisations)}))`;
}

const SHOWN = 200;

/** Changes within reach: what waits first, then the latest. */
export async function listChanges(actor: Actor): Promise<ChangeRow[]> {
  const seen = await changesSeen(actor);
  return rows<ChangeRow>(sql`
    select ${ROW} from boundary_change c join region r on r.code = c.region_code where ${seen}
    order by c.status = 'draft' desc, c.status = 'planned' desc, c.effective_on desc, c.created_at desc
    limit ${SHOWN}`);
}

/** What the places and organisations of a plan are called: what they were called before it took effect. */
async function namesIn({
  plan,
  effectiveOn,
  status,
}: Pick<ChangeDetail, "plan" | "effectiveOn" | "status">) {
  const before = sql`(${status === "effective" ? effectiveOn : "infinity"}::date - 1)`;
  const takes = plan.subject === "region" && plan.kind === "split" ? Object.keys(plan.takes) : [];
  const codes = [...regionsOf(plan), ...takes.filter((code) => !isId(code))];
  const ids = [...organisationsOf(plan), ...takes.filter(isId)];
  const found = await rows<{ key: string; name: string }>(sql`
    select r.code as key, ${regionOnDay("r", "name", before)} as name from region r
    where r.code = any (${codes}::text[])
    union all
    select o.id::text, coalesce((select past.name from organisation_past past
      where past.organisation_id = o.id and past.last_day >= ${before} order by past.last_day limit 1), o.name)
    from organisation o where o.id = any (${ids}::uuid[])`);
  return Object.fromEntries(found.map(({ key, name }) => [key, name]));
}

/** One change within reach; `not_found` outside it. */
export async function getChange(actor: Actor, id: string): Promise<ChangeDetail> {
  const seen = await changesSeen(actor);
  if (!isId(id)) throw notFound("调整事项");
  const found = await row<Omit<ChangeDetail, "names">>(sql`
    select ${ROW}, c.plan, c.outcome, c.effective_at as "effectiveAt", c.planned_at as "plannedAt",
      c.revoked_by_name as "revokedByName", c.revoked_at as "revokedAt", c.version
    from boundary_change c join region r on r.code = c.region_code
    where c.id = ${id}::uuid and ${seen}`);
  if (!found) throw notFound("调整事项");
  return { ...found, names: await namesIn(found) };
}

/** What a change within reach will do as things stand now, and what stands in its way. */
export async function previewChange(actor: Actor, id: string): Promise<Preview> {
  const { plan, effectiveOn } = await getChange(actor, id);
  const ordered: Ordered = { plan, day: effectiveOn, changeId: id };
  return previewPlan(actor, PLAIN, ordered);
}
