import type { Metadata } from "next";
import { MissingPage } from "@/components/domain/culture/missing-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { listMissing } from "@/lib/domain/culture/coverage/queries";
import { missingFilterSchema } from "@/lib/domain/culture/coverage/schema";
import { listTerms } from "@/lib/domain/culture/terms/queries";

export const metadata: Metadata = { title: "缺阵地名单" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Missing({ searchParams }: Props) {
  const [actor, query] = await Promise.all([requireStaff("culture.enter"), searchParams]);
  const filter = missingFilterSchema.parse(query);
  const [found, kinds] = await Promise.all([
    forPage(listMissing(actor, filter)),
    listTerms(actor, "venue_kind"),
  ]);
  return <MissingPage found={found} kinds={kinds} filter={filter} />;
}
