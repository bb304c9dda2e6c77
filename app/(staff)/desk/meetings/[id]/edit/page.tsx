import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { PlanPage } from "@/components/domain/meetings/plan-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { findCarriers } from "@/lib/domain/carriers/queries";
import { listOpenProblems } from "@/lib/domain/meetings/problems/queries";
import { getMeeting } from "@/lib/domain/meetings/queries";
import { listNearUnits } from "@/lib/domain/meetings/units/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "修改会议安排" };

export default async function EditMeeting({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([requireStaff("meeting.manage"), params]);
  const meeting = await forPage(getMeeting(actor, id));
  if (!meeting.may.manage) forbidden();
  const { regionCode: code, regionName: name, year } = meeting;
  const [units, problems, carriers] = await Promise.all([
    listNearUnits(actor, code),
    listOpenProblems(actor, code),
    findCarriers(actor, { regionCode: code, year }),
  ]);
  const choices = { units, problems, carriers: carriers?.members ?? [] };
  return <PlanPage region={{ code, name }} choices={choices} meeting={meeting} formKey={newId()} />;
}
