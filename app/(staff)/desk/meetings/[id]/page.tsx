import type { Metadata } from "next";
import { MeetingPage } from "@/components/domain/meetings/meeting-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listItems } from "@/lib/domain/meetings/items/queries";
import { getMeeting } from "@/lib/domain/meetings/queries";
import { isPdfAvailable } from "@/lib/platform/pdf";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "会议" };

export default async function Meeting({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([requireStaff(), params]);
  const meeting = await forPage(getMeeting(actor, id));
  const items = await listItems(actor, id);
  const hasPdf = isPdfAvailable();
  return <MeetingPage meeting={meeting} items={items} hasPdf={hasPdf} formKey={newId()} />;
}
