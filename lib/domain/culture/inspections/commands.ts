import "server-only";
import { randomBytes } from "node:crypto";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { regionsWithin } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { getInspection, getInspectionItem } from "@/lib/domain/culture/inspections/queries";
import { canAnswer, canRemedy, needsRemedy } from "@/lib/domain/culture/inspections/rules";
import type {
  AnswerItemInput,
  CancelInspectionInput,
  OrderInspectionInput,
  RemedyItemInput,
} from "@/lib/domain/culture/inspections/schema";
import { type CultureReach, cultureReach } from "@/lib/domain/culture/policy";
import { notifyMany } from "@/lib/domain/notifications/commands";
import { requirePictures } from "@/lib/domain/pictures/queries";
import { row, type Tx } from "@/lib/platform/db";
import { conflict, forbidden, invalid, notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { dayAt, dayLabel } from "@/lib/shared/dates";
import { newId } from "@/lib/shared/ids";

const MOVED_ON = "这一处刚被他人办理，请刷新页面核对后再办";

const pathOf = (regionCode: string) => sql`(select path from region where code = ${regionCode})`;

/** Chosen ones that are within reach, or so many drawn by the order of a digest over a seed: repeatable. */
async function pickVenues(
  tx: Tx,
  reach: CultureReach,
  { input, seed }: { input: OrderInspectionInput; seed: string },
): Promise<{ ids: string[]; from: number }> {
  const ofKind = input.kindCode ? sql`v.kind_code = ${input.kindCode}` : sql`true`;
  const wanted = input.way === "chosen" ? sql`v.id = any (${input.venueIds}::uuid[])` : ofKind;
  const found = await tx.rows<{ id: string }>(sql`
    select v.id from culture_venue v join region r on r.code = v.region_code
    where ${wanted} and v.stage = 'confirmed' and r.path like ${pathOf(input.regionCode)} || '%'
      and ${regionsWithin(reach.within, "r")}
    order by md5(${seed} || v.id::text)`);
  const ids = found.map(({ id }) => id);
  return input.way === "chosen"
    ? { ids, from: ids.length }
    : { ids: ids.slice(0, input.drawn), from: ids.length };
}

function requireSome(input: OrderInspectionInput, ids: readonly string[]): void {
  if (ids.length > 0) {
    if (input.way === "chosen" && ids.length < new Set(input.venueIds).size) throw notFound("阵地");
    return;
  }
  throw invalid(
    input.way === "chosen"
      ? { venueIds: "请至少勾选一处已确认的阵地" }
      : { drawn: "没有抽到阵地，请填写抽取数量，或换一个地区、种类" },
  );
}

async function tellKeepers(tx: Tx, inspectionId: string, title: string): Promise<number> {
  return notifyMany(
    tx,
    "inspection.ordered",
    sql`select coalesce(v.keeper_id, v.entered_by_id) as organisation_id, ${title}::text as title,
        ${`/desk/culture/inspections/${inspectionId}`}::text as link
      from culture_inspection_item i join culture_venue v on v.id = i.venue_id
      where i.inspection_id = ${inspectionId}::uuid group by 1`,
  );
}

/** Orders an inspection of chosen or drawn venues in a region within reach; their keepers are told. */
export async function orderInspection(
  actor: Actor,
  input: OrderInspectionInput,
): Promise<{ inspectionId: string }> {
  if (actor.kind !== "staff") throw forbidden();
  const reach = await cultureReach(actor, "culture");
  if (reach.within.length === 0) throw forbidden("巡查由乡镇（街道）或县级以上安排");
  if (input.dueOn < dayAt(new Date())) throw invalid({ dueOn: "完成日期已过，请选今天或以后" });
  const allowed = await row(sql`
    select 1 as found from region r where r.code = ${input.regionCode} and ${regionsWithin(reach.within, "r")}`);
  if (!allowed) throw notFound("地区");
  return write(actor, { action: "inspection.order", key: input.key }, async (tx) => {
    const id = newId();
    const seed = randomBytes(8).toString("hex");
    const { ids, from } = await pickVenues(tx, reach, { input, seed });
    requireSome(input, ids);
    const isDrawn = input.way === "drawn";
    await tx.count(sql`
      insert into culture_inspection (id, region_code, title, note, due_on, is_drawn, drawn_from,
        draw_seed, ordered_by_id, ordered_by_name)
      values (${id}, ${input.regionCode}, ${input.title}, ${input.note}, ${input.dueOn}::date,
        ${isDrawn}, ${isDrawn ? from : null}::int, ${isDrawn ? seed : null},
        ${actor.organisation.id}::uuid, ${actorName(actor)})`);
    await tx.count(sql`
      insert into culture_inspection_item (id, inspection_id, venue_id)
      select gen_random_uuid(), ${id}::uuid, picked from unnest(${ids}::uuid[]) picked`);
    const told = await tellKeepers(
      tx,
      id,
      `请巡查文化阵地：${input.title}，${dayLabel(input.dueOn)}前`,
    );
    await recordAudit(tx, actor, {
      action: "inspection.order",
      subjectType: "culture_inspection",
      subjectId: id,
      regionCode: input.regionCode,
      after: {
        title: input.title,
        dueOn: input.dueOn,
        venues: ids.length,
        isDrawn,
        from,
        seed,
        told,
      },
    });
    return { inspectionId: id };
  });
}

/** Cancels an order; what was answered stays, defects that were found stay open. */
export async function cancelInspection(
  actor: Actor,
  { inspectionId, reason }: CancelInspectionInput,
): Promise<{ inspectionId: string }> {
  const found = await getInspection(actor, inspectionId);
  if (found.isCancelled) throw conflict("这张巡查单已经取消");
  if (!found.mayCancel) throw forbidden("巡查单由安排它的地区取消");
  return write(actor, { action: "inspection.cancel" }, async (tx) => {
    const ended = await tx.count(sql`
      update culture_inspection set cancelled_at = now(), cancel_reason = ${reason}
      where id = ${inspectionId}::uuid and cancelled_at is null`);
    if (ended === 0) throw conflict("这张巡查单已经取消");
    await recordAudit(tx, actor, {
      action: "inspection.cancel",
      subjectType: "culture_inspection",
      subjectId: inspectionId,
      after: { reason },
    });
    return { inspectionId };
  });
}

function checkAnswer(input: AnswerItemInput): void {
  if (!needsRemedy(input.result)) return;
  if (!input.remedyDueOn) throw invalid({ remedyDueOn: "请写明哪一天前修好或更新" });
  if (input.remedyDueOn < dayAt(new Date())) {
    throw invalid({ remedyDueOn: "整改日期已过，请选今天或以后" });
  }
  if (!input.note) throw invalid({ note: "请写明哪里损坏或哪些内容过时" });
}

/** Answers for one venue, once. */
export async function answerItem(
  actor: Actor,
  input: AnswerItemInput,
): Promise<{ inspectionId: string }> {
  const item = await getInspectionItem(actor, input.itemId);
  if (!item.mayAnswer) throw forbidden("由阵地的管护单位或所在乡镇（街道）填写");
  if (!canAnswer(item)) throw conflict(MOVED_ON);
  checkAnswer(input);
  await requirePictures(actor, input.pictureIds);
  const remedyDueOn = needsRemedy(input.result) ? input.remedyDueOn : null;
  return write(actor, { action: "inspection.answer" }, async (tx) => {
    const done = await tx.count(sql`
      update culture_inspection_item set result = ${input.result}::inspection_result,
        note = ${input.note}, picture_ids = ${input.pictureIds}::uuid[],
        remedy_due_on = ${remedyDueOn}::date, answered_at = now(),
        answered_by_name = ${actorName(actor)}, reminded_on = null
      where id = ${item.id}::uuid and answered_at is null`);
    if (done === 0) throw conflict(MOVED_ON);
    await recordAudit(tx, actor, {
      action: "inspection.answer",
      subjectType: "culture_venue",
      subjectId: item.venueId,
      after: { inspectionId: item.inspectionId, result: input.result, remedyDueOn },
    });
    return { inspectionId: item.inspectionId };
  });
}

/** Says that a defect was put right, with what was done. */
export async function remedyItem(
  actor: Actor,
  input: RemedyItemInput,
): Promise<{ inspectionId: string }> {
  const item = await getInspectionItem(actor, input.itemId);
  if (!item.mayAnswer) throw forbidden("由阵地的管护单位或所在乡镇（街道）填写");
  if (!canRemedy(item)) throw conflict(MOVED_ON);
  await requirePictures(actor, input.pictureIds);
  return write(actor, { action: "inspection.remedy" }, async (tx) => {
    const done = await tx.count(sql`
      update culture_inspection_item set remedied_at = now(), remedied_by_name = ${actorName(actor)},
        remedy_note = ${input.remedyNote}, remedy_ids = ${input.pictureIds}::uuid[]
      where id = ${item.id}::uuid and remedied_at is null`);
    if (done === 0) throw conflict(MOVED_ON);
    await recordAudit(tx, actor, {
      action: "inspection.remedy",
      subjectType: "culture_venue",
      subjectId: item.venueId,
      after: { inspectionId: item.inspectionId },
    });
    return { inspectionId: item.inspectionId };
  });
}

/**
 * Reminds, once a day and item, of what is due: three days before, on the day, then weekly. The worker's.
 * Answers how many messages were written.
 */
export async function remindInspections(actor: Actor): Promise<number> {
  if (actor.kind !== "system") throw forbidden();
  return write(actor, { action: "inspection.remind" }, async (tx) => {
    const due = await tx.rows<{ id: string }>(sql`
      with clock as (select (now() at time zone 'Asia/Shanghai')::date as today),
      open as (
        select i.id, case when i.answered_at is null then n.due_on else i.remedy_due_on end as due_on
        from culture_inspection_item i join culture_inspection n on n.id = i.inspection_id
        where (i.answered_at is null and n.cancelled_at is null)
          or (i.result in ('damaged', 'outdated') and i.remedied_at is null)
      )
      update culture_inspection_item i set reminded_on = clock.today from open, clock
      where i.id = open.id and i.reminded_on is distinct from clock.today
        and (clock.today = open.due_on - 3
          or (clock.today >= open.due_on and (clock.today - open.due_on) % 7 = 0))
      returning i.id`);
    if (due.length === 0) return 0;
    return notifyMany(
      tx,
      "inspection.due",
      sql`select coalesce(v.keeper_id, v.entered_by_id) as organisation_id,
          (case when i.answered_at is null then '文化阵地待巡查：' else '文化阵地待修好或更新：' end)
            || v.name as title,
          '/desk/culture/inspections/' || i.inspection_id as link
        from culture_inspection_item i join culture_venue v on v.id = i.venue_id
        where i.id = any (${due.map(({ id }) => id)}::uuid[])`,
    );
  });
}
