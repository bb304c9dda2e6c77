import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { hasVerb } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { checklistOf, listChecklistPlaces } from "@/lib/domain/sites/checklists/queries";
import { exampleChecklist, itemsOf } from "@/lib/domain/sites/checklists/rules";
import type { SetChecklistInput } from "@/lib/domain/sites/checklists/schema";
import type { Checklist } from "@/lib/domain/sites/checklists/types";
import type { HeldSite } from "@/lib/domain/sites/lifecycle/types";
import type { Tx } from "@/lib/platform/db";
import { forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

async function requirePlace(tx: Tx, actor: Actor, input: SetChecklistInput): Promise<void> {
  if (!hasVerb(actor, "site.manage")) throw forbidden();
  const places = (await listChecklistPlaces(actor)).filter(
    ({ regionCode }) => regionCode === input.regionCode,
  );
  if (places.length === 0) throw notFound("地区");
  const carrier = input.carrierCode;
  const found = carrier
    ? await tx.row<{ code: string; parentCode: string | null }>(
        sql`select code, parent_code as "parentCode" from carrier where code = ${carrier}`,
      )
    : undefined;
  if (carrier && !found) throw invalid({ carrierCode: "没有这个载体，请重新选择" });
  const isOurs = places.some(
    ({ carrierCode }) =>
      carrierCode === null ||
      (found && (found.code === carrierCode || found.parentCode === carrierCode)),
  );
  if (!isOurs) throw invalid({ carrierCode: "牵头单位只能为自己牵头的载体定清单" });
}

/** Sets a checklist: a new revision; evaluations that have begun keep theirs. */
export async function setChecklist(
  actor: Actor,
  input: SetChecklistInput,
): Promise<{ checklistId: string }> {
  const { items, problem } = itemsOf(input.items);
  if (problem) throw invalid({ items: problem });
  const { regionCode, carrierCode, kind, year, title } = input;
  return write(actor, { action: "site.set_checklist" }, async (tx) => {
    await requirePlace(tx, actor, input);
    await tx.row(
      sql`select pg_advisory_xact_lock(hashtextextended(${`checklist ${regionCode}`}, 0))`,
    );
    const id = newId();
    await tx.count(sql`
      insert into site_checklist (id, region_code, carrier_code, kind, year, revision, title, items,
        is_example, made_by_id, made_by_name)
      select ${id}, ${regionCode}, ${carrierCode}, ${kind}::demonstration_kind, ${year},
        coalesce(max(revision), 0) + 1, ${title}, ${JSON.stringify(items)}::jsonb,
        ${input.isExample === "on"}, ${actor.kind === "staff" ? actor.accountId : null}::uuid,
        ${actorName(actor)}
      from site_checklist where region_code = ${regionCode} and year = ${year}
        and carrier_code is not distinct from ${carrierCode}
        and kind is not distinct from ${kind}::demonstration_kind`);
    await recordAudit(tx, actor, {
      ...{ action: "site.set_checklist", subjectType: "site_checklist", subjectId: id, regionCode },
      after: { title, year, carrierCode, kind, items: items.length },
    });
    return { checklistId: id };
  });
}

/** The checklist that asks a site now; where nobody set one, the example is kept for its province. */
export async function checklistFor(tx: Tx, site: HeldSite): Promise<Checklist> {
  const found = await tx.row<Checklist>(checklistOf(site));
  if (found) return found;
  const { title, items } = exampleChecklist(site.carrierCode);
  await tx.count(sql`
    insert into site_checklist (id, region_code, carrier_code, year, revision, title, items, is_example,
      made_by_name)
    select ${newId()}, split_part(path, '/', 1), ${site.carrierCode},
      extract(year from now() at time zone 'Asia/Shanghai'), 1, ${title},
      ${JSON.stringify(items)}::jsonb, true, '示例'
    from region where code = ${site.regionCode}
    on conflict do nothing`);
  const made = await tx.row<Checklist>(checklistOf(site));
  if (!made) throw notFound("自评清单");
  return made;
}
