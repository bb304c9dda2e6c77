import "server-only";
import type { Actor } from "@/lib/access/actor";
import { findCarriers } from "@/lib/domain/carriers/queries";
import { type PublicPlace, publishedLists } from "@/lib/domain/lists/published/policy";
import type {
  PublicCarrier,
  PublicClauseList,
  PublicTaskList,
} from "@/lib/domain/lists/published/types";
import { row, rows } from "@/lib/platform/db";
import type { ListKind } from "@/lib/platform/generated/prisma/enums";
import { type Statement, sql } from "@/lib/platform/sql";

/** A carrier of a region in a year: which list is meant, whoever asks. */
export interface CarrierOfRegion extends PublicPlace {
  carrierCode: string;
}

function published(kind: ListKind, { carrierCode, ...place }: CarrierOfRegion): Statement {
  return sql`select l.id, l.title, l.year, l.issued_at, l.is_example, l.lead_name
    from task_list l
    where ${publishedLists(place)} and l.kind = ${kind} and l.carrier_code = ${carrierCode}`;
}

type CarrierCounts = Omit<PublicCarrier, "name" | "short" | "glyph">;

async function countPublicTasks(place: PublicPlace, codes: string[]): Promise<CarrierCounts[]> {
  return rows<CarrierCounts>(sql`
    select c.code, (select count(*)::int from carrier top where top.parent_code is null
        and top.position <= c.position) as position, list.lead_name as "leadName", list.year,
      count(*) filter (where t.disclosure = 'public')::int as "publicTasks",
      count(*) filter (where t.disclosure = 'aggregate')::int as "aggregateTasks"
    from carrier c
    left join (
      select l.id, l.carrier_code, l.year, l.lead_name from task_list l
      where ${publishedLists(place)} and l.kind = 'task'
    ) list on list.carrier_code = c.code
    left join task t on t.list_id = list.id
    where c.code = any (${codes}::text[])
    group by c.code, c.position, list.lead_name, list.year`);
}

/** The carriers of the region's set in a year, each with the numbers of its issued tasks. */
export async function listPublicCarriers(
  actor: Actor,
  place: PublicPlace,
): Promise<PublicCarrier[]> {
  const members = (await findCarriers(actor, place))?.members ?? [];
  const counts = await countPublicTasks(
    place,
    members.map((member) => member.code),
  );
  return members.flatMap(({ code, name, short, glyph }) =>
    counts
      .filter((counted) => counted.code === code)
      .map((counted) => ({ ...counted, name, short, glyph })),
  );
}

/** The public tasks of a carrier's newest issued list; undefined while none is issued. */
export async function findPublicTaskList(
  _actor: Actor,
  input: CarrierOfRegion,
): Promise<PublicTaskList | undefined> {
  return row<PublicTaskList>(sql`
    with list as (${published("task", input)})
    select list.title, list.year, list.issued_at as "issuedAt", list.is_example as "isExample",
      coalesce((
        select json_agg(json_build_object(
          'rootTaskId', t.root_task_id, 'code', t.code, 'title', t.title, 'measure', t.measure,
          'subCarrierName', sub.name, 'indicatorName', t.indicator_name, 'unit', t.unit,
          'form', t.form, 'direction', t.direction, 'target', t.target::float8,
          'numeratorName', t.numerator_name, 'denominatorName', t.denominator_name,
          'source', t.source, 'frequency', t.frequency, 'levels', t.levels,
          'leadName', coalesce(t.lead_name, list.lead_name),
          'cooperatingUnits', t.cooperating_units, 'basis', t.basis) order by t.position)
        from task t left join carrier sub on sub.code = t.sub_carrier_code
        where t.list_id = list.id and t.disclosure = 'public'
      ), '[]') as tasks
    from list`);
}

/** The clauses of a carrier's newest issued public responsibility list, if any. */
export async function findPublicClauseList(
  _actor: Actor,
  input: CarrierOfRegion,
): Promise<PublicClauseList | undefined> {
  return row<PublicClauseList>(sql`
    with list as (${published("responsibility", input)})
    select list.title, list.year, list.is_example as "isExample",
      coalesce((
        select json_agg(json_build_object(
          'code', c.code, 'responsibility', c.responsibility, 'text', c.text, 'subject', c.subject,
          'post', c.post, 'frequency', c.frequency, 'basis', c.basis) order by c.position)
        from clause c where c.list_id = list.id
      ), '[]') as clauses
    from list`);
}
