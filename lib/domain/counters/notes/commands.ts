import "server-only";
import { type Actor, actorName } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import { notableRegions } from "@/lib/domain/counters/notes/queries";
import type {
  AddNoteInput,
  EditNoteInput,
  RemoveNoteInput,
} from "@/lib/domain/counters/notes/schema";
import type { Tx } from "@/lib/platform/db";
import { conflict, notFound } from "@/lib/platform/errors";
import { type Statement, sql } from "@/lib/platform/sql";
import { newId } from "@/lib/shared/ids";

/** Where a remark stands, for the page to lead back to. */
export interface NotePlace {
  regionCode: string;
  year: number;
}

interface Kept {
  regionCode: string;
  carrierCode: string | null;
  onDay: string;
  text: string;
  version: number;
}

const yearOf = (day: string): number => Number(day.slice(0, 4));

function accountOf(actor: Actor): string | null {
  return actor.kind === "staff" ? actor.accountId : null;
}

/** The remark as it stands, locked; `not_found` outside the reach, `conflict` where it was changed since. */
async function lockNote(
  tx: Tx,
  { within, noteId, version }: { within: Statement; noteId: string; version: number },
): Promise<Kept> {
  const found = await tx.row<Kept>(sql`
    select n.region_code as "regionCode", n.carrier_code as "carrierCode",
      to_char(n.on_day, 'YYYY-MM-DD') as "onDay", n.text, n.version
    from trend_note n join region r on r.code = n.region_code
    where n.id = ${noteId}::uuid and ${within} for update of n`);
  if (!found) throw notFound("说明");
  if (found.version !== version)
    throw conflict("这条说明刚刚被别人改过，请刷新页面看过新的内容再改");
  return found;
}

/** Puts a remark on a region's trend; `not_found` outside the reach of the writer. */
export async function addNote(actor: Actor, input: AddNoteInput): Promise<NotePlace> {
  await requireReaches(actor, "note.manage");
  const within = await notableRegions(actor);
  const { regionCode, carrierCode, onDay, text, key } = input;
  return write(actor, { action: "note.add", key }, async (tx) => {
    const id = newId();
    const made = await tx.count(sql`
      insert into trend_note (id, region_code, carrier_code, on_day, text, by_id, by_name)
      select ${id}::uuid, r.code, ${carrierCode}, ${onDay}::date, ${text}, ${accountOf(actor)}::uuid,
        ${actorName(actor)}
      from region r where r.code = ${regionCode} and ${within}`);
    if (made === 0) throw notFound("地区");
    const after = { carrierCode, onDay, text };
    await recordAudit(tx, actor, {
      action: "note.add",
      subjectType: "trend_note",
      subjectId: id,
      regionCode,
      after,
    });
    return { regionCode, year: yearOf(onDay) };
  });
}

/** Changes a remark; nothing is lost where two change it at once: the slower one is told. */
export async function editNote(actor: Actor, input: EditNoteInput): Promise<NotePlace> {
  await requireReaches(actor, "note.manage");
  const within = await notableRegions(actor);
  const { noteId, version, carrierCode, onDay, text, key } = input;
  return write(actor, { action: "note.edit", key }, async (tx) => {
    const {
      regionCode,
      version: _version,
      ...before
    } = await lockNote(tx, { within, noteId, version });
    await tx.count(sql`
      update trend_note set carrier_code = ${carrierCode}, on_day = ${onDay}::date, text = ${text},
        by_id = ${accountOf(actor)}::uuid, by_name = ${actorName(actor)}, version = version + 1
      where id = ${noteId}::uuid`);
    await recordAudit(tx, actor, {
      action: "note.edit",
      subjectType: "trend_note",
      subjectId: noteId,
      regionCode,
      before,
      after: { carrierCode, onDay, text },
    });
    return { regionCode, year: yearOf(onDay) };
  });
}

/** Takes a remark off the trend; the audit trail keeps what it said. */
export async function removeNote(actor: Actor, input: RemoveNoteInput): Promise<NotePlace> {
  await requireReaches(actor, "note.manage");
  const within = await notableRegions(actor);
  const { noteId, version, key } = input;
  return write(actor, { action: "note.remove", key }, async (tx) => {
    const {
      regionCode,
      version: _version,
      ...before
    } = await lockNote(tx, { within, noteId, version });
    await tx.count(sql`delete from trend_note where id = ${noteId}::uuid`);
    await recordAudit(tx, actor, {
      action: "note.remove",
      subjectType: "trend_note",
      subjectId: noteId,
      regionCode,
      before,
    });
    return { regionCode, year: yearOf(before.onDay) };
  });
}
