import "server-only";
import type { Actor } from "@/lib/access/actor";
import { IS_SUPERVISION } from "@/lib/access/reach";
import type { AssignmentDetail } from "@/lib/domain/assignments/types";
import { workingDayAfter } from "@/lib/domain/calendar/rules";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";
import type { Reviewers } from "../types";
import { REVIEW_WORKING_DAYS, reviewingPlace } from "./rules";

const DAYS_AHEAD = 25;

async function reviewedBy(): Promise<Day> {
  const found = await rows<{ today: Day; date: Day | null; kind: "holiday" | "workday" }>(sql`
    select clock.today, x.date, x.kind
    from (select (now() at time zone 'Asia/Shanghai')::date as today) clock
    left join calendar_exception x on x.date between clock.today and clock.today + ${DAYS_AHEAD}::int`);
  const exceptions = new Map(found.flatMap(({ date, kind }) => (date ? [[date, kind]] : [])));
  return workingDayAfter(found[0]?.today ?? "", REVIEW_WORKING_DAYS, exceptions);
}

function leadsIn(assignment: AssignmentDetail, region: Statement): Statement {
  if (assignment.carrierCode === null) {
    return sql`select o.name from organisation o
      where o.kind = 'office' and o.region_code = (${region}) and o.valid_to is null`;
  }
  return sql`select distinct o.name
    from task t join task_list l on l.id = t.list_id
    join organisation o on o.region_code = (${region}) and o.valid_to is null
    where t.id = ${assignment.taskId} and case when ${IS_SUPERVISION} then o.kind = 'office'
      else exists (select 1 from lead_duty d join carrier c on c.code = d.carrier_code
        where d.organisation_id = o.id and d.role = 'lead' and d.region_code = o.region_code
          and d.valid_from <= current_date and (d.valid_to is null or d.valid_to >= current_date)
          and (c.code in (t.sub_carrier_code, l.carrier_code)
            or (t.sub_carrier_code is null and c.parent_code = l.carrier_code))) end`;
}

function reviewersOf(assignment: AssignmentDetail): Statement {
  const place = reviewingPlace(assignment.organisationLevel);
  if (place === "township" && assignment.townshipCode) {
    return sql`select o.name from organisation o
      where o.kind = 'township' and o.township_code = ${assignment.townshipCode} and o.valid_to is null`;
  }
  if (place === "province") {
    return sql`select o.name from organisation o
      where o.kind = 'office' and o.region_code = ${assignment.nodeCode} and o.valid_to is null`;
  }
  const region =
    place === "above"
      ? sql`select parent_code from region where code = ${assignment.nodeCode}`
      : sql`select ${assignment.nodeCode}::text`;
  return leadsIn(assignment, region);
}

/** The units that review an assignment's report, and the day by which they usually have. */
export async function getReviewers(
  _actor: Actor,
  assignment: AssignmentDetail,
): Promise<Reviewers> {
  const found = await rows<{ name: string }>(sql`${reviewersOf(assignment)} limit 3`);
  return { names: found.map((unit) => unit.name), by: await reviewedBy() };
}
