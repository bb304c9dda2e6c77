import type { Metadata } from "next";
import { EvaluatePage } from "@/components/domain/sites/desk/evaluate-page";
import { forPage, requireStaff } from "@/lib/access/page";
import { getEvaluationForm, listOwnMaterials } from "@/lib/domain/sites/evaluations/queries";
import { getSite } from "@/lib/domain/sites/register/queries";

export const metadata: Metadata = { title: "示范点自评" };

interface EvaluateProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function Evaluate({ params, searchParams }: EvaluateProps) {
  const [actor, { id }, { kept }] = await Promise.all([requireStaff(), params, searchParams]);
  const [site, form, materials] = await forPage(
    Promise.all([getSite(actor, id), getEvaluationForm(actor, id), listOwnMaterials(actor)]),
  );
  return <EvaluatePage site={site} {...form} materials={materials} isKept={kept === "1"} />;
}
