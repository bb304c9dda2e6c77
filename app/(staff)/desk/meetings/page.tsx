import type { Metadata } from "next";
import { MeetingsPage } from "@/components/domain/meetings/meetings-page";
import { requireStaff } from "@/lib/access/page";
import { listMeetingRegions, listMeetings } from "@/lib/domain/meetings/queries";
import { meetingFilterSchema } from "@/lib/domain/meetings/schema";

export const metadata: Metadata = { title: "推进会" };

interface MeetingsProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Meetings({ searchParams }: MeetingsProps) {
  const actor = await requireStaff();
  const filter = meetingFilterSchema.parse(await searchParams);
  const [meetings, regions] = await Promise.all([
    listMeetings(actor, filter),
    listMeetingRegions(actor),
  ]);
  return <MeetingsPage meetings={meetings} regions={regions} filter={filter} />;
}
