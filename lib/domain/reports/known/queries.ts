import "server-only";
import type { Actor } from "@/lib/access/actor";
import { type FigureNames, matchFigures } from "@/lib/domain/reports/known/rules";
import type { KnownFigure } from "@/lib/domain/reports/known/types";
import { row } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";

type KnownRow = Omit<KnownFigure, "part" | "figure"> & {
  asking: FigureNames;
  known: FigureNames;
  numerator: string | null;
  denominator: string | null;
  value: string | null;
};

const NAMES = (alias: string) => {
  const t = sql.raw(alias);
  return sql`json_build_object('form', ${t}.form, 'indicatorName', ${t}.indicator_name,
    'unit', ${t}.unit, 'numeratorName', ${t}.numerator_name, 'denominatorName', ${t}.denominator_name)`;
};

/**
 * The figures that the same organisation had approved last for the task whose value this one takes over
 * (引用), of this year up to now; none where it takes over nothing. The caller has shown that the actor
 * may enter for the assignment.
 */
export async function listKnownFigures(
  _actor: Actor,
  assignmentId: string,
): Promise<KnownFigure[]> {
  const found = await row<KnownRow>(sql`
    select kt.code as "taskCode", kt.title as "taskTitle",
      coalesce(kt.lead_name, l.lead_name, '领导小组办公室') as owner, k.year, k.period, kt.frequency,
      to_json((select max(v.at) from review v where v.report_id = r.id
        and v.decision in ('approve', 'accept'))) #>> '{}' as "approvedAt",
      ${NAMES("t")} as asking, ${NAMES("kt")} as known,
      trim_scale(r.numerator)::text as numerator, trim_scale(r.denominator)::text as denominator,
      trim_scale(r.value)::text as value
    from assignment a join task t on t.id = a.task_id
    join assignment k on k.root_task_id = t.prefill_root_id and k.organisation_id = a.organisation_id
      and k.year = a.year and k.done_at is not null
    join task kt on kt.id = k.task_id join task_list l on l.id = kt.list_id
    join report r on r.assignment_id = k.id and r.revision = k.revision
    where a.id = ${assignmentId} and num_nonnulls(r.numerator, r.denominator, r.value) > 0
    order by k.period desc limit 1`);
  if (!found) return [];
  const { asking, known, numerator, denominator, value, ...source } = found;
  const figures = { numerator, denominator, value };
  return matchFigures(asking, known, figures).map((figure) => ({ ...source, ...figure }));
}
