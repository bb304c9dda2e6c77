import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { copyEntries, holdPlaces } from "@/lib/domain/lists/templates/commands";
import { reviewMark } from "@/lib/domain/lists/templates/rules";
import { lastYearLists, type Yearly } from "@/lib/domain/lists/yearly/queries";
import type { Tx } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

interface Made {
  id: string;
  title: string;
  fromListId: string;
}

/** A draft for each chosen list of last year, named for the new year and no longer an example. */
function insertDrafts(
  yearly: Yearly,
  chosen: readonly string[],
  accountId: string | null,
): Statement {
  const { regionCode, year } = yearly;
  return sql`
    insert into task_list (id, kind, carrier_code, region_code, year, list_version, title, lead_name,
      disclosure, from_list_id, source_name, created_by_id)
    select gen_random_uuid(), last.kind, last.carrier_code, ${regionCode}, ${year}::int, 1,
      replace(replace(last.title, ${String(year - 1)}, ${String(year)}), '（示例）', ''), last.lead_name,
      last.disclosure, last.id, last.title, ${accountId}::uuid
    from (${lastYearLists(yearly)}) last
    where not last.takes_over and last.id = any (${chosen}::uuid[])
    returning id, title, from_list_id as "fromListId"`;
}

/** Tells who leads each list's carrier in the region that its draft waits. */
async function tellLeads(tx: Tx, ids: readonly string[]): Promise<number> {
  return tx.count(sql`
    insert into notification (id, organisation_id, kind, title, link)
    select gen_random_uuid(), lead.organisation_id, 'list.drafted',
      '《' || l.title || '》已按上年清单生成草稿，请核定后提交同意', '/desk/lists/' || l.id || '/edit'
    from task_list l cross join lateral (
      select distinct d.organisation_id from lead_duty d join carrier c on c.code = d.carrier_code
      where d.region_code = l.region_code and d.role = 'lead'
        and (c.code = l.carrier_code or c.parent_code = l.carrier_code)
        and d.valid_from <= (now() at time zone 'Asia/Shanghai')::date
        and (d.valid_to is null or d.valid_to > (now() at time zone 'Asia/Shanghai')::date)
      union
      select o.id from organisation o
      where l.carrier_code is null and o.region_code = l.region_code and o.kind = 'office'
        and o.valid_to is null) lead
    where l.id = any (${ids}::uuid[])`);
}

/**
 * Makes drafts for a year from the chosen lists of the year before, with all entries that can go on, and
 * tells the leads. Lists that the year has already are left alone, so that doing it again makes none.
 */
export async function draftNextYear(
  tx: Tx,
  actor: Actor,
  {
    drafts,
    accountId,
    ...yearly
  }: Yearly & { drafts: readonly string[]; accountId: string | null },
): Promise<{ lists: Made[]; entries: number; told: number }> {
  if (drafts.length === 0) return { lists: [], entries: 0, told: 0 };
  await holdPlaces(tx, yearly.regionCode);
  const lists = await tx.rows<Made>(insertDrafts(yearly, drafts, accountId));
  const ids = lists.map(({ id }) => id);
  const entries = await copyEntries(
    tx,
    {
      places: sql`select l.id as list_id, l.from_list_id, l.region_code, l.carrier_code, l.year
        from task_list l where l.id = any (${ids}::uuid[])`,
      exampleCode: null,
      isOwn: true,
      isPublicOnly: false,
      levels: null,
      mark: reviewMark("last_year", { year: yearly.year - 1, regionName: null }),
    },
    null,
  );
  const told = await tellLeads(tx, ids);
  await recordAudit(tx, actor, {
    action: "list.draft_next_year",
    subjectType: "year",
    subjectId: `${yearly.regionCode}:${yearly.year}`,
    regionCode: yearly.regionCode,
    after: { lists, entries, told },
  });
  return { lists, entries, told };
}
