import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { write } from "@/lib/access/write";
import { getClock } from "@/lib/domain/calendar/queries";
import { freezeFigures } from "@/lib/domain/editions/freezing/commands";
import { readPack } from "@/lib/domain/meetings/packs/queries";
import type { MakePackInput } from "@/lib/domain/meetings/packs/schema";
import { getMeeting } from "@/lib/domain/meetings/queries";
import { row } from "@/lib/platform/db";
import { conflict, forbidden } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import type { Day } from "@/lib/shared/dates";

/**
 * The newest year of which something had fallen due by a day: a meeting of January, also one that is prepared
 * in December, speaks of the year that ends. Throws `conflict` where nothing has fallen due yet.
 */
async function yearOfPack(regionCode: string, day: Day): Promise<number> {
  const found = await row<{ year: number }>(sql`
    select c.year from counter c
    where c.due_on < ${day}::date and c.year <= extract(year from ${day}::date)
      and c.not_started + c.drafting + c.submitted + c.returned + c.approved + c.accepted > 0
      and c.node_code in (
        select below.code from region here join region below on below.path like here.path || '%'
        where here.code = ${regionCode} and below.level in ('province', 'city', 'county'))
    order by c.year desc limit 1`);
  if (!found) throw conflict("本地区还没有到期的任务，没有数字可以定稿；等有任务到期后再生成材料");
  return found.year;
}

/**
 * Makes a meeting's pack: one edition whose fingerprint covers figures and sections alike, read from one
 * snapshot. Made anew before the meeting it is a new edition; once held, the pack stays as it lay on the table.
 */
export async function makePack(
  actor: Actor,
  { meetingId, key }: MakePackInput,
): Promise<{ meetingId: string; editionId: string }> {
  const meeting = await getMeeting(actor, meetingId);
  if (!meeting.may.manage) throw forbidden("会议材料由本级领导小组办公室生成");
  if (meeting.status === "cancelled") throw conflict("会议已取消，不能生成材料");
  if (meeting.status === "held" && meeting.packEditionId) {
    throw conflict("会议已召开，材料保持会上的一期不变；新的数字请在下一次会议或数据期中定稿");
  }
  const { id, kind, regionCode, title, heldOn, place, subject } = meeting;
  const { today } = await getClock(actor);
  const isBehind = heldOn < today;
  const year = await yearOfPack(regionCode, isBehind ? heldOn : today);
  return write(actor, { action: "meeting.make_pack", key }, async (tx) => {
    const order = {
      ...{
        purpose: "meeting" as const,
        regionCode,
        year,
        period: "to_date" as const,
      },
      title: `${title}材料`,
      // Of a meeting that lies behind us: as it stood on its day.
      ...(isBehind && { asOf: heldOn }),
    };
    const frozen = await freezeFigures(tx, actor, order, async (snapshot, { query, figures }) => ({
      pack: await readPack(snapshot, {
        meeting: { id, kind, regionCode, title, heldOn, place, subject },
        ...{ query, figures },
      }),
    }));
    const kept = await tx.count(sql`
      update meeting set pack_edition_id = ${frozen.editionId}::uuid, version = version + 1
      where id = ${id}::uuid and status <> 'cancelled'
        and (status = 'planned' or pack_edition_id is null)`);
    if (kept === 0) throw conflict("会议刚被他人更新，请刷新页面后再生成");
    await recordAudit(tx, actor, {
      ...{ action: "meeting.make_pack", subjectType: "meeting", subjectId: id, regionCode },
      after: { edition: frozen.editionId, number: frozen.number, fingerprint: frozen.fingerprint },
    });
    return { meetingId, editionId: frozen.editionId };
  });
}
