import type { Metadata } from "next";
import { SettingsPage } from "@/components/domain/reviews/settings/settings-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getClock } from "@/lib/domain/calendar/queries";
import { managedRegions } from "@/lib/domain/reviews/chains/policy";
import { getChains } from "@/lib/domain/reviews/chains/queries";
import { settingsAddressSchema } from "@/lib/domain/reviews/chains/schema";
import { listOfficeReasons } from "@/lib/domain/reviews/reasons/queries";

export const metadata: Metadata = { title: "审核设置" };

type SettingsProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Settings({ searchParams }: SettingsProps) {
  const actor = await requireStaff("chain.manage");
  const address = settingsAddressSchema.parse(await searchParams);
  const { today } = await getClock(actor);
  const year = address.year ?? Number(today.slice(0, 4));
  const regionCode = address.region ?? managedRegions(actor)[0] ?? "";
  const [chains, reasons] = await forPage(
    Promise.all([getChains(actor, { regionCode, year }), listOfficeReasons(actor, regionCode)]),
  );
  const chosen = reasons.find(({ id }) => id === address.reason);
  return <SettingsPage chains={chains} reasons={reasons} chosen={chosen} done={address.done} />;
}
