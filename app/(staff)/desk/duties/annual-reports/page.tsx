import type { Metadata } from "next";
import { ChainPage } from "@/components/domain/duties/chain-page";
import { OwnReportPage } from "@/components/domain/duties/own-report-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getClock } from "@/lib/domain/calendar/queries";
import { listCarriers } from "@/lib/domain/carriers/queries";
import { chainHome } from "@/lib/domain/duties/chain/policy";
import { readChain } from "@/lib/domain/duties/chain/queries";
import { chainFilterSchema } from "@/lib/domain/duties/chain/schema";
import { listChainEntries, listOwnReports } from "@/lib/domain/duties/entries/queries";
import { templateRegions } from "@/lib/domain/duties/templates/policy";

export const metadata: Metadata = { title: "年底书面报告" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AnnualReports({ searchParams }: Props) {
  const actor = await requireStaff("assignment.read");
  const { region, year: asked, carrier, show, after } = chainFilterSchema.parse(await searchParams);
  const { today } = await getClock(actor);
  const year = asked ?? Number(today.slice(0, 4));
  const own = await listOwnReports(actor, { organisationId: actor.organisation.id, year });
  const regionCode = region ?? chainHome(actor);
  if (!regionCode) return <OwnReportPage own={own} year={year} today={today} />;
  const query = { regionCode, year, carrierCode: carrier, show, after };
  const [chain, entries, carriers] = await Promise.all([
    forPage(readChain(actor, query)),
    forPage(listChainEntries(actor, query)),
    listCarriers(actor),
  ]);
  const mayKeepTemplates = templateRegions(actor).length > 0;
  const choices = carriers.filter(({ parentCode }) => parentCode === null);
  return <ChainPage {...{ chain, entries, query, own, mayKeepTemplates }} carriers={choices} />;
}
