import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import type { LinkAssignmentInput } from "@/lib/domain/topics/linking/schema";
import { getTopicFor } from "@/lib/domain/topics/moves/queries";
import { row } from "@/lib/platform/db";
import { conflict, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

/**
 * Points from a topic to the assignment of the same unit that carries its measures already, so that nothing is
 * reported twice; empty takes the pointer away. Nothing is made, and the assignment does not change.
 */
export async function linkAssignment(
  actor: Actor,
  { topicId, version, assignmentId }: LinkAssignmentInput,
): Promise<{ topicId: string }> {
  const topic = await getTopicFor(actor, { topicId, version, move: "report" });
  const own = assignmentId
    ? await row(sql`
        select 1 from assignment where id = ${assignmentId}::bigint
          and organisation_id = ${topic.organisationId}::uuid`)
    : true;
  if (!own) {
    throw invalid({
      assignmentId: "没有这个任务，或不是责任单位的任务；请打开任务页面，抄网址末尾的数字",
    });
  }
  return write(actor, { action: "topic.link_assignment" }, async (tx) => {
    const linked = await tx.count(sql`
      update topic set assignment_id = ${assignmentId ?? null}::bigint, version = version + 1
      where id = ${topicId}::uuid and version = ${version}`);
    if (linked === 0) throw conflict("这件点题刚被他人处理，请刷新页面核对后再办");
    await recordAudit(tx, actor, {
      action: "topic.link_assignment",
      subjectType: "topic",
      subjectId: topicId,
      regionCode: topic.regionCode,
      before: { assignmentId: topic.assignmentId },
      after: { assignmentId: assignmentId ?? null },
    });
    return { topicId };
  });
}
