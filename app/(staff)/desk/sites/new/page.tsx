import type { Metadata } from "next";
import { RecommendPage } from "@/components/domain/sites/desk/recommend-page";
import { requireStaff } from "@/lib/access/page";
import { listRecommendable } from "@/lib/domain/sites/recommendations/queries";
import { choiceFilterSchema } from "@/lib/domain/sites/recommendations/schema";
import { newId } from "@/lib/shared/ids";

export const metadata: Metadata = { title: "推荐示范点" };

interface RecommendProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Recommend({ searchParams }: RecommendProps) {
  const actor = await requireStaff("site.recommend");
  const { q, unit } = choiceFilterSchema.parse(await searchParams);
  const [found, chosen] = await Promise.all([
    listRecommendable(actor, { q }),
    unit ? listRecommendable(actor, { q: "", unit }) : [],
  ]);
  const only = q === "" && found.length === 1 ? found[0] : undefined;
  return <RecommendPage q={q} found={found} chosen={chosen[0] ?? only} formKey={newId()} />;
}
