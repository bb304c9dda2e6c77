import "server-only";
import type { Actor } from "@/lib/access/actor";
import { COLUMNS } from "@/lib/domain/boundaries/columns/rules";
import type { Reshaped } from "@/lib/domain/boundaries/reshaping/types";
import type { Tx } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

interface Pair {
  code: string;
  taker: string;
}

async function followColumn(tx: Tx, name: string, pairs: readonly Pair[]): Promise<void> {
  const [table, column] = name.split(".");
  const only = COLUMNS[name]?.only;
  if (!table || !column || pairs.length === 0) return;
  await tx.count(sql`
    update ${sql.raw(table)} set ${sql.raw(column)} = p.taker
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p(code text, taker text)
    where ${sql.raw(`${table}.${column}`)} = p.code ${only ? sql.raw(`and ${table}.${only}`) : sql.empty}`);
}

/** What says where an organisation stands, beside the organisation itself. */
async function followOrganisations(tx: Tx, resettled: string[]): Promise<void> {
  await tx.count(sql`
    update acknowledgement k set node_code = o.node_code, township_code = o.township_code
    from organisation o where o.id = any (${resettled}::uuid[]) and k.organisation_id = o.id`);
  await tx.count(sql`
    update search_report s set node_code = a.node_code, township_code = a.township_code
    from assignment a where s.organisation_id = any (${resettled}::uuid[]) and a.id = s.assignment_id
      and (s.node_code, s.township_code) is distinct from (a.node_code, a.township_code)`);
  await tx.count(sql`
    update supervision_order u set node_code = o.node_code
    from organisation o where o.id = any (${resettled}::uuid[]) and u.organisation_id = o.id
      and u.status in ('proposed', 'released', 'answered')`);
}

/** A year that was closed for a place stays closed for it under its new code. */
async function followClosings(tx: Tx, { same }: Reshaped): Promise<void> {
  await tx.count(sql`
    insert into year_act (id, region_code, year, act, summary, by_id, by_name, unit_name, at)
    select gen_random_uuid(), p."newCode", k.year, k.act, k.summary, k.by_id, k.by_name, k.unit_name, k.at
    from jsonb_to_recordset(${JSON.stringify(same)}::jsonb) as p("code" text, "newCode" text)
    join year_act k on k.region_code = p."code"`);
}

/** Checklists never change: the same place goes on with them as its own under its new code. */
async function followChecklists(tx: Tx, { same }: Reshaped): Promise<void> {
  await tx.count(sql`
    insert into site_checklist (id, region_code, carrier_code, kind, year, revision, title, items, is_example,
      made_by_id, made_by_name, made_at)
    select gen_random_uuid(), p."newCode", c.carrier_code, c.kind, c.year, c.revision, c.title, c.items,
      c.is_example, c.made_by_id, c.made_by_name, c.made_at
    from jsonb_to_recordset(${JSON.stringify(same)}::jsonb) as p("code" text, "newCode" text)
    join site_checklist c on c.region_code = p."code"`);
}

/** Addresses that people keep: the same place under a new code opens under it. */
async function followViews(tx: Tx, { same }: Reshaped): Promise<void> {
  await tx.count(sql`
    update saved_view v set address = regexp_replace(v.address, '(^|[^0-9])' || p."code" || '($|[^0-9])',
      '\\1' || p."newCode" || '\\2', 'g')
    from jsonb_to_recordset(${JSON.stringify(same)}::jsonb) as p("code" text, "newCode" text)
    where v.address ~ ('(^|[^0-9])' || p."code" || '($|[^0-9])')`);
}

/** Has every table that names a region, node or township follow as decided in `COLUMNS`. */
export async function followColumns(
  _actor: Actor,
  tx: Tx,
  { reshaped, resettled }: { reshaped: Reshaped; resettled: string[] },
): Promise<void> {
  const same = reshaped.same.map(({ code, newCode }) => ({ code, taker: newCode }));
  const taken = reshaped.ended.map(({ code, successors }) => ({
    code,
    taker: successors[0] ?? code,
  }));
  for (const [name, { how }] of Object.entries(COLUMNS)) {
    if (how === "same") await followColumn(tx, name, same);
    if (how === "taken") await followColumn(tx, name, taken);
  }
  await followOrganisations(tx, resettled);
  await followClosings(tx, reshaped);
  await followChecklists(tx, reshaped);
  await followViews(tx, reshaped);
}
