import type { Metadata } from "next";
import { EditionsPage } from "@/components/domain/editions/editions-page";
import { requireStaff } from "@/lib/access/page";
import { spanOf } from "@/lib/access/roles";
import { getClock } from "@/lib/domain/calendar/queries";
import { canFreeze } from "@/lib/domain/editions/policy";
import { findEditionRegion, listEditions } from "@/lib/domain/editions/queries";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "数据期" };

export default async function Editions() {
  const actor = await requireStaff("edition.read");
  const grant = actor.grants.find((one) => spanOf(one.role, "edition.read"));
  const region = await findEditionRegion(actor, grant?.regionCode ?? "");
  const [editions, clock] = await Promise.all([
    listEditions(actor, { regionCode: region.code }),
    getClock(actor),
  ]);
  return (
    <EditionsPage
      editions={editions}
      region={region}
      year={Number(clock.today.slice(0, 4))}
      mayFreeze={canFreeze(actor, region.code)}
      formKey={newId()}
    />
  );
}
