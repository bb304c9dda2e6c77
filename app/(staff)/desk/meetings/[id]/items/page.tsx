import type { Metadata } from "next";
import { ItemsPage } from "@/components/domain/meetings/items-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getClock } from "@/lib/domain/calendar/queries";
import { listItems } from "@/lib/domain/meetings/items/queries";
import { getMeeting } from "@/lib/domain/meetings/queries";
import { listNearUnits } from "@/lib/domain/meetings/units/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "议定事项" };

export default async function Items({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([requireStaff(), params]);
  const meeting = await forPage(getMeeting(actor, id));
  const [items, clock, units] = await Promise.all([
    listItems(actor, id),
    getClock(actor),
    meeting.may.manage ? listNearUnits(actor, meeting.regionCode) : [],
  ]);
  const facts = { units, today: clock.today, formKey: newId() };
  return <ItemsPage meeting={meeting} items={items} {...facts} />;
}
