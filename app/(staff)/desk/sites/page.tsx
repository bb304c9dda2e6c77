import type { Metadata } from "next";
import { RegisterPage } from "@/components/domain/sites/desk/register-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { hasVerb } from "@/lib/access/reach";
import {
  countWaitingSites,
  listFilterChoices,
  listSites,
} from "@/lib/domain/sites/register/queries";
import { siteRegisterSchema } from "@/lib/domain/sites/register/schema";
import { listSignals } from "@/lib/domain/sites/signals/queries";

export const metadata: Metadata = { title: "示范点" };

interface SitesProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Sites({ searchParams }: SitesProps) {
  const actor = await requireStaff();
  const filter = siteRegisterSchema.parse(await searchParams);
  const [found, signals, choices, waiting] = await forPage(
    Promise.all([
      listSites(actor, filter),
      listSignals(actor),
      listFilterChoices(actor),
      countWaitingSites(actor),
    ]),
  );
  const may = {
    recommend: hasVerb(actor, "site.recommend"),
    manage: hasVerb(actor, "site.manage"),
  };
  return <RegisterPage {...{ found, signals, filter, choices, waiting, may }} />;
}
