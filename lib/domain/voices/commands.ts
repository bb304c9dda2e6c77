import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/access/actor";
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

interface Asked extends VoiceSubject {
  level: string;
}

async function findAsked(actor: Actor, assignmentId: string): Promise<Asked> {
  const reaches = await requireReaches(actor, "voice.raise");
  const own = reaches.filter((reach) => reach.organisationId !== null);
  const found = await row<Asked>(sql`
    select a.organisation_id as "organisationId", a.root_task_id as "rootTaskId", a.year,
      a.organisation_level as level
    from assignment a where a.id = ${assignmentId} and ${assignmentsWithin(own, "a")}
      and a.status not in ('cancelled', 'exempted')`);
  if (!found) throw notFound("任务");
  return found;
}

/**
 * Raises the voice of the actor's own organisation about a task, once for each kind. Nothing that is kept
 * names the organisation, the person or the time of day: no id that grows with time, no idempotency key,
 * and no audit entry, whose minute and place in the chain would stand right behind somebody's sign-in. The
 * row itself can be neither changed nor taken away, and how many were met is audited with each answer.
 */
export async function raiseVoice(
  actor: Actor,
  { assignmentId, kind }: RaiseVoiceInput,
): Promise<{ kind: VoiceKind }> {
  const asked = await findAsked(actor, assignmentId);
  return withRequestId(randomUUID(), () =>
    write(actor, { action: "voice.raise" }, async (tx) => {
      await tx.count(sql`
        insert into voice (id, root_task_id, year, kind, organisation_level, token, on_day)
        values (${randomUUID()}, ${asked.rootTaskId}, ${asked.year}, ${kind}, ${asked.level},
          ${voiceToken(asked, kind, keyFor("voice"))}, ${TODAY})
        on conflict (token) do nothing`);
      return { kind };
    }),
  );
}
