import type { Metadata } from "next";
import { CalendarPage } from "@/components/domain/calendar/calendar-page";
import { requireStaff } from "@/lib/access/page";
import { getCalendarYear } from "@/lib/domain/calendar/queries";
import { listExceptionsSchema } from "@/lib/domain/calendar/schema";

export const metadata: Metadata = { title: "工作日历" };

type CalendarProps = { searchParams: Promise<{ year?: string; done?: string }> };

export default async function Calendar({ searchParams }: CalendarProps) {
  const actor = await requireStaff("calendar.manage");
  const query = await searchParams;
  const calendar = await getCalendarYear(actor, listExceptionsSchema.parse(query).year);
  return <CalendarPage calendar={calendar} done={query.done} />;
}
