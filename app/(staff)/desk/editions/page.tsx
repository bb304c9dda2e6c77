import type { Metadata } from "next";
import { EditionsPage } from "@/components/domain/editions/editions-page";
import { requireStaff } from "@/lib/access/page";
import { canFreeze, canReadInternal, editionHome } from "@/lib/domain/editions/policy";
import { findEditionRegion, listEditions } from "@/lib/domain/editions/queries";
import { listEditionsSchema } from "@/lib/domain/editions/schema";

export const metadata: Metadata = { title: "数据期" };

interface EditionsProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Editions({ searchParams }: EditionsProps) {
  const actor = await requireStaff("edition.read");
  const region = await findEditionRegion(actor, editionHome(actor));
  const { purpose } = listEditionsSchema.parse(await searchParams);
  return (
    <EditionsPage
      editions={await listEditions(actor, { regionCode: region.code, purpose })}
      region={region}
      purpose={purpose}
      seesInternal={canReadInternal(actor, region.code)}
      mayFreeze={canFreeze(actor, region.code)}
    />
  );
}
