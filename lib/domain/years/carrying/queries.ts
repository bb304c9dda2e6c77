import "server-only";
import type { Actor } from "@/lib/access/actor";
import type { RegionYear } from "@/lib/domain/regions/closings/queries";
import { coveredTasks } from "@/lib/domain/years/covered/queries";
import { listNextDrafts } from "@/lib/domain/years/opening/queries";
import { requireManaged } from "@/lib/domain/years/queries";
import type { CarryPlan } from "@/lib/domain/years/types";
import { row } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";

/*
 * What was chosen to be carried over goes on as one assignment of the next year for each organisation and
 * task, however many periods were left: the last period of the task in next year's issued list, due on that
 * period's day. Where next year's list asks the organisation for it anyway, nothing is asked twice.
 */

/** The CTE `carried`: (organisation, task) chosen to be carried over, with what becomes of each. */
export function carriedOver(place: RegionYear): Statement {
  const next = place.year + 1;
  return sql`${coveredTasks(place)},
    chosen as (
      select distinct a.organisation_id, a.root_task_id
      from assignment a join covered on covered.root_task_id = a.root_task_id
      where a.year = ${place.year} and a.carried_to = ${next}),
    home as (
      select t.root_task_id, t.id as task_id, cardinality(t.due_dates) as period, t.source,
        (l.year || '-' || t.due_dates[cardinality(t.due_dates)])::date as due_on
      from task t join task_list l on l.id = t.list_id
      where l.year = ${next} and l.status = 'issued' and t.inherits_task_id is null
        and cardinality(t.due_dates) > 0),
    carried as (
      select chosen.*, home.task_id, home.period, home.due_on, home.source, o.node_code,
        o.township_code, o.level, o.kind, case
          when exists (select 1 from assignment a where a.organisation_id = chosen.organisation_id
            and a.root_task_id = chosen.root_task_id and a.year = ${next}
            and a.status <> 'cancelled') then 'asked'
          when home.task_id is null or o.valid_to is not null then 'homeless'
          else 'made' end as fate
      from chosen join organisation o on o.id = chosen.organisation_id
      left join home on home.root_task_id = chosen.root_task_id)`;
}

/** What carrying over would make, counted by the statement that makes it. Only for the region's office. */
export async function planCarry(actor: Actor, place: RegionYear): Promise<CarryPlan> {
  await requireManaged(actor, place.regionCode);
  const [{ drafts }, found] = await Promise.all([
    listNextDrafts(actor, { ...place, year: place.year + 1 }),
    row<Omit<CarryPlan, "drafts">>(sql`
      with ${carriedOver(place)}
      select count(*)::int as chosen,
        count(*) filter (where fate = 'made')::int as made,
        count(*) filter (where fate = 'asked')::int as asked,
        count(*) filter (where fate = 'homeless')::int as homeless
      from carried`),
  ]);
  return { drafts, ...(found ?? { chosen: 0, made: 0, asked: 0, homeless: 0 }) };
}
