import "server-only";
import type { Actor } from "@/lib/access/actor";
import { recordAudit } from "@/lib/access/audit";
import { requireReaches } from "@/lib/access/reach";
import { write } from "@/lib/access/write";
import type { CalendarException } from "@/lib/domain/calendar/types";
import { invalid } from "@/lib/platform/errors";
import { sql } from "@/lib/platform/sql";
import { readNotice } from "./rules";
import type { TakeNoticeInput } from "./schema";

/**
 * Takes a whole notice over in one statement; what was said of its days before is replaced, other days
 * stay. Throws `invalid` while a line cannot be read: half a notice is none.
 */
export async function takeNotice(
  actor: Actor,
  { year, text }: TakeNoticeInput,
): Promise<{ year: number; days: number }> {
  await requireReaches(actor, "calendar.manage");
  const { days, faults } = readNotice(text, year);
  if (faults.length > 0) throw invalid({ text: `还有 ${faults.length} 行没有读懂，请改好再登记` });
  if (days.length === 0) throw invalid({ text: "没有读到日期，请粘贴放假安排" });
  const dates = days.map((day) => day.date);
  return write(actor, { action: "calendar.take_notice" }, async (tx) => {
    const before = await tx.rows<CalendarException>(sql`
      select date, kind, name from calendar_exception where date = any (${dates}::date[])
      order by date for update`);
    await tx.count(sql`
      insert into calendar_exception (date, kind, name)
      select * from unnest(${dates}::date[], ${days.map((day) => day.kind)}::calendar_kind[],
        ${days.map((day) => day.name)}::text[])
      on conflict (date) do update set kind = excluded.kind, name = excluded.name`);
    await recordAudit(tx, actor, {
      action: "calendar.take_notice",
      subjectType: "calendar",
      subjectId: String(year),
      before,
      after: days,
    });
    return { year, days: days.length };
  });
}
