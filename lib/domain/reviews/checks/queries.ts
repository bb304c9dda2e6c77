import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { assignmentsWithin, reachesFor } from "@/lib/access/reach";
import { type Frequency, periodLabel } from "@/lib/domain/assignments/rules";
import { isSamePicture } from "@/lib/domain/reviews/likeness/rules";
import { checksOf } from "@/lib/domain/reviews/rules";
import { rows } from "@/lib/platform/db";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Check, CheckedFile, CheckedReport, FileTwin, Peer } from "./types";

/** Earlier reports of the own organisation, others of the same task, and files, are looked at up to here. */
const MOST = { history: 4, peers: 60, twins: 3, pictures: 400 } as const;
/** Due days of one period lie closer together than this. */
const DAYS_APART = 45;

type FactsRow = CheckedReport["facts"] &
  CheckedReport["values"] &
  Pick<CheckedReport, "narrative" | "explanation" | "isOnTime" | "dueOn" | "timesReopened"> & {
    assignmentId: string;
    group: string;
    year: number;
    period: number;
    evidenceHint: string[];
    history: CheckedReport["history"] | null;
    files: CheckedFile[] | null;
  };

const FIGURES = (alias: string) => {
  const r = sql.raw(alias);
  return sql`trim_scale(${r}.numerator)::text as numerator,
    trim_scale(${r}.denominator)::text as denominator, trim_scale(${r}.value)::text as value`;
};

const GROUP = (alias: string) => {
  const a = sql.raw(alias);
  return sql`concat_ws('/', ${a}.root_task_id, ${a}.node_code, ${a}.organisation_level,
    ${a}.organisation_kind, ${a}.year, ${a}.period)`;
};

async function factsOf(ids: readonly string[]): Promise<FactsRow[]> {
  return rows<FactsRow>(sql`
    select a.id as "assignmentId", ${GROUP("a")} as group, t.form, t.direction, t.accumulation,
      t.frequency, t.unit, coalesce(a.target, t.target)::float8 as target,
      t.indicator_name as "indicatorName", t.numerator_name as "numeratorName",
      t.denominator_name as "denominatorName", t.evidence_min as "evidenceMin",
      t.evidence_max as "evidenceMax", t.evidence_hint as "evidenceHint", a.year, a.period,
      a.due_on as "dueOn", a.times_reopened as "timesReopened", ${FIGURES("r")}, r.narrative,
      r.explanation, r.is_on_time as "isOnTime", before.history, cited.files
    from assignment a
    join task t on t.id = a.task_id
    join report r on r.assignment_id = a.id and r.revision = a.revision
    left join lateral (
      select json_agg(json_build_object('numerator', p.numerator, 'denominator', p.denominator,
        'value', p.value, 'narrative', p.narrative) order by p.year desc, p.period desc) as history
      from (select b.year, b.period, ${FIGURES("q")}, q.narrative
        from assignment b join report q on q.assignment_id = b.id and q.revision = b.revision
        where b.organisation_id = a.organisation_id and b.root_task_id = a.root_task_id
          and (b.year, b.period) < (a.year, a.period)
        order by b.year desc, b.period desc limit ${MOST.history}) p) before on true
    left join lateral (
      select json_agg(json_build_object('id', e.id, 'fileName', e.file_name,
        'capturedOn', (e.captured_at at time zone 'Asia/Shanghai')::date,
        'redShare', (e.preview ->> 'redShare')::float8) order by l.position) as files
      from report_evidence l join evidence e on e.id = l.evidence_id
      where l.report_id = r.id) cited on true
    where a.id = any (${ids}::bigint[])`);
}

type PeerRow = Peer & { group: string; isInSight: boolean };

/** Up to sixty reports each of the same task, period, county and kind of organisation. */
async function peersOf(ids: readonly string[], sight: Statement): Promise<PeerRow[]> {
  return rows<PeerRow>(sql`
    with shown as (
      select distinct on (a.root_task_id, a.node_code, a.organisation_level, a.organisation_kind,
        a.year, a.period) a.* from assignment a where a.id = any (${ids}::bigint[])
      order by a.root_task_id, a.node_code, a.organisation_level, a.organisation_kind, a.year,
        a.period, a.granted_due_on nulls first
    )
    select ${GROUP("s")} as group, b.id as "assignmentId", o.name as "organisationName",
      ${FIGURES("r")}, r.narrative, b.done_at is not null as "isDone", ${sight} as "isInSight"
    from shown s
    cross join lateral (
      select p.* from assignment p
      where p.root_task_id = s.root_task_id and p.node_code = s.node_code
        and p.status in ('submitted', 'approved', 'accepted')
        and p.due_on between s.due_on - ${DAYS_APART}::int and s.due_on + ${DAYS_APART}::int
        and p.organisation_level = s.organisation_level
        and p.organisation_kind = s.organisation_kind and p.year = s.year and p.period = s.period
      order by p.status, p.due_on, p.id limit ${MOST.peers}) b
    join report r on r.assignment_id = b.id and r.revision = b.revision
    join organisation o on o.id = b.organisation_id`);
}

type TwinRow = Omit<FileTwin, "when"> & {
  ofAssignment: string;
  year: number | null;
  period: number | null;
  frequency: Frequency | null;
};

const SEEN_IN = (evidence: Statement, condition: Statement) => sql`
  left join lateral (
    select b.id, b.year, b.period, k.frequency, u.name
    from report_evidence m join report q on q.id = m.report_id
    join assignment b on b.id = q.assignment_id join task k on k.id = b.task_id
    join organisation u on u.id = b.organisation_id
    where m.evidence_id = ${evidence} and ${condition} limit 1) seen on true`;

// A file saved or printed anew has other bytes and still the same text or picture.
const ALIKE = sql`(x.sha256 = c.sha256 or x.text_hash = c.text_hash or x.image_hash = c.image_hash)`;
const HOW = sql`case when x.sha256 = c.sha256 then 'same' when x.text_hash = c.text_hash then 'text'
  else 'picture' end`;

/** Files with the same bytes, text or picture of other organisations, and own ones of other periods. */
async function twinsOf(ids: readonly string[], sight: Statement): Promise<TwinRow[]> {
  return rows<TwinRow>(sql`
    with cited as (
      select a.id as assignment_id, a.root_task_id, e.*
      from assignment a join report r on r.assignment_id = a.id and r.revision = a.revision
      join report_evidence l on l.report_id = r.id join evidence e on e.id = l.evidence_id
      where a.id = any (${ids}::bigint[])
    )
    select c.assignment_id as "ofAssignment", c.id as "evidenceId", c.file_name as "fileName",
      ${HOW} as how, x.id as "otherId", x.file_name as "otherName",
      true as "isForeign", seen.name as "organisationName", seen.id as "assignmentId",
      seen.year, seen.period, seen.frequency
    from cited c
    cross join lateral (select x.* from evidence x
      where ${ALIKE} and x.organisation_id <> c.organisation_id limit ${MOST.twins}) x
    ${SEEN_IN(sql`x.id`, sight)}
    union all
    select c.assignment_id, c.id, c.file_name, ${HOW}, x.id, x.file_name, false, seen.name, seen.id,
      seen.year, seen.period, seen.frequency
    from cited c
    join evidence x on x.organisation_id = c.organisation_id and ${ALIKE}
    ${SEEN_IN(sql`x.id`, sql`b.root_task_id = c.root_task_id and b.id <> c.assignment_id`)}
    where seen.id is not null`);
}

type PictureRow = TwinRow & { hash: string; otherHash: string };

/** Pictures of others for the same task in the same county that look nearly the same. */
async function nearPicturesOf(id: string, sight: Statement): Promise<TwinRow[]> {
  const found = await rows<PictureRow>(sql`
    with own as (
      select a.root_task_id, a.node_code, a.id as assignment_id, e.id, e.file_name, e.image_hash
      from assignment a join report r on r.assignment_id = a.id and r.revision = a.revision
      join report_evidence l on l.report_id = r.id join evidence e on e.id = l.evidence_id
      where a.id = ${id} and e.image_hash is not null
    ), others as (
      select x.id, x.file_name, x.image_hash, b.id as assignment_id, b.year, b.period, k.frequency,
        u.name, ${sight} as in_sight,
        b.organisation_id <> (select organisation_id from assignment where id = ${id}) as is_foreign
      from assignment b join report q on q.assignment_id = b.id and q.revision = b.revision
      join report_evidence m on m.report_id = q.id join evidence x on x.id = m.evidence_id
      join task k on k.id = b.task_id join organisation u on u.id = b.organisation_id
      where b.id <> ${id} and x.image_hash is not null
        and (b.root_task_id, b.node_code) in (select root_task_id, node_code from own)
      limit ${MOST.pictures}
    )
    select o.assignment_id as "ofAssignment", o.id as "evidenceId", o.file_name as "fileName",
      'picture' as how, x.id as "otherId", x.file_name as "otherName", x.is_foreign as "isForeign",
      case when x.in_sight then x.name end as "organisationName",
      case when x.in_sight then x.assignment_id end as "assignmentId", x.year, x.period, x.frequency,
      o.image_hash::text as hash, x.image_hash::text as "otherHash"
    from own o join others x on x.image_hash <> o.image_hash and x.id <> o.id`);
  return found.filter((one) => isSamePicture(one.hash, one.otherHash)).slice(0, MOST.twins);
}

function twinOf({ year, period, frequency, ofAssignment: _of, ...twin }: TwinRow): FileTwin {
  const isDated = year !== null && period !== null && frequency !== null;
  const isShown = isDated && twin.assignmentId !== null;
  return { ...twin, when: isShown ? periodLabel(year, period, frequency) : null };
}

function peerOf({ group: _group, isInSight, ...peer }: PeerRow): Peer {
  return isInSight ? peer : { ...peer, organisationName: null, assignmentId: null };
}

function reportOf(found: FactsRow, peers: PeerRow[], twins: TwinRow[]): CheckedReport {
  const { year, period, frequency, accumulation, numerator, denominator, value } = found;
  return {
    ...{ facts: found, values: { numerator, denominator, value }, narrative: found.narrative },
    ...{ explanation: found.explanation, isOnTime: found.isOnTime, dueOn: found.dueOn },
    ...{ timesReopened: found.timesReopened, evidenceHint: found.evidenceHint },
    reported: { year, period, frequency, accumulation },
    history: found.history ?? [],
    files: found.files ?? [],
    peers: peers
      .filter((one) => one.group === found.group && one.assignmentId !== found.assignmentId)
      .map(peerOf),
    twins: twins.filter((one) => one.ofAssignment === found.assignmentId).map(twinOf),
  };
}

/**
 * The automatic checks of the last revision of each assignment, by assignment. Three statements however many
 * there are. The caller has shown that the actor reviews them; what lies out of sight is not named.
 */
export async function listChecks(
  actor: StaffActor,
  assignmentIds: readonly string[],
): Promise<Map<string, Check[]>> {
  return checksBy(actor, assignmentIds, () => Promise.resolve([]));
}

/** The same of one assignment, with a comparison of how its pictures look. */
export async function getChecks(actor: StaffActor, assignmentId: string): Promise<Check[]> {
  const checks = await checksBy(actor, [assignmentId], (sight) =>
    nearPicturesOf(assignmentId, sight),
  );
  return checks.get(assignmentId) ?? [];
}

async function checksBy(
  actor: StaffActor,
  ids: readonly string[],
  nearPictures: (sight: Statement) => Promise<TwinRow[]>,
): Promise<Map<string, Check[]>> {
  if (ids.length === 0) return new Map();
  const reading = await reachesFor(actor, "assignment.read");
  const reviewing = await reachesFor(actor, "report.review");
  const sight = assignmentsWithin([...reading, ...reviewing], "b");
  const [facts, peers, twins, near] = await Promise.all([
    factsOf(ids),
    peersOf(ids, sight),
    twinsOf(ids, sight),
    nearPictures(sight),
  ]);
  const all = [...twins, ...near];
  return new Map(facts.map((one) => [one.assignmentId, checksOf(reportOf(one, peers, all))]));
}
