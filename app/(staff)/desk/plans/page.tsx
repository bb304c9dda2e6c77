import type { Metadata } from "next";
import { PlansPage } from "@/components/domain/assignments/plans/plans-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { canSeeFilings } from "@/lib/domain/assignments/plans/policy";
import {
  listCooperations,
  listFilings,
  listUnregistered,
} from "@/lib/domain/assignments/plans/queries";
import { getClock } from "@/lib/domain/calendar/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "年度方案" };

export default async function Plans() {
  const actor = await requireStaff("list.acknowledge");
  const year = Number((await getClock(actor)).today.slice(0, 4));
  const cooperations = await forPage(listCooperations(actor, { year }));
  const mayLead = canSeeFilings(actor);
  const filings = mayLead ? await listFilings(actor, { year }) : null;
  const unregistered = mayLead ? await listUnregistered(actor, { year }) : [];
  const plans = { year, cooperations, filings, unregistered };
  return <PlansPage {...plans} formKey={newId()} />;
}
