import "server-only";
import type { Actor, StaffActor } from "@/lib/access/actor";
import { assignmentsWithin, type Reach, reachesFor } from "@/lib/access/reach";
import { keyFor } from "@/lib/platform/crypto";
import { row, rows } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { VOICE_KINDS } from "./labels";
import { type VoiceSubject, voiceToken } from "./raised/rules";
import type { AssignmentVoices, VoiceAnswer, VoiceKind } from "./types";

/** An assignment as lists of to-dos know it. */
export interface VoicedAssignment extends VoiceSubject {
  id: string;
}

/** The kinds that each assignment's organisation has raised already, by assignment. */
async function givenBy(
  subjects: readonly VoicedAssignment[],
): Promise<Record<string, VoiceKind[]>> {
  const key = keyFor("voice");
  const wanted = subjects.flatMap((subject) =>
    VOICE_KINDS.map((kind) => ({ id: subject.id, kind, token: voiceToken(subject, kind, key) })),
  );
  const found = await rows<{ token: string }>(
    sql`select token from voice where token = any (${wanted.map(({ token }) => token)}::text[])`,
  );
  const tokens = new Set(found.map(({ token }) => token));
  const given: Record<string, VoiceKind[]> = {};
  for (const { id, kind, token } of wanted) {
    given[id] ??= [];
    if (tokens.has(token)) given[id].push(kind);
  }
  return given;
}

/**
 * Which voices the actor's own organisation has raised about assignments of its own, by assignment;
 * assignments of others are left out.
 */
export async function listGivenVoices(
  actor: StaffActor,
  assignments: readonly VoicedAssignment[],
): Promise<Record<string, VoiceKind[]>> {
  const reaches = await reachesFor(actor, "voice.raise");
  const own = new Set(reaches.map((reach) => reach.organisationId));
  const mine = assignments.filter(({ organisationId }) => own.has(organisationId));
  return mine.length > 0 ? givenBy(mine) : {};
}

function isOwn(reaches: readonly Reach[], organisationId: string): boolean {
  return reaches.some((reach) => reach.organisationId === organisationId);
}

/** The issuer's answers about an assignment's task, and what its own organisation has raised. */
export async function getAssignmentVoices(
  actor: Actor,
  assignmentId: string,
): Promise<AssignmentVoices> {
  const [raise, read, enter, review] = await Promise.all([
    reachesFor(actor, "voice.raise"),
    reachesFor(actor, "assignment.read"),
    reachesFor(actor, "report.enter"),
    reachesFor(actor, "report.review"),
  ]);
  const sight = assignmentsWithin([...raise, ...read, ...enter, ...review], "a");
  const found = await row<VoicedAssignment & { isAsked: boolean; answers: VoiceAnswer[] }>(sql`
    select a.id, a.organisation_id as "organisationId", a.root_task_id as "rootTaskId", a.year,
      a.status not in ('cancelled', 'exempted') as "isAsked",
      (select coalesce(json_agg(json_build_object('id', v.id, 'kind', v.kind, 'text', v.text,
          'unitName', v.unit_name, 'at', v.at) order by v.at desc), '[]')
        from voice_answer v where v.root_task_id = a.root_task_id and v.year = a.year) as answers
    from assignment a where a.id = ${assignmentId} and ${sight}`);
  if (!found) throw notFound("任务");
  const mayRaise = isOwn(raise, found.organisationId);
  const given = mayRaise ? await givenBy([found]) : {};
  return {
    assignmentId,
    mayRaise: mayRaise && found.isAsked,
    given: given[found.id] ?? [],
    answers: found.answers,
  };
}
