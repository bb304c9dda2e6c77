import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import type { RemoveExceptionInput, SetExceptionInput } from "@/lib/domain/calendar/schema";
import type { CalendarException } from "@/lib/domain/calendar/types";
import type { Tx } from "@/lib/platform/db";
import { notFound } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";

async function locked(tx: Tx, date: string): Promise<CalendarException | undefined> {
  return tx.row<CalendarException>(
    sql`select date, kind, name from calendar_exception where date = ${date}::date for update`,
  );
}

async function note(
  tx: Tx,
  actor: Actor,
  facts: { action: string; date: string; before?: unknown; after?: unknown },
): Promise<void> {
  const { action, date, before, after } = facts;
  await recordAudit(tx, actor, { action, subjectType: "day", subjectId: date, before, after });
}

/** Says that a day is a holiday, or worked although it is a weekend; replaces what was said before. */
export async function setException(
  actor: Actor,
  input: SetExceptionInput,
): Promise<{ date: string }> {
  await requireReaches(actor, "calendar.manage");
  return write(actor, { action: "calendar.set" }, async (tx) => {
    const before = await locked(tx, input.date);
    await tx.count(sql`
      insert into calendar_exception (date, kind, name)
      values (${input.date}::date, ${input.kind}::calendar_kind, ${input.name})
      on conflict (date) do update set kind = excluded.kind, name = excluded.name`);
    await note(tx, actor, { action: "calendar.set", date: input.date, before, after: input });
    return { date: input.date };
  });
}

/** Lets a day follow its weekday again. */
export async function removeException(
  actor: Actor,
  input: RemoveExceptionInput,
): Promise<{ date: string }> {
  await requireReaches(actor, "calendar.manage");
  return write(actor, { action: "calendar.remove" }, async (tx) => {
    const before = await locked(tx, input.date);
    if (!before) throw notFound("日期");
    await tx.count(sql`delete from calendar_exception where date = ${input.date}::date`);
    await note(tx, actor, { action: "calendar.remove", date: input.date, before });
    return { date: input.date };
  });
}
