import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { TODAY } from "@/lib/access/today";
import type { TopicInHand } from "@/lib/domain/topics/moves/queries";
import { MOVES, type TopicMove } from "@/lib/domain/topics/rules";
import type { Tx } from "@/lib/platform/db";
import { conflict } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

const accountOf = (actor: Actor) => (actor.kind === "staff" ? actor.accountId : null);

/** Leaves the trace of what was done with a topic. */
export async function leaveTrace(
  tx: Tx,
  actor: Actor,
  trace: { topicId: string; round: number; move: TopicMove | "propose"; reason?: string },
): Promise<void> {
  await tx.count(sql`
    insert into topic_event (id, topic_id, on_day, round, move, reason, by_id, by_name)
    values (${newId()}, ${trace.topicId}::uuid, ${TODAY}, ${trace.round}, ${trace.move},
      ${trace.reason ?? ""}, ${accountOf(actor)}::uuid, ${actorName(actor)})`);
}

/** Moves a topic that was shown in this version, with trace and audit, in the caller's transaction. */
export async function moveTopic(
  tx: Tx,
  actor: Actor,
  step: { topic: TopicInHand; move: TopicMove; set?: Statement; reason?: string; round?: number },
): Promise<void> {
  const { topic, move, set = sql.empty, reason = "" } = step;
  const to = MOVES[move].to ?? topic.status;
  const round = step.round ?? topic.round;
  const moved = await tx.count(sql`
    update topic set status = ${to}::topic_status, version = version + 1 ${set}
    where id = ${topic.id}::uuid and version = ${topic.version} and status = ${topic.status}::topic_status`);
  if (moved === 0) throw conflict("这件点题刚被他人处理，请刷新页面核对后再办");
  await leaveTrace(tx, actor, { topicId: topic.id, round, move, reason });
  await recordAudit(tx, actor, {
    action: `topic.${move}`,
    subjectType: "topic",
    subjectId: topic.id,
    regionCode: topic.regionCode,
    before: { status: topic.status, state: topic.state, round: topic.round },
    after: { status: to, round, title: topic.title },
  });
}
