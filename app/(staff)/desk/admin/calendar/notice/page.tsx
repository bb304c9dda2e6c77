import type { Metadata } from "next";
import { NoticePage } from "@/components/domain/calendar/notice-page";
import { requireStaff } from "@/lib/access/page";
import { nextMissingYear, previewNotice } from "@/lib/domain/calendar/notices/queries";
import { previewNoticeSchema } from "@/lib/domain/calendar/notices/schema";

export const metadata: Metadata = { title: "粘贴放假通知" };

type NoticeProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function CalendarNotice({ searchParams }: NoticeProps) {
  const actor = await requireStaff("calendar.manage");
  const asked = previewNoticeSchema.parse(await searchParams);
  const year = asked.year ?? (await nextMissingYear(actor));
  const { text } = asked;
  return <NoticePage year={year} text={text} plan={await previewNotice(actor, { year, text })} />;
}
