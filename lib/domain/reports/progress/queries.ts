import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { assignmentsWithin, type Reach, reachesFor } from "@/lib/access/reach";
import { KIND as PLACE_KIND, withoutKind } from "@/lib/domain/imports/places/rules";
import type { ProgressSheet, UnderstoodProgress } from "@/lib/domain/imports/progress/types";
import { isClosed } from "@/lib/domain/regions/closings/queries";
import { row, rows } from "@/lib/platform/db";
import { forbidden, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { isId } from "@/lib/shared/ids";
import { bare, matchRow, periodOf, unitNames, withRepeats, written } from "./rules";
import type { Candidate, MatchedRow, ProgressPreview, RowAnswer } from "./types";

/** What nobody is asked for, or what was let off, takes no draft. */
const ASKED = sql`not (a.awaiting and a.status = 'not_started')
  and a.status not in ('exempted', 'cancelled')`;

/**
 * Where a person may put figures of others into drafts: what they enter by 代录, and what lies below them
 * in their carrier where they lead it. Empty for everybody else.
 */
export async function collectingReaches(actor: StaffActor): Promise<Reach[]> {
  const [enter, review] = await Promise.all([
    reachesFor(actor, "report.enter"),
    reachesFor(actor, "report.review"),
  ]);
  return [
    ...enter.filter((reach) => reach.organisationId === null),
    ...review.filter((reach) => reach.grant?.role === "lead_unit"),
  ];
}

/** The same reaches; throws `forbidden` where there are none. */
export async function requireCollecting(actor: Actor): Promise<Reach[]> {
  if (actor.kind !== "staff") throw forbidden();
  const reaches = await collectingReaches(actor);
  if (reaches.length === 0) {
    throw forbidden("导入汇总表需要代录授权，或由牵头单位为本载体的下级单位导入");
  }
  return reaches;
}

interface Stored {
  id: string;
  fileName: string;
  understood: UnderstoodProgress;
}

/** A progress table of one's own, younger than a week; `not_found` for any other. */
export async function getStoredProgress(actor: Actor, id: string): Promise<Stored> {
  if (actor.kind !== "staff" || !isId(id)) throw notFound("导入预览");
  const found = await row<Stored>(sql`
    select id, file_name as "fileName", understood from import_preview
    where id = ${id}::uuid and kind = 'progress' and account_id = ${actor.accountId}::uuid
      and created_at > now() - interval '7 days'`);
  if (!found) throw notFound("导入预览");
  return found;
}

/** For each frequency the period that the sheet speaks of, as a condition on `a` and `t`. */
function inPeriod({ period }: ProgressSheet): Statement {
  if (!period) return sql`false`;
  const frequencies = ["monthly", "quarterly", "semiannual", "annual"] as const;
  return sql.or(
    frequencies.flatMap((frequency) => {
      const number = periodOf(frequency, period);
      return number === null
        ? []
        : [sql`(t.frequency = ${frequency}::frequency and a.period = ${number})`];
    }),
  );
}

const BARE = sql.raw(String.raw`'[\s[:punct:]，。、；：“”‘’（）《》【】—…·]'`);
/** The offices of a village and the kinds of places; whatever is found too much falls away in the rules. */
const KIND = sql.raw(
  `'(村?村(民委员会|委会)|(社区)?(居民委员会|居委会)|${PLACE_KIND.source.replace(/\$$/, "")})$'`,
);

/** The assignments that the rows of a sheet may be about, within the reaches. */
async function candidatesOf(sheet: ProgressSheet, reaches: readonly Reach[]): Promise<Candidate[]> {
  if (sheet.year === null) return [];
  const codes = [...new Set(sheet.rows.map((one) => one.taskCode).filter(Boolean))];
  const titles = [...new Set(sheet.rows.map((one) => bare(one.taskTitle)).filter(Boolean))];
  const units = sheet.rows.flatMap((one) => unitNames(one).slice(0, 1));
  const names = [...new Set(units.flatMap((name) => [bare(name), written(name)]))];
  const cores = [...new Set(units.flatMap((name) => [written(name), withoutKind(written(name))]))];
  return rows<Candidate>(sql`
    with wanted as materialized (
      select o.id from organisation o join region r on r.code = o.region_code
      where regexp_replace(lower(o.name), ${BARE}, '', 'g') = any (${names}::text[])
        or regexp_replace(lower(r.name), ${BARE}, '', 'g') = any (${names}::text[])
        or regexp_replace(r.name, ${KIND}, '') = any (${cores}::text[])
        or regexp_replace(o.name, ${KIND}, '') = any (${cores}::text[])
    )
    select a.id::text as "assignmentId", o.name as "organisationName",
      (select jsonb_agg(jsonb_build_object('name', p.name, 'level', p.level) order by p.depth)
        from (values (1, r.name, r.level), (2, tr.name, tr.level), (3, nr.name, nr.level),
          (4, pr.name, pr.level)) as p (depth, name, level) where p.name is not null) as places,
      a.organisation_level as level, a.organisation_level = 'unit' as "isUnit",
      t.code as "taskCode", t.title as "taskTitle", t.frequency, a.status, jsonb_build_object('form', t.form, 'direction', t.direction,
        'accumulation', t.accumulation, 'frequency', t.frequency, 'unit', t.unit,
        'target', coalesce(a.target, t.target)::float8, 'indicatorName', t.indicator_name,
        'numeratorName', t.numerator_name, 'denominatorName', t.denominator_name,
        'evidenceMin', t.evidence_min, 'evidenceMax', t.evidence_max) as facts,
      case when d.assignment_id is not null then jsonb_build_object('content', d.content,
        'origin', d.origin, 'savedByName', d.saved_by_name) end as draft
    from wanted w
    join assignment a on a.organisation_id = w.id and a.year = ${sheet.year}
    join task t on t.id = a.task_id
    join organisation o on o.id = a.organisation_id
    join region r on r.code = o.region_code
    left join region tr on tr.code = a.township_code and tr.code <> r.code
    left join region nr on nr.code = a.node_code and nr.code <> r.code
    left join region pr on pr.code = nr.parent_code
    left join report_draft d on d.assignment_id = a.id
    where (t.code = any (${codes}::text[])
        or regexp_replace(lower(t.title), ${BARE}, '', 'g') = any (${titles}::text[]))
      and ${inPeriod(sheet)} and ${ASKED} and not ${isClosed("a")} and ${assignmentsWithin(reaches, "a")}
    order by o.name, a.id`);
}

/** The rows of a table held against what the person may enter for, with what was answered. */
export async function matchProgress(
  actor: Actor,
  understood: UnderstoodProgress,
  answers: Readonly<Record<string, RowAnswer>>,
) {
  const reaches = await requireCollecting(actor);
  const matched: (MatchedRow & ReturnType<typeof matchRow>)[] = [];
  for (const sheet of understood.sheets) {
    const candidates = await candidatesOf(sheet, reaches);
    for (const one of sheet.rows) {
      matched.push(matchRow(one, sheet, { candidates, answer: answers[one.key] }));
    }
  }
  return withRepeats(matched);
}

/** What was understood of a progress table, and what would become of each row. */
export async function getProgressPreview(actor: Actor, id: string): Promise<ProgressPreview> {
  const { fileName, understood } = await getStoredProgress(actor, id);
  const matched = await matchProgress(actor, understood, {});
  return {
    ...{ id, fileName, doubts: understood.doubts, ignored: understood.ignored },
    sheets: understood.sheets.map(({ rows: _, ...sheet }) => sheet),
    rows: matched.map(({ content: _, ...one }) => one),
  };
}
