import "server-only";
import type { Actor } from "@/lib/access/actor";
import { requireReaches } from "@/lib/access/reach";
import { getCalendarYear } from "@/lib/domain/calendar/queries";
import type { CalendarException } from "@/lib/domain/calendar/types";
import { rows } from "@/lib/platform/db";
import { sql } from "@/lib/platform/sql";
import { planNotice, readNotice } from "./rules";
import type { NoticePlan } from "./types";

/** What taking a pasted notice over would do; null where nothing was pasted. */
export async function previewNotice(
  actor: Actor,
  { year, text }: { year: number; text: string },
): Promise<NoticePlan | null> {
  await requireReaches(actor, "calendar.manage");
  if (text.trim() === "") return null;
  const notice = readNotice(text, year);
  const dates = notice.days.map((day) => day.date);
  const now = await rows<CalendarException>(sql`
    select date, kind, name from calendar_exception where date = any (${dates}::date[])`);
  return planNotice(notice, now);
}

/** The year that a notice is most likely for: this one while it has no entry, else the next. */
export async function nextMissingYear(actor: Actor): Promise<number> {
  const { year: thisYear, exceptions } = await getCalendarYear(actor);
  return exceptions.length === 0 ? thisYear : thisYear + 1;
}
