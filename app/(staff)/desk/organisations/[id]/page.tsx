import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OrganisationPage } from "@/components/domain/dashboard/organisation-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listOrganisationAssignments } from "@/lib/domain/assignments/queries";
import { readOrganisationPage } from "@/lib/domain/counters/organisation/queries";
import { readOrganisationHistory } from "@/lib/domain/counters/organisation-log/queries";
import { organisationPageSchema } from "@/lib/domain/counters/schema";
import { listFedValues } from "@/lib/domain/machine/fed/queries";
import { dayAt, momentLabel } from "@/lib/shared/dates";

export const metadata: Metadata = { title: "单位" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function OrganisationRoute({ params, searchParams }: Props) {
  const actor = await requireStaff("dashboard.read");
  const now = new Date();
  const today = dayAt(now);
  const asked = organisationPageSchema.safeParse({ ...(await searchParams), ...(await params) });
  if (!asked.success) notFound();
  const input = {
    organisationId: asked.data.id,
    year: asked.data.year ?? Number(today.slice(0, 4)),
  };
  const facts = await forPage(readOrganisationPage(actor, input));
  const [assignments, fedValues, history] = await forPage(
    Promise.all([
      listOrganisationAssignments(actor, input),
      listFedValues(actor, input),
      readOrganisationHistory(actor, input),
    ]),
  );
  const printed = { person: actor.name, time: momentLabel(now) };
  const shown = { ...facts, assignments, fedValues, history, today, printed };
  return <OrganisationPage {...shown} year={input.year} />;
}
