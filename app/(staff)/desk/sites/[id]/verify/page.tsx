import type { Metadata } from "next";
import { forbidden, notFound } from "next/navigation";
import { VerifyPage } from "@/components/domain/sites/desk/verify-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getClock } from "@/lib/domain/calendar/queries";
import { listEvaluations } from "@/lib/domain/sites/evaluations/queries";
import { mayMove } from "@/lib/domain/sites/lifecycle/rules";
import { getSite } from "@/lib/domain/sites/register/queries";

export const metadata: Metadata = { title: "示范点核验" };

export default async function Verify({ params }: { params: Promise<{ id: string }> }) {
  const [actor, { id }] = await Promise.all([requireStaff("site.manage"), params]);
  const site = await forPage(getSite(actor, id));
  if (!mayMove(site, "verify")) forbidden();
  const [[evaluation], { today }] = await Promise.all([
    listEvaluations(actor, site.id),
    getClock(actor),
  ]);
  if (!evaluation) notFound();
  return <VerifyPage site={site} evaluation={evaluation} today={today} />;
}
