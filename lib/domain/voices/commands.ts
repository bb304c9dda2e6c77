import "server-only";
import { randomUUID } from "node:crypto";
import { type Actor, systemActor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { assignmentsWithin, requireReaches } from "@/lib/access/reach";
import { TODAY } from "@/lib/access/today";
import { write } from "@/lib/access/write";
import { keyFor } from "@/lib/platform/crypto";
import { row } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { withRequestId } from "@/lib/platform/log";
import { sql } from "@/lib/platform/sql";
import { type VoiceSubject, voiceToken } from "./raised/rules";
import type { RaiseVoiceInput } from "./schema";
import type { VoiceKind } from "./types";

/** Stands in the audit trail in place of whoever spoke. */
const NOBODY = systemActor("基层声音");

interface Asked extends VoiceSubject {
  level: string;
  /** The region that issued the task; null for a task that no list in force has any more. */
  regionCode: string | null;
}

async function findAsked(actor: Actor, assignmentId: string): Promise<Asked> {
  const reaches = await requireReaches(actor, "voice.raise");
  const own = reaches.filter((reach) => reach.organisationId !== null);
  const found = await row<Asked>(sql`
    select a.organisation_id as "organisationId", a.root_task_id as "rootTaskId", a.year,
      a.organisation_level as level, (
        select l.region_code from task t join task_list l on l.id = t.list_id
        where t.root_task_id = a.root_task_id and t.inherits_task_id is null and l.year = a.year
          and l.status in ('issued', 'superseded', 'archived')
        order by l.list_version desc limit 1) as "regionCode"
    from assignment a where a.id = ${assignmentId} and ${assignmentsWithin(own, "a")}
      and a.status not in ('cancelled', 'exempted')`);
  if (!found) throw notFound("任务");
  return found;
}

/**
 * Raises the voice of the actor's own organisation about a task, once for each kind. Nothing that is kept
 * names the organisation, the person or the time of day: no id that grows with time, no idempotency key,
 * and an audit entry of nobody, under a request id that nothing else carries.
 */
export async function raiseVoice(
  actor: Actor,
  { assignmentId, kind }: RaiseVoiceInput,
): Promise<{ kind: VoiceKind }> {
  const asked = await findAsked(actor, assignmentId);
  return withRequestId(randomUUID(), () =>
    write(actor, { action: "voice.raise" }, async (tx) => {
      const isNew = await tx.count(sql`
        insert into voice (id, root_task_id, year, kind, organisation_level, token, on_day)
        values (${randomUUID()}, ${asked.rootTaskId}, ${asked.year}, ${kind}, ${asked.level},
          ${voiceToken(asked, kind, keyFor("voice"))}, ${TODAY})
        on conflict (token) do nothing`);
      if (isNew === 0) return { kind };
      await recordAudit(tx, NOBODY, {
        action: "voice.raise",
        subjectType: "task",
        subjectId: asked.rootTaskId,
        regionCode: asked.regionCode,
      });
      return { kind };
    }),
  );
}
