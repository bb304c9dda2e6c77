import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { TODAY } from "@/lib/access/today";
import { write } from "@/lib/access/write";
import { getClock } from "@/lib/domain/calendar/queries";
import { issueRatingCodes } from "@/lib/domain/ratings/commands";
import { getManagedTopic } from "@/lib/domain/topics/moves/queries";
import type { PrintSheetInput } from "@/lib/domain/topics/sheets/schema";
import { conflict, invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

/** Codes handed out for one round of a topic, at most: a village has so many grown people. */
const MOST_CODES = 2_000;
const LONGEST_DAYS = 60;

/** A sheet as it is printed once; the codes are kept nowhere. */
export interface PrintedSheet {
  about: string;
  title: string;
  expiresOn: string;
  codes: string[];
}

function requireSoonEnough(expiresOn: string, today: string): void {
  const longest = new Date(Date.parse(`${today}T00:00:00Z`) + LONGEST_DAYS * 86_400_000);
  if (expiresOn < today || expiresOn > longest.toISOString().slice(0, 10)) {
    throw invalid({ expiresOn: `请选择今天起 ${LONGEST_DAYS} 天以内的日期` });
  }
}

/**
 * Issues the codes of one event, one for each person who is there. Only when the unit says that it is done; the
 * number is noted and bounded, the codes are given back once. There is no key of repetition: an answer that is
 * kept would keep the codes.
 */
export async function printSheet(actor: Actor, input: PrintSheetInput): Promise<PrintedSheet> {
  const topic = await getManagedTopic(actor, input);
  if (topic.claim !== "released" || !topic.roundId) {
    throw conflict("责任单位的办结说明公开以后才能请群众评价，请稍后再来");
  }
  const { roundId, id, regionCode, title, round } = topic;
  requireSoonEnough(input.expiresOn, (await getClock(actor)).today);
  return write(actor, { action: "topic.print_sheet" }, async (tx) => {
    // One at a time for a topic, so that the bound holds.
    await tx.row(sql`select 1 from topic where id = ${id}::uuid for update`);
    const issued = await tx.row<{ count: number }>(sql`
      select coalesce(sum(count), 0)::int as count from topic_sheet
      where topic_id = ${id}::uuid and round = ${round}`);
    const left = MOST_CODES - (issued?.count ?? 0);
    if (input.count > left) throw invalid({ count: `这一轮最多还能发 ${left} 张` });
    const about = `${title}（${input.about}）`;
    const { codes } = await issueRatingCodes(tx, actor, {
      ...{ subjectType: "topic", subjectId: roundId, about, regionCode },
      ...{ expiresOn: input.expiresOn, count: input.count },
    });
    await tx.count(sql`
      insert into topic_sheet (id, topic_id, round, about, count, issued_on, by_id, by_name)
      values (${newId()}, ${id}::uuid, ${round}, ${input.about}, ${input.count}, ${TODAY},
        ${actor.kind === "staff" ? actor.accountId : null}::uuid, ${actorName(actor)})`);
    await recordAudit(tx, actor, {
      action: "topic.print_sheet",
      subjectType: "topic",
      subjectId: id,
      regionCode,
      after: { about: input.about, count: input.count, round, expiresOn: input.expiresOn },
    });
    return { about: input.about, title, expiresOn: input.expiresOn, codes };
  });
}
