import "server-only";
import type { StaffActor } from "@/lib/access/actor";
import { assignmentsWithin, type Reach, requireReaches } from "@/lib/access/reach";
import { isClosed, requireOpenTask } from "@/lib/domain/regions/closings/queries";
import { requireOtherHands } from "@/lib/domain/reviews/policy";
import { row } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import type { Decidable, InNameOf, Reviewable } from "./types";

/** One right by which somebody may decide: over which assignments `a`, and in whose name. */
export interface Way extends InNameOf {
  within: Statement;
}

/** Each reach as a way of its own, narrowed where a step asks for more than lying within it. */
export function waysOf(reaches: readonly Reach[], and?: (reach: Reach) => Statement): Way[] {
  return reaches.map((reach) => ({
    within: sql.and([assignmentsWithin([reach], "a"), ...(and ? [and(reach)] : [])]),
    regionCode: reach.grant?.regionCode ?? null,
    onBehalfOf: reach.onBehalfOf ?? null,
  }));
}

type Found = Reviewable & { isKept: boolean; isFed: boolean; matched: number[] };

const LAST_APPROVAL = sql`
  left join lateral (select v.reviewer_id, v.for_id from review v
    where v.report_id = r.id and v.decision = 'approve' order by v.at desc, v.id desc limit 1) v on true`;

function found(assignmentId: string, ways: readonly Way[]): Statement {
  const matches = ways.map(({ within }, at) => sql`case when ${within} then ${at}::int end`);
  return sql`
    select * from (
      select a.id, r.id as "reportId", a.revision, a.organisation_id as "organisationId",
        o.name as "organisationName", a.root_task_id as "rootTaskId", a.year, t.title,
        o.region_code as "regionCode", a.node_code as "nodeCode", a.status,
        to_json(a.done_at) #>> '{}' as "doneAt", a.is_doubted as "isDoubted",
        a.approved_in as "approvedIn", a.version, t.accumulation, t.form,
        a.closed_from is not null and not ${isClosed("a")} as "isKept", a.awaiting as "isFed",
        r.submitted_by_id as "submittedById", v.reviewer_id as "approvedById",
        v.for_id as "approvedForId", (now() at time zone 'Asia/Shanghai')::date as today,
        array_remove(array[${sql.join(matches)}]::int[], null) as matched
      from assignment a
      join task t on t.id = a.task_id
      join organisation o on o.id = a.organisation_id
      join report r on r.assignment_id = a.id and r.revision = a.revision
      ${LAST_APPROVAL}
      where a.id = ${assignmentId}
    ) found where cardinality(matched) > 0`;
}

/** Whose hands were in a report already and must not be in the next step too. */
type Hands = (report: Reviewable) => readonly (string | null)[];

/** Nobody decides on what they entered. */
export const BY_OTHERS: Hands = (report) => [report.submittedById];

/**
 * The report of an assignment that the actor may decide on in one of the ways; the first that the hands
 * allow is the name it is decided in. Throws `not_found` out of reach, `forbidden` where the actor's own
 * hands were in it, `conflict` where its year is closed.
 */
export async function requireDecidable(
  actor: StaffActor,
  assignmentId: string,
  { ways, hands }: { ways: readonly Way[]; hands: Hands },
): Promise<Decidable> {
  const one = await row<Found>(found(assignmentId, ways));
  if (!one) throw notFound("待审事项");
  const { matched, isKept, isFed, ...report } = one;
  if (isFed) throw conflict("这个数由其他系统提供，请来源系统更正后重新推送，不在这里审核");
  const names = matched.flatMap((at) => ways[at] ?? []);
  const { regionCode, onBehalfOf } = requireOtherHands(actor, names, hands(report));
  // What the closing left open until a day is decided until then; everything else of a closed year is not.
  if (!isKept) await requireOpenTask(actor, report);
  return { ...report, inNameOf: { regionCode, onBehalfOf } };
}

/** The submitted report that the actor may review. Throws as `requireDecidable`. */
export async function requireReviewable(
  actor: StaffActor,
  assignmentId: string,
): Promise<Decidable> {
  const ways = waysOf(await requireReaches(actor, "report.review"));
  return requireDecidable(actor, assignmentId, { ways, hands: BY_OTHERS });
}
