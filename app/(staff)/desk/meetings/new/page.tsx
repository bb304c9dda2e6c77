import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { PlanPage } from "@/components/domain/meetings/plan-page";
import { requireStaff } from "@/lib/access/page";
import { getClock } from "@/lib/domain/calendar/queries";
import { findCarriers } from "@/lib/domain/carriers/queries";
import { listOpenProblems } from "@/lib/domain/meetings/problems/queries";
import { listMeetingRegions } from "@/lib/domain/meetings/queries";
import { listNearUnits } from "@/lib/domain/meetings/units/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "安排会议" };

export default async function NewMeeting() {
  const actor = await requireStaff("meeting.manage");
  const region = (await listMeetingRegions(actor)).find(({ mayManage }) => mayManage);
  if (!region) forbidden();
  const [units, problems, { today }] = await Promise.all([
    listNearUnits(actor, region.code),
    listOpenProblems(actor, region.code),
    getClock(actor),
  ]);
  const year = Number(today.slice(0, 4));
  const carriers = await findCarriers(actor, { regionCode: region.code, year });
  const choices = { units, problems, carriers: carriers?.members ?? [] };
  return <PlanPage region={region} choices={choices} formKey={newId()} />;
}
